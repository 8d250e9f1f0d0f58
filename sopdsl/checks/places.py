"""Where to point for a node of the graph, or for a procedure."""

from __future__ import annotations

from sopdsl.checks.document import Document
from sopdsl.flow import FlowNode
from sopdsl.model import Step
from sopdsl.source import Span


def node_span(node: FlowNode) -> Span:
    """The statement that drew a node: the first line of its step, or the node's own."""
    return node.origin.head if isinstance(node.origin, Step) else node.origin.span


def procedure_span(document: Document, index: int) -> Span:
    """The `Prosedur` line of a procedure; the document's title where it has none."""
    procedure = document.sop.procedures[index]
    if not procedure.written:
        return document.sop.title.span
    end = document.text.find("\n", procedure.span.start)
    return Span(procedure.span.start, end if 0 <= end <= procedure.span.end else procedure.span.end)
