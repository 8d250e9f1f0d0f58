"""Tables of the pages around the sheets: contents, symbols, index. Their header is repeated on every page."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

import attrs

from sopdsl.model import Text

from ..sheet.layout.geometry import Cell, Rect, Table
from ..sheet.layout.text import Font, Line, block_height, plain_text, set_lines, wrap
from .leaves import Leaves

_PADDING = 4.0
_SIZE = 9.0


@attrs.frozen
class Column:
    """A column by its title and its part of the page's width."""

    title: str
    part: float
    centred: bool = False


Row = Sequence[Text]
_Lines = list[list[Line]]


class Grid:
    """A table that is set row by row; a row that is higher than what is left of the page moves or is divided.

    The first cell of a row that is divided, its name, is repeated.
    """

    def __init__(self, leaves: Leaves, columns: Sequence[Column]) -> None:
        self._leaves, self._columns = leaves, columns
        self._font = Font(_SIZE, leaves.style.serif)
        self._bold = attrs.evolve(self._font, bold=True)
        edges = [round(leaves.style.body_width * part, 2) for part in accumulate((c.part for c in columns), initial=0)]
        self._x = [round(leaves.style.margins.left + edge, 2) for edge in edges]
        self._begin()

    def add(self, row: Row, least: float = 0.0) -> tuple[Rect, ...]:
        """Set a row at least so high; its cells on the page where it ends."""
        rest = [wrap(text, width, self._font, {}) for text, width in zip(row, self._widths(), strict=True)]
        name = rest[0]
        while True:
            most = max(map(len, rest))
            count = int((self._leaves.room - 2 * _PADDING) / self._font.leading + 0.001)
            if (count < min(most, 2) or self._leaves.room < least) and len(self._heights) > 1:
                self._turn()
                continue
            count = max(min(count, most), 1)
            cells = self._set([lines[:count] for lines in rest], self._font, "value", least)
            rest = [lines[count:] for lines in rest]
            if not any(rest):
                return cells
            rest[0] = rest[0] or name

    def finish(self) -> None:
        """Put the table on its page."""
        widths = tuple(round(end - start, 2) for start, end in zip(self._x, self._x[1:], strict=False))
        table = Table(widths, tuple(self._heights), tuple(self._cells), 1, self._x[0], self._top)
        self._leaves.page.tables.append(table)

    def _turn(self) -> None:
        self.finish()
        self._leaves.turn()
        self._begin()

    def _begin(self) -> None:
        self._top = round(self._leaves.page.y, 2)
        self._heights: list[float] = []
        self._cells: list[Cell] = []
        titles = [
            wrap(plain_text(column.title), width, self._bold, {})
            for column, width in zip(self._columns, self._widths(), strict=True)
        ]
        self._set(titles, self._bold, "header", 0.0)

    def _widths(self) -> list[float]:
        return [end - start - 2 * _PADDING for start, end in zip(self._x, self._x[1:], strict=False)]

    def _set(self, blocks: _Lines, font: Font, role: str, least: float) -> tuple[Rect, ...]:
        y = round(self._top + sum(self._heights), 2)
        height = max(round(max(block_height(lines, font) for lines in blocks) + 2 * _PADDING, 2), least)
        fill = self._leaves.style.header_fill if role == "header" else None
        rects = []
        for place, (lines, column) in enumerate(zip(blocks, self._columns, strict=True)):
            rect = Rect(self._x[place], y, round(self._x[place + 1] - self._x[place], 2), height)
            top = y + (height - block_height(lines, font)) / 2
            centred = column.centred or role == "header"
            glyphs = set_lines(lines, rect.x + _PADDING, top, rect.width - 2 * _PADDING, font, centred)
            self._cells.append(Cell(len(self._heights), place, rect, role, glyphs, fill=fill))
            rects.append(rect)
        self._heights.append(height)
        self._leaves.page.y = y + height
        return tuple(rects)
