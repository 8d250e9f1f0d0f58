"""Which way each flow takes through the grid, so that none runs through an element, or along another's line.

Flows leave at the right and enter at the left. Between the columns are corridors for lines up and down, above each row
is a channel for lines from left to right: in neither stands an element. In a corridor lines that come from the column
before it stand left of those that only enter the column behind it; each has a track of its own.
"""

from __future__ import annotations

from collections import defaultdict

import attrs

from .elements import Flow, Process
from .grid import Cell, Grid


@attrs.frozen
class Route:
    """The way of a flow. It leaves its row in the corridor `out` (that before column `out`), runs through the channel
    above row `channel`, and comes to the row of its target in the corridor `into`.

    A flow with one turn has no `channel`, and turns in `out`; one that runs straight has no `into` either.
    """

    flow: Flow
    source: Cell
    target: Cell
    out: int
    channel: int | None = None
    into: int | None = None

    @property
    def turns(self) -> bool:
        """Whether it goes up or down in the corridor `out`."""
        return self.channel is not None or self.source.row != self.target.row


def routes_of(process: Process, grid: Grid) -> list[Route]:
    """The ways of all flows, in the order of the flows."""
    router = _Router(grid)
    return _freed([router.route(flow) for flow in process.flows])


def tracks_of(routes: list[Route], columns: int) -> list[tuple[list[Route], list[Route]]]:
    """Of each corridor, one more than columns, the routes with a track in it from left to right: those that leave a row
    in it, and those that enter.
    """
    leaving = _leaving(routes)
    entering: dict[int, list[Route]] = defaultdict(list)
    for route in sorted(routes, key=_rows_apart, reverse=True):
        if route.into is not None:
            entering[route.into].append(route)
    return [(_in_order(leaving[corridor])[0], entering[corridor]) for corridor in range(columns + 1)]


def channels_of(routes: list[Route], rows: int) -> list[dict[str, int]]:
    """Of the channel above each row its tracks by flow, from 0 next to the row: short lines stand below long ones."""
    spans: dict[int, dict[str, tuple[int, int]]] = defaultdict(dict)
    for route in routes:
        if route.channel is not None and route.into is not None:
            spans[route.channel][route.flow.id] = min(route.out, route.into), max(route.out, route.into)
    return [_stacked(spans[row]) for row in range(rows)]


def _stacked(spans: dict[str, tuple[int, int]]) -> dict[str, int]:
    tracks: dict[str, int] = {}
    taken: list[list[tuple[int, int]]] = []
    for name, (low, high) in sorted(spans.items(), key=lambda item: item[1][1] - item[1][0]):
        free = (track for track, spans in enumerate(taken) if all(high < left or right < low for left, right in spans))
        tracks[name] = next(free, len(taken))
        if tracks[name] == len(taken):
            taken.append([])
        taken[tracks[name]].append((low, high))
    return tracks


class _Router:
    def __init__(self, grid: Grid) -> None:
        self._cells = grid.cells
        self._taken = frozenset(grid.cells.values())
        self._runs: dict[int, list[tuple[int, int, Flow]]] = defaultdict(list)
        self._joined: set[tuple[str, str]] = set()

    def route(self, flow: Flow) -> Route:
        """The simplest way that is free."""
        source, target = self._cells[flow.source], self._cells[flow.target]
        again = (flow.source, flow.target) in self._joined
        self._joined.add((flow.source, flow.target))
        if source.column < target.column and not again:
            for row, corridor in ((target.row, source.column + 1), (source.row, target.column)):
                if self._run(row, source.column + 1, target.column, flow):
                    return Route(flow, source, target, source.column + 1 if source.row == target.row else corridor)
        return _around(flow, source, target)

    def _run(self, row: int, first: int, last: int, flow: Flow) -> bool:
        """Whether a flow may run along a row from one corridor to another one; then it does."""
        if first == last:
            return True
        if any(Cell(column, row) in self._taken for column in range(first, last)):
            return False
        for low, high, other in self._runs[row]:
            if low < last and first < high and flow.source != other.source and flow.target != other.target:
                return False
        self._runs[row].append((first, last, flow))
        return True


def _leaving(routes: list[Route]) -> dict[int, list[Route]]:
    """By corridor the routes that need a track in it to leave their row, or for their words."""
    found: dict[int, list[Route]] = defaultdict(list)
    for route in routes:
        if route.turns or route.flow.name:
            found[route.out].append(route)
    return found


def _freed(routes: list[Route]) -> list[Route]:
    """The routes, with a way around for those with one turn that would have to stand both left and right of others."""
    around: dict[str, Route] = {}
    for leaving in _leaving(routes).values():
        while stuck := _in_order(leaving)[1]:
            leaving.remove(stuck[0])
            around[stuck[0].flow.id] = _around(stuck[0].flow, stuck[0].source, stuck[0].target)
    return [around.get(route.flow.id, route) for route in routes]


def _in_order(routes: list[Route]) -> tuple[list[Route], list[Route]]:
    """The routes that leave their rows in one corridor from left to right, and those with one turn that cannot stand.

    Where one turns into the row of its target, whatever comes from that row has to have turned off before.
    """
    left = sorted(routes, key=_rows_apart, reverse=True)
    ordered: list[Route] = []
    while left:
        free = next((route for route in left if not any(_comes_before(other, route) for other in left)), None)
        if free is None:
            return ordered, [route for route in left if route.channel is None]
        left.remove(free)
        ordered.append(free)
    return ordered, []


def _comes_before(route: Route, other: Route) -> bool:
    turns_into = other.channel is None and other.turns and route.source.row == other.target.row
    return turns_into and route.turns and route.target != other.target


def _rows_apart(route: Route) -> int:
    return abs(route.source.row - route.target.row)


def _around(flow: Flow, source: Cell, target: Cell) -> Route:
    return Route(flow, source, target, source.column + 1, max(source.row, target.row), target.column)
