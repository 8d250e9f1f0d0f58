"""A flow as some program drew it, and what can be measured in any such drawing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise
from math import ceil, dist, hypot
from statistics import mean

import attrs
from sopdsl.renderers.typesetting.primitives import MM, Rect

from benchmarks.looks import Point, Stretch, bends, crossings, length

PAPER = (297 * MM - 2 * 15 * MM, 210 * MM - 2 * 15 * MM)
"""What can be printed on of an A4 sheet, in points; the sheet may be turned."""


@attrs.frozen
class Box:
    """A symbol: its step, the executor's place among all, and whether it is a diamond (only its inner half is hit)."""

    name: str
    step: int | None
    lane: int | None
    rect: Rect
    diamond: bool = False


@attrs.frozen
class Arrow:
    """A line between two boxes, by their names, and the box of its label."""

    source: str
    target: str
    points: tuple[Point, ...]
    label: Rect | None = None


@attrs.frozen
class Drawing:
    """One page, or the whole where a program knows no pages. `letters` is the size of the steps' words, in its unit."""

    width: float
    height: float
    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]
    letters: float


@attrs.frozen
class Figures:
    """What was measured in the drawings of one flow. All but the two that are yes or no are better when smaller.

    `bends` (right angles) and `length` (of the drawing's diagonal) are for one arrow. `misplaced` counts steps that
    stand no lower (in a drawing that runs sideways: no further) than the step before them. `labels` is None for a
    program that places none. `pages` are A4 pages, at letters of 8 points; `letters` is their size in points if all
    were printed on one page.
    """

    arrows: int
    crossings: int
    bends: float
    length: float
    through: int
    together: int
    labels: int | None
    lanes: bool
    misplaced: int
    pages: int
    letters: float


READABLE = 8.0


def figures(drawings: Sequence[Drawing], paged: bool = False) -> Figures:
    """Measure the drawings of one flow. `paged`: they are pages already, printed as they are."""
    arrows = [(drawing, arrow) for drawing in drawings for arrow in drawing.arrows]
    largest = max((READABLE / drawing.letters for drawing in drawings), default=1.0)
    sizes = [(drawing.width * largest, drawing.height * largest) for drawing in drawings]
    return Figures(
        arrows=len(arrows),
        crossings=sum(crossings(arrow.points for arrow in drawing.arrows) for drawing in drawings),
        bends=mean(bends(arrow.points) for _, arrow in arrows),
        length=mean(length(arrow.points) / hypot(drawing.width, drawing.height) for drawing, arrow in arrows),
        through=sum(_through(drawing) for drawing in drawings),
        together=sum(_together(drawing) for drawing in drawings),
        labels=sum(map(_labels, drawings)) if any(arrow.label for _, arrow in arrows) else None,
        lanes=_lanes_kept([box for drawing in drawings for box in drawing.boxes]),
        misplaced=_misplaced(drawings),
        pages=len(drawings) if paged else sum(_pages(*size) for size in sizes),
        letters=drawings[0].letters if paged else min(READABLE * _fit(*size) for size in sizes),
    )


def _through(drawing: Drawing) -> int:
    """Arrows that run through a symbol that is neither their beginning nor their end."""
    return sum(
        any(_hits(stretch, _inner(box)) for stretch in pairwise(arrow.points))
        for arrow in drawing.arrows
        for box in drawing.boxes
        if box.name not in (arrow.source, arrow.target)
    )


def _inner(box: Box) -> Rect:
    share = 0.25 if box.diamond else 0.05
    return _grown(box.rect, -share * box.rect.width, -share * box.rect.height)


def _together(drawing: Drawing) -> int:
    """Pairs of arrows without a common end of which stretches run on one another, further than a letter is high."""
    found = 0
    for one, other in combinations(drawing.arrows, 2):
        if {one.source, one.target}.isdisjoint((other.source, other.target)):
            pairs = ((first, second) for first in pairwise(one.points) for second in pairwise(other.points))
            found += any(_common(*pair) > drawing.letters for pair in pairs)
    return found


def _common(one: Stretch, other: Stretch) -> float:
    """How long two stretches run on one another."""
    (ax, ay), (bx, by) = one
    long = dist(*one)
    if not long:
        return 0.0
    ux, uy = (bx - ax) / long, (by - ay) / long
    along = [(x - ax) * ux + (y - ay) * uy for x, y in other]
    aside = [abs((x - ax) * uy - (y - ay) * ux) for x, y in other]
    return min(long, max(along)) - max(0.0, min(along)) if max(aside) < 1.0 else 0.0


