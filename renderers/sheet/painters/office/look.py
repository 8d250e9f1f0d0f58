"""What all office files say of their letters."""

from __future__ import annotations

from collections import Counter

from ...layout.geometry import Sheet
from ..shapes import every_glyphs
from ..typefaces import typeface_of

LANGUAGE = "id-ID"


def family(sheet: Sheet) -> str:
    """The office's own font with the widths that were measured."""
    return typeface_of(sheet.family).office


def usual_size(sheet: Sheet) -> float:
    """The size of most words, in points: that of new ones, too."""
    sizes = Counter(glyphs.size for page in sheet.pages for glyphs in every_glyphs(page))
    return max(sorted(sizes), key=lambda size: sizes[size], default=8.5)
