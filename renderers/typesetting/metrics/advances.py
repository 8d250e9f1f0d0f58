"""Measuring with the advance-width tables of the shipped fonts."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TypedDict

from .families import Family, OwnFamily, Shipped

PLACEHOLDER = "□"
"""Stands in the output for a character that the fonts do not have."""

STAND_INS = {
    0x00AD: "",  # soft hyphen: the layout breaks lines itself
    0x200B: "",  # zero width space
    0x2011: "-",  # non-breaking hyphen, as Word writes it
    0x2060: "",  # word joiner
    0xFE0E: "",  # variation selectors
    0xFE0F: "",
    0xFEFF: "",  # byte order mark
    0x2610: "□",  # ballot box
    0x2713: "√",  # check marks
    0x2714: "√",
    0xF0B7: "•",  # bullets of the Symbol and Wingdings fonts, as Word pastes them
    0xF0A7: "•",
}
"""Characters that print as another one which says the same."""


class _Table(TypedDict):
    units_per_em: int
    ascent: int
    descent: int
    faces: list[dict[str, str]]


class _Widths(dict[int, float]):
    """Advances in em by code point; those not in the font get their stand-in's."""

    def __missing__(self, point: int) -> float:
        return sum(self[ord(character)] for character in STAND_INS.get(point, PLACEHOLDER))


@cache
def _table(family: Shipped) -> _Table:
    file = Path(__file__).with_name(f"advances-{family}.json")
    table: _Table = json.loads(file.read_text(encoding="ascii"))
    return table


@cache
def _widths(family: Family, bold: bool, italic: bool) -> _Widths:
    if isinstance(family, OwnFamily):
        widths = _Widths(family.faces[bold + 2 * italic].widths)
    else:
        widths = _shipped_widths(family, bold, italic)
    for point in STAND_INS:
        widths.pop(point, None)
    return widths


def _shipped_widths(family: Shipped, bold: bool, italic: bool) -> _Widths:
    table = _table(family)
    widths = _Widths(_widths("serif", bold, italic) if family == "bookman" else ())
    for advance, characters in table["faces"][bold + 2 * italic].items():
        widths.update(dict.fromkeys(map(ord, characters), int(advance) / table["units_per_em"]))
    return widths


@cache
def known() -> frozenset[str]:
    """All characters that are printed as they are, in whatever letters."""
    return frozenset(map(chr, _widths("sans", False, False)))


def measure(text: str, size: float, bold: bool = False, italic: bool = False, family: Family = "sans") -> float:
    """The advance width of one line of text in points, for a font size in points."""
    return size * sum(map(_widths(family, bold, italic).__getitem__, map(ord, text)))


def ascent(size: float, family: Family = "sans") -> float:
    """How far the font reaches above the base line, in points."""
    if isinstance(family, OwnFamily):
        return size * family.ascent
    return size * _table(family)["ascent"] / _table(family)["units_per_em"]


def descent(size: float, family: Family = "sans") -> float:
    """How far the font reaches below the base line, in points (positive)."""
    if isinstance(family, OwnFamily):
        return size * family.descent
    return size * _table(family)["descent"] / _table(family)["units_per_em"]


def drawable(text: str) -> str:
    """The text with every character that the fonts lack replaced by its stand-in; as wide as `measure` says."""
    printed = known()
    if printed.issuperset(text):
        return text
    return "".join(c if c in printed else STAND_INS.get(ord(c), PLACEHOLDER) for c in text)


def missing(text: str) -> tuple[str, ...]:
    """The characters of the text that can only be printed as a placeholder, once each, in order."""
    printed = known()
    return tuple(dict.fromkeys(c for c in text if c not in printed and ord(c) not in STAND_INS))
