"""Lines that run into a line to the same target: simple shapes of up to two bends before they join.

A line joins another where it comes upon it at a right angle, or straight on where the other one turns.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from .costs import BEND, CROSSING, JOIN, LENGTH
from .grid import Grid, Node
from .lines import Line
from .search import State
from .shapes import Found, Ray, apart


class Joins:
    """Where lines may run into the `trunks`: `trunk_at` and `tolls` by node and by whether the line comes across."""

    def __init__(self, grid: Grid, trunks: Sequence[Line]) -> None:
        self._grid = grid
        self.trunk_at: dict[State, Line] = {}
        self.tolls: dict[State, float] = {}
        self._bound = 0.0
        size = grid.width * grid.height
        self._across, self._down = bytearray(size), bytearray(size)
        self._tracks: dict[bool, dict[int, float]] = {True: {}, False: {}}
        marks = [trunk.marks(grid)[0] for trunk in trunks]
        for mark in marks:
            grid.add(mark, -1)
        for trunk in trunks:
            joints = [line.nodes[-1] for line in trunks if line.trunk == trunk.task.wire.id]
            for state, toll in _joinable(trunk, grid):
                if any(_just_beside(state[:2], joint, grid) for joint in joints):
                    continue
                if not grid.stops(*state[:2]) and not grid.crossed_across[state[1] * grid.width + state[0]]:
                    self._add(state, toll, trunk)
        for mark in marks:
            grid.add(mark, 1)
        self._lanes = {
            way: sorted(set(tolls) & set((grid.horizontal if way else grid.vertical).lanes))
            for way, tolls in self._tracks.items()
        }
        self._least = {way: min(tolls.values(), default=float("inf")) for way, tolls in self._tracks.items()}

    def _add(self, state: State, toll: float, trunk: Line) -> None:
        i, j, sideways = state
        if toll < self.tolls.get(state, float("inf")):
            self.tolls[state], self.trunk_at[state] = toll, trunk
            track, tracks = j if sideways else i, self._tracks[sideways]
            tracks[track] = min(toll, tracks.get(track, toll))
            if sideways:
                self._across[j * self._grid.width + i] = 1
            else:
                self._down[i * self._grid.height + j] = 1

    def from_ray(self, ray: Ray, bound: float) -> tuple[Found, Line] | None:
        """The cheapest line from a ray into a trunk, if one costs less than `bound`."""
        best: tuple[Found, Line] | None = None
        first = ray.port.node(ray.port.first)
        self._bound = bound
        for price, nodes, end in self._ways(ray):
            cost = price + self.tolls[end]
            if cost < self._bound:
                self._bound = cost
                best = Found(cost, (first, *nodes, end[:2])), self.trunk_at[end]
        return best

    def _ways(self, ray: Ray) -> Iterator[tuple[float, tuple[Node, ...], State]]:
        """Straight into a trunk, and by one turn or two."""
        port, sideways = ray.port, ray.port.sideways
        grid = self._grid
        positions = grid.xs if sideways else grid.ys
        tracks = grid.vertical if sideways else grid.horizontal
        origin = port.x if sideways else port.y
        end = self._first(port.track, ray.start, port.step, sideways)
        if end is not None:
            price = self._price(0.0, origin, port.track, ray.start, end, sideways)
            yield price, (), self._state(port.track, end, sideways)
        for lane in tracks.lanes[bisect_left(tracks.lanes, ray.low) : bisect_right(tracks.lanes, ray.high)]:
            so_far = BEND + abs(positions[lane] - origin) * LENGTH
            direct = self._tracks[not sideways].get(lane, float("inf"))
            if so_far + min(direct, BEND + self._least[sideways]) >= self._bound:
                continue
            so_far += CROSSING * self._crossings(port.track, ray.start, lane, sideways)
            corner = port.node(lane)
            for step in (1, -1):
                yield from self._turned(corner, lane, port.track, step, not sideways, so_far)

    def _turned(
        self, corner: Node, track: int, start: int, step: int, sideways: bool, cost: float
    ) -> Iterator[tuple[float, tuple[Node, ...], State]]:
        """From a corner along `track` into a trunk, or along it and off into a trunk."""
        grid = self._grid
        positions = grid.xs if sideways else grid.ys
        toll = self._tracks[sideways].get(track, float("inf"))
        end = self._first(track, start, step, sideways) if cost + toll < self._bound else None
        if end is not None and apart(end, start, positions):
            price = self._price(cost, positions[start], track, start, end, sideways)
            yield price, (corner,), self._state(track, end, sideways)
        cost += BEND + tracks_cost(grid, track, sideways)
        lanes, tolls = self._lanes[not sideways], self._tracks[not sideways]
        ahead = lanes[bisect_right(lanes, start) :] if step > 0 else lanes[: bisect_left(lanes, start)]
        if not ahead or cost + self._least[not sideways] >= self._bound:
            return
        reach = (grid.reach_across if sideways else grid.reach_down)(track, start, step)
        for lane in ahead[: bisect_right(ahead, reach)] if step > 0 else ahead[bisect_left(ahead, reach) :]:
            if not apart(lane, start, positions) or cost + tolls[lane] >= self._bound:
                continue
            for way in (1, -1):
                end = self._first(lane, track, way, not sideways)
                if end is None or not apart(end, track, grid.ys if sideways else grid.xs):
                    continue
                price = cost + abs(positions[lane] - positions[start]) * LENGTH
                price += CROSSING * self._crossings(track, start, lane, sideways)
                other = grid.ys if sideways else grid.xs
                price = self._price(price, other[track], lane, track, end, not sideways)
                turn = (lane, track) if sideways else (track, lane)
                yield price, (corner, turn), self._state(lane, end, not sideways)

    def _first(self, track: int, start: int, step: int, sideways: bool) -> int | None:
        """The first place where a free run along a track comes upon a trunk."""
        if track not in self._tracks[sideways]:
            return None
        grid = self._grid
        size, mask, now = (grid.width, self._across, grid.across) if sideways else (grid.height, self._down, grid.down)
        base = track * size
        if step > 0:
            found = mask.find(1, base + start, base + size)
            if found < 0 or now.count(0, base + start, found) != found - base - start:
                return None
        else:
            found = mask.rfind(1, base, base + start + 1)
            if found < 0 or now.count(0, found + 1, base + start + 1) != base + start - found:
                return None
        return found - base

    def _price(self, cost: float, origin: float, track: int, start: int, end: int, sideways: bool) -> float:
        positions = self._grid.xs if sideways else self._grid.ys
        length = abs(positions[end] - origin) * LENGTH
        last = end - 1 if end > start else end + 1
        crossings = 0 if end == start else self._crossings(track, start, last, sideways)
        return cost + length + CROSSING * crossings

    def _crossings(self, track: int, start: int, end: int, sideways: bool) -> int:
        grid = self._grid
        return grid.crossings_across(track, start, end) if sideways else grid.crossings_down(track, start, end)

    @staticmethod
    def _state(track: int, index: int, sideways: bool) -> State:
        return (index, track, True) if sideways else (track, index, False)


def tracks_cost(grid: Grid, track: int, sideways: bool) -> float:
    """The price of a run along a track."""
    return grid.horizontal.costs[track] if sideways else grid.vertical.costs[track]


def _just_beside(node: Node, joint: Node, grid: Grid) -> bool:
    """Whether a line that came to a node would all but touch one that has joined there: from the other side, too."""
    near = not apart(node[0], joint[0], grid.xs) and not apart(node[1], joint[1], grid.ys)
    return near and node != joint


def _joinable(trunk: Line, grid: Grid) -> Iterator[tuple[State, float]]:
    """The inner nodes of a line's own part, with the ways in which another line may come there, and their prices.

    None is just beside a corner, where the two would run together; to run straight on where the trunk turns is no bend
    of the line that joins.
    """
    nodes = list(trunk.nodes)
    if trunk.enters is not None:
        nodes[-1] = trunk.enters.node(trunk.enters.free)
    nodes[0] = trunk.leaves.node(trunk.leaves.free)
    for index, ((i, j), (k, m)) in enumerate(pairwise(nodes)):
        level, last = j == m, index + 2 == len(nodes)
        start, end, positions = (i, k, grid.xs) if level else (j, m, grid.ys)
        for inner in range(start + 1, end) if start < end else range(start - 1, end, -1):
            if (index == 0 or apart(inner, start, positions)) and (last or apart(inner, end, positions)):
                yield (inner, j, False) if level else (i, inner, True), JOIN + BEND
        if not last:
            yield (k, m, level), JOIN + BEND
            yield (k, m, not level), JOIN
