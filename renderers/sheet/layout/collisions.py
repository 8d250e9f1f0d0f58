"""What must never be seen in a drawing of symbols and lines, by plain geometry.

This is the measure of the router and of the layout, so it shares nothing with them but the geometry of the page.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, pairwise
from math import hypot

import attrs

from ...typesetting.primitives import Rect
from .geometry import ARROWHEAD_LENGTH, ARROWHEAD_WIDTH, CONNECTOR_SHOULDER, Shape

Point = tuple[float, float]
Stretch = tuple[Point, Point]

BETWEEN_LINES = 2.9
BESIDE_SYMBOL = 2.9
BESIDE_RULE = 0.9
BESIDE_LABEL = 0.5
TOUCH = 0.05
LABEL_NEAR_LINE = 10.0
LABEL_NEAR_EXIT = 25.0


@attrs.frozen
class Drawn:
    """A line as drawn. `merge` is equal for lines that may share their way to one target, None where none may."""

    name: str
    points: tuple[Point, ...]
    source: int
    target: int
    merge: object = None
    arrowhead: bool = True
    label: Rect | None = None


@attrs.frozen
class Outline:
    """A symbol as drawn."""

    id: int
    shape: Shape
    rect: Rect


@attrs.frozen
class Drawing:
    """One field with its `rules`: the stretches where the table's rules run."""

    field: Rect
    symbols: tuple[Outline, ...]
    lines: tuple[Drawn, ...]
    rules: tuple[Stretch, ...]


def collisions(drawing: Drawing) -> Iterator[str]:
    """Every breach of the contract, in words."""
    yield from _symbols(drawing)
    for line in drawing.lines:
        yield from _form(line)
        yield from _ends(line, drawing)
        yield from _passages(line, drawing)
        yield from _rules(line, drawing)
        yield from _label(line, drawing)
    for one, other in combinations(drawing.lines, 2):
        yield from _pair(one, other)


def _symbols(drawing: Drawing) -> Iterator[str]:
    for symbol in drawing.symbols:
        if not contains(drawing.field, symbol.rect):
            yield f"symbol {symbol.id} leaves the field"
        if any(touches(stretch, symbol.rect, -TOUCH) for stretch in drawing.rules):
            yield f"symbol {symbol.id} stands on a rule"
    for one, other in combinations(drawing.symbols, 2):
        if overlap(one.rect, other.rect):
            yield f"symbols {one.id} and {other.id} overlap"


def _form(line: Drawn) -> Iterator[str]:
    if len(line.points) < 2:
        yield f"{line.name} has no length"
    for (x, y), (end_x, end_y) in pairwise(line.points):
        if (x == end_x) == (y == end_y):
            yield f"{line.name} has a stretch that is slanted or without length at {x}, {y}"
    for first, middle, last in zip(line.points, line.points[1:], line.points[2:], strict=False):
        if (first[0] == middle[0]) == (middle[0] == last[0]):
            yield f"{line.name} turns back or does not turn at {middle}"
    stretches = list(pairwise(line.points))
    for index, stretch in enumerate(stretches):
        if any(_clash(stretch, later) for later in stretches[index + 2 :]):
            yield f"{line.name} touches itself near {stretch[0]}"


def _ends(line: Drawn, drawing: Drawing) -> Iterator[str]:
    symbols = {symbol.id: symbol for symbol in drawing.symbols}
    for what, ends, place in (("leaves", line.points[:2], line.source), ("enters", line.points[:-3:-1], line.target)):
        symbol = symbols.get(place)
        if symbol is None:
            yield f"{line.name}: its symbol {place} is not there"
        elif not _stands_on(symbol, ends[0], ends[1]):
            yield f"{line.name} {what} symbol {place} not on its outline"
    if line.arrowhead and _length(*line.points[-2:]) < ARROWHEAD_LENGTH - TOUCH:
        yield f"{line.name} has no room for its arrowhead"


def _stands_on(symbol: Outline, end: Point, before: Point) -> bool:
    """Whether `end` is on the outline and the way to `before` leads out of the symbol."""
    step_x, step_y = _direction(end, before)
    inner = end[0] - step_x * TOUCH, end[1] - step_y * TOUCH
    outer = end[0] + step_x * TOUCH, end[1] + step_y * TOUCH
    return inside(symbol, inner, TOUCH / 2) and not inside(symbol, outer, -TOUCH / 2)


