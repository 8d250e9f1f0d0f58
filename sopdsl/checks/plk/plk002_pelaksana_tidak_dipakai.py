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

English:
    The column of an executor holds no symbol.
"""

from __future__ import annotations

from collections.abc import Iterator

from sopdsl.checks.document import Document
from sopdsl.checks.plk.columns import unused
from sopdsl.checks.rule import Basis, Finding, Rule
from sopdsl.diagnostics import Severity, message
from sopdsl.flow import Graph
from sopdsl.model import Executor, plain


def check(document: Document) -> Iterator[Finding]:
    sound = [flow.graph for _, flow in document.sound_flows if not flow.graph.problems.executors]
    for graph in sound:
        for executor in unused(graph) if graph.procedure.executors else ():
            yield _finding(executor)
    of_head = [graph for graph in sound if not graph.procedure.executors]
    if len(of_head) == sum(not procedure.executors for procedure in document.sop.procedures):
        yield from _columns_of_head(document.sop.executors, of_head)


def _columns_of_head(executors: tuple[Executor, ...], graphs: list[Graph]) -> Iterator[Finding]:
    """The head's executors are the columns of several procedures: unused in all of them, or in some."""
    without_symbol = [unused(graph) for graph in graphs]
    for executor in executors:
        without = [graph for graph, columns in zip(graphs, without_symbol, strict=True) if executor in columns]
        if without and len(without) == len(graphs):
            yield _finding(executor)
            continue
        for graph in without:
            name = graph.procedure.label or plain(graph.procedure.title)
            what = message("PLK002.prosedur", name=executor.label, procedure=name)
            yield Finding(executor.span, what, message("PLK002.hint-prosedur", procedure=name))


def _finding(executor: Executor) -> Finding:
    return Finding(executor.span, message("PLK002.kosong", name=executor.label), message("PLK002.hint"))


RULE = Rule("PLK002", "pelaksana-tidak-dipakai", Severity.WARNING, Basis.STRUCTURE, __doc__, check)
