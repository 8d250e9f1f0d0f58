"""A chart as DOT, the language of Graphviz: executors as lanes from left to right, the work from top to bottom.

The author's texts are labels, quoted; names are our own. Symbols have the
size of their words in the shipped fonts, so that the picture is the same where Graphviz finds other fonts.
"""

from __future__ import annotations

import graphviz

from sopdsl.flow.swimlanes import Chart, Line, Shape, Stroke, Symbol

from .lanes import add_lanes, lane_name
from .words import FONT, block, inches, label

_TITLE, _LETTERS, _SMALL = 12.0, 9.0, 8.0
"""Sizes of the letters of the title, of symbols and lanes, and of arrows, in points."""
_WIDTH = 122.0
"""What a line of a symbol's words may take, in points."""
_DIAMOND_WIDTH = 90.0
"""The same in a diamond, which is twice as wide as its words."""
_PADDING = 6.0
"""From the words to the outline, in points."""
_ROOF = 1.7
"""How much higher than its words a pentagon is."""

_PAGE = {"labelloc": "t", "fontname": FONT, "fontsize": f"{_TITLE:g}", "nodesep": "0.2", "ranksep": "0.3"}
_NODES = {
    "fontname": FONT,
    "fontsize": f"{_LETTERS:g}",
    "style": "filled",
    "fillcolor": "#ffffff",
    "fixedsize": "true",
}
_EDGES = {"fontname": FONT, "fontsize": f"{_SMALL:g}", "arrowsize": "0.7"}
_SHAPES = {
    Shape.CAPSULE: {"shape": "box", "style": "rounded,filled"},
    Shape.BOX: {"shape": "box"},
    Shape.DIAMOND: {"shape": "diamond"},
    Shape.PENTAGON: {"shape": "invhouse"},
}
_STROKES = {
    Stroke.ARROW: {},
    Stroke.DASHED: {"style": "dashed", "constraint": "false"},
    Stroke.PLAIN: {"dir": "none"},
}


def dot(chart: Chart, title: str) -> str:
    """The DOT text of a chart, ending in a line end."""
    heading = label(block([title], 4 * _WIDTH, _TITLE).lines)
    graph = graphviz.Digraph("bagan", graph_attr={"label": heading, **_PAGE}, node_attr=_NODES, edge_attr=_EDGES)
    for symbol in chart.symbols:
        graph.node(symbol.name, group=lane_name(symbol.lane), **_looks(symbol))
    if chart.lanes:
        add_lanes(graph, chart, [_lane_title(executor) for executor in chart.lanes])
    places = {symbol.name: place for place, symbol in enumerate(chart.symbols)}
    for line in chart.lines:
        _add_line(graph, line, back=places[line.target] < places[line.source])
    return str(graph.source)


def _looks(symbol: Symbol) -> dict[str, str]:
    diamond = symbol.shape is Shape.DIAMOND
    words = block(symbol.lines, _DIAMOND_WIDTH if diamond else _WIDTH, _LETTERS)
    width, height = (words.width * 2, words.height * 2) if diamond else (words.width + _PADDING, words.height)
    height *= _ROOF if symbol.shape is Shape.PENTAGON else 1
    size = {"width": inches(width + _PADDING), "height": inches(height + 2 * _PADDING)}
    return {"label": label(words.lines), **size, **_SHAPES[symbol.shape]}


def _add_line(graph: graphviz.Digraph, line: Line, back: bool) -> None:
    """A line; one that leads back does not move its target down."""
    looks = dict(_STROKES[line.stroke])
    if line.label:
        looks["label"] = label(block([line.label], _WIDTH, _SMALL).lines)
    if back:
        looks["constraint"] = "false"
    graph.edge(line.source, line.target, **looks)


def _lane_title(executor: str) -> dict[str, str]:
    words = block([executor], _WIDTH, _LETTERS)
    size = {"width": inches(words.width + _PADDING), "height": inches(words.height)}
    return {"label": label(words.lines), **size, "shape": "plaintext", "style": ""}
