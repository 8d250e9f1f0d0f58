"""Kinds of values that `[lembar]` takes: how each is read, and what editors and officials are told of it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from ..typesetting.primitives import MM
from .style import COLUMNS, Margins

Json = Mapping[str, object]


class Kind(NamedTuple):
    """A kind of value. `read` raises ValueError for one that makes no sense; `wanted` are the possible ones in short,
    as they are written and the same in all languages; `schema` is the kind's JSON schema.
    """

    read: Callable[[object], Any]
    wanted: str
    schema: Json


def _quoted(*words: str) -> str:
    return ", ".join(f'"{word}"' for word in words)


def choice(meanings: Mapping[str, object], also: Mapping[str, object] | None = None) -> Kind:
    """One of some words. `also` are other words for the same, which editors know and messages do not recommend."""
    every = {**meanings, **(also or {})}
    known = {word.casefold(): meaning for word, meaning in every.items()}

    def read(value: object) -> object:
        try:
            return known[_text(value).casefold()]
        except KeyError:
            raise ValueError(value) from None

    return Kind(read, _quoted(*meanings), {"enum": list(every)})


def number(least: float, most: float, unit: float = 1.0) -> Kind:
    """A number; `unit` is how many points one is."""

    def read(value: object) -> float:
        return _number(value, least, most) * unit

    return Kind(read, f"{least:g} … {most:g}", {"type": "number", "minimum": least, "maximum": most})


def _yes_no(value: object) -> bool:
    if not isinstance(value, bool):
        raise ValueError(value)
    return value


YES_NO = Kind(_yes_no, "true, false", {"type": "boolean"})

_PAPERS: dict[str, tuple[float, float]] = {
    "A4": (210, 297),
    "F4": (215, 330),
    "Legal": (215.9, 355.6),
    "Letter": (215.9, 279.4),
}
"""Short and long side in millimetres."""
_SIDE = r"([0-9]{2,4}(?:[.,][0-9]+)?)"
_OWN_PAPER = rf"^\s*{_SIDE}\s*[x×]\s*{_SIDE}\s*(mm)?\s*$"
_SHORTEST, _LONGEST = 148, 1000


def _paper(value: object) -> tuple[float, float]:
    """A known paper, or `215 x 330 mm`, as short and long side in points."""
    text = _text(value)
    for name, (short, long) in _PAPERS.items():
        if text.casefold() == name.casefold():
            return short * MM, long * MM
    match = re.match(_OWN_PAPER, text, re.IGNORECASE)
    if not match:
        raise ValueError(value)
    short, long = sorted(float(side.replace(",", ".")) for side in match.group(1, 2))
    if short < _SHORTEST or long > _LONGEST:
        raise ValueError(value)
    return short * MM, long * MM


PAPER = Kind(
    _paper,
    _quoted(*_PAPERS, "215 x 330 mm"),
    {"anyOf": [{"enum": list(_PAPERS)}, {"type": "string", "pattern": _OWN_PAPER}]},
)

_NARROWEST, _WIDEST = 8, 40
"""Millimetres: printers leave about 5 mm empty, and the page's number stands in the upper margin."""


def _margins(value: object) -> Margins:
    """One number for all sides, or four: top, right, bottom, left."""
    sides = value if isinstance(value, list) else [value] * 4
    if len(sides) != 4:
        raise ValueError(value)
    return Margins(*(_number(side, _NARROWEST, _WIDEST) * MM for side in sides))


_MARGIN: Json = {"type": "number", "minimum": _NARROWEST, "maximum": _WIDEST}
MARGINS = Kind(
    _margins,
    f"{_NARROWEST} … {_WIDEST}, [20, 15, 15, 25]",
    {"anyOf": [_MARGIN, {"type": "array", "items": _MARGIN, "minItems": 4, "maxItems": 4}]},
)

_COLOURS = {
    "tanpa": None,
    "abu-abu": "#e6e6e6",
    "biru": "#e7edf4",
    "hijau": "#e5efdc",
    "kuning": "#fdf3cf",
    "jingga": "#fbe4d5",
}
_OWN_COLOUR = r"^#[0-9A-Fa-f]{6}$"
_LIGHT = 0.175
"""The least luminance on which black letters have a contrast of 4.5 : 1 (WCAG 2.1, 1.4.3)."""


def _colour(value: object) -> str | None:
    text = _text(value).casefold()
    if text in _COLOURS:
        return _COLOURS[text]
    if not re.match(_OWN_COLOUR, text) or _luminance(text) < _LIGHT:
        raise ValueError(value)
    return text


def _luminance(colour: str) -> float:
    """The relative luminance of `#rrggbb` (WCAG 2.1)."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


COLOUR = Kind(
    _colour,
    _quoted(*_COLOURS, "#ffffcc"),
    {"anyOf": [{"enum": list(_COLOURS)}, {"type": "string", "pattern": _OWN_COLOUR}]},
)

_FIRST, _NEEDED = COLUMNS[:2], "pelaksana"


def _columns(value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise ValueError(value)
    columns = tuple(_text(each).casefold() for each in value)
    known = set(columns) <= set(COLUMNS) and len(set(columns)) == len(columns)
    if not known or columns[:2] != _FIRST or _NEEDED not in columns:
        raise ValueError(value)
    return columns


COLUMN_ORDER = Kind(
    _columns,
    json.dumps(COLUMNS),
    {
        "type": "array",
        "items": [{"const": name} for name in _FIRST],
        "additionalItems": {"enum": list(COLUMNS[2:])},
        "uniqueItems": True,
        "contains": {"const": _NEEDED},
    },
)

_LONGEST_TITLE = 40


def title(may_be_empty: bool = False) -> Kind:
    """The title of a column, or of a group of columns."""

    def read(value: object) -> str:
        from ..typesetting.metrics import missing

        text = _text(value)
        unprintable = not text.isprintable() or missing(text)
        if unprintable or len(text) > _LONGEST_TITLE or not (text or may_be_empty):
            raise ValueError(value)
        return text

    filled: Json = {} if may_be_empty else {"pattern": r"\S"}
    wanted = ("…", "") if may_be_empty else ("…",)
    return Kind(read, _quoted(*wanted), {"type": "string", "maxLength": _LONGEST_TITLE, **filled})


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError(value)
    return " ".join(value.split())


def _number(value: object, least: float, most: float) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not least <= value <= most:
        raise ValueError(value)
    return float(value)
