"""Lines of up to three bends between two ports: what a draughtsman tries first.

A port's ray is the part of its track that its line may run on before it turns. A line joins two rays: where they
meet (one bend), by one run between them (two bends) or by two runs (three). Lines of more bends: `search`.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

import attrs

from .costs import BEND, CROSSING, LENGTH
from .grid import Grid, Node
from .ports import Port
from .tracks import SHORTEST


@attrs.define(eq=False)
class Ray:
    """A port with the indices of the nodes where its line may turn, `low` to `high`; `start` is the nearest.

    `turns` are, once asked for, the lanes where it may turn, the cheapest first: the price of turning there (what the
    ray crosses until there, and the lane's own), the lane's index, and how far a run along it gets.
    """

    port: Port
    low: int
    high: int
    turns: list[tuple[float, int, int, int]] | None = None

    @property
    def start(self) -> int:
        """The nearest node where the line may turn."""
        return self.port.free


class Found(NamedTuple):
    """A line's corners, the first and last nodes off the outlines included, and its price without its ports."""

    cost: float
    nodes: tuple[Node, ...]


def ray_of(grid: Grid, port: Port) -> Ray | None:
    """The port's ray as the grid is now, None if the port is taken or shut in."""
    limit = grid.width if port.sideways else grid.height
    if not 0 <= port.free < limit or not 0 <= port.first < limit:
        return None
    if not _stub_free(grid, port):
        return None
    reach = grid.reach_across if port.sideways else grid.reach_down
    end = reach(port.track, port.free, port.step)
    if (end - port.free) * port.step < 0:
        return None
    return Ray(port, min(port.free, end), max(port.free, end))


def _stub_free(grid: Grid, port: Port) -> bool:
    """Whether only the port's own symbol stands in the way to its ray, and nothing crosses it."""
    if (port.free - port.first) * port.step <= 0:
        return True
    size, now, fixed, crossed = (
        (grid.width, grid.across, grid.symbols_across, grid.crossed_across)
        if port.sideways
        else (grid.height, grid.down, grid.symbols_down, grid.crossed_down)
    )
    low, high = sorted((port.first, port.free - port.step))
    part = slice(port.track * size + low, port.track * size + high + 1)
    return now[part] == fixed[part] and not any(crossed[part]) and max(fixed[part]) <= 1


def connect(grid: Grid, source: Ray, target: Ray, bound: float) -> Found | None:
    """The cheapest line of one to three bends between the rays, if one costs less than `bound`."""
    if source.port.sideways == target.port.sideways:
        return _one_run(grid, source, target, bound)
    side, upright = (source, target) if source.port.sideways else (target, source)
    found = _corner(grid, side, upright, bound)
    found = _two_runs(grid, side, upright, bound if found is None else found.cost) or found
    if found is None or source.port.sideways:
        return found
    return Found(found.cost, found.nodes[::-1])


def _one_run(grid: Grid, source: Ray, target: Ray, bound: float) -> Found | None:
    """Out of the port, along a lane, into the other port: both rays run the same way, the lane across them."""
    sideways = source.port.sideways
    tracks, free, crossings_on_lane, crossings_on_ray = (
        (grid.vertical, grid.free_down, grid.crossings_down, grid.crossings_across)
        if sideways
        else (grid.horizontal, grid.free_across, grid.crossings_across, grid.crossings_down)
    )
    along, across = (grid.xs, grid.ys) if sideways else (grid.ys, grid.xs)
    start, end = (source.port.x, target.port.x) if sideways else (source.port.y, target.port.y)
    first, last = source.port.track, target.port.track
    if abs(across[first] - across[last]) < SHORTEST:
        return None
    run = abs(across[first] - across[last]) * LENGTH + 2 * BEND
    low, high = max(source.low, target.low), min(source.high, target.high)
    best: Found | None = None
    for lane in tracks.lanes[bisect_left(tracks.lanes, low) : bisect_right(tracks.lanes, high)]:
        place = along[lane]
        cost = run + (abs(start - place) + abs(place - end)) * LENGTH + tracks.costs[lane]
        if cost >= bound or not free(lane, first, last):
            continue
        cost += CROSSING * (
            crossings_on_ray(first, source.start, lane)
            + crossings_on_lane(lane, first, last)
            + crossings_on_ray(last, lane, target.start)
        )
        if cost < bound:
            bound = cost
            best = Found(cost, (_first(source), source.port.node(lane), target.port.node(lane), _first(target)))
    return best


def _corner(grid: Grid, side: Ray, upright: Ray, bound: float) -> Found | None:
    """Where the rays meet."""
    i, j = upright.port.track, side.port.track
    if not (side.low <= i <= side.high and upright.low <= j <= upright.high):
        return None
    cost = BEND + (abs(side.port.x - upright.port.x) + abs(side.port.y - upright.port.y)) * LENGTH
    cost += CROSSING * (grid.crossings_across(j, side.start, i) + grid.crossings_down(i, j, upright.start))
    return Found(cost, (_first(side), (i, j), _first(upright))) if cost < bound else None


def _two_runs(grid: Grid, side: Ray, upright: Ray, bound: float) -> Found | None:
    """Sideways, along a lane up or down, along a lane sideways, down."""
    i_end, j_start = upright.port.track, side.port.track
    base = 3 * BEND + LENGTH * (abs(side.port.x - upright.port.x) + abs(side.port.y - upright.port.y))
    if base >= bound:
        return None
    best: Found | None = None
    rows = _turns(grid, upright)
    for price, i, top, bottom in _turns(grid, side):
        if base + price >= bound:
            break
        for toll, j, left, right in rows:
            if base + price + toll >= bound:
                break
            if top <= j <= bottom and left <= i <= right and apart(i, i_end, grid.xs) and apart(j, j_start, grid.ys):
                cost = _price_of_two_runs(grid, side, upright, i, j, bound - price - toll) + price + toll
                if cost < bound:
                    bound = cost
                    best = Found(cost, (_first(side), (i, j_start), (i, j), (i_end, j), _first(upright)))
    return best


def apart(one: int, other: int, positions: Sequence[float]) -> bool:
    """Whether two tracks are far enough from each other for a stretch between them."""
    return abs(positions[one] - positions[other]) >= SHORTEST


def _turns(grid: Grid, ray: Ray) -> list[tuple[float, int, int, int]]:
    if ray.turns is None:
        tracks, reach, crossings = (
            (grid.vertical, grid.reach_down, grid.crossings_across)
            if ray.port.sideways
            else (grid.horizontal, grid.reach_across, grid.crossings_down)
        )
        track, lanes = ray.port.track, tracks.lanes
        ray.turns = sorted(
            (
                tracks.costs[lane] + CROSSING * crossings(track, ray.start, lane),
                lane,
                reach(lane, track, -1),
                reach(lane, track, 1),
            )
            for lane in lanes[bisect_left(lanes, ray.low) : bisect_right(lanes, ray.high)]
        )
    return ray.turns


def _price_of_two_runs(grid: Grid, side: Ray, upright: Ray, i: int, j: int, bound: float) -> float:
    """Bends, length and what the two runs cross; more than `bound` is not looked at closely."""
    x, y = grid.xs[i], grid.ys[j]
    side_port, upright_port = side.port, upright.port
    length = abs(side_port.x - x) + abs(side_port.y - y) + abs(x - upright_port.x) + abs(y - upright_port.y)
    cost = 3 * BEND + length * LENGTH
    if cost >= bound:
        return cost
    crossings = grid.crossings_down(i, side_port.track, j) + grid.crossings_across(j, i, upright_port.track)
    return cost + CROSSING * crossings


def _first(ray: Ray) -> Node:
    return ray.port.node(ray.port.first)
