"""What all office files say of themselves and of their letters."""

from __future__ import annotations

from collections import Counter

from ....office.package import Properties
from ....typesetting.typefaces import typeface_of
from ...layout.geometry import Sheet
from ..shapes import every_glyphs


def family(sheet: Sheet) -> str:
    """The office's own font with the widths that were measured."""
    return typeface_of(sheet.family).office


def properties(sheet: Sheet) -> Properties:
    """What the file says of itself."""
    return Properties(sheet.title, sheet.author, sheet.date, sheet.language)


def usual_size(sheet: Sheet) -> float:
    """The size of most words, in points: that of new ones, too."""
    sizes = Counter(glyphs.size for page in sheet.pages for glyphs in every_glyphs(page))
    return max(sorted(sizes), key=lambda size: sizes[size], default=8.5)
