"""The families of letters that are shipped, and the files of their faces."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import sopdsl.data

Family = Literal["sans", "serif", "bookman"]
"""Liberation Sans (Arial's widths), Liberation Serif (Times New Roman's) or TeX Gyre Bonum (ITC Bookman's)."""

FONTS = Path(sopdsl.data.__file__).parent / "fonts"
_STYLES = ("Regular", "Bold", "Italic", "BoldItalic")
FILES: dict[Family, tuple[str, ...]] = {
    "sans": tuple(f"LiberationSans-{style}.ttf" for style in _STYLES),
    "serif": tuple(f"LiberationSerif-{style}.ttf" for style in _STYLES),
    "bookman": tuple(f"texgyrebonum-{style.lower()}.otf" for style in _STYLES),
}
"""In `FONTS`: regular, bold, italic, bold italic."""


def face_file(family: Family, bold: bool, italic: bool) -> Path:
    """The font file of a face."""
    return FONTS / FILES[family][bold + 2 * italic]
