"""Kelengkapan dan output sama.

Apa yang diperiksa:
    Output sebuah langkah berbeda dari kelengkapannya, tanpa memandang huruf besar dan urutan. Sel
    yang kosong, `-`, dan `idem` tidak diperiksa.

Mengapa:
    Setiap kegiatan mengubah sesuatu: berkas menjadi berkas terverifikasi. Bila keduanya sama, mutu
    baku tidak menunjukkan apa yang dikerjakan.

Contoh salah:
    Langkah oleh Staf: Memeriksa berkas
      Kelengkapan: Berkas permohonan
      Output: Berkas permohonan

Contoh benar:
    Langkah oleh Staf: Memeriksa berkas
      Kelengkapan: Berkas permohonan
      Output: Berkas permohonan terverifikasi

Perbaikan:
    Tulis pada output apa yang berubah atau bertambah oleh kegiatan ini.

English:
    The requirements and the output of a step are the same.
"""

from __future__ import annotations

from collections.abc import Iterator

from sopdsl.checks.document import Document
from sopdsl.checks.mtb.things import things_in
from sopdsl.checks.rule import Basis, Finding, Rule
from sopdsl.diagnostics import Severity, message
from sopdsl.model import Text
from sopdsl.words import key


def check(document: Document) -> Iterator[Finding]:
    for flow in document.flows:
        for row in flow.graph.rows:
            taken, made = row.step.requirements, row.step.output
            if isinstance(taken, Text) and isinstance(made, Text) and _things(taken) == _things(made) != set():
                what = message("MTB002.sama", number=row.number)
                yield Finding(made.span, what, message("MTB002.hint"))


def _things(text: Text) -> set[str]:
    return {key(thing.text) for thing in things_in(text)}


RULE = Rule("MTB002", "kelengkapan-sama-output", Severity.INFO, Basis.PRACTICE, __doc__, check)
