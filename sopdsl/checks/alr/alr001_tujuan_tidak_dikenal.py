"""Tujuan yang tidak ada.

Apa yang diperiksa:
    Nama sesudah `Lanjut ke`, `Jika …:` dan `Menunggu`, nama dalam `{kurung kurawal}`, serta
    `Prosedur B` benar-benar ada. Nama langkah berlaku dalam prosedurnya sendiri.

Mengapa:
    Panah ke tujuan yang tidak ada tidak dapat digambar.

Contoh salah:
    Langkah konsep oleh Staf: Menyusun konsep surat
    Langkah oleh Sekretaris: Memeriksa konsep surat
      Keputusan: Disetujui?
        Jika Ya: selesai
        Jika Tidak: konesp

Contoh benar:
    Langkah konsep oleh Staf: Menyusun konsep surat
    Langkah oleh Sekretaris: Memeriksa konsep surat
      Keputusan: Disetujui?
        Jika Ya: selesai
        Jika Tidak: konsep

Perbaikan:
    Perbaiki ejaannya, atau beri nama itu kepada langkah yang dituju: `Langkah konsep oleh …:`.

English:
    A target does not exist.
"""

from __future__ import annotations

from collections.abc import Iterator

from sopdsl.checks.document import Document
from sopdsl.checks.names import names_of
from sopdsl.checks.rule import Basis, Finding, Rule
from sopdsl.checks.similar import nearest
from sopdsl.checks.texts import numbers_outside_procedures
from sopdsl.diagnostics import Message, Severity, message
from sopdsl.flow import Graph
from sopdsl.model import Name, Target, TargetKind, plain
from sopdsl.source import Span
from sopdsl.words import key

_MOST_SEARCHES = 100
"""For so many names a near one is looked for: more of them are no slips, and each is compared with all others."""


def check(document: Document) -> Iterator[Finding]:
    for index, flow in enumerate(document.flows):
        hints, region = _Hints(document, index), document.procedure_region(index)
        for target in flow.graph.problems.targets:
            if not _may_be_lost(document, region, flow.graph, target):
                yield _target(flow.graph, target, hints)
        for name in flow.graph.problems.numbers:
            if not document.may_be_named_in(region, name.text):
                yield Finding(name.span, message("ALR001.nomor", name=name.text), hints.for_name(name.text))
    yield from _outside_procedures(document)


def _may_be_lost(document: Document, region: Span, graph: Graph, target: Target | Name) -> bool:
    """Whether the target may stand in a statement that could not be read, or is part of one. A name is looked for
    there; a procedure, or a symbol of a step that is known, may have been anything there."""
    if isinstance(target, Target) and (target.kind is TargetKind.PROCEDURE or key(target.text) in graph.numbers):
        return document.lost_in(region)
    return document.lost_in(document.line_of(target.span)) or document.may_be_named_in(region, target.text)


def _outside_procedures(document: Document) -> Iterator[Finding]:
    known = [word for flow in document.flows for word in flow.graph.numbers]
    everywhere = Span(0, len(document.text))
    for number in numbers_outside_procedures(document):
        if key(number.name) not in known and not document.may_be_named_in(everywhere, number.name):
            near = nearest(number.name, known)
            hint = (
                message("ALR001.hint-mirip", near=near) if near else message("ALR001.hint-beri-nama", name=number.name)
            )
            yield Finding(number.span, message("ALR001.nomor-naskah", name=number.name), hint)


def _target(graph: Graph, target: Target | Name, hints: _Hints) -> Finding:
    word = target.text
    if isinstance(target, Target) and target.kind is TargetKind.PROCEDURE:
        return Finding(target.span, message("ALR001.prosedur", name=word), hints.for_procedure(word))
    if isinstance(target, Target) and target.executor is not None and key(word) in graph.numbers:
        what = message("ALR001.tanpa-simbol", name=word, executor=target.executor.text)
        return Finding(target.span, what, message("ALR001.hint-simbol", name=word))
    return Finding(target.span, message("ALR001.langkah", name=word), hints.for_name(word))


class _Hints:
    """What to do next about a name that a procedure does not know."""

    def __init__(self, document: Document, index: int) -> None:
        self._procedures = document.sop.procedures
        self._flows = document.flows
        self._index = index
        self._names = [name.text for name in names_of(document.flows[index].graph)]
        self._searches = 0

    def for_name(self, word: str) -> Message:
        """The near name, an executor taken for a step, a step of another procedure, or a name still to be given."""
        graph = self._flows[self._index].graph
        self._searches += 1
        near = nearest(word, self._names) if self._searches <= _MOST_SEARCHES else None
        if near is not None:
            return message("ALR001.hint-mirip", near=near)
        if key(word) in {key(executor.label) for executor in graph.executors}:
            return message("ALR001.hint-pelaksana", name=word)
        for other in self._flows:
            if key(word) in other.graph.numbers and other.graph.procedure.label:
                return message("ALR001.hint-prosedur-lain", name=word, procedure=other.graph.procedure.label)
        return message("ALR001.hint-beri-nama", name=word)

    def for_procedure(self, word: str) -> Message:
        """The near label or title, or how a procedure gets a label."""
        words = [procedure.label or "" for procedure in self._procedures]
        words += [plain(procedure.title) for procedure in self._procedures]
        near = nearest(word, filter(None, words))
        if near is not None:
            return message("ALR001.hint-prosedur-mirip", near=near)
        return message("ALR001.hint-prosedur", name=word)


RULE = Rule("ALR001", "tujuan-tidak-dikenal", Severity.ERROR, Basis.STRUCTURE, __doc__, check)
