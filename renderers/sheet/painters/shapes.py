"""Outlines and lines that all painters draw alike. Lengths are points, as in `typesetting.primitives`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from math import hypot

from ...typesetting.primitives import Glyphs, Rect
from ..layout.geometry import ARROWHEAD_LENGTH, ARROWHEAD_WIDTH, CONNECTOR_SHOULDER, Cell, Page, Route, Shape, Symbol

Point = tuple[float, float]

SYMBOL_LINE = 0.8
ROUTE_LINE = 0.7
RULE_LINE = 0.5
DASHES = (3.0, 2.0)
"""Length of dash and gap of an information arrow."""


def polygon(symbol: Symbol) -> tuple[Point, ...]:
    """The corners of a symbol with straight sides; a capsule has none (it is a box with round ends)."""
    rect = symbol.rect
    middle_x, middle_y = rect.centre
    if symbol.shape is Shape.DIAMOND:
        return (middle_x, rect.y), (rect.right, middle_y), (middle_x, rect.bottom), (rect.x, middle_y)
    if symbol.shape is Shape.CONNECTOR:
        shoulder = rect.y + rect.height * CONNECTOR_SHOULDER
        top = ((rect.x, rect.y), (rect.right, rect.y))
        return *top, (rect.right, shoulder), (middle_x, rect.bottom), (rect.x, shoulder)
    if symbol.shape is Shape.BOX:
        return (rect.x, rect.y), (rect.right, rect.y), (rect.right, rect.bottom), (rect.x, rect.bottom)
    return ()


def arrow(route: Route) -> tuple[tuple[Point, ...], tuple[Point, ...]]:
    """The line to draw and the triangle of its head (empty without one): the tip is the route's last point."""
    if not route.arrowhead:
        return route.points, ()
    (from_x, from_y), (tip_x, tip_y) = route.points[-2:]
    length = hypot(tip_x - from_x, tip_y - from_y)
    if not length:
        return route.points, ()
    step_x, step_y = (tip_x - from_x) / length, (tip_y - from_y) / length
    head = min(ARROWHEAD_LENGTH, length)
    base_x, base_y = tip_x - step_x * head, tip_y - step_y * head
    side_x, side_y = -step_y * ARROWHEAD_WIDTH / 2, step_x * ARROWHEAD_WIDTH / 2
    triangle = ((tip_x, tip_y), (base_x + side_x, base_y + side_y), (base_x - side_x, base_y - side_y))
    return (*route.points[:-1], (base_x, base_y)), triangle


def rules(cells: Iterable[Cell]) -> list[tuple[Point, Point]]:
    """The lines around the cells, each stretch once: rows of short lines are joined to long ones."""
    across: dict[float, list[tuple[float, float]]] = defaultdict(list)
    down: dict[float, list[tuple[float, float]]] = defaultdict(list)
    for cell in cells:
        x, y, right, bottom = cell.rect.x, cell.rect.y, round(cell.rect.right, 2), round(cell.rect.bottom, 2)
        if "top" not in cell.open_sides:
            across[y].append((x, right))
        if "bottom" not in cell.open_sides:
            across[bottom].append((x, right))
        if "left" not in cell.open_sides:
            down[x].append((y, bottom))
        if "right" not in cell.open_sides:
            down[right].append((y, bottom))
    lines = [((start, y), (end, y)) for y in sorted(across) for start, end in _joined(across[y])]
    return lines + [((x, start), (x, end)) for x in sorted(down) for start, end in _joined(down[x])]


def _joined(stretches: list[tuple[float, float]]) -> list[tuple[float, float]]:
    joined: list[tuple[float, float]] = []
    for start, end in sorted(stretches):
        if joined and start <= joined[-1][1] + 0.02:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def underline(glyphs: Glyphs) -> tuple[Point, Point, float]:
    """Both ends of the line under underlined words, and its thickness."""
    drop, thickness = glyphs.size * 0.13, glyphs.size * 0.06
    if glyphs.turned:
        return (glyphs.x + drop, glyphs.baseline), (glyphs.x + drop, glyphs.baseline - glyphs.width), thickness
    return (glyphs.x, glyphs.baseline + drop), (glyphs.x + glyphs.width, glyphs.baseline + drop), thickness


def every_glyphs(page: Page) -> Iterable[Glyphs]:
    """All words of a page, in reading order as far as the page tells it."""
    yield from page.words
    for table in page.tables:
        for cell in table.cells:
            yield from cell.glyphs
    for symbol in page.symbols:
        yield from symbol.glyphs
    for route in page.routes:
        yield from route.label


def inside(rect: Rect, point: Point) -> bool:
    """Whether the point lies in the rectangle."""
    return rect.x <= point[0] <= rect.right and rect.y <= point[1] <= rect.bottom
