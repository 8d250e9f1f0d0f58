"""Nama langkah yang tidak dirujuk.

Apa yang diperiksa:
    Setiap nama langkah atau simbol disebut sedikitnya sekali: sebagai tujuan, sesudah `Menunggu`,
    atau sebagai `{nama}` dalam teks.

Mengapa:
    Nama tidak tercetak. Nama yang tidak dirujuk sering tanda ada panah yang terlupa.

Contoh salah:
    Langkah susun oleh Staf: Menyusun konsep
    Langkah oleh Sekretaris: Menandatangani surat

Contoh benar:
    Langkah susun oleh Staf: Menyusun konsep
    Langkah oleh Sekretaris: Memeriksa konsep
      Keputusan: Disetujui?
        Jika Ya: lanjut
        Jika Tidak: susun
    Langkah oleh Staf: Mengirim surat

Perbaikan:
    Tulis panah yang terlupa, atau hapus nama itu.

English:
    Nothing refers to the name of a step.
"""

from __future__ import annotations

from collections.abc import Iterator

from sopdsl.checks.document import Document
from sopdsl.checks.names import names_of, names_pointed_at
from sopdsl.checks.rule import Basis, Finding, Fixes, Rule
from sopdsl.checks.texts import numbers_in, numbers_outside_procedures
from sopdsl.diagnostics import Edit, Fix, Severity, message
from sopdsl.model import Name
from sopdsl.source import Span
from sopdsl.words import key


def check(document: Document) -> Iterator[Finding]:
    outside = {key(number.name) for number in numbers_outside_procedures(document)}
    for _, flow in document.sound_flows:
        problems = flow.graph.problems
        if problems.targets or problems.names or problems.numbers:
            continue  # the name may be what was meant there
        numbers = numbers_in(flow.graph.procedure, document)
        said = {key(name) for name in (*names_pointed_at(flow.graph), *(number.name for number in numbers))} | outside
        for name in names_of(flow.graph):
            if key(name.text) not in said:
                what = message("ALR010.tidak-dirujuk", name=name.text)
                yield Finding(name.span, what, message("ALR010.hint"), fix=_without(document.text, name))


def _without(text: str, name: Name) -> Fix | None:
    """Take the name away, and the spaces before it."""
    start = name.span.start
    while text[start - 1 : start] == " ":
        start -= 1
    return Fix((Edit(Span(start, name.span.end), ""),), safe=False) if start < name.span.start else None


RULE = Rule("ALR010", "nama-tidak-dirujuk", Severity.INFO, Basis.STRUCTURE, __doc__, check, fixes=Fixes.UNSAFE)
