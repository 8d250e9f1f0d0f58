"""Where a label stands: at the exit of its line, beside or above the first stretch."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

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


def place_label(
    problem: Problem,
    place: Place,
    size: tuple[float, float],
    side: Side,
    points: Sequence[Point],
    taken: Iterable[Stretch],
    labels: Iterable[Rect],
) -> Placed | None:
    """The best free place for the label of a line that leaves `place` by `side` over `points`."""
    taken = [*taken, *zip(points[1:], points[2:], strict=False)]
    labels = list(labels)
    options = sorted(
        (Placed(cost + _on_rules(problem, rect), rect) for cost, rect in _options(place, size, side, points)),
        key=lambda option: option.cost,
    )
    for option in options:
        if _free(problem, option.rect, taken, labels):
            return option
    return None


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


def _on_rules(problem: Problem, rect: Rect) -> float:
    """A label that stands on a rule breaks it."""
    rules = sum(rect.y < rule < rect.bottom for rule in problem.rules)
    return LABEL_ON_RULE * (rules + sum(rect.x < left < rect.right for left, _ in problem.columns))


def _free(problem: Problem, rect: Rect, taken: Iterable[Stretch], labels: Iterable[Rect]) -> bool:
    field = problem.field
    if rect.x < field.x + 1 or rect.right > field.right - 1 or rect.y < field.y + 1 or rect.bottom > field.bottom - 1:
        return False
    left, right, top, bottom = (
        rect.x - _GAP + 0.05,
        rect.right + _GAP - 0.05,
        rect.y - _GAP + 0.05,
        rect.bottom + _GAP - 0.05,
    )
    for (x, y), (end_x, end_y) in taken:
        if min(x, end_x) < right and max(x, end_x) > left and min(y, end_y) < bottom and max(y, end_y) > top:
            return False
    for other in labels:
        if other.x < right and other.right > left and other.y < bottom and other.bottom > top:
            return False
    return not any(_touches(place, left, top, right, bottom) for place in problem.places)


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
