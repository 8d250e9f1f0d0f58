"""What may come first in a procedure, and what after each node: which ways are alternatives, and which go together."""

from __future__ import annotations

from sopdsl.flow.graph import Edge, EdgeKind, Graph

Choices = tuple[tuple[tuple[int, ...], ...], ...]
"""What may follow a node: one of several options; an option is work that splits (one part each); a part reaches one
of several nodes. An option without parts is an end."""


Ways = tuple[tuple[tuple[Edge, ...], ...], ...]
"""The same by the arrows that lead there."""


def choices_of(graph: Graph) -> tuple[Choices, ...]:
    """What may follow each node."""
    return tuple(
        tuple(tuple(tuple([edge.target for edge in part]) for part in option) for option in ways)
        for ways in ways_of(graph)
    )


def has_parallel_work(graph: Graph) -> bool:
    """Whether work splits anywhere in a procedure, or waits for other work."""
    every = (starts_of(graph), *choices_of(graph))
    return bool(graph.waits) or any(len(option) > 1 for choices in every for option in choices)


def ways_of(graph: Graph) -> tuple[Ways, ...]:
    """The ways that may be taken from each node."""
    outgoing: list[list[Edge]] = [[] for _ in graph.nodes]
    for edge in graph.edges:
        if edge.kind is EdgeKind.WAY:
            outgoing[edge.source].append(edge)
    return tuple(_ways(outgoing[node.id], ends=node.ends) for node in graph.nodes)


def starts_of(graph: Graph) -> Choices:
    """Each start is a choice of its own, but the rows of a first `Serentak` block start together, and of the symbols of
    one `A atau B` any."""
    together: dict[int, list[int]] = {}
    alone: dict[tuple[bool, int], list[int]] = {}
    for start in graph.starts:
        node = graph.nodes[start]
        if graph.rows[node.row].parallel is not None and graph.rows[node.row].parallel == graph.rows[0].parallel:
            together.setdefault(node.row, []).append(start)
        else:
            one = (False, start) if node.alternative is None else (True, node.alternative)
            alone.setdefault(one, []).append(start)
    block = (tuple(tuple(nodes) for nodes in together.values()),) if together else ()
    return (*block, *((tuple(nodes),) for nodes in alone.values()))


def _ways(edges: list[Edge], ends: bool) -> Ways:
    """From a node: the branches of a decision each, else all of its ways together."""
    if len(edges) == 1 and not ends:
        return (((edges[0],),),)
    options: list[tuple[tuple[Edge, ...], ...]] = [()] if ends else []
    branches: dict[int | None, list[Edge]] = {}
    for edge in edges:
        branches.setdefault(edge.branch, []).append(edge)
    for branch in branches.values():
        required = _parts([edge for edge in branch if not edge.optional])
        options.extend([required] if required else [])
        options.extend((part,) for part in _parts([edge for edge in branch if edge.optional]))
    return tuple(options)


def _parts(edges: list[Edge]) -> tuple[tuple[Edge, ...], ...]:
    """The ways that are taken together; edges of one `choice` are one way to one of several nodes."""
    parts: dict[tuple[bool, int], list[Edge]] = {}
    for edge in edges:
        own = (True, edge.choice) if edge.choice is not None else (False, edge.id)
        parts.setdefault(own, []).append(edge)
    return tuple(tuple(one_of) for one_of in parts.values())
