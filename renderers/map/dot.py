"""A map as DOT: macro SOPs with two outlines, missing ones dashed, what follows below what it follows."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import ceil, sqrt

import graphviz

from ..graphs.words import FONT, block, inches, label
from .network import Box, Kind, Network, Tie

_TITLE, _LETTERS = 12.0, 9.0
_WIDTH = 130.0
_PADDING = 7.0
_KINDS = {
    Kind.SOP: {},
    Kind.MACRO: {"peripheries": "2"},
    Kind.OUTSIDE: {"fillcolor": "#e9edf2"},
    Kind.MISSING: {"style": "dashed", "color": "#b00020", "fontcolor": "#b00020"},
}
_REMARKS = {Kind.OUTSIDE: "(di luar kumpulan ini)", Kind.MISSING: "(naskahnya tidak ada)", Kind.MACRO: "(makro)"}
_TIES = {
    Tie.CONTAINS: {"arrowhead": "vee", "penwidth": "1.6"},
    Tie.FOLLOWS: {},
    Tie.RELATED: {"style": "dashed", "dir": "none", "color": "#6b7c8d"},
}
_BESIDE = {"constraint": "false"}
_COLUMN = 2.0
"""How many times more boxes stand below each other than beside each other, where nothing ties them."""
_LEGEND = (
    "Garis tebal: memuat SOP lain sebagai langkahnya. Panah: dilanjutkan ke SOP lain. Putus-putus: terkait.",
    "Garis ganda: SOP makro. Merah putus-putus: dirujuk, tetapi naskahnya tidak ada.",
)


def dot(network: Network, title: str) -> str:
    """The DOT text of a map, ending in a line end."""
    heading = [*block([title], 4 * _WIDTH, _TITLE).lines, *_LEGEND]
    graph = graphviz.Digraph(
        "peta",
        graph_attr={"label": label(heading), "labelloc": "t", "fontname": FONT, "fontsize": f"{_LETTERS:g}"},
        node_attr={"fontname": FONT, "fontsize": f"{_LETTERS:g}", "shape": "box", "fixedsize": "true"},
        edge_attr={"arrowsize": "0.7"},
    )
    for box in network.boxes:
        graph.node(box.name, **_looks(box))
    placed = {end for *ends, tie in network.ties if tie is not Tie.RELATED for end in ends}
    for source, target, tie in network.ties:
        beside = tie is Tie.RELATED and {source, target} <= placed
        graph.edge(source, target, **_TIES[tie], **_BESIDE if beside else {})
    tied = {end for *ends, _ in network.ties for end in ends}
    _add_columns(graph, [box.name for box in network.boxes if box.name not in tied])
    return str(graph.source)


def _add_columns(graph: graphviz.Digraph, names: Sequence[str]) -> None:
    """Keep boxes without ties below each other: Graphviz would put all of them in one row."""
    height = ceil(sqrt(_COLUMN * len(names)))
    for place, (upper, lower) in enumerate(pairwise(names), start=1):
        if place % height:
            graph.edge(upper, lower, style="invis")


def _looks(box: Box) -> dict[str, str]:
    remark = [_REMARKS[box.kind]] if box.kind in _REMARKS else []
    words = block([*box.lines, *remark], _WIDTH, _LETTERS)
    size = {"width": inches(words.width + 2 * _PADDING), "height": inches(words.height + 2 * _PADDING)}
    return {"label": label(words.lines), "style": "filled", "fillcolor": "#ffffff", **size, **_KINDS[box.kind]}
