"""A map as DOT: macro SOPs with two outlines, missing ones dashed, what follows below what it follows."""

from __future__ import annotations

import graphviz

from ..flowchart.words import FONT, block, inches, label
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
    Tie.RELATED: {"style": "dashed", "dir": "none", "color": "#6b7c8d", "constraint": "false"},
}
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
    for source, target, tie in network.ties:
        graph.edge(source, target, **_TIES[tie])
    return str(graph.source)


def _looks(box: Box) -> dict[str, str]:
    remark = [_REMARKS[box.kind]] if box.kind in _REMARKS else []
    words = block([*box.lines, *remark], _WIDTH, _LETTERS)
    size = {"width": inches(words.width + 2 * _PADDING), "height": inches(words.height + 2 * _PADDING)}
    return {"label": label(words.lines), "style": "filled", "fillcolor": "#ffffff", **size, **_KINDS[box.kind]}
