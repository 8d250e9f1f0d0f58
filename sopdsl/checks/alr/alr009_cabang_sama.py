"""Semua cabang sebuah keputusan menuju tempat yang sama.

Apa yang diperiksa:
    Sedikitnya dua cabang `Jika` sebuah keputusan menuju tempat yang berbeda.

Mengapa:
    Keputusan yang hasilnya tidak mengubah apa pun bukan keputusan; biasanya sebuah tujuan salah.

Contoh salah:
    Langkah oleh Sekretaris: Memeriksa konsep
      Keputusan: Disetujui?
        Jika Ya: lanjut
        Jika Tidak: kirim
    Langkah kirim oleh Staf: Mengirim surat

Contoh benar:
    Langkah susun oleh Staf: Menyusun konsep
    Langkah oleh Sekretaris: Memeriksa konsep
      Keputusan: Disetujui?
        Jika Ya: lanjut
        Jika Tidak: susun
    Langkah oleh Staf: Mengirim surat

Perbaikan:
    Perbaiki tujuan salah satu cabang, atau hapus `Keputusan`.

English:
    All branches of a decision lead to the same place.
"""

from __future__ import annotations

from collections.abc import Iterator

from sopdsl.checks.document import Document
from sopdsl.checks.places import node_span
from sopdsl.checks.rule import Basis, Finding, Rule
from sopdsl.diagnostics import Severity, message
from sopdsl.flow import EdgeKind, FlowNode, Graph
from sopdsl.model import NodeKind
from sopdsl.words import key


def check(document: Document) -> Iterator[Finding]:
    for _, flow in document.sound_flows:
        for node in flow.graph.nodes:
            if node.kind is NodeKind.DECISION and node.id not in flow.graph.problems.dangling:
                yield from _compare(flow.graph, node)


def _compare(graph: Graph, node: FlowNode) -> Iterator[Finding]:
    leaving = {way.end: f"{way.target.kind.value} {key(way.target.text)}" for way in graph.exits}
    branches: dict[int, set[object]] = {}
    for edge in graph.edges:
        if edge.source == node.id and edge.branch is not None and edge.kind is EdgeKind.WAY:
            target = graph.nodes[edge.target]
            place: object = leaving.get(target.id, "selesai") if target.added else target.id
            branches.setdefault(edge.branch, set()).add(place)
    if len(branches) > 1 and len({frozenset(places) for places in branches.values()}) == 1:
        number = graph.rows[node.row].number
        yield Finding(node_span(node), message("ALR009.sama", number=number), message("ALR009.hint"))


RULE = Rule("ALR009", "cabang-sama", Severity.WARNING, Basis.PRACTICE, __doc__, check)
