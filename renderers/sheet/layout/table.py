"""The flow table as cells: its two-level header, headings, rows and strips, with the lines in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

import attrs

from ...typesetting.primitives import Glyphs, Rect
from ...typesetting.text import Font, Line, block_height, plain_text, set_lines, wrap
from ..style import Style
from .columns import PADDING, Column, Columns
from .geometry import Cell, Table
from .pages import PlacedStretch, PlacedUnit
from .rows import MeasuredTable, shared_runs
from .symbols import Band

_QUALITY = ("kelengkapan", "waktu", "output")
_GROUPS = {"pelaksana": "pelaksana", **dict.fromkeys(_QUALITY, "mutu-baku")}
_CENTRED = ("no", "waktu")
_TITLE_SPACE = 3.0
_TURNED_LENGTH = 90.0
"""Turned titles longer than this are wrapped, if the column is wide enough for the lines."""
_HEADER_PART = 0.5
SMALLEST = 5.0
"""No letters are smaller than this, in points."""


@attrs.frozen
class Group:
    """A title over columns that stand side by side, from `first` to before `end`."""

    first: int
    end: int
    lines: tuple[Line, ...]


@attrs.frozen
class Header:
    """The header's rows, measured once for all pages; `titles` are the wrapped titles by column."""

    heights: tuple[float, ...]
    groups: tuple[Group, ...]
    titles: tuple[tuple[Line, ...], ...]
    font: Font

    @property
    def height(self) -> float:
        """The height of all its rows."""
        return sum(self.heights)


def header_of(style: Style, columns: Columns) -> Header:
    """The header in the table's letters, or in smaller ones where its titles would take too much of the page."""
    size = style.table_size
    while True:
        header = _header(Font(size, style.family, bold=True), style, columns)
        if header.height <= header_limit(style) or size - 1 < SMALLEST:
            return header
        size -= 1


def header_limit(style: Style) -> float:
    """How high a header may be, in points, so that rows still fit below it."""
    return _HEADER_PART * (style.body_bottom - style.margins.top)


def _header(font: Font, style: Style, columns: Columns) -> Header:
    """Wrap the titles and find the height of the header's rows: groups, titles, numbers."""
    groups = tuple(_groups(font, style, columns.all))
    upper = max((block_height(group.lines, font) + 2 * _TITLE_SPACE for group in groups), default=0.0)
    grouped = {place for group in groups for place in range(group.first, group.end)}
    titles = []
    height = 0.0
    for place, column in enumerate(columns.all):
        lines, tall = _title(column, columns.turned and column.executor is not None, font)
        titles.append(lines)
        height = max(height, tall + 2 * _TITLE_SPACE - (0.0 if place in grouped else upper))
    heights = [upper, height] if groups else [height]
    if style.column_numbers:
        heights.append(font.leading + 1.0)
    return Header(tuple(round(height, 2) for height in heights), groups, tuple(titles), font)


def _title(column: Column, turned: bool, font: Font) -> tuple[tuple[Line, ...], float]:
    """A title's lines and their height; turned ones are wrapped to the length at which they fit side by side."""
    if not turned:
        lines = tuple(wrap(plain_text(column.title), column.width - 2 * PADDING, font, {}))
        return lines, block_height(lines, font)
    length = _TURNED_LENGTH
    while True:
        lines = tuple(wrap(plain_text(column.title), length, font, {}))
        if len(lines) < 2 or block_height(lines, font) <= column.width - 2:
            return lines, max((line.width for line in lines), default=0.0)
        length *= 1.25


def table_of(style: Style, table: MeasuredTable, header: Header, stretch: PlacedStretch, y: float) -> Table:
    """The cells of one page's part of the table, its header beginning at `y`."""
    builder = _Builder(style, table, header, y)
    builder.add_header()
    for bottom in [band[1] for band in stretch.top_strip[-1:]]:
        builder.add_empty_row(bottom)
    first_rows = []
    for unit in stretch.units:
        for lines, (_, bottom) in zip(unit.unit.headings, unit.headings, strict=True):
            builder.add_heading(lines, bottom)
        if unit.bands:
            first_rows.append(builder.row)
            builder.add_row(unit)
    builder.add_quality([unit for unit in stretch.units if unit.bands], first_rows)
    for bottom in [band[1] for band in stretch.bottom_strip[-1:]]:
        builder.add_empty_row(bottom)
    return builder.table()


