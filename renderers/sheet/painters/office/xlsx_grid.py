"""One worksheet's columns and rows: the pages of a procedure under each other, and which cell holds a place."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate, pairwise

import attrs

from ....typesetting.primitives import Rect
from ...layout.geometry import Page, Table
from .blocks import Block
from .xlsx_cells import cuts

PIXEL = 0.75
"""Spreadsheets keep column widths and row heights in pixels: 96 to an inch."""
_HIGHEST = 400.0
"""No row may be higher than 409 points."""
_NEAR = 0.1


@attrs.frozen
class Slice:
    """What a page shows of a worksheet. `top` and `bottom` bound what has rows: a repeated header has none."""

    page: Page
    blocks: tuple[Block, ...]
    top: float
    bottom: float
    first_row: int
    edges: tuple[float, ...]
    """The y of each row's upper edge, and at last the lower edge of all."""


@attrs.frozen
class Place:
    """A point of a worksheet: the cell that it lies in, how far from its corner, and how far from the sheet's."""

    column: int
    right: float
    row: int
    down: float
    x: float
    y: float


class Grid:
    """Columns and rows of a worksheet; lengths are points, rounded to whole pixels on both axes."""

    def __init__(self, pages: Sequence[tuple[Page, Sequence[Block]]]) -> None:
        tables = [block.content for _, blocks in pages for block in blocks if isinstance(block.content, Table)]
        self.x = _merged(x for table in tables for x in accumulate(table.column_widths, initial=table.x))
        self.slices: list[Slice] = []
        heights: list[float] = []
        for page, blocks in pages:
            edges = _edges(blocks, with_header=not self.slices, page=page)
            self.slices.append(Slice(page, tuple(blocks), edges[0], edges[-1], len(heights), edges))
            heights += [low - high for high, low in pairwise(edges)]
        self.widths = _in_pixels(right - left for left, right in pairwise(self.x))
        self.heights = _in_pixels(heights)
        self._lefts = list(accumulate(self.widths, initial=0.0))
        self._tops = list(accumulate(self.heights, initial=0.0))

    def columns_of(self, rect: Rect) -> range:
        """The columns below a rectangle."""
        return range(_index(self.x, rect.x), _index(self.x, rect.right))

    def rows_of(self, part: Slice, rect: Rect) -> range:
        """The rows beside a rectangle; none for a header that is not repeated."""
        first = _index(part.edges, max(rect.y, part.top))
        return range(part.first_row + first, part.first_row + max(_index(part.edges, rect.bottom), first))

    def place(self, part: Slice, x: float, y: float) -> Place:
        """Where a point of a page lies."""
        column = min(max(bisect_right(self.x, x) - 1, 0), len(self.widths) - 1)
        inside = min(max(bisect_right(part.edges, y) - 1, 0), len(part.edges) - 2)
        row = part.first_row + inside
        right = min(max(x - self.x[column], 0.0), self.widths[column])
        down = min(max(y - part.edges[inside], 0.0), self.heights[row])
        return Place(column, right, row, down, self._lefts[column] + right, self._tops[row] + down)


def _edges(blocks: Sequence[Block], with_header: bool, page: Page) -> tuple[float, ...]:
    """The y of all rules and of the upper and lower sides of all paragraphs."""
    ys: list[float] = []
    for block in blocks:
        if isinstance(block.content, Table):
            table = block.content
            rows = list(accumulate(table.row_heights, initial=table.y))
            ys += rows if with_header else rows[table.header_rows :]
            for cell in table.cells:
                ys += [edge for edge in cuts(cell, page) if edge > rows[0 if with_header else table.header_rows]]
        else:
            ys += [block.top, block.bottom]
    return tuple(_split(_merged(ys)))


def _split(edges: Sequence[float]) -> Iterable[float]:
    """Rows that are too high become several."""
    yield edges[0]
    for high, low in pairwise(edges):
        parts = int((low - high) // _HIGHEST) + 1
        yield from (high + (low - high) * part / parts for part in range(1, parts + 1))


def _merged(values: Iterable[float]) -> tuple[float, ...]:
    """In order, those that are nearly the same once."""
    merged: list[float] = []
    for value in sorted(values):
        if not merged or value > merged[-1] + _NEAR:
            merged.append(value)
    return tuple(merged)


def _in_pixels(lengths: Iterable[float]) -> list[float]:
    """Lengths as whole pixels, so that no rounding adds up."""
    edges = [round(edge / PIXEL) * PIXEL for edge in accumulate(lengths, initial=0.0)]
    return [end - start for start, end in pairwise(edges)]


def _index(edges: Sequence[float], value: float) -> int:
    """The edge next to a value."""
    return min(range(len(edges)), key=lambda place: abs(edges[place] - value))
