"""The flowchart of one page: symbols and connectors placed, and the routing problem of its arrows."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import sqrt

import attrs

from sopdsl.flow import Graph
from sopdsl.model import NodeKind, Text, plain

from ...typesetting.metrics import Family
from ...typesetting.primitives import Glyphs, Rect
from ...typesetting.text import Font, Line, block_height, longest_word, natural_width, set_lines, wrap
from .geometry import Route, Shape, Symbol
from .links import Link
from .pages import Connector, Passage, PlacedStretch, PlacedUnit, strip_key
from .routing import route
from .routing.problem import Place, Problem, Routing, Shortage, Wire
from .rows import MeasuredTable
from .symbols import CONNECTOR, SYMBOL_SIZE, Mark
from .terminators import is_plain

_LABEL_WIDTH, _LONGEST_WORD = 30.0, 80.0
_LABEL_PADDING = 1.0
_KINDS = {Shape.BOX: "kegiatan", Shape.DIAMOND: "keputusan", Shape.CAPSULE: "mulai"}
_JOINED = -1
"""Wires of joint nodes merge with none: their `merge` counts down from here."""

Answers = dict[Problem, Routing | Shortage]
"""What the router said of pages."""


@attrs.frozen
class Chart:
    """One page's field before it is routed.

    `connectors` are the symbols of passages, still without their letter. `keys` says for each band of the problem which
    row and band of `Growth` gets the room that it lacks; for a heading it is the band below.
    """

    problem: Problem
    symbols: tuple[Symbol, ...]
    connectors: dict[int, Passage]
    keys: tuple[tuple[int, int], ...]
    links: tuple[tuple[Link, ...], ...]
    labels: dict[int, tuple[Line, ...]]
    font: Font

    def link_of(self, wire: int) -> Link:
        """An arrow that a wire draws; for the joining line of a joint node any arrow at one of its ends."""
        ends = {self.problem.wires[wire].source, self.problem.wires[wire].target}
        if self.links[wire]:
            return self.links[wire][0]
        touching = (
            links[0]
            for other, links in zip(self.problem.wires, self.links, strict=True)
            if links and ends & {other.source, other.target}
        )
        return next(touching)


class _Draft:
    """Collects bands, symbols and wires of one page."""

    def __init__(self, graph: Graph, procedure: int, table: MeasuredTable, first_id: int, family: Family) -> None:
        self.graph, self.procedure = graph, procedure
        self.columns = [(column.x, round(column.x + column.width, 2)) for column in table.columns.executors]
        self.font = Font(SYMBOL_SIZE, family)
        self.next_id = first_id
        self.bands: list[tuple[float, float]] = []
        self.keys: list[tuple[int, int]] = []
        self.rules: list[float] = []
        self.places: list[Place] = []
        self.symbols: list[Symbol] = []
        self.marks: dict[tuple[int, int], int] = {}
        self.connectors: dict[tuple[bool, Passage], int] = {}
        self.wires: list[Wire] = []
        self.links: list[tuple[Link, ...]] = []
        self.labels: dict[int, tuple[Line, ...]] = {}

    def add_stretch(self, placed: PlacedStretch) -> None:
        """The rows of the page, between the connectors above and below them."""
        stretch = placed.stretch
        self.add_strip(strip_key(stretch.first, True), placed.top_strip, stretch.top)
        if placed.top_strip:
            self.rules.append(placed.top_strip[-1][1])
        for unit in placed.units:
            self.add_unit(unit)
        self.add_strip(strip_key(stretch.first, False), placed.bottom_strip, stretch.bottom)

    def add_unit(self, placed: PlacedUnit) -> None:
        unit = placed.unit
        for heading in placed.headings:
            self.add_band(heading, (unit.row, unit.first_band))
            self.rules.append(heading[1])
        for place, (band, y_range) in enumerate(zip(unit.bands, placed.bands, strict=True)):
            self.add_band(y_range, (unit.row, unit.first_band + place))
            for mark in band.marks:
                self.add_mark(mark)
        self.rules.append(placed.bottom)

    def add_strip(self, key: int, ranges: Sequence[tuple[float, float]], connectors: Sequence[Connector]) -> None:
        for band, y_range in enumerate(ranges):
            self.add_band(y_range, (key, band))
            here = [connector for connector in connectors if connector.band == band]
            for connector in here:
                beside = [other for other in here if other.column == connector.column]
                part = (beside.index(connector) + 0.5) / len(beside)
                left, right = self.columns[connector.column]
                middles = (left + (right - left) * part,)
                number = self._place(Shape.CONNECTOR, connector.column, CONNECTOR, middles)
                self.connectors[connector.leaving, connector.passage] = number
                self._symbol(Shape.CONNECTOR, connector.column, None, (), "")

    def add_band(self, y_range: tuple[float, float], key: tuple[int, int]) -> None:
        self.bands.append(y_range)
        self.keys.append(key)

    def add_mark(self, mark: Mark) -> None:
        middles = tuple(sum(self.columns[column]) / 2 for column in mark.columns)
        number = self._place(mark.shape, mark.columns[0], (mark.width, mark.height), middles)
        self.marks |= dict.fromkeys(((mark.node, column) for column in mark.columns), number)
        rect = self.places[-1].rect
        top = rect.y + (rect.height - block_height(mark.lines, self.font)) / 2
        glyphs = set_lines(mark.lines, rect.x, top, rect.width, self.font, centred=True)
        self._symbol(mark.shape, mark.columns[0], mark.node, glyphs, _alt(self.graph, mark))

    def add_joint(self, columns: Sequence[int], node: int) -> None:
        places = dict.fromkeys(self.marks[node, column] for column in columns)
        for ends in pairwise(places):
            merge = _JOINED - len(self.wires)
            self._wire(Wire(len(self.wires), *ends, merge, arrowhead=False), ())

    def add_link(self, link: Link, source: int, target: int) -> None:
        size = None
        if link.label:
            lines = tuple(wrap(link.label, self._label_width(link.label), self.font, self.graph.numbers))
            self.labels[len(self.wires)] = lines
            wide = max(line.width for line in lines) + 2 * _LABEL_PADDING
            size = round(wide, 2), round(block_height(lines, self.font), 2)
        wire = Wire(len(self.wires), source, target, target, size, link.first, dashed=link.dashed)
        self._wire(wire, (link,))

    def _label_width(self, label: Text) -> float:
        """Narrow labels find a place more easily; long ones are at least three times as wide as high."""
        area = natural_width(label, self.font) * self.font.leading
        return max(_LABEL_WIDTH, sqrt(3 * area), min(longest_word(label, self.font), _LONGEST_WORD))

    def add_arrival(self, links: Sequence[Link], source: int, target: int) -> None:
        dashed = all(link.dashed for link in links)
        self._wire(Wire(len(self.wires), source, target, target, dashed=dashed), tuple(links))

    def _wire(self, wire: Wire, links: tuple[Link, ...]) -> None:
        self.wires.append(wire)
        self.links.append(links)

    def _place(self, shape: Shape, column: int, size: tuple[float, float], middles: tuple[float, ...]) -> int:
        """A symbol in the newest band over the `middles` of its columns, the first of which is `column`."""
        high, low = self.bands[-1]
        rect = _centred((middles[0] + middles[-1]) / 2, (high + low) / 2, *size)
        wide = tuple(round(x, 2) for x in middles) if len(middles) > 1 else ()
        self.places.append(Place(self.next_id, shape, rect, column, len(self.bands) - 1, wide))
        self.next_id += 1
        return self.next_id - 1

    def _symbol(self, shape: Shape, column: int, node: int | None, glyphs: tuple[Glyphs, ...], alt: str) -> None:
        place = self.places[-1]
        self.symbols.append(Symbol(place.id, shape, place.rect, column, alt, self.procedure, node, glyphs))


def chart_of(
    graph: Graph,
    procedure: int,
    links: Sequence[Link],
    table: MeasuredTable,
    stretch: PlacedStretch,
    first_id: int,
) -> Chart:
    """Place the symbols of one page and say which arrows it needs. Ids of symbols count from `first_id`."""
    draft = _Draft(graph, procedure, table, first_id, table.font.family)
    draft.add_stretch(stretch)
    _add_wires(draft, links)
    left, right = draft.columns[0][0], draft.columns[-1][1]
    field = Rect(left, stretch.top, round(right - left, 2), round(stretch.bottom - stretch.top, 2))
    rules = tuple(y for y in draft.rules if stretch.top < y < stretch.bottom)
    problem = Problem(field, tuple(draft.columns), tuple(draft.bands), tuple(draft.places), tuple(draft.wires), rules)
    connectors = {number: passage for (_, passage), number in draft.connectors.items()}
    return Chart(
        problem, tuple(draft.symbols), connectors, tuple(draft.keys), tuple(draft.links), draft.labels, draft.font
    )


def _centred(x: float, y: float, width: float, height: float) -> Rect:
    """A box with its middle at a point; rounded so that boxes with the same middle keep it."""
    half_width, half_height = round(width / 2, 2), round(height / 2, 2)
    left, top = round(round(x, 2) - half_width, 2), round(round(y, 2) - half_height, 2)
    return Rect(left, top, round(2 * half_width, 2), round(2 * half_height, 2))


def _add_wires(draft: _Draft, links: Sequence[Link]) -> None:
    """Arrows within the page, to connectors that leave, and from connectors that arrive; then the joining lines."""
    arriving: dict[Passage, list[Link]] = {}
    for link in links:
        source = draft.marks.get((link.source, link.source_column))
        target = draft.marks.get((link.target, link.target_column))
        if source is not None and target is not None:
            draft.add_link(link, source, target)
            continue
        passage = Passage(link.target, link.target_column, link.target > link.source)
        if source is not None:
            draft.add_link(link, source, draft.connectors[True, passage])
        if target is not None:
            arriving.setdefault(passage, []).append(link)
    for passage, group in arriving.items():
        target = draft.marks[passage.target, passage.column]
        draft.add_arrival(group, draft.connectors[False, passage], target)
    nodes: dict[int, list[int]] = {}
    for node, column in draft.marks:
        nodes.setdefault(node, []).append(column)
    for node, columns in nodes.items():
        draft.add_joint(sorted(columns), node)


def routed(chart: Chart, known: Answers | None) -> tuple[Route, ...] | Shortage:
    """The page's lines, or how much room they lack; what is `known` is not routed again."""
    answer = None if known is None else known.get(chart.problem)
    answer = answer or route(chart.problem)
    if known is not None:
        known[chart.problem] = answer
    if isinstance(answer, Shortage):
        return answer
    return _routes(chart, answer)