def _groups(font: Font, style: Style, columns: Sequence[Column]) -> Iterator[Group]:
    """The groups with a title; one whose columns do not all stand together has it over each part."""
    first = 0
    for name, run in groupby(columns, lambda column: _GROUPS.get(column.role)):
        end = first + len(list(run))
        if name and style.titles[name]:
            width = columns[end - 1].x + columns[end - 1].width - columns[first].x
            yield Group(first, end, tuple(wrap(plain_text(style.titles[name]), width - 2 * PADDING, font, {})))
        first = end


class _Builder:
    """Rows are added from top to bottom; `row` is the next one's index."""

    def __init__(self, style: Style, table: MeasuredTable, header: Header, y: float) -> None:
        self._style, self._table, self._header = style, table, header
        self._columns = table.columns.all
        self._y = [round(y, 2)]
        self._cells: list[Cell] = []

    @property
    def row(self) -> int:
        return len(self._y) - 1

    def table(self) -> Table:
        heights = tuple(round(low - high, 2) for high, low in zip(self._y, self._y[1:], strict=False))
        cells = tuple(sorted(self._cells, key=lambda cell: (cell.row, cell.column)))
        widths = tuple(column.width for column in self._columns)
        return Table(widths, heights, cells, len(self._header.heights), self._columns[0].x, self._y[0])

    def add_header(self) -> None:
        for height in self._header.heights:
            self._y.append(round(self._y[-1] + height, 2))
        groups = self._header.groups
        for group in groups:
            self._header_cell(0, group.first, group.lines, 1, group.end - group.first)
        levels = 2 if groups else 1
        for index, column in enumerate(self._columns):
            rows = 1 if any(group.first <= index < group.end for group in groups) else levels
            turned = self._table.columns.turned and column.executor is not None
            self._header_cell(levels - rows, index, self._header.titles[index], rows, 1, turned)
            if self._style.column_numbers:
                numbers = wrap(plain_text(str(index + 1)), column.width, self._header.font, {})
                self._header_cell(levels, index, numbers, 1, 1)

    def _header_cell(
        self, row: int, column: int, lines: Sequence[Line], rows: int, columns: int, turned: bool = False
    ) -> None:
        rect = self._rect(row, column, rows, columns)
        font = self._header.font
        glyphs = _turned(lines, rect, font) if turned else _centred(lines, rect, font)
        self._cells.append(Cell(row, column, rect, "header", glyphs, rows, columns, fill=self._style.header_fill))

    def add_empty_row(self, bottom: float) -> None:
        """The row of a strip of connectors."""
        self._y.append(bottom)
        for index, column in enumerate(self._columns):
            role = column.role if column.executor is not None else "sambungan"
            rect = self._rect(self.row - 1, index)
            self._cells.append(Cell(self.row - 1, index, rect, role, open_sides=self._open_sides(column)))

    def add_heading(self, lines: Sequence[Line], bottom: float) -> None:
        """A `Kelompok` heading over the whole width; its words keep to the left of the symbols."""
        self._y.append(bottom)
        rect = self._rect(self.row - 1, 0, 1, len(self._columns))
        font = self._table.heading_font
        glyphs = set_lines(lines, rect.x + PADDING, rect.y + PADDING, rect.width, font)
        self._cells.append(Cell(self.row - 1, 0, rect, "group", glyphs, column_span=len(self._columns)))

    def add_row(self, placed: PlacedUnit) -> None:
        """The cells of a step, without those that rows may share."""
        self._y.append(placed.bottom)
        step = placed.unit.step
        font = self._table.font
        wide = _wide_cells(placed.unit.bands)
        for index, column in enumerate(self._columns):
            columns = 1 if column.executor is None else wide.get(column.executor, 1)
            if column.role in _QUALITY or column.role == "keterangan" or not columns:
                continue
            if column.role == "no":
                lines: Sequence[Line] = wrap(plain_text(placed.unit.number), column.width, font, {})
            else:
                lines = placed.unit.cells.get(column.role, ())
            self._add_cell(self.row - 1, index, column, lines, (1, columns), step)

    def add_quality(self, units: Sequence[PlacedUnit], rows: Sequence[int]) -> None:
        """The cells of Mutu Baku and Keterangan, one for each run of rows that share it."""
        for index, column in enumerate(self._columns):
            if column.role not in _QUALITY and column.role != "keterangan":
                continue
            for first, end in shared_runs([placed.unit for placed in units], column.role):
                unit = units[first].unit
                span = rows[end - 1] - rows[first] + 1
                self._add_cell(rows[first], index, column, unit.cells.get(column.role, ()), (span, 1), unit.step)

    def _add_cell(
        self, row: int, index: int, column: Column, lines: Sequence[Line], spans: tuple[int, int], step: int | None
    ) -> None:
        rect = self._rect(row, index, *spans)
        font = self._table.font
        glyphs: tuple[Glyphs, ...] = ()
        if lines and column.role in _CENTRED:
            glyphs = _centred(lines, rect, font)
        elif lines:
            top = rect.y + (rect.height - block_height(lines, font)) / 2
            glyphs = set_lines(lines, rect.x + PADDING, top, rect.width, font)
        open_sides = self._open_sides(column, spans[1])
        self._cells.append(Cell(row, index, rect, column.role, glyphs, *spans, step=step, open_sides=open_sides))

    def _open_sides(self, column: Column, columns: int = 1) -> frozenset[str]:
        """Where an executor's cell has no rule: between executors, if the style has none there."""
        if column.executor is None or self._style.executor_rules:
            return frozenset()
        first, last = column.executor == 0, column.executor + columns == len(self._table.columns.executors)
        return frozenset([] if first else ["left"]) | frozenset([] if last else ["right"])

    def _rect(self, row: int, column: int, rows: int = 1, columns: int = 1) -> Rect:
        x, y = self._columns[column].x, self._y[row]
        last = self._columns[column + columns - 1]
        return Rect(x, y, round(last.x + last.width - x, 2), round(self._y[row + rows] - y, 2))


