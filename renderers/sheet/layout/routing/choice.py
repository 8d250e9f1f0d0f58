"""The best line for one wire, the other lines being where they are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import attrs

from ....typesetting.primitives import Rect
from .costs import BEND, CROSSING, ENTRIES, EXITS, LENGTH, Task, entry_cost, exit_cost
from .grid import Grid, Node
from .joins import Joins
from .labels import LABEL_REACH, Labels, Obstacle
from .lines import Line, corners, rest_of, touches_itself, without_straights
from .ports import Port, Ports
from .problem import Problem
from .search import Search
from .shapes import Ray, connect, ray_of
from .tracks import CLEARANCE, LAST_STRETCH

_OFFSET = 6.0
"""The least that a port beside the middle costs more."""
Priced = tuple[float, Port]


@attrs.define
class Chooser:
    """Tries the simple shapes first, then a search.

    `others` are the lines that stand, with the price of a label on them. A line at `limit` or above is of no use.
    """

    problem: Problem
    grid: Grid
    ports: Ports
    labels: Labels
    task: Task
    others: Sequence[Obstacle]
    limit: float = float("inf")
    best: Line | None = None
    least: float = 0.0
    _rays: dict[Port, Ray | None] = attrs.field(factory=dict)

    def simple(self) -> Line | None:
        """The cheapest line of up to three bends: from middle to middle, and by all ports if that may be better."""
        exits, entries = self._exits(True), self._entries(True)
        self._try_straight(exits, entries)
        pairs = self._pairs(exits, entries)
        self.least = pairs[0][0] if pairs else 0.0
        self._try(pairs)
        if self.best is None or self.best.cost > self.least + _OFFSET or self._askew():
            exits, entries = self._exits(), self._entries()
            self._try_straight(exits, entries)
            self._try(self._pairs(exits, entries))
        return self.best

    def _askew(self) -> bool:
        """Whether a straight line may join the symbols, but not from middle to middle."""
        one, other = self.task.source.rect, self.task.target.rect
        (x, y), (other_x, other_y) = one.centre, other.centre
        beside = 0.1 < abs(x - other_x) < (one.width + other.width) / 2
        return beside or 0.1 < abs(y - other_y) < (one.height + other.height) / 2

    def joined(self, joins: Joins) -> Line | None:
        """The cheapest line, simple or into a trunk by up to two bends."""
        for cost, port in self._exits():
            if cost >= self._bound:
                break
            ray = self._ray(port)
            found = None if ray is None else joins.from_ray(ray, self._bound - cost)
            if found is not None:
                self._consider(found[0].cost + cost, found[0].nodes, port, None, found[1])
        return self.best

    def searched(self, joins: Joins | None = None) -> Line | None:
        """The cheapest line of any shape; where its label finds no place, the cheapest that leaves elsewhere."""
        exits = [(cost, port) for cost, port in self._exits() if self._has_room_for_label(port)]
        sources = [(cost, ray) for cost, port in exits if (ray := self._ray(port)) is not None]
        targets = [(cost, ray) for cost, port in self._entries() if (ray := self._ray(port)) is not None]
        found = self._search(sources, targets, joins)
        if found and self.best is None:
            for side in EXITS:
                self._search([source for source in sources if source[1].port.side is side], targets, joins)
        return self.best

    def _search(
        self, sources: Sequence[tuple[float, Ray]], targets: Sequence[tuple[float, Ray]], joins: Joins | None
    ) -> bool:
        """Search, and say whether there is a line; whether it is kept depends on its label."""
        result = Search(self.grid, sources, targets, joins.tolls if joins else {}, self._bound).run()
        if result is None:
            return False
        found, source, end = result
        if isinstance(end, Ray):
            self._consider(found.cost, found.nodes, source.port, end.port)
        elif joins is not None:
            self._consider(found.cost, found.nodes, source.port, None, joins.trunk_at[end])
        return True

    @property
    def _bound(self) -> float:
        return self.limit if self.best is None else self.best.cost

    def _exits(self, middle: bool = False) -> list[Priced]:
        """The ports of the source with their prices, the cheapest first; all, or those in the middle of a side."""
        task = self.task
        ports = [port for side in EXITS for port in self.ports.of(task.source, side, False, middle)]
        return sorted(((exit_cost(task, port), port) for port in ports), key=_price)

    def _has_room_for_label(self, port: Port) -> bool:
        """Whether the label may find a place at an exit, wherever the line goes on from there."""
        size = self.task.wire.label
        if size is None:
            return True
        step = LABEL_REACH * port.step
        end = (port.x + step, port.y) if port.sideways else (port.x, port.y + step)
        return self.labels.place(self.task.source, size, port.side, ((port.x, port.y), end), self.others) is not None

    def _entries(self, middle: bool = False) -> list[Priced]:
        """The same for the target."""
        task = self.task
        ports = [port for side in ENTRIES for port in self.ports.of(task.target, side, task.wire.arrowhead, middle)]
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
                if tolls + BEND >= bound:
                    break
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
        facing = {(port.sideways, port.step, port.track): (cost, port) for cost, port in entries}
        for leaving, leaves in exits:
            entering, enters = facing.get((leaves.sideways, -leaves.step, leaves.track), (0.0, None))
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
        if self.task.source.id == self.task.target.id and touches_itself(points):
            return
        label: Rect | None = None
        if self.task.wire.label is not None:
            placed = self.labels.place(self.task.source, self.task.wire.label, leaves.side, points, self.others)
            if placed is None:
                return
            cost, label = cost + placed.cost, placed.rect
        if cost < self._bound:
            joined = None if trunk is None else trunk.task.wire.id
            self.best = Line(self.task, cost, self.least, nodes, points, own, leaves, enters, joined, label)


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
    wire, other = one.task.wire, task.wire
    same_end = wire.target == other.target and wire.merge == other.merge
    return same_end and wire.dashed == other.dashed and wire.arrowhead == other.arrowhead
