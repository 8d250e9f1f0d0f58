"""One procedure on its pages: rows taken page by page, drawn, and given more room until every arrow fits."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from sopdsl.flow import Graph

from ..style import Style
from .chart import Chart, chart_of, routed
from .geometry import Rect, Route, Symbol, Table
from .links import Link, links_of
from .pages import Paginator, Passage, Stretch, placed
from .routing.problem import Shortage
from .rows import MeasuredTable, measured
from .table import Header, header_of, table_of

_ROUNDS = 6
"""How often rows may grow before the page gets fewer of them."""


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
    """The arrow for which no room could be made."""

    link: Link


@attrs.frozen
class _Wider:
    """Executor columns that must grow before the page can be drawn."""

    columns: dict[int, float]


def parts_of(
    style: Style, graph: Graph, procedure: int, y: float, title: float, first_id: int
) -> tuple[Part, ...] | Undrawable:
    """Lay out a procedure. Its title, `title` points high, begins at `y`, or on a new page where too little fits below.

    Symbols get ids from `first_id` on.
    """
    columns: dict[int, float] = {}
    rows: dict[tuple[int, int], float] = {}
    links = links_of(graph)
    table = measured(style, graph, columns)
    may_widen = True
    while True:
        run = _Run(style, graph, procedure, links, table, first_id, may_widen, rows)
        outcome = run.parts(y, title)
        if not isinstance(outcome, _Wider):
            return outcome
        for column, more in outcome.columns.items():
            columns[column] = columns.get(column, 0.0) + more
        wider = measured(style, graph, columns)
        may_widen = wider.columns != table.columns and sum(columns.values()) < style.body_width
        table = wider


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
        may_widen: bool,
        growth: dict[tuple[int, int], float],
    ) -> None:
        self._style, self._graph, self._procedure = style, graph, procedure
        self._links, self._table = links, table
        self._header: Header = header_of(style, table.columns)
        self._paginator = Paginator(table, links)
        self._next_id = first_id
        self._may_widen, self._growth = may_widen, growth

    def parts(self, y: float, title: float) -> tuple[Part, ...] | _Wider | Undrawable:
        """All pages of the procedure."""
        parts: list[Part] = []
        first, new_page = 0, False
        y += title
        while first < len(self._paginator.units):
            outcome = self._page(first, y, new_page)
            if outcome is None:
                y, new_page = self._style.margin + title, True
                continue
            if isinstance(outcome, _Wider | Undrawable):
                return outcome
            part, first = outcome
            parts.append(part)
            y, new_page = self._style.margin, True
        return tuple(parts)

    def _page(self, first: int, y: float, new_page: bool) -> tuple[Part, int] | _Wider | Undrawable | None:
        """One page from the unit `first` on; None if too little fits below `y`."""
        room = self._style.body_bottom - y - self._header.height
        rounds, most = 0, len(self._paginator.units)
        while True:
            stretch = self._paginator.take(first, room, new_page, self._growth, most)
            if stretch is None:
                return None
            outcome = self._drawn(stretch, y, new_page)
            if isinstance(outcome, Part):
                return outcome, stretch.end
            chart, shortage = outcome
            rounds += 1
            if rounds == _ROUNDS:
                most, rounds = stretch.end - first - 1, 0
                if not most:
                    return Undrawable(chart.link_of(shortage.wire))
            for band, more in shortage.bands.items():
                key = chart.keys[band]
                self._growth[key] = self._growth.get(key, 0.0) + more
            if shortage.columns and self._may_widen:
                return _Wider(shortage.columns)

    def _drawn(self, stretch: Stretch, y: float, new_page: bool) -> Part | tuple[Chart, Shortage]:
        body = placed(self._paginator, stretch, round(y + self._header.height, 2), self._growth)
        table = table_of(self._style, self._table, self._header, body, y)
        if not self._graph.executors:
            return Part(new_page, table, (), (), None, {}, body.bottom)
        chart = chart_of(self._graph, self._procedure, self._links, self._table, body, self._next_id)
        routes = routed(chart)
        if isinstance(routes, Shortage):
            return chart, routes
        self._next_id += len(chart.symbols)
        return Part(new_page, table, chart.symbols, routes, chart.problem.field, chart.connectors, body.bottom)
