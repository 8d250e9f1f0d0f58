"""Where to point for a node of the graph."""

from __future__ import annotations

from sopdsl.flow import FlowNode
from sopdsl.model import Step
from sopdsl.source import Span


def node_span(node: FlowNode) -> Span:
    """The statement that drew a node: the first line of its step, or the node's own."""
    return node.origin.head if isinstance(node.origin, Step) else node.origin.span
