"""Model to flow: the graph of each procedure, what can be reached in it, and how long it takes."""

from typing import NamedTuple

from sopdsl.flow.build import build_graph
from sopdsl.flow.graph import Edge, EdgeKind, Exit, FlowNode, Graph, Problems, TableRow
from sopdsl.flow.reach import dead_ends, unreachable
from sopdsl.flow.times import Total, Value
from sopdsl.flow.totals import Totals, Way, document_total
from sopdsl.flow.wording import total_words, written_words
from sopdsl.model import Sop, TimeAssumption

__all__ = [
    "Edge",
    "EdgeKind",
    "Exit",
    "FlowNode",
    "Graph",
    "Problems",
    "ProcedureFlow",
    "TableRow",
    "Total",
    "Totals",
    "Value",
    "Way",
    "analyse",
    "document_total",
    "total_words",
    "written_words",
]


class ProcedureFlow(NamedTuple):
    """A procedure's graph and what follows from it.

    `unreachable` are ids of nodes that no start reaches; `dead_ends` of those that work reaches, but no end after them.
    """

    graph: Graph
    unreachable: tuple[int, ...]
    dead_ends: tuple[int, ...]
    totals: Totals


def analyse(sop: Sop, assumption: TimeAssumption | None = None) -> tuple[ProcedureFlow, ...]:
    """The flow of each procedure, in order. The SOP's own time assumption wins over `assumption` (the project's).

    Never raises: what cannot be resolved is in `Graph.problems`.
    """
    used = sop.assumption or assumption or TimeAssumption()
    graphs = [build_graph(sop, procedure) for procedure in sop.procedures]
    return tuple(ProcedureFlow(graph, unreachable(graph), dead_ends(graph), Totals(graph, used)) for graph in graphs)
