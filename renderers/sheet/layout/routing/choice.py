"""The best line for one wire, the other lines being where they are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

import attrs

from ..geometry import Rect
from .costs import BEND, CROSSING, ENTRIES, EXITS, JOIN, LENGTH, Task, entry_cost, exit_cost
from .grid import Grid, Node
from .labels import place_label
from .lines import Line, corners, rest_of, without_straights
from .ports import Port, Ports, Side
from .problem import Problem
from .search import Search, State
from .shapes import Ray, connect, ray_of
from .tracks import CLEARANCE, LAST_STRETCH

_OPPOSITE = {Side.BOTTOM: Side.TOP, Side.LEFT: Side.RIGHT, Side.RIGHT: Side.LEFT}
_OFFSET = 4.0
"""The least that a port beside the middle costs more."""
Priced = tuple[float, Port]


@attrs.define
class Chooser:
    """Tries the simple shapes first, then a search. `others` are the lines that stand."""

    problem: Problem
    grid: Grid
    ports: Ports
    task: Task
    others: Sequence[Line]
    best: Line | None = None
    _rays: dict[Port, Ray | None] = attrs.field(factory=dict)

    def simple(self) -> Line | None:
        """The cheapest line of up to three bends."""
        exits, entries = self._priced(True), self._priced(False)
        self._try_straight(exits, entries)
        middle = self._pairs(
            [priced for priced in exits if not priced[1].offset], [priced for priced in entries if not priced[1].offset]
        )
        self._try(middle)
        if self.best is None or not middle or self.best.cost > middle[0][0] + _OFFSET:
            self._try(self._pairs(exits, entries))
        return self.best

    def searched(self, trunks: Sequence[Line] = ()) -> Line | None:
        """The cheapest line of any shape; it may join one of the `trunks`."""
        joins = self._joins(trunks)
        sources = [(cost, ray) for cost, port in self._priced(True) if (ray := self._ray(port)) is not None]
        targets = [(cost, ray) for cost, port in self._priced(False) if (ray := self._ray(port)) is not None]
        search = Search(self.grid, sources, targets, {key: toll for key, (toll, _) in joins.items()}, self._bound)
        result = search.run()
        if result is None:
            return self.best
        found, source, end = result
        if isinstance(end, Ray):
            self._consider(found.cost, found.nodes, source.port, end.port)
        else:
            self._consider(found.cost, found.nodes, source.port, None, joins[end][1])
        return self.best

    @property
    def _bound(self) -> float:
        return float("inf") if self.best is None else self.best.cost

    def _priced(self, leaving: bool) -> list[Priced]:
        """The ports of the source or the target with their prices, the cheapest first."""
        task = self.task
        if leaving:
            ports = [port for side in EXITS for port in self.ports.of(task.source, side, False)]
            return sorted(((exit_cost(task, port), port) for port in ports), key=_price)
        ports = [port for side in ENTRIES for port in self.ports.of(task.target, side, task.wire.arrowhead)]
        return sorted(((entry_cost(task, port), port) for port in ports), key=_price)

    def _ray(self, port: Port) -> Ray | None:
        if port not in self._rays:
            self._rays[port] = ray_of(self.grid, port)
        return self._rays[port]

    def _pairs(self, exits: Iterable[Priced], entries: Iterable[Priced]) -> list[tuple[float, float, Port, Port]]:
        """Pairs of ports with the least that a line between them costs, and what the ports cost; cheapest first."""
        entries, bound = list(entries), self._bound
        pairs = []
        for leaving, leaves in exits:
            if leaving >= bound:
                break
            for entering, enters in entries:
                tolls = leaving + entering
                least = tolls + _least(leaves, enters)
                if least < bound:
                    pairs.append((least, tolls, leaves, enters))
        return sorted(pairs, key=_price)

    def _try(self, pairs: Iterable[tuple[float, float, Port, Port]]) -> None:
        for least, tolls, leaves, enters in pairs:
            if least >= self._bound:
                break
            source, target = self._ray(leaves), self._ray(enters)
            if source is None or target is None:
                continue
            found = connect(self.grid, source, target, self._bound - tolls)
            if found is not None:
                self._consider(found.cost + tolls, found.nodes, leaves, enters)

    def _try_straight(self, exits: Iterable[Priced], entries: Iterable[Priced]) -> None:
        facing = {(port.side, port.track): (cost, port) for cost, port in entries}
        for leaving, leaves in exits:
            entering, enters = facing.get((_OPPOSITE[leaves.side], leaves.track), (0.0, None))
            if enters is None or leaving + entering >= self._bound:
                continue
            cost = self._straight(leaves, enters)
            if cost is not None:
                nodes = (leaves.node(leaves.first), enters.node(enters.first))
                self._consider(cost + leaving + entering, nodes, leaves, enters)

    def _straight(self, leaves: Port, enters: Port) -> float | None:
        """The price of the straight line between two facing ports, None where something stands in between."""
        length = (enters.x - leaves.x if leaves.sideways else enters.y - leaves.y) * leaves.step
        if length < (LAST_STRETCH - 0.02 if self.task.wire.arrowhead else 1.0):
            return None
        low, high = sorted((leaves.first, enters.first))
        if (enters.first - leaves.first) * leaves.step < 0:
            return length * LENGTH
        grid = self.grid
        now, fixed, crossed, size = (
            (grid.across, grid.symbols_across, grid.crossed_across, grid.width)
            if leaves.sideways
            else (grid.down, grid.symbols_down, grid.crossed_down, grid.height)
        )
        part = slice(leaves.track * size + low, leaves.track * size + high + 1)
        if now[part] != fixed[part] or self._passes_symbol(leaves, enters):
            return None
        crossings = high - low + 1 - crossed[part].count(0)
        if crossings:
            head = slice(*sorted((enters.first, enters.free - enters.step)))
            head = slice(leaves.track * size + head.start, leaves.track * size + head.stop + 1)
            if any(crossed[head]):
                return None
        return length * LENGTH + crossings * CROSSING

    def _passes_symbol(self, leaves: Port, enters: Port) -> bool:
        left, right = sorted((leaves.x, enters.x))
        top, bottom = sorted((leaves.y, enters.y))
        return any(
            _near(place.rect, left, top, right, bottom)
            for place in self.problem.places
            if place.id not in (self.task.source.id, self.task.target.id)
        )

    def _consider(
        self, cost: float, nodes: tuple[Node, ...], leaves: Port, enters: Port | None, trunk: Line | None = None
    ) -> None:
        """Keep a line that is cheaper than the best so far, its label included."""
        own = without_straights(corners(self.grid, nodes, leaves, enters))
        points = own
        if trunk is not None:
            points = without_straights((*own, *rest_of(trunk.points, own[-1])))
        label: Rect | None = None
        if self.task.wire.label is not None:
            taken = [stretch for line in self.others for stretch in pairwise(line.own_points)]
            labels = [line.label for line in self.others if line.label is not None]
            placed = place_label(
                self.problem, self.task.source, self.task.wire.label, leaves.side, points, taken, labels
            )
            if placed is None:
                return
            cost, label = cost + placed.cost, placed.rect
        if cost < self._bound:
            joined = None if trunk is None else trunk.task.wire.id
            self.best = Line(self.task, cost, nodes, points, own, leaves, enters, joined, label)

    def _joins(self, trunks: Sequence[Line]) -> dict[State, tuple[float, Line]]:
        """Where a line may run into one of the `trunks`: by node and whether it comes across."""
        grid = self.grid
        marks = [mark for trunk in trunks for mark in trunk.marks(grid)[:1]]
        for mark in marks:
            grid.add(mark, -1)
        joins: dict[State, tuple[float, Line]] = {}
        for trunk in trunks:
            for (i, j), ways in _joinable(trunk):
                if not grid.stops(i, j) and not grid.crossed_across[j * grid.width + i]:
                    for sideways in ways:
                        joins.setdefault((i, j, sideways), (JOIN + BEND, trunk))
        for mark in marks:
            grid.add(mark, 1)
        return joins


def _joinable(trunk: Line) -> Iterable[tuple[Node, tuple[bool, ...]]]:
    """The inner nodes of a line's own part, with the directions in which another line may come to each."""
    nodes = list(trunk.nodes)
    if trunk.enters is not None:
        nodes[-1] = trunk.enters.node(trunk.enters.free)
    nodes[0] = trunk.leaves.node(trunk.leaves.free)
    for index, ((i, j), (k, m)) in enumerate(pairwise(nodes)):
        if j == m:
            step = 1 if k > i else -1
            for column in range(i + step, k, step):
                yield (column, j), (False,)
        else:
            step = 1 if m > j else -1
            for row in range(j + step, m, step):
                yield (i, row), (True,)
        if index + 2 < len(nodes):
            yield (k, m), (True, False)


def _least(leaves: Port, enters: Port) -> float:
    """The least that a line between two ports costs."""
    length = (abs(leaves.x - enters.x) + abs(leaves.y - enters.y)) * LENGTH
    if leaves.sideways == enters.sideways:
        return 2 * BEND + length
    side, upright = (leaves, enters) if leaves.sideways else (enters, leaves)
    meets = (upright.track - side.free) * side.step >= 0 and (side.track - upright.free) * upright.step >= 0
    return (BEND if meets else 3 * BEND) + length


def _near(rect: Rect, left: float, top: float, right: float, bottom: float) -> bool:
    gap = CLEARANCE - 0.02
    return rect.x - gap < right and rect.right + gap > left and rect.y - gap < bottom and rect.bottom + gap > top


def _price(priced: tuple[float, *tuple[object, ...]]) -> float:
    return priced[0]


def same_way(one: Line, task: Task) -> bool:
    """Whether a wire may join a line: both go to one target, drawn alike."""
    wire = one.task.wire
    return (wire.merge, wire.target, wire.dashed, wire.arrowhead) == (
        task.wire.merge,
        task.wire.target,
        task.wire.dashed,
        task.wire.arrowhead,
    )
