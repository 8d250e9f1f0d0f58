"""Where work waits for other work: a parallel gateway, and who goes on behind it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs

from sopdsl.flow import Edge, EdgeKind, Graph


@attrs.frozen
class Join:
    """A wait for several others. Of several symbols of one `A atau B` one goes on behind it, so they wait as one.

    `node` is the waiting node, the first of its alternatives. `targets` are those that may go on. `arrows` are, by the
    first node of each alternative that is awaited, how many arrows come from there, of which one is enough.
    """

    node: int
    targets: tuple[int, ...]
    arrows: dict[int, int]


def joins_of(graph: Graph) -> tuple[Join, ...]:
    """All joins of a procedure, in the order of their nodes."""
    first = _firsts(graph)
    found: dict[int, dict[int, list[Edge]]] = {}
    for edge in _awaited(graph, first):
        found.setdefault(first[edge.target], {}).setdefault(first[edge.source], []).append(edge)
    return tuple(
        Join(node, _targets(list(found[node].values())), {each: _count(edges) for each, edges in found[node].items()})
        for node in sorted(found)
        if len(found[node]) > 1
    )


def entries_of(graph: Graph, joins: Sequence[Join]) -> dict[int, tuple[Join, int]]:
    """By the ids of edges that lead to a join: the join, and the awaited alternative that they come from."""
    first = _firsts(graph)
    by_node = {join.node: join for join in joins}
    awaited = ((edge, by_node.get(first[edge.target])) for edge in _awaited(graph, first))
    return {edge.id: (join, first[edge.source]) for edge, join in awaited if join is not None}


def _awaited(graph: Graph, first: Sequence[int]) -> Iterator[Edge]:
    waits: dict[int, set[int]] = {}
    for node, sources in graph.waits.items():
        waits.setdefault(first[node], set()).update(first[source] for source in sources)
    for edge in graph.edges:
        if edge.kind is EdgeKind.WAY and first[edge.source] in waits.get(first[edge.target], ()):
            yield edge


def _firsts(graph: Graph) -> tuple[int, ...]:
    """For each node the first of its alternatives: itself, where it is no `A atau B`."""
    seen: dict[int, int] = {}
    return tuple(
        node.id if node.alternative is None else seen.setdefault(node.alternative, node.id) for node in graph.nodes
    )


def _targets(sources: Sequence[Sequence[Edge]]) -> tuple[int, ...]:
    """The nodes that the work may reach, first those that all of it may."""
    reached = [{edge.target for edge in edges} for edges in sources]
    common = set.intersection(*reached)
    return tuple(sorted(set.union(*reached), key=lambda node: (node not in common, node)))


def _count(edges: Sequence[Edge]) -> int:
    """How many of them there are; those to symbols of one `A atau B` are one."""
    return len({(edge.source, edge.id if edge.choice is None else -1 - edge.choice) for edge in edges})
