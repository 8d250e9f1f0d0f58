"""The names that steps and nodes carry, and those that arrows point at."""

from __future__ import annotations

from collections.abc import Iterator

from sopdsl.flow import Graph
from sopdsl.model import Name, Node, Step, TargetKind


def names_of(graph: Graph) -> Iterator[Name]:
    """All names of a procedure's steps and nodes, in the order of the text."""
    for row in graph.rows:
        if row.step.name:
            yield row.step.name
        for node in row.step.nodes:
            if node.name:
                yield node.name


def names_pointed_at(graph: Graph) -> Iterator[str]:
    """The names that a procedure's `Lanjut ke`, `Jika` and `Menunggu` say."""
    for row in graph.rows:
        parts: tuple[Step | Node, ...] = (row.step, *row.step.nodes)
        for part in parts:
            branches = () if isinstance(part, Step) else part.branches
            for targets in (part.targets or (), *(branch.targets for branch in branches)):
                yield from (target.text for target in targets if target.kind is TargetKind.NAME)
            yield from (name.text for name in part.waits_for)
