"""One procedure on its pages: rows taken page by page, drawn, and given more room until every arrow fits."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import attrs

from sopdsl.flow import Graph

from ...typesetting.primitives import Rect
from ..style import Style
from .chart import Answers, Chart, chart_of, routed
from .columns import are_legible
from .geometry import Route, Shape, Symbol, Table
from .links import Link, links_of
from .pages import Paginator, Passage, Stretch, placed
from .routing.problem import Shortage
from .rows import MeasuredTable, measured
from .table import Header, header_limit, header_of, table_of
from .terminators import Drawn, drawn

_MOST_GROWTH = 220.0
"""No band gets more than this, so that every page still holds one row."""
_TRIES = 6
"""How often rows may grow before the page gets fewer of them."""
_PATIENCE = 3
"""How often a page is tried with higher rows before a symbol gets high sides instead."""
_MOST_IN_VAIN = 30
"""So many pages are routed in vain without columns becoming wider for it, then the procedure is given up."""


@attrs.frozen
class Part:
    """What one page holds of a procedure. `connectors` are the symbols that still need their passage's letter."""

    new_page: bool
    table: Table
    symbols: tuple[Symbol, ...]
    routes: tuple[Route, ...]
    field: Rect | None
    connectors: dict[int, Passage]
    bottom: float


@attrs.frozen
class Undrawable:
    """The arrow for which no room could be made. None: the titles leave no room for rows, or (`narrow`) the executors
    leave none for the columns of words.
    """

    link: Link | None = None
    narrow: bool = False


class _Wider:
    """Executor columns have grown: all pages must be drawn anew."""


class _Taller:
    """A symbol has grown: all pages must be drawn anew."""


@attrs.define
class _Room:
    """What the arrows of a procedure were given beyond the plain layout, and how often that was tried.

    `columns` and `rows` are points by column and by band; `tall` are the nodes whose symbols got high sides. By the
    first unit of a page: how often it was routed in vain (`tries`) with how many units (`counts`), and how many it may
    hold at most (`most`). `vain` counts for all pages how often no column could become wider, `stuck` is the last arrow
    that found no way, and `known` are the pages routed since: they come again when all is drawn anew.
    """

    columns: dict[int, float] = attrs.field(factory=dict)
    rows: dict[tuple[int, int], float] = attrs.field(factory=dict)
    tall: set[int] = attrs.field(factory=set)
    tries: Counter[int] = attrs.field(factory=Counter)
    counts: dict[int, int] = attrs.field(factory=dict)
    most: dict[int, int] = attrs.field(factory=dict)
    known: Answers = attrs.field(factory=dict)
    may_widen: bool = True
    vain: int = 0
    stuck: Link | None = None

    def limit(self, first: int, count: int) -> None:
        """Let a page hold fewer units: other arrows, so what its rows were given no longer counts."""
        self.most[first] = count
        self.tries[first] = 0
        self.rows.clear()

    def heighten(self, chart: Chart, shortage: Shortage, first: int) -> bool:
        """Give a box or diamond that an arrow cannot leave high sides instead of a high row; False if that is no help.

        It is none for a single arrow, and no capsule may become a circle.
        """
        node, source = chart.link_of(shortage.wire).source, chart.problem.wires[shortage.wire].source
        shape = next(place.shape for place in chart.problem.places if place.id == source)
        leaving = sum(wire.source == source for wire in chart.problem.wires)
        if self.tries[first] < _PATIENCE or leaving < 2 or node in self.tall:
            return False
        if shape not in (Shape.BOX, Shape.DIAMOND):
            return False
        self.tall.add(node)
        self.tries[first] = 0
        for key in chart.keys:
            self.rows.pop(key, None)
        return True

    def grow(self, chart: Chart, shortage: Shortage, first: int, count: int) -> bool:
        """Give bands and columns what they lack, more after the second try; True if columns became wider."""
        self.stuck = chart.link_of(shortage.wire)
        self.counts[first] = count
        self.tries[first] += 1
        times = max(self.tries[first] - 1, 1)
        wider = self.may_widen and bool(shortage.columns)
        self.vain += not wider
        before = dict(self.rows)
        for band, more in shortage.bands.items():
            key = chart.keys[band]
            self.rows[key] = min(self.rows.get(key, 0.0) + more * times, _MOST_GROWTH)
        for column, more in shortage.columns.items() if wider else ():
            self.columns[column] = self.columns.get(column, 0.0) + more * times
        if not wider and self.rows == before:
            self.tries[first] = _TRIES  # there is nothing more to give
        return wider


def parts_of(
    style: Style, graph: Graph, procedure: int, y: float, title: float, first_id: int
) -> tuple[Part, ...] | Undrawable:
    """Lay out a procedure. Its title, `title` points high, begins at `y`, or on a new page where too little fits below.

    Symbols get ids from `first_id` on.
    """
    picture = drawn(graph, style.terminators)
    outcome = _parts(style, picture.graph, procedure, y, title, first_id)
    if isinstance(outcome, Undrawable):
        return attrs.evolve(outcome, link=outcome.link and _written_link(outcome.link, picture))
    if picture.graph is graph:
        return outcome
    return tuple(_written_part(part, picture) for part in outcome)


