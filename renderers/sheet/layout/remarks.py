"""What the sheet itself says in Keterangan: other SOPs, exits to them, and the ways that no arrow can show."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from sopdsl.flow import Edge, EdgeKind, Exit, FlowNode, Graph
from sopdsl.flow.elsewhere import before_title, elsewhere
from sopdsl.model import Node, Run, Step, Text

from .content import Texts, prefixed
from .links import Link


def references(step: Step, nodes: tuple[FlowNode, ...]) -> Texts:
    """Other SOPs that a step names, or a start or end in its row."""
    texts = [prefixed("SOP ", title) for title in step.sops]
    for node in nodes:
        if isinstance(node.origin, Node) and not node.added:
            texts += [prefixed(f"{before_title(node.kind)} ", title) for title in node.origin.sops]
    return tuple(dict.fromkeys(texts))


def ways_in_words(graph: Graph, links: Sequence[Link]) -> list[Texts]:
    """By row: the ways that leave the procedure, and those from or to rows without a symbol that `links` do not show.

    What the order of the rows says anyway is not repeated: a way without words to the next row, the end after the last.
    """
    said: list[list[Text]] = [[] for _ in graph.rows]
    for way in graph.exits:
        said[graph.nodes[way.source].row].append(_exit(way))
    drawn = {edge for link in links for edge in link.edges}
    leaving = {way.end for way in graph.exits}
    symbols = {(node.row, node.columns) for node in graph.nodes if node.columns}
    crowded = {row for row, count in Counter(row for row, _ in symbols).items() if count > 1}
    for edge in graph.edges:
        said_as_exit = graph.nodes[edge.target].added and edge.target in leaving
        if edge.id not in drawn and not said_as_exit and not _is_plain(graph, edge):
            said[graph.nodes[edge.source].row].append(_way(graph, edge, crowded))
    for node in graph.nodes:
        if _ends_unseen(node) and node.id not in leaving and node.row < len(graph.rows) - 1:
            said[node.row].append(_said(None, "selesai", False))
    return [tuple(dict.fromkeys(texts)) for texts in said]


def _is_plain(graph: Graph, edge: Edge) -> bool:
    """Whether an arrow without words goes on to the next symbol or row."""
    target = graph.nodes[edge.target]
    near = target.row - graph.nodes[edge.source].row in (0, 1) and not target.added
    return near and not (edge.label or edge.optional or edge.kind is EdgeKind.INFORMATION)


def _ends_unseen(node: FlowNode) -> bool:
    """Whether a written end has neither a symbol nor words of its own."""
    return node.ends and not node.columns and not node.added and not (node.text and node.text.lead)


def _exit(way: Exit) -> Text:
    return _said(way.label, f"dilanjutkan ke {elsewhere(way.target)}", way.target.optional)


def _way(graph: Graph, edge: Edge, crowded: set[int]) -> Text:
    """One way; the target's executor is named where other symbols stand in its row, too."""
    target = graph.nodes[edge.target]
    if target.added:
        return _said(edge.label, "selesai", edge.optional)
    words = "informasi" if edge.kind is EdgeKind.INFORMATION else "dilanjutkan"
    words += f" ke langkah {graph.rows[target.row].number}"
    if target.columns and target.row in crowded:
        words += f" ({' dan '.join(graph.executors[column].label for column in target.columns)})"
    return _said(edge.label, words, edge.optional)


def _said(label: Text | None, words: str, optional: bool) -> Text:
    words += " (opsional)" if optional else ""
    if label and label.lead:
        return Text((*label.lead, Run(f": {words}")), label.items)
    return Text((Run(words[0].upper() + words[1:]),))
