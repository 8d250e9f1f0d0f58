"""The last touch: each stretch between two corners moves to the middle of the free space that it runs in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from ....typesetting.primitives import Rect
from .lines import Line, Point, on_stretch, rest_of, without_straights
from .problem import Problem
from .tracks import CLEARANCE, LAST_STRETCH, RULE_GAP

_ROUNDS = 2
_LABEL_GAP = 1.3
_LEAST_MOVE = 0.25

Bar = tuple[float, float, float, float]
"""What is in a stretch's way, along the axis on which it moves: from, to, and the gaps to keep before and after it."""


def spaced(problem: Problem, lines: Mapping[int, Line]) -> dict[int, tuple[Point, ...]]:
    """The points of all lines, by wire, evenly spaced."""
    own = {wire: list(line.own_points) for wire, line in lines.items()}
    labels = [line.label for line in lines.values() if line.label is not None]
    heads = {wire for wire, line in lines.items() if line.enters is not None and line.task.wire.arrowhead}
    joining = [own[wire] for wire, line in lines.items() if line.trunk is not None]
    for _ in range(_ROUNDS):
        for wire, points in own.items():
            for index in range(1, len(points) - 2):
                stretch = points[index], points[index + 1]
                joined = [other for other in joining if on_stretch(other[-1], *stretch)]
                if any(other[-1] in stretch for other in joined):
                    continue
                axis = 0 if stretch[0][0] == stretch[1][0] else 1
                bars = [
                    *_fixed(problem, labels, stretch, axis),
                    *_neighbours(points, index, axis, wire in heads),
                    *((other[-2][axis], other[-2][axis], CLEARANCE, CLEARANCE) for other in joined),
                    *_lines(own, heads, wire, index, stretch, joined),
                ]
                _move([(points, index), (points, index + 1), *((other, -1) for other in joined)], axis, bars)
    return {wire: _whole(wire, lines, own) for wire in lines}


def _whole(wire: int, lines: Mapping[int, Line], own: Mapping[int, Sequence[Point]]) -> tuple[Point, ...]:
    """A line with the rest of the line that it has joined."""
    trunk = lines[wire].trunk
    if trunk is None:
        return tuple(own[wire])
    return without_straights((*own[wire], *rest_of(_whole(trunk, lines, own), own[wire][-1])))


def _move(corners: Sequence[tuple[list[Point], int]], axis: int, bars: Iterable[Bar]) -> None:
    """To the middle between what stands on both sides, as near as the gaps allow."""
    points, index = corners[0]
    here = points[index][axis]
    low = before = float("-inf")
    high = after = float("inf")
    for start, end, gap_before, gap_after in bars:
        if end <= here:
            low, before = max(low, end + gap_after), max(before, end)
        elif start >= here:
            high, after = min(high, start - gap_before), min(after, start)
        else:
            low, high = max(low, start + gap_before), min(high, end - gap_after)
    if low > high or before == float("-inf") or after == float("inf"):
        return
    place = round(min(max((before + after) / 2, low), high), 2)
    if abs(place - here) < _LEAST_MOVE:
        return
    for points, index in corners:
        points[index] = (place, points[index][1]) if axis == 0 else (points[index][0], place)


def _fixed(problem: Problem, labels: Iterable[Rect], stretch: tuple[Point, Point], axis: int) -> Iterator[Bar]:
    """Rules, symbols and labels."""
    field = problem.field
    if axis == 0:
        rules = [field.x, field.right, *(start for start, _ in problem.columns)]
    else:
        rules = [field.y, field.bottom, *problem.rules]
    for rule in rules:
        yield rule, rule, RULE_GAP, RULE_GAP
    start, end = sorted((stretch[0][1 - axis], stretch[1][1 - axis]))
    for rects, gap in ((tuple(place.rect for place in problem.places), CLEARANCE), (labels, _LABEL_GAP)):
        for rect in rects:
            first, last, low, high = (
                (rect.x, rect.right, rect.y, rect.bottom) if axis == 0 else (rect.y, rect.bottom, rect.x, rect.right)
            )
            if low - gap < end and high + gap > start:
                yield first, last, gap, gap


def _neighbours(points: Sequence[Point], index: int, axis: int, head: bool) -> Iterator[Bar]:
    """The line's own points before and after: the stretches that lead to them keep their direction and length."""
    last = index + 2 == len(points) - 1
    for point, gap in (
        (points[index - 1], CLEARANCE),
        (points[index + 2], LAST_STRETCH if last and head else CLEARANCE),
    ):
        yield point[axis], point[axis], gap, gap


def _lines(
    own: Mapping[int, Sequence[Point]],
    heads: Iterable[int],
    wire: int,
    index: int,
    stretch: tuple[Point, Point],
    joined: Sequence[Sequence[Point]],
) -> Iterator[Bar]:
    """All other stretches beside or across, but for those that move along: next to the stretch, or joining it."""
    axis = 0 if stretch[0][0] == stretch[1][0] else 1
    start, end = sorted((stretch[0][1 - axis], stretch[1][1 - axis]))
    start, end = start - CLEARANCE, end + CLEARANCE
    for other, points in own.items():
        moving = range(index - 1, index + 2) if other == wire else ()
        if any(points is line for line in joined):
            moving = range(len(points) - 2, len(points) - 1)
        for place, (first, second) in enumerate(pairwise(points)):
            low, high = first[1 - axis], second[1 - axis]
            if low > high:
                low, high = high, low
            if low >= end or high <= start or place in moving:
                continue
            near, far = first[axis], second[axis]
            gap = LAST_STRETCH if other in heads and place == len(points) - 2 else CLEARANCE
            yield (near, far, CLEARANCE, gap) if near <= far else (far, near, gap, CLEARANCE)
