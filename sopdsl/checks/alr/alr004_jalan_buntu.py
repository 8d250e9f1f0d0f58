"""Langkah yang tidak dapat mencapai akhir.

Apa yang diperiksa:
    Dari setiap langkah ada jalan ke akhir prosedur; tidak ada `Lanjut ke: -` atau putaran tanpa
    jalan keluar. Panah `(informasi)` tidak membawa pekerjaan, jadi tidak dihitung.

Mengapa:
    Pekerjaan yang sampai di sana tidak pernah selesai.

Contoh salah:
    Langkah susun oleh Staf: Menyusun konsep
    Langkah oleh Sekretaris: Mengoreksi konsep
      Lanjut ke: susun

Contoh benar:
    Langkah susun oleh Staf: Menyusun konsep
    Langkah oleh Sekretaris: Mengoreksi konsep
      Keputusan: Disetujui?
        Jika Ya: selesai
        Jika Tidak: susun

Perbaikan:
    Beri jalan keluar: sebuah cabang `Jika` yang keluar dari putaran, `Lanjut ke` langkah
    berikutnya, atau `selesai`.

English:
    A step cannot reach the end.
"""

from __future__ import annotations

from collections.abc import Iterator

from sopdsl.checks.document import Document
from sopdsl.checks.places import node_span
from sopdsl.checks.rule import Basis, Finding, Rule
from sopdsl.diagnostics import Severity, message
from sopdsl.flow import EdgeKind, Graph, ProcedureFlow
from sopdsl.flow.components import components


def check(document: Document) -> Iterator[Finding]:
    for _, flow in document.sound_flows:
        for trap in _traps(flow):
            yield _stop(flow.graph, trap[0]) if len(trap) == 1 else _loop(flow.graph, trap)


def _traps(flow: ProcedureFlow) -> list[list[int]]:
    """The places where work is caught: nodes without a way out, and loops that are never left."""
    dead = list(flow.dead_ends)
    place = {node: index for index, node in enumerate(dead)}
    successors: list[list[int]] = [[] for _ in dead]
    for edge in flow.graph.edges:
        if edge.kind is EdgeKind.WAY and edge.source in place:
            successors[place[edge.source]].append(place[edge.target])
    component, groups = components(successors)
    left = {
        component[node]
        for node, targets in enumerate(successors)
        if any(component[target] != component[node] for target in targets)
    }
    traps = [sorted(dead[index] for index in group) for number, group in enumerate(groups) if number not in left]
    return sorted(traps)


def _stop(graph: Graph, node: int) -> Finding:
    """A node whose work goes nowhere, or only back to itself."""
    number = graph.rows[graph.nodes[node].row].number
    span = node_span(graph.nodes[node])
    edges = [edge for edge in graph.edges if edge.source == node]
    if any(edge.kind is EdgeKind.WAY for edge in edges):
        return Finding(span, message("ALR004.diri", number=number), message("ALR004.hint-putaran"))
    if edges:
        return Finding(span, message("ALR004.informasi", number=number), message("ALR004.hint-informasi"))
    return Finding(span, message("ALR004.berhenti", number=number), message("ALR004.hint-berhenti"))


def _loop(graph: Graph, nodes: list[int]) -> Finding:
    rows = dict.fromkeys(str(graph.rows[graph.nodes[node].row].number) for node in nodes)
    what = message("ALR004.putaran", numbers=tuple(rows))
    return Finding(node_span(graph.nodes[nodes[-1]]), what, message("ALR004.hint-putaran"))


RULE = Rule("ALR004", "jalan-buntu", Severity.ERROR, Basis.STRUCTURE, __doc__, check)
