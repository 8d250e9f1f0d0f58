"""Sheet to pictures, one a page, set by Typst from what it sets the PDF from."""

from __future__ import annotations

from typing import Any

from ...typesetting.compiler import compiler, forget
from ..layout.geometry import Sheet
from .pdf import files_of
from .pictures import require_readable

PIXELS_PER_INCH = 150
"""Fit to read on a screen and in a chat; who prints takes the PDF."""


def paint(sheet: Sheet) -> list[bytes]:
    """A PNG file for each page; the same sheet gives the same bytes. Raises BrokenPictureError."""
    require_readable(sheet)
    files: Any = files_of(sheet)
    made = compiler(sheet.family).compile(input=files, format="png", ppi=PIXELS_PER_INCH)
    forget()
    assert made is not None
    return [made] if isinstance(made, bytes) else made
