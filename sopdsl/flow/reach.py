"""What can be reached: nodes that no start reaches, and nodes from which the work cannot come to an end."""

from __future__ import annotations

from collections.abc import Iterable

from sopdsl.flow.graph import Edge, EdgeKind, Graph


def unreachable(graph: Graph) -> tuple[int, ...]:
    """Ids of the nodes that no start reaches. Information counts as a way here; a node with only such arrows out
    needs none in."""
    found = _closure(graph.starts, graph.edges, forward=True)
    carrying = {edge.source for edge in graph.edges if edge.kind is EdgeKind.WAY}
    telling = {edge.source for edge in graph.edges if edge.kind is EdgeKind.INFORMATION} - carrying - set(graph.ends)
    found |= _closure(telling, graph.edges, forward=True)
    return tuple(node.id for node in graph.nodes if node.id not in found)


def dead_ends(graph: Graph) -> tuple[int, ...]:
    """Ids of the nodes to which work comes and from which it can reach no end. Information carries none.

    A node whose ways out are not all known (`Problems.dangling`) counts as an end.
    """
    ways = [edge for edge in graph.edges if edge.kind is EdgeKind.WAY]
    work = _closure(graph.starts, ways, forward=True)
    ending = _closure([*graph.ends, *graph.problems.dangling], ways, forward=False)
    return tuple(node.id for node in graph.nodes if node.id in work and node.id not in ending)


def _closure(seeds: Iterable[int], edges: Iterable[Edge], forward: bool) -> set[int]:
    """The nodes that the edges reach from the seeds, seeds included."""
    after: dict[int, list[int]] = {}
    for edge in edges:
        source, target = (edge.source, edge.target) if forward else (edge.target, edge.source)
        after.setdefault(source, []).append(target)
    found = set(seeds)
    waiting = list(found)
    while waiting:
        for node in after.get(waiting.pop(), ()):
            if node not in found:
                found.add(node)
                waiting.append(node)
    return found
