"""Langkah menyebut pelaksana yang tidak ada dalam daftar.

Apa yang diperiksa:
    Setiap pelaksana sesudah `oleh` ada dalam daftar `Pelaksana` prosedurnya, atau dalam daftar di
    kepala naskah bila prosedurnya tidak mempunyai daftar sendiri. Label dan nama lengkap sama-sama
    boleh dipakai. Koma tidak memisahkan pelaksana: `Staf, Sekretaris` adalah satu kolom.

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
    Perbaiki ejaannya, atau tambahkan pelaksana itu ke daftar `Pelaksana`. Pisahkan pelaksana dengan
    titik koma, atau tulis satu pelaksana sebaris.

English:
    A step names an executor that is not in the list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sopdsl.checks.document import Document
from sopdsl.checks.plk.columns import unused
from sopdsl.checks.rule import Basis, Finding, Fixes, Rule
from sopdsl.checks.similar import nearest
from sopdsl.diagnostics import Edit, Fix, Related, Severity, message
from sopdsl.flow import Graph
from sopdsl.model import Executor, ExecutorMention
from sopdsl.source import Span
from sopdsl.words import key

_STROKE = r"\s*[/&]\s*"
_COMMA = r"(?i)\s*,\s*(?:dan\s+)?|\s+dan\s+"


def check(document: Document) -> Iterator[Finding]:
    undivided: set[Span] = set()
    for index, flow in enumerate(document.flows):
        mentions = flow.graph.problems.executors
        if not flow.graph.executors or document.lost_in(_list_region(document, index)):
            continue  # the missing list is a finding of the syntax
        by_word: dict[str, list[ExecutorMention]] = {}
        for mention in mentions:
            by_word.setdefault(key(mention.text), []).append(mention)
        own_list = flow.graph.procedure.executors or len(document.flows) == 1
        renamed = _only(unused(flow.graph)) if own_list and len(by_word) == 1 else None
        for same in by_word.values():
            several = _listed_with_others(flow.graph, same[0].text)
            if several is None:
                yield _unknown(flow.graph, same, renamed)
            elif several.span not in undivided:
                undivided.add(several.span)
                yield _undivided(document, several, same[0].text)


def _only(executors: list[Executor]) -> Executor | None:
    return executors[0] if len(executors) == 1 else None


def _listed_with_others(graph: Graph, name: str) -> Executor | None:
    """The entry of the list in which this executor stands among others, divided by commas only."""
    for executor in graph.executors:
        if key(name) in map(key, re.split(_COMMA, executor.label)):
            return executor
    return None


def _undivided(document: Document, several: Executor, name: str) -> Finding:
    """Several executors were written as if a comma divided them."""
    line = document.line_of(several.span)
    before = document.text[line.start : several.span.start]
    one_line = ":" in before
    divider = "; " if one_line else f"\n{before}"
    names = re.split(_COMMA, several.label)
    fix = None
    if several.full_name is None and several.span.end <= line.end:
        written = document.text[several.span.start : several.span.end]
        fix = Fix((Edit(several.span, re.sub(_COMMA, lambda _: divider, written)),))
    hint = message("PLK001.hint-titik-koma" if one_line else "PLK001.hint-sebaris", first=names[0], second=names[1])
    return Finding(several.span, message("PLK001.koma", label=several.label, name=name), hint, fix=fix)


def _list_region(document: Document, index: int) -> Span:
    """Where the list that gives a procedure its columns stands."""
    graph = document.flows[index].graph
    if not graph.procedure.executors:
        return document.head
    first = graph.rows[0].step.span.start if graph.rows else graph.procedure.span.end
    return Span(graph.procedure.span.start, max(first - 1, graph.procedure.span.start))


def _unknown(graph: Graph, mentions: list[ExecutorMention], renamed: Executor | None) -> Finding:
    """`renamed` is the only executor that nobody names, where the list may have been changed and the steps not yet."""
    labels = {
        name: executor.label for executor in graph.executors for name in (executor.label, executor.full_name) if name
    }
    name = mentions[0].text
    related = tuple(Related(mention.span, message("PLK001.juga")) for mention in mentions[1:])
    together = [nearest(part, labels) for part in re.split(_STROKE, name)]
    if len(together) == 2 and all(together):
        first, second = (labels[part] for part in together if part is not None)
        hint = message("PLK001.hint-garis-miring", first=first, second=second)
        return Finding(mentions[0].span, message("PLK001.tidak-dikenal", name=name), hint, related)
    near = nearest(name, labels)
    hint = message("PLK001.hint-tambah", names=tuple(executor.label for executor in graph.executors))
    fix = None
    if near is not None:
        hint = message("PLK001.hint-mirip", near=labels[near])
        fix = Fix(tuple(Edit(mention.span, labels[near]) for mention in mentions))
    elif renamed is not None:
        hint = message("PLK001.hint-berganti", name=name, label=renamed.label)
        fix = Fix(tuple(Edit(mention.span, renamed.label) for mention in mentions), safe=False)
    return Finding(mentions[0].span, message("PLK001.tidak-dikenal", name=name), hint, related, fix)


RULE = Rule("PLK001", "pelaksana-tidak-dikenal", Severity.ERROR, Basis.STRUCTURE, __doc__, check, fixes=Fixes.PARTLY)
