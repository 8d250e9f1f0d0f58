"""Langkah menyebut pelaksana yang tidak ada dalam daftar.

Apa yang diperiksa:
    Setiap pelaksana sesudah `oleh` ada dalam daftar `Pelaksana` prosedurnya, atau dalam daftar di
    kepala naskah bila prosedurnya tidak mempunyai daftar sendiri. Label dan nama lengkap sama-sama
    boleh dipakai.

Mengapa:
    Simbol langkah itu tidak mempunyai kolom, sehingga tidak dapat digambar.

Contoh salah:
    Pelaksana: Staf; Sekretaris
    Langkah oleh Sekertaris: Memeriksa berkas
    Langkah oleh Staf: Mengarsipkan berkas

Contoh benar:
    Pelaksana: Staf; Sekretaris
    Langkah oleh Sekretaris: Memeriksa berkas
    Langkah oleh Staf: Mengarsipkan berkas

Perbaikan:
    Perbaiki ejaannya, atau tambahkan pelaksana itu ke daftar `Pelaksana`.

English:
    A step names an executor that is not in the list.
"""

from __future__ import annotations

from collections.abc import Iterator

from sopdsl.checks.document import Document
from sopdsl.checks.rule import Basis, Finding, Fixes, Rule
from sopdsl.checks.similar import nearest
from sopdsl.diagnostics import Edit, Fix, Related, Severity, message
from sopdsl.flow import Graph
from sopdsl.model import ExecutorMention
from sopdsl.source import Span
from sopdsl.words import key


def check(document: Document) -> Iterator[Finding]:
    for index, flow in enumerate(document.flows):
        mentions = flow.graph.problems.executors
        if not flow.graph.executors or document.lost_in(_list_region(document, index)):
            continue  # the missing list is a finding of the syntax
        by_word: dict[str, list[ExecutorMention]] = {}
        for mention in mentions:
            by_word.setdefault(key(mention.text), []).append(mention)
        for same in by_word.values():
            yield _unknown(flow.graph, same)


def _list_region(document: Document, index: int) -> Span:
    """Where the list that gives a procedure its columns stands."""
    graph = document.flows[index].graph
    if not graph.procedure.executors:
        return document.head
    first = graph.rows[0].step.span.start if graph.rows else graph.procedure.span.end
    return Span(graph.procedure.span.start, max(first - 1, graph.procedure.span.start))


def _unknown(graph: Graph, mentions: list[ExecutorMention]) -> Finding:
    labels = {
        name: executor.label for executor in graph.executors for name in (executor.label, executor.full_name) if name
    }
    name = mentions[0].text
    near = nearest(name, labels)
    hint = message("PLK001.hint-tambah", names=tuple(executor.label for executor in graph.executors))
    fix = None
    if near is not None:
        hint = message("PLK001.hint-mirip", near=labels[near])
        fix = Fix(tuple(Edit(mention.span, labels[near]) for mention in mentions))
    related = tuple(Related(mention.span, message("PLK001.juga")) for mention in mentions[1:])
    return Finding(mentions[0].span, message("PLK001.tidak-dikenal", name=name), hint, related, fix)


RULE = Rule("PLK001", "pelaksana-tidak-dikenal", Severity.ERROR, Basis.STRUCTURE, __doc__, check, fixes=Fixes.SAFE)
