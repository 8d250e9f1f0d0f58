"""The families of letters: those that are shipped, with the files of their faces, and an office's own."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Literal, NamedTuple

import attrs

import sopdsl.data

Shipped = Literal["sans", "serif", "bookman"]
"""Liberation Sans (Arial's widths), Liberation Serif (Times New Roman's) or TeX Gyre Bonum (ITC Bookman's)."""


class FontFiles(NamedTuple):
    """Paths of the files of four faces, as written; what is not written is set in the face that is nearest."""

    regular: str
    bold: str
    italic: str
    bold_italic: str


@attrs.frozen(eq=False)
class Face:
    """A font file of an office: its bytes, and by what Typst selects it. `widths` are advances in em by code point."""

    file: bytes
    typst: Mapping[str, object]
    widths: Mapping[int, float]


@attrs.frozen(eq=False)
class OwnFamily:
    """An office's own letters.

    `name` is what office programs call them, `faces` are regular, bold, italic and bold italic, and `base` are the
    shipped letters in which is printed what they lack. `ascent` and `descent` are those of the regular face, in em.
    `compiler` is the Typst compiler that has all these fonts.
    """

    name: str
    base: Shipped
    faces: tuple[Face, ...]
    ascent: float
    descent: float
    compiler: object


Family = Shipped | OwnFamily

FONTS = Path(sopdsl.data.__file__).parent / "fonts"
_STYLES = ("Regular", "Bold", "Italic", "BoldItalic")
FILES: dict[Shipped, tuple[str, ...]] = {
    "sans": tuple(f"LiberationSans-{style}.ttf" for style in _STYLES),
    "serif": tuple(f"LiberationSerif-{style}.ttf" for style in _STYLES),
    "bookman": tuple(f"texgyrebonum-{style.lower()}.otf" for style in _STYLES),
}
"""In `FONTS`: regular, bold, italic, bold italic."""


def face_data(family: Family, bold: bool, italic: bool) -> bytes:
    """The bytes of a face's font file."""
    place = bold + 2 * italic
    return family.faces[place].file if isinstance(family, OwnFamily) else (FONTS / FILES[family][place]).read_bytes()