def _direction(start: Point, end: Point) -> tuple[int, int]:
    return (end[0] > start[0]) - (end[0] < start[0]), (end[1] > start[1]) - (end[1] < start[1])


def inside(symbol: Outline, point: Point, slack: float) -> bool:
    """Whether a point is in a symbol, its outline moved out by about `slack`."""
    rect = symbol.rect
    x, y = abs(point[0] - rect.centre[0]), point[1] - rect.centre[1]
    half_x, half_y = rect.width / 2, rect.height / 2
    if x > half_x + slack or abs(y) > half_y + slack:
        return False
    if symbol.shape is Shape.DIAMOND:
        return x / half_x + abs(y) / half_y <= 1 + slack / min(half_x, half_y)
    if symbol.shape is Shape.CAPSULE:
        radius = min(half_x, half_y)
        rest_x, rest_y = max(x - (half_x - radius), 0.0), max(abs(y) - (half_y - radius), 0.0)
        return hypot(rest_x, rest_y) <= radius + slack
    if symbol.shape is Shape.CONNECTOR:
        point_part = rect.height * (1 - CONNECTOR_SHOULDER)
        below = y - (half_y - point_part)
        return below <= 0 or x <= half_x * (1 - below / point_part) + slack
    return True


def _passages(line: Drawn, drawing: Drawing) -> Iterator[str]:
    stretches = list(pairwise(line.points))
    for symbol in drawing.symbols:
        for index, stretch in enumerate(stretches):
            own = (symbol.id == line.source and index == 0) or (
                symbol.id == line.target and index == len(stretches) - 1
            )
            if not own and touches(stretch, symbol.rect, BESIDE_SYMBOL):
                yield f"{line.name} runs over or beside symbol {symbol.id}"
    for x, y in line.points:
        if not contains(drawing.field, Rect(x, y, 0, 0)):
            yield f"{line.name} leaves the field at {x}, {y}"


def _rules(line: Drawn, drawing: Drawing) -> Iterator[str]:
    for stretch in pairwise(line.points):
        for rule in drawing.rules:
            if _level(stretch) == _level(rule) and _near(stretch, rule, BESIDE_RULE):
                yield f"{line.name} runs along a rule at {stretch[0]}"


def _label(line: Drawn, drawing: Drawing) -> Iterator[str]:
    if line.label is None:
        return
    if not contains(drawing.field, line.label):
        yield f"the label of {line.name} leaves the field"
    if _apart(line.points[:2], line.label) > LABEL_NEAR_LINE or _apart(line.points[:1], line.label) > LABEL_NEAR_EXIT:
        yield f"the label of {line.name} is far from its exit"
    for symbol in drawing.symbols:
        if _on_symbol(line.label, symbol):
            yield f"the label of {line.name} stands on symbol {symbol.id}"
    for other in drawing.lines:
        if any(touches(stretch, line.label, BESIDE_LABEL) for stretch in pairwise(other.points)):
            yield f"the label of {line.name} stands on {other.name}"
        if other is not line and other.label is not None and overlap(line.label, other.label):
            yield f"the labels of {line.name} and {other.name} overlap"


def _on_symbol(rect: Rect, symbol: Outline) -> bool:
    """Whether a box overlaps a symbol's own shape: its nearest point to the middle, of a convex shape, decides."""
    if not overlap(rect, symbol.rect):
        return False
    x, y = symbol.rect.centre
    nearest = min(max(rect.x, x), rect.right), min(max(rect.y, y), rect.bottom)
    box = symbol if symbol.shape is Shape.DIAMOND else attrs.evolve(symbol, shape=Shape.BOX)
    return inside(box, nearest, 0.0)


