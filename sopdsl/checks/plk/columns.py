"""The columns of a procedure's table."""

from sopdsl.flow import Graph
from sopdsl.model import Executor
from sopdsl.words import key


def unused(graph: Graph) -> list[Executor]:
    """The executors without a symbol; not those whose label an earlier one has, which PLK003 reports."""
    used = {column for node in graph.nodes for column in node.columns}
    labels = [key(executor.label) for executor in graph.executors]
    return [
        executor
        for column, executor in enumerate(graph.executors)
        if column not in used and labels.index(labels[column]) == column
    ]
