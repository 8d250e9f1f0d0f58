"""What is said of parallel work that does not meet as it should."""

from __future__ import annotations

from collections.abc import Iterable

from sopdsl.checks.places import node_span
from sopdsl.checks.rule import Finding
from sopdsl.diagnostics import Message, Related, Severity, message
from sopdsl.flow import Graph
from sopdsl.flow.soundness import Flaw, FlawKind


def finding_of(graph: Graph, flaw: Flaw) -> Finding:
    """What ALR008 says of a flaw."""
    span = node_span(graph.nodes[flaw.node])
    if flaw.kind is FlawKind.UNKNOWN:
        first = graph.rows[0].step.head
        return Finding(first, message("ALR008.menyerah"), message("ALR008.hint-menyerah"), severity=Severity.INFO)
    what, hint = _words(graph, flaw)
    sources = flaw.arrivals if flaw.kind is FlawKind.TWICE else flaw.missing
    key = "ALR008.datang" if flaw.kind is FlawKind.TWICE else "ALR008.ditunggu"
    rows = dict.fromkeys(graph.nodes[source].row for source in sources)
    related = tuple(Related(graph.rows[row].step.head, message(key, number=graph.rows[row].number)) for row in rows)
    return Finding(span, what, hint, related)


def _words(graph: Graph, flaw: Flaw) -> tuple[Message, Message]:
    number = graph.rows[graph.nodes[flaw.node].row].number
    path = " → ".join(str(graph.rows[row].number) for row in flaw.path) or "-"
    if flaw.kind is FlawKind.TWICE:
        return message("ALR008.dua-kali", number=number, path=path), _twice_hint(graph, flaw, number)
    if flaw.kind is FlawKind.STUCK:
        missing = _numbers(graph, flaw.missing)
        what = message("ALR008.menunggu", number=number, missing=missing, path=path)
        key = "ALR008.hint-menunggu" if _says_menunggu(graph, flaw.node) else "ALR008.hint-serentak"
        return what, message(key, number=number)
    return message("ALR008.berputar", number=number), message("ALR008.hint-berputar")


def _twice_hint(graph: Graph, flaw: Flaw, number: int) -> Message:
    """Where all work comes by one arrow, the mistake is made before: there the work was doubled."""
    source = flaw.arrivals[0] if len(flaw.arrivals) == 1 else None
    arrows = [edge for edge in graph.edges if (edge.source, edge.target) == (source, flaw.node)]
    if source is None or len(arrows) != 1:
        return message("ALR008.hint-dua-kali", number=number)
    name = graph.rows[graph.nodes[source].row].number
    key = "ALR008.hint-sebagian" if _says_menunggu(graph, source) else "ALR008.hint-berulang"
    return message(key, source=name)


def _says_menunggu(graph: Graph, node: int) -> bool:
    """Whether a node waits because its row says so, and not because it stands behind a `Serentak`."""
    step = graph.rows[graph.nodes[node].row].step
    return bool(step.waits_for) or any(one.waits_for for one in step.nodes)


def _numbers(graph: Graph, nodes: Iterable[int]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(str(graph.rows[graph.nodes[node].row].number) for node in nodes))
