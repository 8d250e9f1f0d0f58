"""A chart as DOT, the language of Graphviz: executors as lanes from left to right, the work from top to bottom.

The author's texts are labels, quoted; names are our own. Symbols have the size of their words in the shipped fonts, so
that the picture is the same where Graphviz finds other fonts.
"""

from __future__ import annotations

from collections.abc import Iterator

import graphviz

from sopdsl.flow.swimlanes import Chart, Line, Shape, Stroke, Symbol

from ..graphs.words import FONT, SMALL, Block, block, inches, label
from .lanes import LEFT, RIGHT, background, lanes_of

_TITLE, _LETTERS = 12.0, 9.0
"""Sizes of the letters of the title, and of symbols and lanes, in points."""
_LANDSCAPE = 780.0
"""The width of a landscape A4 page without its margins, in points."""
_NARROWEST, _WIDEST = 84.0, 122.0
"""What a line of a symbol's words may take, in points: as much as lets all lanes stand on a page."""
_DIAMOND = 0.7
"""The same in a diamond, as a part of it: a diamond is twice as wide as its words."""
_PADDING = 6.0
"""From the words to the outline, in points."""
_ROOF = 1.7
"""How much higher than its words a pentagon is."""

_PAGE = {"labelloc": "t", "fontname": FONT, "fontsize": f"{_TITLE:g}"}
_PLACED = {"layout": "nop", "notranslate": "true"}
"""Graphviz moves nothing."""
_UNPLACED = {"nodesep": "0.3", "ranksep": "0.4"}
_NODES = {
    "fontname": FONT,
    "fontsize": f"{_LETTERS:g}",
    "style": "filled",
    "fillcolor": "#ffffff",
    "fixedsize": "true",
}
_EDGES = {"fontname": FONT, "fontsize": f"{SMALL:g}", "arrowsize": "0.7"}
_SHAPES = {
    Shape.CAPSULE: {"shape": "box", "style": "rounded,filled"},
    Shape.BOX: {"shape": "box"},
    Shape.DIAMOND: {"shape": "diamond"},
    Shape.PENTAGON: {"shape": "invhouse"},
}
_POINT = {"label": "", "width": "0.01", "height": "0.01", "style": "invis", "pos": "0,0"}
_TRIES = 4
"""How often right angles are tried, each time with one more point."""
_STROKES = {
    Stroke.ARROW: {},
    Stroke.DASHED: {"style": "dashed", "constraint": "false"},
    Stroke.PLAIN: {"dir": "none"},
}


def dots(chart: Chart, title: str) -> Iterator[str]:
    """The DOT texts of a chart, the best first.

    Graphviz 2.43 aborts at right angles in one chart of a hundred, by chance of the number of its nodes ("newtrap:
    Trapezoid-table overflow"; later ones do not): points that nobody sees give it another number.
    """
    yield from (dot(chart, title, "ortho", unseen) for unseen in range(_TRIES))
    yield dot(chart, title, "polyline")


def dot(chart: Chart, title: str, arrows: str, unseen: int = 0) -> str:
    """A DOT text of a chart, ending in a line end.

    `arrows` is the name that Graphviz has for their form, `unseen` how many points it has that nobody sees.
    """
    page = {"label": label(block([title], 4 * _WIDEST, _TITLE).lines), "splines": arrows, **_PAGE}
    graph = graphviz.Digraph("bagan", graph_attr=page, node_attr=_NODES, edge_attr=_EDGES)
    width = _words_width(chart)
    outlines = {symbol.name: _outline(symbol, width) for symbol in chart.symbols}
    if chart.lanes:
        _add_lanes(graph, chart, outlines, width)
    else:
        graph.graph_attr.update(_UNPLACED)
        for symbol in chart.symbols:
            graph.node(symbol.name, **_looks(symbol, outlines[symbol.name]))
    for number in range(unseen):
        graph.node(f"titik{number}", **_POINT)
    places = {symbol.name: place for place, symbol in enumerate(chart.symbols)}
    for line in chart.lines:
        _add_line(graph, line, back=places[line.target] < places[line.source])
    return str(graph.source)


def _words_width(chart: Chart) -> float:
    room = _LANDSCAPE / max(1, len(chart.lanes)) - LEFT - RIGHT - 2 * _PADDING
    return min(max(_NARROWEST, room), _WIDEST)


def _outline(symbol: Symbol, width: float) -> Block:
    """The words of a symbol, with the size that the symbol takes."""
    diamond = symbol.shape is Shape.DIAMOND
    words = block(symbol.lines, width * _DIAMOND if diamond else width, _LETTERS)
    if diamond:
        return _padded(Block(words.lines, words.width * 2, words.height * 2))
    return _padded(Block(words.lines, words.width, words.height * (_ROOF if symbol.shape is Shape.PENTAGON else 1)))


def _padded(words: Block) -> Block:
    return Block(words.lines, words.width + 2 * _PADDING, words.height + 2 * _PADDING)


def _looks(symbol: Symbol, outline: Block) -> dict[str, str]:
    return {**_box(outline), **_SHAPES[symbol.shape]}


def _box(outline: Block) -> dict[str, str]:
    return {"label": label(outline.lines), "width": inches(outline.width), "height": inches(outline.height)}


def _add_lanes(graph: graphviz.Digraph, chart: Chart, outlines: dict[str, Block], width: float) -> None:
    """All symbols and the titles of the lanes, at their places."""
    titles = [_padded(block([executor], width, _LETTERS)) for executor in chart.lanes]
    lanes = lanes_of(chart, outlines, titles)
    graph.graph_attr.update(_PLACED, _background=background(lanes.borders))
    for number, (title, place) in enumerate(zip(titles, lanes.titles, strict=True)):
        graph.node(f"lajur{number}", pos=_pos(place), shape="plaintext", style="", **_box(title))
    for symbol in chart.symbols:
        place = lanes.symbols[symbol.name]
        graph.node(symbol.name, pos=_pos(place), **_looks(symbol, outlines[symbol.name]))


def _pos(place: tuple[float, float]) -> str:
    return f"{place[0]:.2f},{place[1]:.2f}"


def _add_line(graph: graphviz.Digraph, line: Line, back: bool) -> None:
    """A line; one that leads back does not move its target down."""
    looks = dict(_STROKES[line.stroke])
    if line.label:
        words = block([line.label], _WIDEST, SMALL).lines
        looks["xlabel"] = label([f" {each} " for each in words])
    if back:
        looks["constraint"] = "false"
    graph.edge(line.source, line.target, **looks)