def _labels(drawing: Drawing) -> int:
    """Labels that stand on another arrow, another label or a symbol."""
    found = 0
    for arrow in drawing.arrows:
        if arrow.label is None:
            continue
        rect = _grown(arrow.label, -1, -1)
        others = [other for other in drawing.arrows if other is not arrow]
        on_arrow = any(_hits(stretch, rect) for other in others for stretch in pairwise(other.points))
        on_label = any(other.label and _overlap(other.label, rect) for other in others)
        found += on_arrow or on_label or any(_overlap(_inner(box), rect) for box in drawing.boxes)
    return found


def _lanes_kept(boxes: Sequence[Box]) -> bool:
    """Whether the symbols of each executor stand beside (or below) those of the one before, never among them."""
    lanes = sorted({box.lane for box in boxes if box.lane is not None})
    rects = [[box.rect for box in boxes if box.lane == lane] for lane in lanes]
    across = [(min(rect.x for rect in own), max(rect.right for rect in own)) for own in rects]
    down = [(min(rect.y for rect in own), max(rect.bottom for rect in own)) for own in rects]
    return any(all(one[1] <= other[0] for one, other in pairwise(ranges)) for ranges in (across, down))


def _misplaced(drawings: Sequence[Drawing]) -> int:
    """Steps that do not stand after the one before them in the direction in which most do."""
    first: dict[int, tuple[int, float, float]] = {}
    for page, drawing in enumerate(drawings):
        for box in drawing.boxes:
            if box.step is not None:
                first.setdefault(box.step, (page, *box.rect.centre))
    places = [place for _, place in sorted(first.items())]
    down = sum((page, y) <= (before, before_y) for (before, _, before_y), (page, _, y) in pairwise(places))
    right = sum((page, x) <= (before, before_x) for (before, before_x, _), (page, x, _) in pairwise(places))
    return min(down, right)


def _fit(width: float, height: float) -> float:
    """The largest scale at which something fits on one page, turned or not; never above 1."""
    long, short = PAPER
    fits = max(min(long / width, short / height), min(short / width, long / height))
    return 1.0 if fits > 1 else fits


def _pages(width: float, height: float) -> int:
    """The pages that something takes when it is cut up, turned or not."""
    long, short = map(float, PAPER)
    return min(ceil(width / w) * ceil(height / h) for w, h in ((long, short), (short, long)))


def _grown(rect: Rect, across: float, down: float) -> Rect:
    return Rect(rect.x - across, rect.y - down, rect.width + 2 * across, rect.height + 2 * down)


def _overlap(one: Rect, other: Rect) -> bool:
    return bool(one.x < other.right and other.x < one.right and one.y < other.bottom and other.y < one.bottom)


def _hits(stretch: Stretch, rect: Rect) -> bool:
    """Whether a stretch of any direction has a part in a box (Liang and Barsky's clipping)."""
    (x, y), (end_x, end_y) = stretch
    enter, leave = 0.0, 1.0
    for step, low, high in ((end_x - x, rect.x - x, rect.right - x), (end_y - y, rect.y - y, rect.bottom - y)):
        if step == 0:
            if low >= 0 or high <= 0:
                return False
            continue
        first, last = sorted((low / step, high / step))
        enter, leave = max(enter, first), min(leave, last)
    return enter < leave


def flattened(path: str) -> Iterator[Point]:
    """The corners of an SVG path of absolute commands, curves in eight parts, arcs as one."""
    place: Point = (0.0, 0.0)
    for command, numbers in re.findall(r"([MLQCA])([^MLQCAZ]*)", path):
        values = [float(number) for number in re.findall(r"-?\d+(?:\.\d+)?(?:e-?\d+)?", numbers)]
        size = {"M": 2, "L": 2, "Q": 4, "C": 6, "A": 7}[command]
        for start in range(0, len(values), size):
            part = values[start : start + size]
            points = [*zip(part[::2], part[1::2], strict=True)] if command != "A" else [(part[5], part[6])]
            yield from _curve((place, *points))
            place = points[-1]


def _curve(points: Sequence[Point]) -> Iterator[Point]:
    """A Bézier curve without its first point (De Casteljau)."""
    parts = 8 if len(points) > 2 else 1
    for number in range(1, parts + 1):
        along, left = number / parts, list(points)
        while len(left) > 1:
            left = [(x + (u - x) * along, y + (v - y) * along) for (x, y), (u, v) in pairwise(left)]
        yield left[0]
