"""How the text of a cell is aligned: read from where the layout put it."""

from __future__ import annotations

from collections.abc import Sequence

from ....typesetting.primitives import Rect
from ...layout.geometry import Table
from .running import Paragraph, paragraphs

_NEAR = 0.5

Rows = frozenset[tuple[str, float]]
"""Cells side by side, by their role and upper edge."""


def vertical(rect: Rect, words: Sequence[Paragraph]) -> str:
    """`top`, `center` or `bottom`: the side that the text is nearer to."""
    if not words or words[0].first.turned:
        return "center"
    above, below = words[0].top - rect.y, rect.bottom - words[-1].bottom
    if abs(above - below) < _NEAR:
        return "center"
    return "top" if above < below else "bottom"


def is_centred(rect: Rect, words: Sequence[Paragraph]) -> bool:
    """Whether all lines stand in the middle between the rectangle's sides; an item of a list is there by chance."""
    if any(part.mark for part in words):
        return False
    if any(part.first.turned for part in words):
        return True
    lines = [line for part in words for line in part.lines]
    middles = [(line[0].x + line[-1].x + line[-1].width) / 2 for line in lines]
    return bool(words) and all(abs(middle - rect.centre[0]) < _NEAR for middle in middles)


def top_rows(table: Table) -> Rows:
    """Where a cell's text begins at its top: so does that of its neighbours, though it may fill them by chance."""
    tops = [cell for cell in table.cells if vertical(cell.rect, paragraphs(cell.glyphs)) == "top"]
    return frozenset((cell.role, cell.rect.y) for cell in tops)
