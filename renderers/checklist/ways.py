"""Where the work goes on after each symbol, in words: `langkah 5`, `kembali ke langkah 2`, `SOP Kearsipan`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

import attrs

from sopdsl.flow import Edge, EdgeKind, FlowNode, Graph
from sopdsl.flow.choices import starts_of, ways_of
from sopdsl.flow.elsewhere import elsewhere
from sopdsl.model import Node, NodeKind, Text, plain
from sopdsl.values import Value

from .texts import said

_END = "selesai"
_BACK = "kembali ke "


@attrs.frozen
class Way(Value):
    """One way to go on: its label if it has one, and the places where it leads, all of them at the same time.

    `by` is the executor who may take it, where the others of its part may not.
    """

    label: Text | None
    places: tuple[str, ...]
    by: str = ""


class Wayfinder:
    """Finds the ways of a procedure."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        self._ways = ways_of(graph)
        self._exits = {way.end: way for way in graph.exits}
        self._entries = _entries(graph)
        self._informing: list[list[Edge]] = [[] for _ in graph.nodes]
        for edge in graph.edges:
            if edge.kind is EdgeKind.INFORMATION:
                self._informing[edge.source].append(edge)

    def starts(self) -> tuple[Way, ...]:
        """Where the procedure may begin; nothing where that is one place."""
        nodes = self._graph.nodes
        found = []
        for option in starts_of(self._graph):
            starts = [nodes[node] for part in option for node in part if nodes[node].kind is NodeKind.START]
            labels = list(dict.fromkeys(start.text for start in starts))
            rows = dict.fromkeys(nodes[node].row for part in option for node in part)
            places = tuple(f"langkah {self._graph.rows[row].number}" for row in rows)
            found.append(Way(said(labels[0], self._graph.numbers) if len(labels) == 1 else None, places))
        return tuple(dict.fromkeys(found)) if len({way.places for way in found}) > 1 else ()

    def of(self, node: FlowNode) -> tuple[Way, ...]:
        """The ways to choose from, or the only one; nothing where that is what the order of the steps says anyway."""
        options = self._ways[node.id]
        if node.kind is NodeKind.DECISION:
            return tuple(self._way(node, option) for option in options) + self._unled(node)
        if len(options) == 1 and self._is_plain(node, options[0]):
            return ()
        return tuple(self._way(node, option) for option in options)

    def informs(self, node: FlowNode) -> tuple[Way, ...]:
        """The ways that carry information, but no work."""
        ways = (self._way(node, ((edge,),)) for edge in self._informing[node.id])
        return tuple(Way(way.label, tuple(place.removeprefix(_BACK) for place in way.places)) for way in ways)

    def _is_plain(self, node: FlowNode, option: tuple[tuple[Edge, ...], ...]) -> bool:
        """Whether it goes on to the next symbol or row, or ends in a symbol that says so itself."""
        if not option:
            return node.kind is NodeKind.END and node.id not in self._exits
        edges = [edge for part in option for edge in part]
        near = all(self._is_next(node, self._graph.nodes[edge.target]) for edge in edges)
        return near and len(option) == 1 and not any(edge.label for edge in edges)

    def _is_next(self, node: FlowNode, target: FlowNode) -> bool:
        """Whether nothing stands between them. Of several starts each says to which row it leads."""
        if target.added or target.id <= node.id:
            return False
        if target.row == node.row:
            sides = {node.alternative, target.alternative} - {None}
            between = self._graph.nodes[node.id + 1 : target.id]
            return all(other.kind is NodeKind.START or other.alternative in sides for other in between)
        chosen = node.kind is NodeKind.START and len(self._graph.starts) > 1
        return target.row == node.row + 1 and target.id in self._entries[target.row] and not chosen

    def _unled(self, node: FlowNode) -> tuple[Way, ...]:
        """The branches of a decision that lead nowhere: what they inform of stands apart."""
        led = {edge.branch for option in self._ways[node.id] for part in option for edge in part}
        branches = node.origin.branches if isinstance(node.origin, Node) else ()
        missing = (branch for index, branch in enumerate(branches) if index not in led)
        return tuple(Way(said(branch.label, self._graph.numbers), ()) for branch in missing)

    def _way(self, node: FlowNode, option: tuple[tuple[Edge, ...], ...]) -> Way:
        if not option:
            leaving = self._exits.get(node.id)
            return Way(said(leaving.label, self._graph.numbers) if leaving else None, (self._end(node),))
        labels = [said(part[0].label, self._graph.numbers) for part in option]
        places = [self._place(node, [self._graph.nodes[edge.target] for edge in part]) for part in option]
        if all(label == labels[0] for label in labels):
            return Way(labels[0], tuple(dict.fromkeys(places)))
        named = [f"{plain(label)}: {place}" if label else place for label, place in zip(labels, places, strict=True)]
        return Way(None, tuple(named))

    def _end(self, node: FlowNode) -> str:
        leaving = self._exits.get(node.id)
        return elsewhere(leaving.target) if leaving else _END

    def _place(self, source: FlowNode, targets: Sequence[FlowNode]) -> str:
        """One of several nodes of one row, from a node's point of view."""
        target = targets[0]
        if target.added:
            return self._end(target)
        is_entry = {node.id for node in targets} == self._entries[target.row]
        who = "" if is_entry or not target.columns else f" ({_executors_of(self._graph, targets)})"
        if target.row == source.row:
            return f"{'lanjut di' if target.id > source.id else 'ulangi'} langkah ini{who}"
        back = _BACK if target.row < source.row else ""
        return f"{back}langkah {self._graph.rows[target.row].number}{who}"


def _executors_of(graph: Graph, nodes: Iterable[FlowNode]) -> str:
    """The executors of nodes of which one acts, or of one node."""
    labels = [" dan ".join(graph.executors[column].label for column in node.columns) for node in nodes]
    return " atau ".join(filter(None, labels))


def _entries(graph: Graph) -> dict[int, set[int]]:
    """By row the nodes that `langkah n` means where nothing else is said: its first work, else its starts."""
    return {
        row: _first([node for node in nodes if not node.added])
        for row, nodes in groupby(graph.nodes, key=lambda node: node.row)
    }


def _first(nodes: Sequence[FlowNode]) -> set[int]:
    work = [node for node in nodes if node.kind is not NodeKind.START]
    if not work:
        return {node.id for node in nodes}
    first = work[0]
    return {first.id, *(node.id for node in work if node.alternative == first.alternative is not None)}
