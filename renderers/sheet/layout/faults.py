"""Why a document has no sheet: what does not fit, at its place, with what helps."""

from __future__ import annotations

from sopdsl.diagnostics import Diagnostic, Message, Severity, message
from sopdsl.flow import Graph
from sopdsl.model import Sop
from sopdsl.source import Span

from .links import Link
from .procedure import Undrawable


def head_fault(sop: Sop) -> Diagnostic:
    """The head of the identity page, or the signature, is higher than a page."""
    return _too_large(sop.title.span, message("sheet.head"), "sheet.head-advice")


def procedure_fault(graph: Graph, failure: Undrawable) -> Diagnostic:
    """A procedure's columns, titles or arrows find no room."""
    if failure.link:
        return _arrow(graph, failure.link)
    place = graph.procedure.span
    if failure.narrow:
        return _too_large(place, message("sheet.narrow", count=len(graph.executors)), "sheet.narrow-advice")
    return _too_large(place, message("sheet.titles"), "sheet.titles-advice")


def _too_large(span: Span, said: Message, advice: str) -> Diagnostic:
    return Diagnostic("LBR005", "kepala-tidak-muat", Severity.ERROR, span, said, message(advice))


def _arrow(graph: Graph, link: Link) -> Diagnostic:
    source, target = graph.nodes[link.source], graph.nodes[link.target]
    said = message(
        "sheet.arrow",
        from_row=graph.rows[source.row].number,
        from_executor=graph.executors[link.source_column].label,
        to_row=graph.rows[target.row].number,
        to_executor=graph.executors[link.target_column].label,
    )
    advice = message("sheet.arrow-advice")
    return Diagnostic("LBR002", "panah-tidak-muat", Severity.ERROR, source.origin.span, said, advice)