def _wide_cells(bands: Iterable[Band]) -> dict[int, int]:
    """By executor: how many columns its cell takes for a wide symbol, 0 where it is part of another's."""
    spans: dict[int, int] = {}
    first = -1
    for column in sorted({column for band in bands for mark in band.marks for column in mark.columns[:-1]}):
        if column not in spans:
            first, spans[column] = column, 1
        spans[first] += 1
        spans[column + 1] = 0
    return spans


def _centred(lines: Sequence[Line], rect: Rect, font: Font) -> tuple[Glyphs, ...]:
    top = rect.y + (rect.height - block_height(lines, font)) / 2
    return set_lines(lines, rect.x, top, rect.width, font, centred=True)


def _turned(lines: Sequence[Line], rect: Rect, font: Font) -> tuple[Glyphs, ...]:
    """Lines read from bottom to top, the first one left."""
    return tuple(_turned_glyphs(lines, rect, font))


def _turned_glyphs(lines: Sequence[Line], rect: Rect, font: Font) -> Iterator[Glyphs]:
    left = rect.x + (rect.width - block_height(lines, font)) / 2
    for place, line in enumerate(lines):
        base = round(left + place * font.leading + font.rise, 2)
        low = rect.bottom - (rect.height - line.width) / 2
        for piece in line.pieces:
            start = round(low - piece.x, 2)
            yield Glyphs(
                piece.text,
                base,
                start,
                font.size,
                round(piece.width, 2),
                piece.bold,
                piece.italic,
                turned=True,
                ending=line.ending,
            )
