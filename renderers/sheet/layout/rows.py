"""Rows measured: wrapped cells and symbol bands of each step, how high they are, and how a row is cut in two."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from itertools import groupby, pairwise

import attrs

from sopdsl.flow import FlowNode, Graph
from sopdsl.model import Group, Text

from ...typesetting.text import Font, Line, block_height, wrap
from ..style import Style
from .columns import PADDING, Columns, columns_of
from .content import ROLES, RowTexts, Texts, row_texts
from .links import Link
from .remarks import references, ways_in_words
from .symbols import SYMBOL_SIZE, Band, Room, bands_of, empty_band

LEAST_ROW = 24.0


@attrs.frozen
class Unit:
    """A row of the table with the headings before it; or a part of a row that is taller than a page.

    A unit without bands is no row, only the headings that close the table.

    `row` is its index in the graph, `step` the number of its step (None for the row of a start or end), `first_band`
    tells a later part which of the row's bands it begins with. `shared` are the roles whose cell goes on from the unit
    above: their lines are that cell's.
    """

    row: int
    step: int | None
    number: str
    headings: tuple[tuple[Line, ...], ...]
    cells: Mapping[str, tuple[Line, ...]]
    shared: frozenset[str]
    bands: tuple[Band, ...]
    first_band: int = 0
    part: int = 0

    @property
    def nodes(self) -> frozenset[int]:
        """The nodes whose symbols stand here."""
        return frozenset(mark.node for band in self.bands for mark in band.marks)


@attrs.frozen
class MeasuredTable:
    """A procedure's columns and rows, ready to be put on pages."""

    columns: Columns
    units: tuple[Unit, ...]
    font: Font
    heading_font: Font


Growth = Mapping[tuple[int, int], float]
"""Points that a band gets beyond its need, by row and band."""


def measured(
    style: Style, graph: Graph, links: Sequence[Link], growth: Mapping[int, float], tall: Collection[int]
) -> MeasuredTable:
    """Measure a procedure with its arrows. `growth` gives executor columns more width; `tall` as in `Room`."""
    nodes: list[tuple[FlowNode, ...]] = [()] * len(graph.rows)
    for place, found in groupby(graph.nodes, key=lambda node: node.row):
        nodes[place] = tuple(found)
    added = [
        (references(row.step, mine), after)
        for row, mine, after in zip(graph.rows, nodes, ways_in_words(graph, links), strict=True)
    ]
    drafts = _texts(graph, nodes, [{node.id for node in mine} for mine in nodes], added)
    columns = columns_of(style, graph, drafts, growth)
    leaving = Counter((link.source, link.source_column) for link in links)
    widths = [column.width for column in columns.executors]
    room = Room(widths, Font(SYMBOL_SIZE, style.family), graph.numbers, leaving, style.wide_boxes, tall)
    bands = [bands_of(mine, room) for mine in nodes]
    texts = _texts(graph, nodes, [inside for _, inside in bands], added)
    font = Font(style.table_size, style.family)
    heading_font = attrs.evolve(font, bold=True)
    heading_width = sum(column.width for column in columns.all[:2]) - 2 * PADDING
    units = []
    for index, row in enumerate(graph.rows):
        headings = _headings(row.groups, heading_width, heading_font, graph.numbers)
        cells = _cells(columns, texts[index].cells, font, graph.numbers)
        shared = frozenset() if headings else texts[index].shared
        step = row.number or None
        number = f"{step}{'.' if style.number_dots else ''}" if step else ""
        units.append(Unit(index, step, number, headings, cells, shared, bands[index][0] or (empty_band(),)))
    if graph.closing_groups:
        headings = _headings(graph.closing_groups, heading_width, heading_font, graph.numbers)
        place, band = (units[-1].row, len(units[-1].bands) - 1) if units else (0, 0)
        units.append(Unit(place, None, "", headings, {"kegiatan": ()}, frozenset(), (), band))
    return MeasuredTable(columns, tuple(units), font, heading_font)


def _texts(
    graph: Graph,
    nodes: Sequence[tuple[FlowNode, ...]],
    inside: Sequence[set[int]],
    added: Sequence[tuple[Texts, Texts]],
) -> list[RowTexts]:
    texts: list[RowTexts] = []
    for row, mine, hidden, words in zip(graph.rows, nodes, inside, added, strict=True):
        above = texts[-1] if row.number > 1 else None
        texts.append(row_texts(graph, row, mine, hidden, words, above))
    return texts


def _headings(
    groups: Sequence[Group], width: float, font: Font, numbers: Mapping[str, int]
) -> tuple[tuple[Line, ...], ...]:
    return tuple(tuple(wrap(group.title, width, font, numbers)) for group in groups)


