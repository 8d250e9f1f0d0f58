"""Tables of the pages around the sheets: contents, symbols, index, and the clauses of a letter."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import accumulate, pairwise
from types import MappingProxyType

import attrs

from ..sheet.layout.geometry import Cell, Table
from ..typesetting.primitives import Rect
from ..typesetting.text import Font, Line, block_height, plain_text, set_lines, wrap
from .leaves import Leaves

_PADDING = 4.0
_ALL_SIDES = frozenset({"left", "top", "right", "bottom"})

Lines = Sequence[Line]


@attrs.frozen
class Column:
    """A column by its title and its part of the page's width."""

    title: str
    part: float
    centred: bool = False


class Grid:
    """A table that is set row by row; a row that is higher than what is left of the page moves or is divided.

    Its header is repeated on every page, and so is the first cell of a row that is divided, its name. Where no column
    has a title, there is neither a header nor a rule: the table only holds words beside each other.
    """

    def __init__(self, leaves: Leaves, columns: Sequence[Column], font: Font) -> None:
        self._leaves, self._columns, self._font = leaves, columns, font
        self._is_ruled = any(column.title for column in columns)
        self._padding = _PADDING if self._is_ruled else 0.0
        edges = accumulate((leaves.style.body_width * column.part for column in columns), initial=0.0)
        self._x = [round(leaves.style.margins.left + edge, 2) for edge in edges]
        self.room = [end - start - 2 * self._padding for start, end in pairwise(self._x)]
        self._bold = attrs.evolve(font, bold=True)
        self._titles = [
            wrap(plain_text(column.title), room, self._bold, {})
            for column, room in zip(columns, self.room, strict=True)
        ]
        self._begin()

    def add(
        self, cells: Sequence[Lines], least: float = 0.0, targets: Mapping[int, int] = MappingProxyType({})
    ) -> tuple[Rect, ...]:
        """Set a row, each cell's lines no wider than its `room`; the places of its cells where it ends.

        A row that is at least so high has its words half way down. `targets` are the pages that columns lead to.
        """
        rest = list(cells)
        while True:
            count = self._fitting(max(map(len, rest)), least)
            if not count:
                self.finish()
                self._leaves.turn()
                self._begin()
                continue
            if self._is_ruled and not self._heights:
                self._set(self._titles, self._bold, "header", 0.0, {})
            places = self._set([lines[:count] for lines in rest], self._font, "value", least, targets)
            rest = [lines[count:] for lines in rest]
            if not any(rest):
                return places
            rest[0] = rest[0] or cells[0]

    def finish(self) -> None:
        """Put what there is of the table on its page."""
        if self._heights:
            widths = tuple(round(end - start, 2) for start, end in pairwise(self._x))
            header = 1 if self._is_ruled else 0
            table = Table(widths, tuple(self._heights), tuple(self._cells), header, self._x[0], self._top)
            self._leaves.page.tables.append(table)

    def _begin(self) -> None:
        self._top = round(self._leaves.page.y, 2)
        self._heights: list[float] = []
        self._cells: list[Cell] = []

    def _fitting(self, lines: int, least: float) -> int:
        """How many lines of a row are to be set on this page; 0 where the next page is the better place."""
        room = self._leaves.room
        if self._is_ruled and not self._heights:
            room -= self._height(self._titles, self._bold)
        count = int((room - 2 * self._padding) / self._font.leading + 0.001)
        can_turn = bool(self._heights) or not self._leaves.is_fresh
        if (count < min(lines, 2) or room < least) and can_turn:
            return 0
        return max(min(count, lines), 1)

    def _height(self, cells: Sequence[Lines], font: Font) -> float:
        return round(max(block_height(lines, font) for lines in cells) + 2 * self._padding, 2)

    def _set(
        self, cells: Sequence[Lines], font: Font, role: str, least: float, targets: Mapping[int, int]
    ) -> tuple[Rect, ...]:
        y = round(self._top + sum(self._heights), 2)
        height = max(self._height(cells, font), least)
        places = []
        for column, lines in enumerate(cells):
            left, right = self._x[column], self._x[column + 1]
            place = Rect(left, y, round(right - left, 2), height)
            is_middle = role == "header" or least > 0
            top = y + ((height - block_height(lines, font)) / 2 if is_middle else self._padding)
            centred = role == "header" or self._columns[column].centred
            glyphs = set_lines(lines, left + self._padding, top, self.room[column], font, centred)
            fill = self._leaves.style.header_fill if role == "header" else None
            sides = frozenset[str]() if self._is_ruled else _ALL_SIDES
            row = len(self._heights)
            target = targets.get(column)
            self._cells.append(Cell(row, column, place, role, glyphs, fill=fill, open_sides=sides, target=target))
            places.append(place)
        self._heights.append(height)
        self._leaves.page.y = y + height
        return tuple(places)
