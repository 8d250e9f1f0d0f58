"""The arrows to draw: the graph's edges between symbols, rows without a symbol left out.

Edges that lead from no symbol or to none are not drawn: `remarks` says them in words.
"""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from sopdsl.flow import Edge, EdgeKind, FlowNode, Graph
from sopdsl.model import NodeKind, Run, Text

from .symbols import may_be_wide


@attrs.frozen
class Link:
    """One arrow from one symbol to another, before pages are known.

    `edges` are the graph's edges on its way: more than one where it passes through rows without a symbol.
    `first` is true for the first branch of a decision. An arrow to a wide symbol goes to the first of its columns, so
    that arrows over the end of a page share their connectors.
    """

    source: int
    target: int
    source_column: int
    target_column: int
    edges: tuple[int, ...]
    label: Text | None = None
    dashed: bool = False
    first: bool = False


def links_of(graph: Graph, wide: bool) -> tuple[Link, ...]:
    """All arrows of a procedure, in the order of the edges. `wide` as in `Room`."""
    leaving: dict[int, list[Edge]] = {}
    for edge in graph.edges:
        leaving.setdefault(edge.source, []).append(edge)
    return tuple(
        _link(graph, way, wide)
        for edge in graph.edges
        if graph.nodes[edge.source].columns
        for way in _ways(graph, leaving, edge)
    )


def _ways(graph: Graph, leaving: dict[int, list[Edge]], first: Edge) -> Iterator[tuple[Edge, ...]]:
    """The ways on to the next symbols, the shortest first, through each row without a symbol once."""
    open_ways: list[tuple[Edge, ...]] = [(first,)]
    passed: set[int] = set()
    while open_ways:
        way = open_ways.pop(0)
        end = way[-1].target
        if graph.nodes[end].columns:
            yield way
        elif end not in passed:
            passed.add(end)
            open_ways += [(*way, edge) for edge in leaving.get(end, ())]


def _link(graph: Graph, way: tuple[Edge, ...], wide: bool) -> Link:
    source, target = graph.nodes[way[0].source], graph.nodes[way[-1].target]
    source_column, target_column = nearest(source, target)
    if wide and may_be_wide(target):
        target_column = target.columns[0]
    labels = [label for edge in way for label in _labels(edge)]
    return Link(
        source.id,
        target.id,
        source_column,
        target_column,
        tuple(edge.id for edge in way),
        _joined(labels),
        any(edge.kind is EdgeKind.INFORMATION for edge in way),
        source.kind is NodeKind.DECISION and way[0].branch == 0,
    )


def _labels(edge: Edge) -> Iterator[Text]:
    """What stands at an arrow: its own label, and that it need not be taken."""
    if edge.label and (edge.label.lead or edge.label.items):
        yield edge.label
    if edge.optional:
        yield Text((Run("opsional"),))


def _joined(labels: list[Text]) -> Text | None:
    if len(labels) < 2:
        return labels[0] if labels else None
    lead = labels[0].lead
    for label in labels[1:]:
        lead = (*lead, Run(", "), *label.lead)
    return Text(lead)


def nearest(source: FlowNode, target: FlowNode) -> tuple[int, int]:
    """The columns of the two symbols that an arrow joins: the same one where both have it, else the closest pair."""
    return min(
        ((start, end) for start in source.columns for end in target.columns),
        key=lambda pair: (abs(pair[0] - pair[1]), pair),
    )