def _cells(
    columns: Columns, texts: Mapping[str, Texts], font: Font, numbers: Mapping[str, int]
) -> dict[str, tuple[Line, ...]]:
    present = {column.role: column.width - 2 * PADDING for column in columns.all}
    cells = dict(texts)
    if "keterangan" not in present:
        cells["kegiatan"] = (*cells["kegiatan"], *cells.pop("keterangan"))
    return {role: _lines(cells[role], present[role], font, numbers) for role in ROLES if role in present}


def _lines(texts: Sequence[Text], width: float, font: Font, numbers: Mapping[str, int]) -> tuple[Line, ...]:
    return tuple(line for text in texts for line in wrap(text, width, font, numbers))


def cell_height(lines: Sequence[Line], font: Font) -> float:
    """The height of a cell that holds these lines."""
    return block_height(lines, font) + 2 * PADDING if lines else 0.0


def heading_heights(unit: Unit, table: MeasuredTable) -> list[float]:
    """The heights of the headings before a row."""
    return [cell_height(lines, table.heading_font) for lines in unit.headings]


def row_heights(units: Sequence[Unit], table: MeasuredTable, growth: Growth) -> list[float]:
    """The height of each row, headings apart, when these units stand on one page under each other."""
    heights = [least_height(unit, table, growth) for unit in units]
    for role in ROLES[1:]:
        for first, end in shared_runs(units, role):
            need = cell_height(units[first].cells.get(role, ()), table.font) - sum(heights[first:end])
            for index in range(first, end) if need > 0 else ():
                heights[index] += need / (end - first)
    return heights


def least_height(unit: Unit, table: MeasuredTable, growth: Growth) -> float:
    """The height of a row for its symbols and its kegiatan; cells that rows may share may need more."""
    if not unit.bands:
        return 0.0
    return max(LEAST_ROW, sum(band_heights(unit, growth)), cell_height(unit.cells["kegiatan"], table.font))


def band_heights(unit: Unit, growth: Growth) -> list[float]:
    """The least height of each band of a unit."""
    return [band.height + growth.get((unit.row, unit.first_band + place), 0.0) for place, band in enumerate(unit.bands)]


def shared_runs(units: Sequence[Unit], role: str) -> list[tuple[int, int]]:
    """The runs of units, as first and end, that share one cell on one page; most are of one."""
    starts = [index for index, unit in enumerate(units) if index == 0 or role not in unit.shared]
    return list(pairwise([*starts, len(units)]))


def cut(unit: Unit, room: float, table: MeasuredTable, growth: Growth, going_on: frozenset[str]) -> tuple[Unit, Unit]:
    """Cut a row that is taller than a page: what fits in `room`, and the rest (at least a line or a band each).

    `going_on` are the roles whose cell the next row shares: where nothing of it is left, the rest says it again.
    """
    if unit.headings and sum(heading_heights(unit, table)) + 2 * LEAST_ROW > room:
        return _cut_headings(unit, room, table)
    room -= sum(heading_heights(unit, table))
    count = max(int((room - 2 * PADDING) / table.font.leading), 1)
    bands, used = 0, 0.0
    for height in band_heights(unit, growth):
        used += height
        bands += used <= room
    bands = max(bands, 1)
    head = attrs.evolve(
        unit, cells={role: lines[:count] for role, lines in unit.cells.items()}, bands=unit.bands[:bands]
    )
    tail = attrs.evolve(
        unit,
        number="",
        headings=(),
        cells={role: lines[count:] or (lines if role in going_on else ()) for role, lines in unit.cells.items()},
        shared=frozenset(),
        bands=unit.bands[bands:] or (empty_band(),),
        first_band=unit.first_band + bands,
        part=unit.part + 1,
    )
    return head, tail


def _cut_headings(unit: Unit, room: float, table: MeasuredTable) -> tuple[Unit, Unit]:
    """Headings that leave no room for their row: as many of their lines as fit, and the rest with the row."""
    taken: list[tuple[Line, ...]] = []
    rest = list(unit.headings)
    while rest and room > 0:
        count = max(int((room - 2 * PADDING) / table.heading_font.leading), 0 if taken else 1)
        taken += [rest[0][:count]] if count else []
        room -= cell_height(rest[0][:count], table.heading_font) if count else room
        rest[0:1] = [rest[0][count:]] if rest[0][count:] else []
    head = attrs.evolve(unit, number="", headings=tuple(taken), cells={"kegiatan": ()}, bands=(), shared=frozenset())
    return head, attrs.evolve(unit, headings=tuple(rest))
