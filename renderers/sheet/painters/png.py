"""Sheet to pictures, one a page, set by Typst from what it sets the PDF from."""

from __future__ import annotations

from ...typesetting.compiler import forget, typst_pngs
from ..layout.geometry import Sheet
from .pdf import files_of
from .pictures import require_readable


def paint(sheet: Sheet) -> list[bytes]:
    """A PNG file for each page; the same sheet gives the same bytes. Raises BrokenPictureError."""
    require_readable(sheet)
    pictures = typst_pngs(files_of(sheet), sheet.family)
    forget()
    return pictures
