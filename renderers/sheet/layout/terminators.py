"""Starts and ends as a style wants them: the step's own symbol, capsules of their own, or rows of their own.

One procedure, three pictures: the capsules and rows that are added here belong to the node that starts or ends.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import attrs

from sopdsl.flow import Edge, FlowNode, Graph, TableRow
from sopdsl.model import NodeKind, Run, Step, Text, plain

from ..style import Terminators

WORDS = {NodeKind.START: Text((Run("MULAI"),)), NodeKind.END: Text((Run("SELESAI"),))}
"""What stands in a capsule to which the author gave no words, if there is room."""
_ROWS = {NodeKind.START: Text((Run("Mulai"),)), NodeKind.END: Text((Run("Selesai"),))}
"""The kegiatan of a row of its own."""


@attrs.frozen
class Drawn:
    """The graph to draw, made for a picture only: it knows no starts, ends and waits.

    `origins` are, by node, the ids of the nodes of the procedure's graph that the symbols belong to. Edges that are not
    in that graph have ids of `edges` and more. A row of its own has the number 0.
    """

    graph: Graph
    origins: tuple[int, ...]
    edges: int


def drawn(graph: Graph, terminators: Terminators) -> Drawn:
    """The graph as a style draws it. Capsules that the author wrote stay as they are, but get words."""
    if terminators is Terminators.STEP:
        return Drawn(graph, tuple(range(len(graph.nodes))), len(graph.edges))
    nodes, origins, added = _with_capsules(graph)
    rows: Sequence[TableRow] = graph.rows
    if terminators is Terminators.ROW:
        rows, nodes = _with_rows(rows, nodes)
    order = sorted(nodes, key=lambda node: (node.row, node.kind is not NodeKind.START))
    places = {node.id: place for place, node in enumerate(order)}
    edges = [edge._replace(source=places[edge.source], target=places[edge.target]) for edge in graph.edges]
    for source, target in added:
        edges.append(Edge(len(edges), places[source], places[target]))
    made = graph._replace(
        rows=tuple(rows),
        nodes=tuple(node._replace(id=place) for place, node in enumerate(order)),
        edges=tuple(edges),
        exits=tuple(way._replace(source=places[way.source], end=places[way.end]) for way in graph.exits),
        starts=(),
        ends=(),
        waits={},
    )
    return Drawn(made, tuple(origins[node.id] for node in order), len(graph.edges))


def is_plain(node: FlowNode) -> bool:
    """Whether a capsule has but the word of its kind: where there is no room for it, its shape says enough."""
    return node.text is not None and node.text is WORDS.get(node.kind)


def _with_capsules(graph: Graph) -> tuple[list[FlowNode], dict[int, int], list[tuple[int, int]]]:
    """All nodes, where each comes from, and the arrows to and from the capsules that are added."""
    nodes: list[FlowNode] = []
    origins = {node.id: node.id for node in graph.nodes}
    arrows: list[tuple[int, int]] = []
    for node in graph.nodes:
        if node.kind in WORDS and not plain(node.text):
            node = node._replace(text=WORDS[node.kind])
        elif node.kind is NodeKind.PROCESS and node.columns:
            for kind in _terminators(node):
                number = len(origins)
                origins[number] = node.id
                arrows.append((number, node.id) if kind is NodeKind.START else (node.id, number))
                nodes.append(
                    FlowNode(number, node.row, kind, node.columns[:1], node.origin, text=WORDS[kind], added=True)
                )
            node = node._replace(starts=False, ends=False)
        nodes.append(node)
    return sorted(nodes, key=lambda node: node.id), origins, arrows


def _terminators(node: FlowNode) -> Iterable[NodeKind]:
    return [kind for kind, there in ((NodeKind.START, node.starts), (NodeKind.END, node.ends)) if there]


def _with_rows(rows: Sequence[TableRow], nodes: Sequence[FlowNode]) -> tuple[list[TableRow], list[FlowNode]]:
    """The capsules that start the first row and end the last one in rows of their own, unless they are all it has."""
    made, last = list(rows), len(rows) - 1
    for kind, row, place in ((NodeKind.END, last, last + 1), (NodeKind.START, 0, 0)):
        moving = {node.id for node in nodes if node.row == row and node.kind is kind and node.columns}
        if not moving or not any(node.row == row and node.columns and node.id not in moving for node in nodes):
            continue
        made.insert(place, TableRow(0, Step(_ROWS[kind])))
        nodes = [node._replace(row=place if node.id in moving else node.row + (node.row >= place)) for node in nodes]
    return made, list(nodes)
