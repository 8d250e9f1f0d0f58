"""How a drawing looks, in figures that are better the smaller they are; nothing in them is wrong (that is a violation).

Lines are polylines of any direction, so that other programs' drawings are measured with the same code.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import combinations, pairwise
from math import atan2, dist, pi

from sopdsl.renderers.sheet.layout.geometry import Sheet
from sopdsl.renderers.sheet.style import Style

Point = tuple[float, float]
Polyline = Sequence[Point]
Stretch = tuple[Point, Point]


def looks(sheet: Sheet, style: Style) -> Counter[str]:
    """Sums over the pages: crossings, bends, length (pt) and number of lines; pages; empty space below tables (pt)."""
    found = Counter(pages=len(sheet.pages))
    for page in sheet.pages:
        lines = [route.points for route in page.routes]
        found.update(lines=len(lines), crossings=crossings(lines))
        found.update(bends=round(sum(map(bends, lines))), length=round(sum(map(length, lines))))
        if page.fields:
            bottom = max(table.y + sum(table.row_heights) for table in page.tables)
            found.update({"table pages": 1, "empty": round(style.body_bottom - bottom)})
    return found


def crossings(lines: Iterable[Polyline]) -> int:
    """The places where lines cross between the ends of their stretches; lines that have merged cross once."""
    stretches = [{(min(stretch), max(stretch)) for stretch in pairwise(line)} for line in lines]
    places = {place for one, other in combinations(stretches, 2) for place in _places(one, other)}
    return len(places)


def _places(one: Iterable[Stretch], other: Iterable[Stretch]) -> Iterable[Point]:
    for first in one:
        for second in other:
            place = crossing(first, second)
            if place:
                yield round(place[0], 1), round(place[1], 1)


def crossing(one: Stretch, other: Stretch) -> Point | None:
    """The point where two stretches cross between their ends. The ends of each are in ascending order."""
    (ax, ay), (bx, by) = one
    (cx, cy), (dx, dy) = other
    if bx < cx or dx < ax or max(ay, by) < min(cy, dy) or max(cy, dy) < min(ay, by):
        return None
    slope = (bx - ax) * (dy - cy) - (by - ay) * (dx - cx)
    if not slope:
        return None
    along = ((cx - ax) * (dy - cy) - (cy - ay) * (dx - cx)) / slope
    across = ((cx - ax) * (by - ay) - (cy - ay) * (bx - ax)) / slope
    if not (0 < along < 1 and 0 < across < 1):
        return None
    return ax + along * (bx - ax), ay + along * (by - ay)


def bends(line: Polyline) -> float:
    """How far a line turns on its way, in right angles: its corners, where all are right angles."""
    return sum(_turn(*corner) for corner in zip(line, line[1:], line[2:], strict=False)) / (pi / 2)


def _turn(before: Point, corner: Point, after: Point) -> float:
    angle = atan2(after[1] - corner[1], after[0] - corner[0]) - atan2(corner[1] - before[1], corner[0] - before[0])
    return abs((angle + pi) % (2 * pi) - pi)


def length(line: Polyline) -> float:
    """The way along a line."""
    return sum(dist(*stretch) for stretch in pairwise(line))
