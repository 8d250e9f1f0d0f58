"""Menunggu langkah yang panahnya tidak datang.

Apa yang diperiksa:
    Dari setiap langkah yang disebut `Menunggu` ada panah ke langkah yang menunggu.

Mengapa:
    `Menunggu` tidak membuat panah. Tanpa panah, langkah itu menunggu selamanya.

Contoh salah:
    Langkah oleh Staf: Menerima permohonan
      Lanjut ke: nilai dan survei
    Langkah nilai oleh Staf: Menilai berkas
      Lanjut ke: putus
    Langkah survei oleh Sekretaris: Meninjau lokasi
      Lanjut ke: selesai
    Langkah putus oleh Sekretaris: Memutuskan permohonan
      Menunggu: nilai dan survei

Contoh benar:
    Langkah oleh Staf: Menerima permohonan
      Lanjut ke: nilai dan survei
    Langkah nilai oleh Staf: Menilai berkas
      Lanjut ke: putus
    Langkah survei oleh Sekretaris: Meninjau lokasi
      Lanjut ke: putus
    Langkah putus oleh Sekretaris: Memutuskan permohonan
      Menunggu: nilai dan survei

Perbaikan:
    Arahkan langkah yang ditunggu ke sini dengan `Lanjut ke`, atau hapus namanya dari `Menunggu`.

English:
    A step waits for another whose arrow does not come.
"""

from __future__ import annotations

from collections.abc import Iterator

from sopdsl.checks.document import Document
from sopdsl.checks.names import names_of
from sopdsl.checks.rule import Basis, Finding, Rule
from sopdsl.diagnostics import Related, Severity, message
from sopdsl.words import key


def check(document: Document) -> Iterator[Finding]:
    for _, flow in document.sound_flows:
        if flow.graph.problems.dangling:
            continue
        carriers = {key(name.text): name for name in reversed(list(names_of(flow.graph)))}
        for name in flow.graph.problems.waits:
            related = Related(carriers[key(name.text)].span, message("ALR012.ditunggu"))
            what = message("ALR012.tanpa-panah", name=name.text)
            yield Finding(name.span, what, message("ALR012.hint", name=name.text), (related,))


RULE = Rule("ALR012", "menunggu-tanpa-panah", Severity.ERROR, Basis.STRUCTURE, __doc__, check)
