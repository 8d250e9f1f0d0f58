"""What stands in a table cell, in parts that a worksheet can hold: each a block of text with one alignment."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import attrs

from ....typesetting.primitives import Rect
from ...layout.geometry import Cell, Page
from ..shapes import inside
from .alignment import is_centred, vertical
from .running import Paragraph, Run, paragraphs

_GAP = 1.3
"""Paragraphs that are farther apart than this part of a line are blocks of their own."""


@attrs.frozen
class Piece:
    """A part of a cell, from side to side: its text and how that is aligned. `open_sides`: where it has no rule."""

    rect: Rect
    words: tuple[Paragraph, ...]
    horizontal: str
    vertical: str
    turned: bool
    fill: str | None
    open_sides: frozenset[str]


def cuts(cell: Cell, page: Page) -> list[float]:
    """Where the cell is cut, from top to bottom: below a picture, and between blocks of text such as a signature's."""
    edges = [picture.rect.bottom for picture in page.pictures if inside(cell.rect, picture.rect.centre)]
    words = paragraphs(cell.glyphs)
    for above, below in pairwise(words):
        if not below.first.turned and below.top - above.bottom > _GAP * below.leading:
            edges.append((above.bottom + below.top) / 2)
    return edges


def pieces(cell: Cell, page: Page) -> list[Piece]:
    """The parts of a cell."""
    edges = [cell.rect.y, *cuts(cell, page), cell.rect.bottom]
    words = paragraphs(cell.glyphs)
    made = []
    for number, (top, bottom) in enumerate(pairwise(edges)):
        rect = Rect(cell.rect.x, top, cell.rect.width, bottom - top)
        own = words if len(edges) == 2 else [part for part in words if top <= (part.top + part.bottom) / 2 < bottom]
        joined = {side for side, at in (("top", number > 0), ("bottom", number < len(edges) - 2)) if at}
        made.append(_piece(cell, rect, own, cell.open_sides | joined))
    return made


def _piece(cell: Cell, rect: Rect, words: Sequence[Paragraph], open_sides: frozenset[str]) -> Piece:
    turned = any(part.first.turned for part in words)
    return Piece(
        rect,
        tuple(words),
        "center" if is_centred(rect, words) else "left",
        vertical(rect, words),
        turned,
        cell.fill,
        open_sides,
    )


def typed(words: Sequence[Paragraph]) -> list[tuple[Run, float]]:
    """The text as it would be typed into the cell, each run with the size of its letters."""
    left = min((part.first.x for part in words), default=0.0)
    runs: list[tuple[Run, float]] = []
    for number, part in enumerate(words):
        size = part.first.size
        lead = "\n" if number else ""
        if not part.first.turned:
            lead += " " * round((part.first.x - left) / (size * 0.28)) if _is_list(words) else ""
        lead += f"{part.mark} " if part.mark else ""
        own = list(part.runs)
        if own and own[0].bold == part.first.bold and not own[0].underline:
            own[0] = attrs.evolve(own[0], text=lead + own[0].text)
        elif lead:
            own.insert(0, Run(lead, part.first.bold, False, False))
        runs += [(run, size) for run in own]
    return runs


def _is_list(words: Sequence[Paragraph]) -> bool:
    return any(part.mark for part in words)
