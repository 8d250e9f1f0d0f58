"""Kolom pelaksana tanpa simbol.

Apa yang diperiksa:
    Setiap pelaksana dalam daftar mempunyai simbol pada sedikitnya satu langkah prosedurnya.

Mengapa:
    Kolom yang kosong menyempitkan kolom lain, dan pembaca bertanya-tanya apa tugas pelaksana itu.

Contoh salah:
    Pelaksana: Staf; Sekretaris
    Langkah oleh Staf: Memeriksa berkas

Contoh benar:
    Pelaksana: Staf; Sekretaris
    Langkah oleh Staf: Memeriksa berkas
    Langkah oleh Sekretaris: Menandatangani surat

Perbaikan:
    Hapus pelaksana itu dari daftar, atau tulis langkahnya. Bila beberapa prosedur memakai daftar di
    kepala naskah, prosedur dapat diberi daftar `Pelaksana` sendiri.
"""

from __future__ import annotations

from collections.abc import Iterator

from sopdsl.checks.document import Document
from sopdsl.checks.rule import Basis, Finding, Rule
from sopdsl.diagnostics import Severity, message
from sopdsl.flow import Graph
from sopdsl.model import Executor


def check(document: Document) -> Iterator[Finding]:
    of_head: list[Graph] = []
    for _, flow in document.sound_flows():
        if flow.graph.problems.executors:
            continue
        if not flow.graph.procedure.executors:
            of_head.append(flow.graph)
            continue
        for executor in _unused(flow.graph):
            yield _finding(executor)
    if len(of_head) < sum(not procedure.executors for procedure in document.sop.procedures):
        return
    unused = [_unused(graph) for graph in of_head]
    for executor in document.sop.executors:
        if unused and all(executor in executors for executors in unused):
            yield _finding(executor)
        else:
            graphs = [graph for graph, executors in zip(of_head, unused, strict=True) if executor in executors]
            for graph in graphs:
                label = graph.procedure.label or str(document.sop.procedures.index(graph.procedure) + 1)
                what = message("PLK002.prosedur", name=executor.label, procedure=label)
                yield Finding(executor.span, what, message("PLK002.hint-prosedur", procedure=label))


def _unused(graph: Graph) -> list[Executor]:
    used = {column for node in graph.nodes for column in node.columns}
    return [executor for column, executor in enumerate(graph.executors) if column not in used]


def _finding(executor: Executor) -> Finding:
    return Finding(executor.span, message("PLK002.kosong", name=executor.label), message("PLK002.hint"))


RULE = Rule("PLK002", "pelaksana-tidak-dipakai", Severity.WARNING, Basis.STRUCTURE, __doc__, check)
