"""Lines that are drawn already: their corners, and what stands in whose way."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import attrs

from ....typesetting.primitives import Rect
from .costs import Task
from .grid import Grid, Marks, Node
from .ports import Port
from .tracks import CLEARANCE, LAST_STRETCH

Point = tuple[float, float]
_NEAR = CLEARANCE - 0.05
_DEAR = 8.0


@attrs.frozen
class Line:
    """A routed wire.

    `least` is what it would cost on an empty page. `points` go from border to border; `own_points` are the part that no
    other line draws: where it has run into the line of the wire `trunk`, they end there. `nodes` are its own corners on
    the grid.
    """

    task: Task
    cost: float
    least: float
    nodes: tuple[Node, ...]
    points: tuple[Point, ...]
    own_points: tuple[Point, ...]
    leaves: Port
    enters: Port | None
    trunk: int | None = None
    label: Rect | None = None

    @property
    def dear(self) -> bool:
        """Whether it costs clearly more than it would on an empty page."""
        return self.cost > self.least + _DEAR

    @property
    def bent(self) -> bool:
        """Whether another way for it may be worth a look."""
        return len(self.own_points) > 2 or self.trunk is not None

    def crossings(self, grid: Grid) -> int:
        """How many lines it crosses, itself not on the grid."""
        count = 0
        for (i, j), (k, m) in pairwise(self.nodes):
            count += grid.crossings_across(j, i, k) if j == m else grid.crossings_down(i, j, m)
        return count - (1 if self.trunk is not None else 0)

    def marks(self, grid: Grid) -> list[Marks]:
        """What it occupies on the grid."""
        guarded: list[Node] = []
        if self.enters is not None:
            guarded = [self.enters.node(i) for i in range(self.enters.first, self.enters.free, self.enters.step)]
        marks = [grid.marks_of_line(self.nodes, guarded)]
        if self.label is not None:
            marks.append(grid.marks_of_label(self.label))
        return marks


def corners(grid: Grid, nodes: Sequence[Node], leaves: Port, enters: Port | None) -> tuple[Point, ...]:
    """The points of a line over these nodes, from its port to the other port or to its last node."""
    inner = nodes[1:-1] if enters is not None else nodes[1:]
    points = [(leaves.x, leaves.y), *((grid.xs[i], grid.ys[j]) for i, j in inner)]
    if enters is not None:
        points.append((enters.x, enters.y))
    return without_straights(points)


def without_straights(points: Sequence[Point]) -> tuple[Point, ...]:
    """The points without repetitions and without those where the line does not turn."""
    kept: list[Point] = []
    for point in points:
        if kept and point == kept[-1]:
            continue
        if len(kept) > 1 and (kept[-2][0] == kept[-1][0] == point[0] or kept[-2][1] == kept[-1][1] == point[1]):
            kept.pop()
        kept.append(point)
    return tuple(kept)


def rest_of(points: Sequence[Point], start: Point) -> tuple[Point, ...]:
    """The corners of a line after the point `start` on it."""
    for index, (first, second) in enumerate(pairwise(points)):
        if on_stretch(start, first, second) and start != second:
            return tuple(points[index + 1 :])
    raise ValueError("the point is not on the line")


def on_stretch(point: Point, first: Point, second: Point) -> bool:
    return min(first[0], second[0]) <= point[0] <= max(first[0], second[0]) and min(first[1], second[1]) <= point[
        1
    ] <= max(first[1], second[1])


def in_the_way(one: Line, other: Line) -> bool:
    """Whether two lines or their labels cannot both stand; `one` may join `other`."""
    joint = one.own_points[-1] if one.trunk == other.task.wire.id else None
    for first in pairwise(one.own_points):
        for second in pairwise(other.own_points):
            if joint in first and joint is not None and on_stretch(joint, *second):
                if _overlap_along(first, second):
                    return True
            elif _collide(first, second):
                return True
    if _meets_head(one, other) or _meets_head(other, one):
        return True
    if one.label is not None and (_strikes(other, one.label) or (other.label and _overlap(one.label, other.label))):
        return True
    return other.label is not None and _strikes(one, other.label)


def touches_itself(points: Sequence[Point]) -> bool:
    """Whether a line comes too near to itself, as one from a symbol to itself may: by the port that it left."""
    stretches = list(pairwise(points))
    return any(_collide(one, other) for place, one in enumerate(stretches) for other in stretches[place + 2 :])


def beside(first: tuple[Point, Point], second: tuple[Point, Point]) -> bool:
    """Whether two stretches run side by side too near."""
    return (first[0][1] == first[1][1]) == (second[0][1] == second[1][1]) and _collide(first, second)


def _collide(first: tuple[Point, Point], second: tuple[Point, Point]) -> bool:
    """Whether two stretches run side by side too near, or one ends on or beside the other."""
    (ax, ay), (bx, by) = first
    (cx, cy), (dx, dy) = second
    if min(ax, bx) - max(cx, dx) >= _NEAR or min(cx, dx) - max(ax, bx) >= _NEAR:
        return False
    if min(ay, by) - max(cy, dy) >= _NEAR or min(cy, dy) - max(ay, by) >= _NEAR:
        return False
    if (ay == by) == (cy == dy):
        return True
    if ay != by:
        (ax, ay), (bx, by), (cx, cy), (dx, dy) = second[0], second[1], first[0], first[1]
    within_x = min(ax, bx) + _NEAR <= cx <= max(ax, bx) - _NEAR
    within_y = min(cy, dy) + _NEAR <= ay <= max(cy, dy) - _NEAR
    return not (within_x and within_y)


def _overlap_along(first: tuple[Point, Point], second: tuple[Point, Point]) -> bool:
    """Whether two stretches have more than a point in common."""
    (ax, ay), (bx, by) = first
    (cx, cy), (dx, dy) = second
    common_x = min(max(ax, bx), max(cx, dx)) - max(min(ax, bx), min(cx, dx))
    common_y = min(max(ay, by), max(cy, dy)) - max(min(ay, by), min(cy, dy))
    return max(common_x, common_y) > 0 and min(common_x, common_y) >= 0


def _meets_head(one: Line, other: Line) -> bool:
    """Whether `other` crosses the arrowhead of `one`."""
    if one.enters is None:
        return False
    (x, y), side = one.points[-1], one.enters.side.value
    tip = x + side[0] * LAST_STRETCH, y + side[1] * LAST_STRETCH
    return any(_touch((x, y), tip, *stretch) for stretch in pairwise(other.own_points))


def _touch(a: Point, b: Point, c: Point, d: Point) -> bool:
    """Whether the boxes of two stretches have a point in common."""
    return max(min(a[0], b[0]), min(c[0], d[0])) <= min(max(a[0], b[0]), max(c[0], d[0])) and max(
        min(a[1], b[1]), min(c[1], d[1])
    ) <= min(max(a[1], b[1]), max(c[1], d[1]))


def _strikes(line: Line, rect: Rect) -> bool:
    low, high = (rect.x - 1.2, rect.y - 1.2), (rect.right + 1.2, rect.bottom + 1.2)
    return any(_touch(low, high, *stretch) for stretch in pairwise(line.own_points))


def _overlap(one: Rect, other: Rect) -> bool:
    return one.x < other.right + 1 and other.x < one.right + 1 and one.y < other.bottom + 1 and other.y < one.bottom + 1