def _routes(chart: Chart, routing: Routing) -> tuple[Route, ...]:
    procedure = chart.symbols[0].procedure if chart.symbols else 0
    routes = []
    for done in sorted(routing.wires, key=lambda one: one.wire):
        wire = chart.problem.wires[done.wire]
        edges = tuple(dict.fromkeys(edge for link in chart.links[done.wire] for edge in link.edges))
        label: tuple[Glyphs, ...] = ()
        if done.label:
            label = set_lines(
                chart.labels[done.wire], done.label.x, done.label.y, done.label.width, chart.font, centred=True
            )
        routes.append(
            Route(
                done.points, wire.source, wire.target, edges, procedure, wire.arrowhead, wire.dashed, label, done.label
            )
        )
    return tuple(routes)


def _alt(graph: Graph, mark: Mark) -> str:
    """What a screen reader says: the row's number, who, what, and the question."""
    node = graph.nodes[mark.node]
    kind = _KINDS[mark.shape]
    if mark.shape is Shape.CAPSULE and (node.kind is NodeKind.END or node.ends):
        kind = "mulai dan selesai" if node.starts else "selesai"
    number = graph.rows[node.row].number
    names = " dan ".join(graph.executors[column].label for column in mark.columns)
    words = f"{names}: {kind}"
    words = f"Langkah {number}, {words}" if number else words
    question = "" if is_plain(node) else plain(node.text)
    return f"{words}, {question}" if question else words