def _written_part(part: Part, picture: Drawn) -> Part:
    """A page with the nodes and edges of the procedure's own graph."""
    symbols = [
        symbol if symbol.node is None else attrs.evolve(symbol, node=picture.origins[symbol.node])
        for symbol in part.symbols
    ]
    routes = [
        attrs.evolve(route, edges=tuple(edge for edge in route.edges if edge < picture.edges)) for route in part.routes
    ]
    return attrs.evolve(part, symbols=tuple(symbols), routes=tuple(routes))


def _written_link(link: Link, picture: Drawn) -> Link:
    return attrs.evolve(link, source=picture.origins[link.source], target=picture.origins[link.target])


def _parts(
    style: Style, graph: Graph, procedure: int, y: float, title: float, first_id: int
) -> tuple[Part, ...] | Undrawable:
    """The pages of a graph as it is drawn."""
    links = links_of(graph, style.wide_boxes)
    room = _Room()
    table = measured(style, graph, links, room.columns, room.tall)
    if not are_legible(table.columns, style):
        return Undrawable(narrow=True)
    if title + header_of(style, table.columns).height > 1.2 * header_limit(style):
        return Undrawable()
    while True:
        outcome = _Run(style, graph, procedure, links, table, first_id, room).parts(y, title)
        if isinstance(outcome, tuple | Undrawable):
            return outcome
        grown = measured(style, graph, links, room.columns, room.tall)
        if isinstance(outcome, _Wider):
            room.may_widen = _field_width(grown) > _field_width(table)
        table = grown


def _field_width(table: MeasuredTable) -> float:
    return sum(column.width for column in table.columns.executors)


class _Run:
    """One try with fixed columns."""

    def __init__(
        self,
        style: Style,
        graph: Graph,
        procedure: int,
        links: Sequence[Link],
        table: MeasuredTable,
        first_id: int,
        room: _Room,
    ) -> None:
        self._style, self._graph, self._procedure = style, graph, procedure
        self._table = table
        self._header: Header = header_of(style, table.columns)
        self._paginator = Paginator(table, links)
        self._next_id = first_id
        self._room = room

    def parts(self, y: float, title: float) -> tuple[Part, ...] | _Wider | _Taller | Undrawable:
        """All pages of the procedure."""
        parts: list[Part] = []
        first, new_page = 0, False
        y += title
        while first < len(self._paginator.units):
            outcome = self._page(first, y, new_page)
            if outcome is None:
                y, new_page = self._style.margins.top + title, True
                continue
            if isinstance(outcome, _Wider | _Taller | Undrawable):
                return outcome
            part, first = outcome
            parts.append(part)
            y, new_page = self._style.margins.top, True
        return tuple(parts)

    def _page(self, first: int, y: float, new_page: bool) -> tuple[Part, int] | _Wider | _Taller | Undrawable | None:
        """One page from the unit `first` on; None if too little fits below `y`."""
        height = self._style.body_bottom - y - self._header.height
        room = self._room
        while True:
            most = room.most.get(first, len(self._paginator.units))
            stretch = self._paginator.take(first, height, new_page, room.rows, most)
            if stretch is None:
                return None
            count = stretch.end - first
            if room.tries[first] and count < room.counts[first]:
                room.limit(first, count)
                continue
            outcome = self._drawn(stretch, y, new_page)
            if isinstance(outcome, Part):
                too_high = outcome.bottom > self._style.body_bottom + 0.05
                return Undrawable(room.stuck) if too_high and room.stuck else (outcome, stretch.end)
            if room.grow(*outcome, first, count):
                return _Wider()
            if room.heighten(*outcome, first):
                return _Taller()
            if room.vain > _MOST_IN_VAIN:
                return Undrawable(room.stuck)
            if room.tries[first] >= _TRIES:
                if count == 1:
                    return Undrawable(outcome[0].link_of(outcome[1].wire))
                room.limit(first, count * 2 // 3)

    def _drawn(self, stretch: Stretch, y: float, new_page: bool) -> Part | tuple[Chart, Shortage]:
        body = placed(self._paginator, stretch, round(y + self._header.height, 2), self._room.rows)
        table = table_of(self._style, self._table, self._header, body, y)
        if not self._graph.executors:
            return Part(new_page, table, (), (), None, {}, body.bottom)
        links = self._paginator.links_at(stretch.first, stretch.end)
        chart = chart_of(self._graph, self._procedure, links, self._table, body, self._next_id)
        routes = routed(chart, self._room.known if self._room.stuck else None)
        if isinstance(routes, Shortage):
            return chart, routes
        self._next_id += len(chart.symbols)
        return Part(new_page, table, chart.symbols, routes, chart.problem.field, chart.connectors, body.bottom)
