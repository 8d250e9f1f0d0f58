"""All of a page but its words, as SVG elements: fills, rules, pictures, routes and symbols.

The SVG painter puts words on top; the PDF painter sets the drawing below its text. Elements say what they are:
`data-node` and `data-column` of a symbol, `data-edges` of a route (ids in the graph of procedure `data-procedure`).
"""

from __future__ import annotations

from collections.abc import Iterable
from xml.sax.saxutils import escape

from ...typesetting.characters import storable
from ...typesetting.draft import DRAFT_ANGLE, DRAFT_GREY, DRAFT_MARK, DRAFT_SIZE
from ...typesetting.svg import attributes, number, picture_element
from ..layout.geometry import Page, Route, Symbol
from .shapes import DASHES, ROUTE_LINE, RULE_LINE, SYMBOL_LINE, Point, arrow, every_glyphs, polygon, rules, underline


def drawing(page: Page, described: bool = True) -> list[str]:
    """The elements, the lowest first. `described`: routes and symbols say what they are."""
    below = [*_fills(page), *_rules(page), *_label_grounds(page), *_underlines(page)]
    routes = [_route(route, described) for route in page.routes]
    symbols = [_symbol(symbol, described) for symbol in page.symbols]
    return [*below, *map(picture_element, page.pictures), *routes, *symbols]


def draft_mark(page: Page) -> Iterable[str]:
    """The mark of a draft, to stand below everything."""
    if page.draft:
        size = min(page.width, page.height) * DRAFT_SIZE
        x, y = page.width / 2, page.height / 2
        place = attributes(x=x, y=y + size * 0.35, font_size=size, font_weight="bold", fill=DRAFT_GREY)
        turn = f"rotate({number(DRAFT_ANGLE)} {number(x)} {number(y)})"
        yield f'<text{place} text-anchor="middle" transform="{turn}">{DRAFT_MARK}</text>'


def _fills(page: Page) -> Iterable[str]:
    for table in page.tables:
        for cell in table.cells:
            if cell.fill:
                rect = cell.rect
                yield f"<rect{attributes(x=rect.x, y=rect.y, width=rect.width, height=rect.height, fill=cell.fill)}/>"


def _rules(page: Page) -> Iterable[str]:
    lines = [line for table in page.tables for line in rules(table.cells)]
    if lines:
        path = "".join(map(_path, lines))
        yield f'<path d="{path}" fill="none" stroke="#000" stroke-width="{RULE_LINE}" stroke-linecap="square"/>'


def _label_grounds(page: Page) -> Iterable[str]:
    """White below the labels: a rule between two executors must not cross a word out."""
    for route in page.routes:
        if route.label_rect:
            rect = route.label_rect
            yield f"<rect{attributes(x=rect.x, y=rect.y, width=rect.width, height=rect.height, fill='#fff')}/>"


def _underlines(page: Page) -> Iterable[str]:
    for glyphs in every_glyphs(page):
        if glyphs.underline:
            start, end, thickness = underline(glyphs)
            yield f'<path d="{_path((start, end))}" stroke="#000" stroke-width="{number(thickness)}"/>'


def _route(route: Route, described: bool) -> str:
    line, head = arrow(route)
    dashes = " ".join(map(number, DASHES)) if route.dashed else None
    head_element = f'<path d="{_path(head)}Z"/>' if head else ""
    stroke = attributes(fill="none", stroke="#000", stroke_width=ROUTE_LINE, stroke_dasharray=dashes)
    drawn = f'<path d="{_path(line)}"{stroke}/>{head_element}'
    if not described:
        return drawn
    data = attributes(
        data_edges=" ".join(map(str, route.edges)),
        data_procedure=route.procedure,
        data_source=route.source,
        data_target=route.target,
    )
    return f"<g{data}>{drawn}</g>"


def _symbol(symbol: Symbol, described: bool) -> str:
    data, title = _description(symbol) if described else ("", "")
    rect, corners = symbol.rect, polygon(symbol)
    data += attributes(fill="#fff", stroke="#000", stroke_width=SYMBOL_LINE)
    if corners:
        return f'<path d="{_path(corners)}Z"{data}>{title}</path>'
    place = attributes(x=rect.x, y=rect.y, width=rect.width, height=rect.height, rx=rect.height / 2)
    return f"<rect{place}{data}>{title}</rect>"


def _description(symbol: Symbol) -> tuple[str, str]:
    """What a symbol is, as attributes, and what it says to a screen reader."""
    data = attributes(
        data_symbol=symbol.id,
        data_node=symbol.node,
        data_procedure=symbol.procedure,
        data_column=symbol.column,
        data_shape=symbol.shape.value,
    )
    return data, f"<title>{escape(storable(symbol.alt))}</title>"


def _path(points: Iterable[Point]) -> str:
    return "M" + "L".join(f"{number(x)} {number(y)}" for x, y in points)
