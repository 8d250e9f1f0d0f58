"""Symbols, arrows and labels of a page as DrawingML shapes (ECMA-376 part 1, chapter 20): what Word and Excel share.

A straight arrow between the middles of two sides is a connector, glued to both symbols. Every other one is a path of
its own that keeps its corners: elbow connectors find their way anew in office programs, through other symbols.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import hypot

import attrs

from ....office.units import emu
from ....office.xml import tag
from ....typesetting.primitives import Glyphs, Rect
from ...layout.geometry import Page, Route, Shape, Symbol
from ..shapes import ROUTE_LINE, SYMBOL_LINE, Point, polygon

_PRESETS = {Shape.BOX: ("flowChartProcess", {}), Shape.CAPSULE: ("roundRect", {"adj": 50000})}
_NAMES = {Shape.BOX: "Proses", Shape.CAPSULE: "Mulai/Selesai", Shape.DIAMOND: "Keputusan", Shape.CONNECTOR: "Sambungan"}
_SITES = ((0.5, 0.0), (0.0, 0.5), (0.5, 1.0), (1.0, 0.5))
"""Where connectors hold on to a shape, in the order of the presets: top, left, bottom, right."""
_NEAR = 0.1


@attrs.frozen
class Ends:
    """The shapes that a connector holds together, and the place on each in the order of `_SITES`."""

    start: int
    start_site: int
    end: int
    end_site: int


@attrs.frozen
class Figure:
    """A shape: its id within the file, its name in lists of objects, its text for screen readers, and where it lies.

    `look` are the geometry, fill and line as XML; `flips` the attributes of its transform.
    """

    id: int
    name: str
    alt: str
    rect: Rect
    look: str
    glyphs: tuple[Glyphs, ...] = ()
    flips: Mapping[str, int] = attrs.field(factory=dict)
    ends: Ends | None = None

    def properties(self, prefix: str, x: float = 0.0, y: float = 0.0) -> str:
        """Its `spPr`, with places counted from (x, y)."""
        rect = self.rect
        place = tag("a:off", {"x": emu(rect.x - x), "y": emu(rect.y - y)})
        size = tag("a:ext", {"cx": emu(rect.width), "cy": emu(rect.height)})
        return tag(f"{prefix}:spPr", None, tag("a:xfrm", dict(self.flips), place, size), self.look)


def figures(page: Page, first_id: int) -> list[Figure]:
    """All shapes of a page, the lowest first; their ids count from `first_id`."""
    ids = {symbol.id: first_id + place for place, symbol in enumerate(page.symbols)}
    symbols = {symbol.id: symbol for symbol in page.symbols}
    next_id = first_id + len(ids)
    arrows = [_route(next_id + place, route, symbols, ids) for place, route in enumerate(page.routes)]
    next_id += len(arrows)
    labelled = [route for route in page.routes if route.label_rect]
    labels = [_label(next_id + place, route, symbols) for place, route in enumerate(labelled)]
    return [*labels, *arrows, *(_symbol(ids[symbol.id], symbol) for symbol in page.symbols)]


def _symbol(number: int, symbol: Symbol) -> Figure:
    look = _outline(symbol) + _fill("FFFFFF") + _line(SYMBOL_LINE)
    return Figure(number, f"{_NAMES[symbol.shape]} {number}", symbol.alt, symbol.rect, look, symbol.glyphs)


def _outline(symbol: Symbol) -> str:
    """A preset, or a path whose whole box may hold words: diamonds are filled up to their sides."""
    if symbol.shape in _PRESETS:
        preset, adjustments = _PRESETS[symbol.shape]
        guides = [tag("a:gd", {"name": name, "fmla": f"val {value}"}) for name, value in adjustments.items()]
        return tag("a:prstGeom", {"prst": preset}, tag("a:avLst", None, *guides))
    return _path(polygon(symbol), symbol.rect, closed=True)


def _label(number: int, route: Route, symbols: Mapping[int, Symbol]) -> Figure:
    """A text box on white, so that a rule between two executors does not cross its words out."""
    assert route.label_rect is not None
    said = " ".join(glyphs.text for glyphs in route.label)
    alt = f"{said}: {_way(route, symbols)}"
    look = tag("a:prstGeom", {"prst": "rect"}, tag("a:avLst")) + _fill("FFFFFF") + tag("a:ln", None, tag("a:noFill"))
    return Figure(number, f"Label {number}", alt, route.label_rect, look, route.label)


def _route(number: int, route: Route, symbols: Mapping[int, Symbol], ids: Mapping[int, int]) -> Figure:
    points = route.points
    (start_x, start_y), (end_x, end_y) = points[0], points[-1]
    left, top = min(x for x, _ in points), min(y for _, y in points)
    rect = Rect(left, top, max(x for x, _ in points) - left, max(y for _, y in points) - top)
    line = _line(ROUTE_LINE, dashed=route.dashed, arrowhead=route.arrowhead)
    figure = Figure(number, f"{'Panah' if route.arrowhead else 'Garis'} {number}", _way(route, symbols), rect, "")
    if len(points) > 2:
        return attrs.evolve(figure, look=_path(points, rect, closed=False) + tag("a:noFill") + line)
    flips = {name: 1 for name, flipped in (("flipH", end_x < start_x), ("flipV", end_y < start_y)) if flipped}
    start_site = _site(symbols[route.source].rect, points[0])
    end_site = _site(symbols[route.target].rect, points[-1])
    ends = None
    if start_site is not None and end_site is not None:
        ends = Ends(ids[route.source], start_site, ids[route.target], end_site)
    look = tag("a:prstGeom", {"prst": "straightConnector1"}, tag("a:avLst")) + line
    return attrs.evolve(figure, look=look, flips=flips, ends=ends)


def _way(route: Route, symbols: Mapping[int, Symbol]) -> str:
    sign = "→" if route.arrowhead else "–"
    return f"{symbols[route.source].alt} {sign} {symbols[route.target].alt}"


def _site(rect: Rect, point: Point) -> int | None:
    """The place on a symbol where an arrow ends, if it is one that connectors can hold on to."""
    places = [(rect.x + rect.width * across, rect.y + rect.height * down) for across, down in _SITES]
    gaps = [hypot(x - point[0], y - point[1]) for x, y in places]
    return gaps.index(min(gaps)) if min(gaps) < _NEAR else None


def _path(points: Sequence[Point], rect: Rect, closed: bool) -> str:
    corners = [tag("a:pt", {"x": emu(x - rect.x), "y": emu(y - rect.y)}) for x, y in points]
    steps = [tag("a:moveTo", None, corners[0]), *(tag("a:lnTo", None, corner) for corner in corners[1:])]
    filled = {} if closed else {"fill": "none"}
    size = {"w": emu(rect.width), "h": emu(rect.height)}
    path = tag("a:path", {**size, **filled}, *steps, tag("a:close") if closed else "")
    return tag(
        "a:custGeom",
        None,
        *map(tag, ("a:avLst", "a:gdLst", "a:ahLst")),
        tag("a:cxnLst", None, *_connection_sites() if closed else ()),
        tag("a:rect", {"l": "0", "t": "0", "r": "r", "b": "b"}),
        tag("a:pathLst", None, path),
    )


def _connection_sites() -> list[str]:
    """`_SITES` in the words of DrawingML, each with the direction in which connectors leave it."""
    sites = (("3cd4", "hc", "t"), ("cd2", "l", "vc"), ("cd4", "hc", "b"), ("0", "r", "vc"))
    return [tag("a:cxn", {"ang": angle}, tag("a:pos", {"x": x, "y": y})) for angle, x, y in sites]


def _fill(colour: str) -> str:
    return tag("a:solidFill", None, tag("a:srgbClr", {"val": colour}))


def _line(width: float, dashed: bool = False, arrowhead: bool = False) -> str:
    """A black line; its arrowhead is the smallest that office programs draw."""
    dashes = tag("a:prstDash", {"val": "dash" if dashed else "solid"})
    corners = tag("a:miter", {"lim": 800000})
    head = tag("a:tailEnd", {"type": "triangle", "w": "sm", "len": "sm"}) if arrowhead else ""
    return tag("a:ln", {"w": emu(width)}, _fill("000000"), dashes, corners, head)
