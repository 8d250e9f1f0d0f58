"""What each family of letters is called: in the shipped fonts, and where the reader's own are asked for."""

from __future__ import annotations

import attrs

from ..metrics import Family


@attrs.frozen
class Typeface:
    """The names of a family.

    `shipped` are the shipped fonts to print with; what the first lacks is taken from the next. `office` is the font of
    office programs with the same widths. `reader` is a CSS list of such fonts, ending in the kind of letters.
    """

    shipped: tuple[str, ...]
    office: str
    reader: str


TYPEFACES: dict[Family, Typeface] = {
    "sans": Typeface(("Liberation Sans",), "Arial", "'Liberation Sans', Arial, Helvetica, sans-serif"),
    "serif": Typeface(("Liberation Serif",), "Times New Roman", "'Liberation Serif', 'Times New Roman', Times, serif"),
    "bookman": Typeface(
        ("TeX Gyre Bonum", "Liberation Serif"),
        "Bookman Old Style",
        "'Bookman Old Style', 'TeX Gyre Bonum', 'URW Bookman', Bookman, serif",
    ),
}
