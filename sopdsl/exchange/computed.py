"""What a document's JSON says beside the document: the flow, resolved. For reading only; nothing of it is read back."""

from __future__ import annotations

from typing import NamedTuple

from sopdsl.exchange.document import DOCUMENT
from sopdsl.exchange.forms import Choice, Count, Flag, Several, String
from sopdsl.exchange.records import Part, Record
from sopdsl.exchange.text_forms import TEXT
from sopdsl.flow import EdgeKind, FlowNode, Graph, ProcedureFlow
from sopdsl.model import Identity, NodeKind, TargetKind


class Computed(NamedTuple):
    """The fields of the identity page that the project gives, and the flows of the procedures."""

    identity: Identity
    flows: tuple[ProcedureFlow, ...]


class _Shown(NamedTuple):
    """A node and the graph that it is in."""

    node: FlowNode
    graph: Graph


def _executors(shown: _Shown) -> tuple[str, ...]:
    return tuple(shown.graph.executors[column].label for column in shown.node.columns)


_NODE = Record(
    "FlowNode",
    "A symbol of the flow; `step` is the number of its row, counted from 1 in its procedure (Kelompok is no row)",
    None,
    {
        "id": Part(Count(), of=lambda shown: shown.node.id),
        "step": Part(Count(), of=lambda shown: shown.graph.rows[shown.node.row].number),
        "kind": Part(Choice(NodeKind), of=lambda shown: shown.node.kind),
        "executors": Part(Several(String()), (), "Labels of executors; several work together", of=_executors),
        "name": Part(String(), None, of=lambda shown: shown.node.name),
        "text": Part(TEXT, None, "The symbol's own text, not the step's", of=lambda shown: shown.node.text),
        "starts": Part(Flag(), False, "The procedure starts here", of=lambda shown: shown.node.starts),
        "ends": Part(Flag(), False, "The procedure ends here", of=lambda shown: shown.node.ends),
        "added": Part(Flag(), False, "Nobody wrote it: it follows from the flow", of=lambda shown: shown.node.added),
        "alternative": Part(
            Count(), None, "Of the nodes with the same number one acts", of=lambda shown: shown.node.alternative
        ),
        "waits_for": Part(
            Several(Count()), (), "Nodes whose arrows it waits for", of=lambda s: s.graph.waits.get(s.node.id, ())
        ),
    },
)
_EDGE = Record(
    "Edge",
    "An arrow from the node `source` to the node `target`",
    None,
    {
        "source": Part(Count()),
        "target": Part(Count()),
        "kind": Part(Choice(EdgeKind), about="informasi: drawn dashed, carries no work"),
        "label": Part(TEXT, None, "The branch's label, the arrow's own, or both"),
        "optional": Part(Flag(), False, "Taken instead of the others, or not at all"),
        "branch": Part(Count(), None, "Which of the decision's branches it is, counted from 0"),
        "choice": Part(Count(), None, "Of the arrows of one source with the same number one is taken"),
    },
)
_EXIT = Record(
    "Exit",
    "A way from the node `source` out of the procedure, which ends in the node `end`",
    None,
    {
        "source": Part(Count()),
        "end": Part(Count()),
        "kind": Part(Choice(TargetKind), of=lambda way: way.target.kind),
        "text": Part(
            String(), about="The procedure's label or title, or the SOP's title", of=lambda way: way.target.text
        ),
        "label": Part(TEXT, None),
        "branch": Part(Count(), None),
    },
)
_FLOW = Record(
    "Flow",
    "The flow of a procedure, resolved",
    None,
    {
        "executors": Part(
            Several(String()),
            about="The labels of the columns",
            of=lambda graph: [executor.label for executor in graph.executors],
        ),
        "nodes": Part(Several(_NODE), of=lambda graph: [_Shown(node, graph) for node in graph.nodes]),
        "edges": Part(Several(_EDGE)),
        "exits": Part(Several(_EXIT), ()),
    },
)
COMPUTED = Record(
    "Computed",
    "What follows from the document: for reading only",
    None,
    {
        "identity": Part(DOCUMENT.parts["identity"].form, Identity(), "What sop.toml gives beyond the document"),
        "flows": Part(Several(_FLOW), about="One for each procedure", of=lambda own: [one.graph for one in own.flows]),
    },
)
