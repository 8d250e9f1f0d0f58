"""What each family of letters is called: where it is printed, and where the reader's own are asked for."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from .metrics import Family, OwnFamily, Shipped


@attrs.frozen
class Typeface:
    """The names of a family.

    `printed` are the fonts that Typst prints with; what the first lacks is taken from the next. `office` is the font of
    office programs with the same widths. `reader` is a CSS list of such fonts, ending in the kind of letters, `kind`.
    """

    printed: tuple[str, ...]
    office: str
    reader: str

    @property
    def kind(self) -> str:
        """The CSS name of letters with or without serifs."""
        return self.reader.rpartition(", ")[2]


_TYPEFACES: dict[Shipped, Typeface] = {
    "sans": Typeface(("Liberation Sans",), "Arial", "'Liberation Sans', Arial, Helvetica, sans-serif"),
    "serif": Typeface(("Liberation Serif",), "Times New Roman", "'Liberation Serif', 'Times New Roman', Times, serif"),
    "bookman": Typeface(
        ("TeX Gyre Bonum", "Liberation Serif"),
        "Bookman Old Style",
        "'Bookman Old Style', 'TeX Gyre Bonum', 'URW Bookman', Bookman, serif",
    ),
}


def typeface_of(family: Family) -> Typeface:
    """The names of a family; an office's own goes before the shipped one that stands in for it."""
    if not isinstance(family, OwnFamily):
        return _TYPEFACES[family]
    base = _TYPEFACES[family.base]
    printed = (str(family.faces[0].typst["font"]), *base.printed)
    return Typeface(printed, family.name, f"'{family.name}', {base.reader}")


def faces_of(family: Family) -> list[Mapping[str, object]]:
    """What Typst selects regular, bold, italic and bold italic letters by, the shipped ones within their family."""
    if isinstance(family, OwnFamily):
        base = _TYPEFACES[family.base].printed
        return [{**face.typst, "font": (face.typst["font"], *base)} for face in family.faces]
    return [{"weight": weight, "style": style} for style in ("normal", "italic") for weight in (400, 700)]
