"""Where a label stands: at the exit of its line, beside or above the first stretch."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import attrs

from ....typesetting.primitives import Rect
from ..geometry import Shape
from .costs import LABEL_ON_RULE
from .ports import Side
from .problem import Place, Problem

Point = tuple[float, float]
Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""

_GAP = 1.3
"""From the label's box to lines and symbols."""
_SHIFTS = (0.0, 3.0, 6.0, 9.0, 13.0)
"""How far from the exit, along the first stretch, a label may begin."""
LABEL_REACH = _SHIFTS[-1]
_SHIFTS_BACK = [-3.0, -5.0]
"""How far back beside a diamond's slants; `_SHIFT_ABOVE` only above a side's exit, where no other exit is near."""
_SHIFT_ABOVE = -8.0
_FARTHEST = 10.0


class Placed(NamedTuple):
    """A label's box and the price of standing there."""

    cost: float
    rect: Rect


@attrs.frozen
class Obstacle:
    """The boxes of another line's stretches and of its label, and the price of standing on it (infinite: never)."""

    boxes: Sequence[Box]
    price: float = float("inf")


def obstacle(points: Sequence[Point], label: Rect | None, price: float = float("inf")) -> Obstacle:
    """A line with its label as an obstacle."""
    boxes = list(_boxes(points))
    if label is not None:
        boxes.append(_box(label))
    return Obstacle(boxes, price)


class Labels:
    """Finds places for the labels of a problem."""

    def __init__(self, problem: Problem) -> None:
        self._field, self._places = problem.field, problem.places
        self._rules_x = sorted({edge for column in problem.columns for edge in column})
        self._rules_y = sorted(problem.rules)
        self._known: dict[tuple[object, ...], list[tuple[float, Rect, Box]]] = {}

    def place(
        self,
        place: Place,
        size: tuple[float, float],
        side: Side,
        points: Sequence[Point],
        others: Sequence[Obstacle],
    ) -> Placed | None:
        """The best place for the label of a line that leaves `place` by `side` over `points`.

        It stands on another line only where that has a price, which is then part of the answer's.
        """
        own = list(_boxes(points[1:]))
        best: Placed | None = None
        for cost, rect, room in self._free(place, size, side, points):
            if best is not None and cost >= best.cost:
                break
            if any(_overlap(box, room) for box in own):
                continue
            toll = sum(other.price for other in others if any(_overlap(box, room) for box in other.boxes))
            if best is None or cost + toll < best.cost:
                best = Placed(cost + toll, rect)
        return None if best is None or best.cost == float("inf") else best

    def _free(
        self, place: Place, size: tuple[float, float], side: Side, points: Sequence[Point]
    ) -> list[tuple[float, Rect, Box]]:
        """The places at an exit that no symbol takes: price, box, and the room to keep free; the cheapest first."""
        (x, y), (end_x, end_y) = points[0], points[1]
        reach = min(abs(end_x - x) + abs(end_y - y), LABEL_REACH)
        key = place.id, size, side, x, y, reach
        if key not in self._known:
            options = [(cost + self._on_rules(rect), rect) for cost, rect in _options(place, size, side, (x, y), reach)]
            options.sort(key=lambda option: option[0])
            rooms = [(cost, rect, _grown(rect)) for cost, rect in options]
            around = _hull([room for _, _, room in rooms])
            near = [place for place in self._places if _overlap(around, _box(place.rect))]
            self._known[key] = [option for option in rooms if self._fits(option[2], near)]
        return self._known[key]

    def _on_rules(self, rect: Rect) -> float:
        """A label that stands on a rule breaks it."""
        upright = bisect_left(self._rules_x, rect.right) - bisect_right(self._rules_x, rect.x)
        level = bisect_left(self._rules_y, rect.bottom) - bisect_right(self._rules_y, rect.y)
        return LABEL_ON_RULE * (upright + level)

    def _fits(self, room: Box, near: Sequence[Place]) -> bool:
        """Whether a box is in the field and on none of the symbols `near` it."""
        field = self._field
        left, top, right, bottom = room
        if left < field.x or right > field.right or top < field.y or bottom > field.bottom:
            return False
        return not any(_touches(place, left, top, right, bottom) for place in near)


def _box(rect: Rect) -> Box:
    return rect.x, rect.y, rect.right, rect.bottom


def _hull(boxes: Sequence[Box]) -> Box:
    """The smallest box around all."""
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def _grown(rect: Rect) -> Box:
    gap = _GAP - 0.05
    return rect.x - gap, rect.y - gap, rect.right + gap, rect.bottom + gap


def _boxes(points: Sequence[Point]) -> Iterator[Box]:
    for (x, y), (end_x, end_y) in pairwise(points):
        yield min(x, end_x), min(y, end_y), max(x, end_x), max(y, end_y)


def _overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and one[2] > other[0] and one[1] < other[3] and one[3] > other[1]


def _options(
    place: Place, size: tuple[float, float], side: Side, exit_point: Point, reach: float
) -> Iterator[tuple[float, Rect]]:
    """Boxes with their prices: along `reach` points of the line, or back from the exit beside a diamond's slants."""
    x, y = exit_point
    width, height = size
    sideways = side in (Side.LEFT, Side.RIGHT)
    shifts = [shift for shift in _SHIFTS if shift <= reach]
    slope = 0.0
    if place.shape is Shape.DIAMOND:
        slope = place.rect.height / place.rect.width if sideways else place.rect.width / place.rect.height
        shifts += [*_SHIFTS_BACK, _SHIFT_ABOVE] if sideways else _SHIFTS_BACK
    for shift in shifts:
        along, aside = _GAP + shift, _GAP + max(-shift, 0.0) * slope
        price = abs(shift) * 0.25
        if aside > _FARTHEST:
            continue
        if sideways:
            left = x + along if side is Side.RIGHT else x - along - width
            yield price, Rect(left, y - aside - height, width, height)
            if shift > _SHIFT_ABOVE:
                yield price + 1.5 - min(shift, 0.0), Rect(left, y + aside, width, height)
        else:
            yield price, Rect(x + aside, y + along, width, height)
            yield price + 1.0, Rect(x - aside - width, y + along, width, height)


def _touches(place: Place, left: float, top: float, right: float, bottom: float) -> bool:
    rect = place.rect
    if left >= rect.right or right <= rect.x or top >= rect.bottom or bottom <= rect.y:
        return False
    if place.shape is not Shape.DIAMOND:
        return True
    middle_x, middle_y = rect.centre
    near_x = min(max(left, middle_x), right) - middle_x
    near_y = min(max(top, middle_y), bottom) - middle_y
    return abs(near_x) / (rect.width / 2) + abs(near_y) / (rect.height / 2) < 1.0
