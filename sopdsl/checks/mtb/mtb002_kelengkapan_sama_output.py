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
from sopdsl.checks.rule import Basis, Finding, Rule
from sopdsl.diagnostics import Severity, message
from sopdsl.model import Text


def check(document: Document) -> Iterator[Finding]:
    for flow, things in zip(document.flows, document.things, strict=True):
        for row, (taken, made) in zip(flow.graph.rows, things, strict=True):
            output = row.step.output
            if isinstance(output, Text) and {one.name for one in taken} == {one.name for one in made} != set():
                what = message("MTB002.sama", number=row.number)
                yield Finding(output.span, what, message("MTB002.hint"))


RULE = Rule("MTB002", "kelengkapan-sama-output", Severity.INFO, Basis.PRACTICE, __doc__, check)
