"""The cheapest line of any number of bends: A* over the corners that a line may have.

It runs for lines that have no simple shape, and for lines that may join one to the same target. On a grid without its
lines (`Grid.bare`), what stands in the way only costs something: what such a line runs over shows which lines must
give way, or where room is missing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from heapq import heappop, heappush

from .costs import BEND, CROSSING, LENGTH
from .grid import Grid, Node
from .shapes import Found, Ray
from .tracks import SHORTEST

BLOCKED = 8.0
_RUNS = 2
State = tuple[int, int, bool]
"""A corner's node, and whether the line goes on across (else up or down)."""
_Priced = tuple[float, Ray]


class Search:
    """One search from several rays to several rays.

    `joins` are further nodes where a line may end, with the price of it, by node and whether the line comes across.
    """

    def __init__(
        self,
        grid: Grid,
        sources: Iterable[_Priced],
        targets: Iterable[_Priced],
        joins: dict[State, float] | None = None,
        bound: float = float("inf"),
    ) -> None:
        self._grid, self._joins, self._bound = grid, joins or {}, bound
        self._ends = _ends(grid, targets)
        self._heap: list[tuple[float, float, State]] = []
        self._best: dict[State, float] = {}
        self._runs: dict[State, int] = {}
        self._parents: dict[State, State | Ray] = {}
        self._finish: tuple[State | Ray, State | Ray] | None = None
        goals = [state[:2] for state in (*self._ends, *self._joins)]
        self._turns_x, self._turns_y = set(grid.vertical.lanes), set(grid.horizontal.lanes)
        if goals:
            self._turns_x.update(i for i, _, sideways in self._ends if not sideways)
            self._turns_y.update(j for _, j, sideways in self._ends if sideways)
            self._away_x = _away(grid.xs, [column for column, _ in goals])
            self._away_y = _away(grid.ys, [row for _, row in goals])
            for price, ray in sources:
                self._expand(ray.port.node(ray.start), ray.port.sideways, (ray.port.step,), price, ray, 0.0)

    def run(self) -> tuple[Found, Ray, Ray | State] | None:
        """The cheapest line, its source's ray, its target's ray or where it joins; None if none is below the bound."""
        heap, best = self._heap, self._best
        while heap:
            estimate, cost, state = heappop(heap)
            if estimate >= self._bound:
                break
            if cost > best[state]:
                continue
            i, j, sideways = state
            end = self._ends.get(state)
            if end is not None and cost + end[0] < self._bound:
                self._bound, self._finish = cost + end[0], (state, end[1])
            track_cost = self._grid.horizontal.costs[j] if sideways else self._grid.vertical.costs[i]
            self._expand((i, j), sideways, (1, -1), cost, state, track_cost)
        return self._traced() if self._finish else None

    def _expand(
        self, node: Node, sideways: bool, steps: tuple[int, ...], cost: float, parent: State | Ray, track_cost: float
    ) -> None:
        """Run straight on from a corner, or out of a port; every node where the line may turn becomes a state."""
        grid = self._grid
        start, track = (node[0], node[1]) if sideways else (node[1], node[0])
        size = grid.width if sideways else grid.height
        positions = grid.xs if sideways else grid.ys
        stop, soft, crossed = grid.passage(sideways)
        turn_stop, turn_size = grid.turning(sideways)
        turns = self._turns_x if sideways else self._turns_y
        joins = self._joins
        base = track * size
        toll = BEND
        leaves_port = isinstance(parent, Ray)
        if not leaves_port:
            toll += track_cost
            if self._ran_here(track, start, sideways):
                return
        for step in steps:
            price, before = cost, positions[start]
            first = start if leaves_port else start + step
            for index in range(first, size if step > 0 else -1, step):
                here = positions[index]
                price += abs(here - before) * LENGTH
                before = here
                if joins and self._joined(index, start, track, sideways, price, parent):
                    break
                if stop[base + index] or price >= self._bound:
                    break
                if soft[base + index]:
                    price += BLOCKED * soft[base + index]
                elif crossed[base + index]:
                    price += CROSSING
                if (
                    index in turns
                    and not turn_stop[index * turn_size + track]
                    and (leaves_port or abs(here - positions[start]) >= SHORTEST)
                ):
                    self._offer((index, track, False) if sideways else (track, index, True), price + toll, parent)

    def _ran_here(self, track: int, start: int, sideways: bool) -> bool:
        """Whether enough lines have run over this free stretch: later ones only come to the same nodes, dearer."""
        grid = self._grid
        low = grid.reach_across(track, start, -1) if sideways else grid.reach_down(track, start, -1)
        stretch = low, track, sideways
        runs = self._runs.get(stretch, 0)
        self._runs[stretch] = runs + 1
        return runs >= _RUNS

    def _joined(self, index: int, start: int, track: int, sideways: bool, price: float, parent: State | Ray) -> bool:
        """Whether the line has come to one that it may join; it never runs on over it."""
        join = (index, track, True) if sideways else (track, index, False)
        toll = self._joins.get(join)
        if toll is None:
            return False
        positions = self._grid.xs if sideways else self._grid.ys
        long_enough = isinstance(parent, Ray) or abs(positions[index] - positions[start]) >= SHORTEST
        if price + toll < self._bound and long_enough:
            self._bound, self._finish = price + toll, (parent, join)
        return True

    def _offer(self, state: State, cost: float, parent: State | Ray) -> None:
        """Keep a corner, unless it is dearer than one that is known, or than any line that may still be of use."""
        if cost >= self._best.get(state, self._bound):
            return
        away = self._away_x[state[0]] + self._away_y[state[1]]
        estimate = cost + away * LENGTH + (0.0 if self._joins or state in self._ends else BEND)
        if estimate < self._bound:
            self._best[state] = cost
            self._parents[state] = parent
            heappush(self._heap, (estimate, cost, state))

    def _traced(self) -> tuple[Found, Ray, Ray | State]:
        assert self._finish is not None
        parent, end = self._finish
        nodes: list[Node] = [end.port.node(end.port.first) if isinstance(end, Ray) else end[:2]]
        while not isinstance(parent, Ray):
            nodes.append(parent[:2])
            parent = self._parents[parent]
        nodes.append(parent.port.node(parent.port.first))
        return Found(self._bound, tuple(nodes[::-1])), parent, end


def _ends(grid: Grid, targets: Iterable[_Priced]) -> dict[State, _Priced]:
    """For every node of the targets' rays, what is left to pay from there."""
    ends: dict[State, _Priced] = {}
    for toll, ray in targets:
        port = ray.port
        positions = grid.xs if port.sideways else grid.ys
        _, soft, crossed = grid.passage(port.sideways)
        base = port.track * (grid.width if port.sideways else grid.height)
        price, before = toll, positions[ray.start]
        last = ray.high if port.step > 0 else ray.low
        for index in range(ray.start, last + port.step, port.step):
            price += abs(positions[index] - before) * LENGTH
            before = positions[index]
            state = (*port.node(index), port.sideways)
            if price < ends.get(state, (float("inf"), ray))[0]:
                ends[state] = price, ray
            if soft[base + index]:
                price += BLOCKED * soft[base + index]
            elif crossed[base + index]:
                price += CROSSING
    return ends


def _away(positions: Sequence[float], goals: Sequence[int]) -> list[float]:
    """For each track how far it is from the nearest of those between the outermost goals."""
    low, high = positions[min(goals)], positions[max(goals)]
    return [max(low - position, position - high, 0.0) for position in positions]
