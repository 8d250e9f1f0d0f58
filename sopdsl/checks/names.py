"""The names that steps and nodes carry."""

from __future__ import annotations

from collections.abc import Iterator

from sopdsl.flow import Graph
from sopdsl.model import Name


def names_of(graph: Graph) -> Iterator[Name]:
    """All names of a procedure's steps and nodes, in the order of the text."""
    for row in graph.rows:
        if row.step.name:
            yield row.step.name
        for node in row.step.nodes:
            if node.name:
                yield node.name