def _pair(one: Drawn, other: Drawn) -> Iterator[str]:
    first, second = list(one.points), list(other.points)
    if one.merge is not None and one.merge == other.merge:
        first, second = _before_joining(first, second)
    joined = first[-1] == second[-1]
    ends = len(first) - 2, len(second) - 2
    for i, stretch in enumerate(pairwise(first)):
        for j, crossing in enumerate(pairwise(second)):
            if joined and (i, j) == ends:
                continue
            if _clash(stretch, crossing):
                yield f"{one.name} and {other.name} run together or touch near {stretch[0]}, {crossing[0]}"
    if not joined:
        for line, stretches in ((one, second), (other, first)):
            if line.arrowhead and any(touches(stretch, _head(line), 0.0) for stretch in pairwise(stretches)):
                yield f"{one.name} and {other.name} meet at an arrowhead"


def _before_joining(first: Sequence[Point], second: Sequence[Point]) -> tuple[list[Point], list[Point]]:
    """The parts of two lines before the point from which both go on as one; the whole lines if they never do."""
    one, other = list(first), list(second)
    while one[-1] == other[-1] and len(one) > 1 and len(other) > 1:
        if _direction(one[-1], one[-2]) != _direction(other[-1], other[-2]):
            break
        if _length(*one[-2:]) > _length(*other[-2:]):
            one, other = other, one
        shared = one[-2]
        one.pop()
        if other[-2] == shared:
            other.pop()
        else:
            other[-1] = shared
    return one, other


def _clash(one: Stretch, other: Stretch) -> bool:
    """Whether two stretches run side by side too near, or one ends on the other or just beside it."""
    if not _near(one, other, BETWEEN_LINES):
        return False
    if _level(one) == _level(other):
        return True
    level, upright = (one, other) if _level(one) else (other, one)
    x, y = upright[0][0], level[0][1]
    left, right = sorted((level[0][0], level[1][0]))
    top, bottom = sorted((upright[0][1], upright[1][1]))
    gap = BETWEEN_LINES
    return not (left + gap <= x <= right - gap and top + gap <= y <= bottom - gap)


def _head(line: Drawn) -> Rect:
    (x, y), before = line.points[-1], line.points[-2]
    step_x, step_y = _direction((x, y), before)
    across_x, across_y = abs(step_y) * ARROWHEAD_WIDTH / 2, abs(step_x) * ARROWHEAD_WIDTH / 2
    far_x, far_y = x + step_x * ARROWHEAD_LENGTH, y + step_y * ARROWHEAD_LENGTH
    left, top = min(x, far_x) - across_x, min(y, far_y) - across_y
    return Rect(left, top, abs(far_x - x) + 2 * across_x, abs(far_y - y) + 2 * across_y)


def _level(stretch: Stretch) -> bool:
    return stretch[0][1] == stretch[1][1]


def _length(start: Point, end: Point) -> float:
    return abs(start[0] - end[0]) + abs(start[1] - end[1])


def _box(points: Iterable[Point]) -> Rect:
    xs, ys = zip(*points, strict=True)
    return Rect(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))


def _near(one: Stretch, other: Stretch, gap: float) -> bool:
    return touches(one, _box(other), gap)


def touches(stretch: Stretch, rect: Rect, gap: float) -> bool:
    """Whether a stretch comes nearer than `gap` to a box."""
    (x, y), (end_x, end_y) = stretch
    return (
        min(x, end_x) < rect.right + gap
        and max(x, end_x) > rect.x - gap
        and min(y, end_y) < rect.bottom + gap
        and max(y, end_y) > rect.y - gap
    )


def _apart(points: Sequence[Point], rect: Rect) -> float:
    """How far a box is from a stretch or a point, in its larger direction."""
    box = _box(points)
    gap_x = max(box.x - rect.right, rect.x - box.right, 0.0)
    return max(gap_x, box.y - rect.bottom, rect.y - box.bottom, 0.0)


def contains(outer: Rect, inner: Rect, slack: float = TOUCH) -> bool:
    """Whether one box lies in another."""
    return (
        inner.x >= outer.x - slack
        and inner.y >= outer.y - slack
        and inner.right <= outer.right + slack
        and inner.bottom <= outer.bottom + slack
    )


def overlap(one: Rect, other: Rect) -> bool:
    """Whether two boxes have an area in common."""
    return (
        one.x < other.right - TOUCH
        and other.x < one.right - TOUCH
        and one.y < other.bottom - TOUCH
        and other.y < one.bottom - TOUCH
    )
