"""The layout's own judge: whether a finished sheet keeps the contract on every page.

It looks at the pages only, with its own geometry (`collisions`) and its own reading of the graph (`conservation`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from sopdsl.flow import Graph

from ...typesetting.primitives import Glyphs, Rect
from .collisions import TOUCH, Drawing, Drawn, Outline, Stretch, collisions, contains, inside, overlap, touches
from .conservation import losses
from .geometry import Cell, Page, Sheet, Symbol, Table

_ASCENT = 0.72
_DESCENT = 0.2
_SLACK = 0.6
"""Words may reach this far over the edge of their place: no letter fills its advance and height."""


def violations(sheet: Sheet, graphs: Sequence[Graph]) -> list[str]:
    """Every breach of the contract in words, with its page; none for a sheet that may be printed.

    `graphs` are those of the procedures, in order.
    """
    found = [f"page {page.number}: {breach}" for page in sheet.pages for breach in _page(page)]
    return found + list(losses(sheet, graphs))


def _page(page: Page) -> Iterator[str]:
    paper = Rect(0, 0, page.width, page.height)
    for glyphs in page.words:
        if not contains(paper, _box(glyphs), _SLACK):
            yield f"the words {glyphs.text!r} leave the paper"
    for table in page.tables:
        yield from _table(table, paper)
    for one, other in combinations(page.tables, 2):
        if any(overlap(first.rect, second.rect) for first in one.cells for second in other.cells):
            yield "two tables overlap"
    for symbol in page.symbols:
        yield from _words_of(symbol)
    for route in page.routes:
        if any(route.label_rect is None or not contains(route.label_rect, _box(g), _SLACK) for g in route.label):
            yield f"the words of the label of edges {route.edges} leave its box"
    fields = [
        field
        for field in page.fields
        if not any(field is not other and contains(other, field) for other in page.fields)
    ]
    for field in fields:
        yield from collisions(_drawing(page, field))
        yield from _over_words(page, field)
    for symbol in page.symbols:
        if sum(contains(field, symbol.rect) for field in fields) != 1:
            yield f"symbol {symbol.id} stands in no field"


def _table(table: Table, paper: Rect) -> Iterator[str]:
    for cell in table.cells:
        if not contains(paper, cell.rect):
            yield f"a {cell.role} cell of step {cell.step} leaves the paper"
        for glyphs in cell.glyphs:
            if not contains(cell.rect, _box(glyphs), _SLACK):
                yield f"the words {glyphs.text!r} leave their {cell.role} cell"
    for one, other in combinations(table.cells, 2):
        if overlap(one.rect, other.rect):
            yield f"cells {one.row}, {one.column} and {other.row}, {other.column} overlap"


def _words_of(symbol: Symbol) -> Iterator[str]:
    outline = Outline(symbol.id, symbol.shape, symbol.rect)
    for glyphs in symbol.glyphs:
        box = _box(glyphs, descent=0.0)
        corners = ((x, y) for x in (box.x, box.right) for y in (box.y, box.bottom))
        if not all(inside(outline, corner, _SLACK) for corner in corners):
            yield f"the words {glyphs.text!r} leave symbol {symbol.id}"


def _drawing(page: Page, field: Rect) -> Drawing:
    symbols = [symbol for symbol in page.symbols if contains(field, symbol.rect)]
    ids = {symbol.id for symbol in symbols}
    lines = tuple(
        Drawn(
            f"edges {', '.join(map(str, route.edges))}" if route.edges else f"line {route.source}-{route.target}",
            route.points,
            route.source,
            route.target,
            (route.target, route.dashed) if route.arrowhead else None,
            route.arrowhead,
            route.label_rect,
        )
        for route in page.routes
        if ids & {route.source, route.target}
    )
    outlines = tuple(Outline(symbol.id, symbol.shape, symbol.rect) for symbol in symbols)
    rules = tuple(rule for table in page.tables for cell in table.cells for rule in _sides(cell, field))
    return Drawing(field, outlines, lines, rules)


def _sides(cell: Cell, field: Rect) -> Iterator[Stretch]:
    """The rules of a cell inside a field or on its edge."""
    rect = cell.rect
    left, right = max(rect.x, field.x), min(rect.right, field.right)
    top, bottom = max(rect.y, field.y), min(rect.bottom, field.bottom)
    if left - right > TOUCH or top - bottom > TOUCH:
        return
    sides = {
        "left": (rect.x, top, rect.x, bottom),
        "right": (rect.right, top, rect.right, bottom),
        "top": (left, rect.y, right, rect.y),
        "bottom": (left, rect.bottom, right, rect.bottom),
    }
    for side, (x, y, end_x, end_y) in sides.items():
        in_field = contains(field, Rect(x, y, 0, 0)) and contains(field, Rect(end_x, end_y, 0, 0))
        if side not in cell.open_sides and in_field and (end_x - x > TOUCH or end_y - y > TOUCH):
            yield (x, y), (end_x, end_y)


def _over_words(page: Page, field: Rect) -> Iterator[str]:
    """Words of cells that reach into the field: no symbol or line stands on them."""
    cells = [cell for table in page.tables for cell in table.cells if overlap(cell.rect, field)]
    for glyphs in (glyphs for cell in cells for glyphs in cell.glyphs):
        box = _box(glyphs)
        for symbol in page.symbols:
            if overlap(symbol.rect, box):
                yield f"symbol {symbol.id} stands on the words {glyphs.text!r}"
        for route in page.routes:
            if any(touches(stretch, box, 0.0) for stretch in pairwise(route.points)):
                yield f"the line of edges {route.edges} runs over the words {glyphs.text!r}"


def _box(glyphs: Glyphs, descent: float = _DESCENT) -> Rect:
    height = glyphs.size * (_ASCENT + descent)
    if glyphs.turned:
        return Rect(glyphs.x - glyphs.size * _ASCENT, glyphs.baseline - glyphs.width, height, glyphs.width)
    return Rect(glyphs.x, glyphs.baseline - glyphs.size * _ASCENT, glyphs.width, height)
