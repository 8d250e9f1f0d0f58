"""What all office files say of their letters."""

from __future__ import annotations

from ...layout.geometry import Sheet

LANGUAGE = "id-ID"


def family(sheet: Sheet) -> str:
    """The office's own font with the widths that were measured."""
    return "Times New Roman" if sheet.serif else "Arial"
