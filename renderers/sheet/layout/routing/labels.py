"""Where a label stands: at the exit of its line, beside or above the first stretch."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

import attrs

from ..geometry import Rect, Shape
from .costs import LABEL_ON_RULE
from .ports import Side
from .problem import Place, Problem

Point = tuple[float, float]
Stretch = tuple[Point, Point]

_GAP = 1.3
"""From the label's box to lines and symbols."""
_SHIFTS = (0.0, 3.0, 6.0, 9.0, 13.0)
"""How far from the exit, along the first stretch, a label may begin."""


@attrs.frozen
class Placed:
    """A label's box and the price of standing there."""

    cost: float
    rect: Rect


class Labels:
    """Finds places for the labels of a problem."""

    def __init__(self, problem: Problem) -> None:
        self._field, self._places = problem.field, problem.places
        self._rules_x = sorted({edge for column in problem.columns for edge in column})
        self._rules_y = sorted(problem.rules)

    def place(
        self,
        place: Place,
        size: tuple[float, float],
        side: Side,
        points: Sequence[Point],
        taken: Iterable[Stretch],
        labels: Sequence[Rect],
    ) -> Placed | None:
        """The best free place for the label of a line that leaves `place` by `side` over `points`.

        `taken` are the stretches of the other lines, `labels` the boxes of their labels.
        """
        taken = [*taken, *pairwise(points[1:])]
        options = [Placed(cost + self._on_rules(rect), rect) for cost, rect in _options(place, size, side, points)]
        for option in sorted(options, key=lambda option: option.cost):
            if self._free(option.rect, taken, labels):
                return option
        return None

    def _on_rules(self, rect: Rect) -> float:
        """A label that stands on a rule breaks it."""
        upright = bisect_left(self._rules_x, rect.right) - bisect_right(self._rules_x, rect.x)
        level = bisect_left(self._rules_y, rect.bottom) - bisect_right(self._rules_y, rect.y)
        return LABEL_ON_RULE * (upright + level)

    def _free(self, rect: Rect, taken: Iterable[Stretch], labels: Iterable[Rect]) -> bool:
        field, gap = self._field, _GAP - 0.05
        left, right, top, bottom = rect.x - gap, rect.right + gap, rect.y - gap, rect.bottom + gap
        if left < field.x or right > field.right or top < field.y or bottom > field.bottom:
            return False
        for (x, y), (end_x, end_y) in taken:
            if (x < right or end_x < right) and (x > left or end_x > left) and (y < bottom or end_y < bottom):
                if y > top or end_y > top:
                    return False
        for other in labels:
            if other.x < right and other.right > left and other.y < bottom and other.bottom > top:
                return False
        return not any(_touches(place, left, top, right, bottom) for place in self._places)


def _options(
    place: Place, size: tuple[float, float], side: Side, points: Sequence[Point]
) -> Iterator[tuple[float, Rect]]:
    (x, y), (end_x, end_y) = points[0], points[1]
    width, height = size
    if side in (Side.LEFT, Side.RIGHT):
        for shift in _SHIFTS:
            if shift > abs(end_x - x):
                break
            left = x + _GAP + shift if side is Side.RIGHT else x - _GAP - shift - width
            yield shift * 0.25, Rect(left, y - _GAP - height, width, height)
            yield shift * 0.25 + 1.5, Rect(left, y + _GAP, width, height)
        return
    slope = place.rect.width / place.rect.height if place.shape is Shape.DIAMOND else 0.0
    for shift in (*_SHIFTS, -3.0, -5.0):
        if shift > abs(end_y - y) or (shift < 0 and not slope):
            continue
        aside = _GAP + max(-shift, 0.0) * slope
        top = y + _GAP + shift
        yield abs(shift) * 0.25, Rect(x + aside, top, width, height)
        yield abs(shift) * 0.25 + 1.0, Rect(x - aside - width, top, width, height)


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
