"""The cover (Halaman Judul): the office, what the book holds, and its year."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

import attrs

from ..sheet.layout.geometry import Page
from ..sheet.style import Style
from ..typesetting.logo import Logo
from ..typesetting.primitives import Picture, Rect
from ..typesetting.text import Line, plain_text, wrap
from .facts import UNKNOWN, Facts
from .leaves import Leaves
from .tables import Column, Grid

_LOGO = 96.0
_TITLE_SIZE, _UNIT_SIZE, _LETTERHEAD_SIZE = 26.0, 16.0, 14.0
_TITLE_AT = 0.4
"""How far down the title begins, as a part of the page's height."""
_FOOT = 90.0
"""Height that address and year take at the page's lower end."""


def cover(style: Style, facts: Facts, logo: Logo | None) -> tuple[Page, ...]:
    """One page, more only where its words are very long."""
    leaves = Leaves(style)
    _letterhead(leaves, facts.agency or (UNKNOWN,), logo)
    leaves.skip(style.paper[1] * _TITLE_AT - leaves.page.y)
    _centred(leaves, facts.title.upper(), _TITLE_SIZE)
    leaves.skip(_UNIT_SIZE)
    _centred(leaves, facts.unit, _UNIT_SIZE)
    leaves.skip(leaves.room - _FOOT)
    if facts.address is not None:
        leaves.lines(wrap(facts.address, style.body_width, leaves.font, {}), leaves.font, centred=True)
        leaves.skip(leaves.font.leading)
    _centred(leaves, facts.year, _UNIT_SIZE)
    return leaves.finish()


def _letterhead(leaves: Leaves, agency: Sequence[str], logo: Logo | None) -> None:
    """The logo and the lines below it, in one cell: office programs place a picture with the text beside it."""
    font = attrs.evolve(leaves.font, size=_LETTERHEAD_SIZE, bold=True)
    lines = [line for words in agency for line in wrap(plain_text(words.upper()), leaves.style.body_width, font, {})]
    if logo is not None:
        leaves.page.pictures.append(_picture(leaves, logo))
        lines = [Line((), 0.0)] * ceil((_LOGO + _UNIT_SIZE) / font.leading) + lines
    grid = Grid(leaves, (Column("", 1.0, centred=True),), font)
    grid.add([lines])
    grid.finish()


def _picture(leaves: Leaves, logo: Logo) -> Picture:
    """The logo at the top, in the middle."""
    scale = min(_LOGO / logo.width, _LOGO / logo.height)
    width, height = round(logo.width * scale, 2), round(logo.height * scale, 2)
    place = Rect(round((leaves.style.paper[0] - width) / 2, 2), round(leaves.page.y, 2), width, height)
    return Picture(logo.data, logo.format, place, "Logo")


def _centred(leaves: Leaves, words: str, size: float) -> None:
    font = attrs.evolve(leaves.font, size=size, bold=True)
    leaves.lines(wrap(plain_text(words), leaves.style.body_width, font, {}), font, centred=True)
