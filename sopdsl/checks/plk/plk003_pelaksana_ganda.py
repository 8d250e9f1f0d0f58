"""Dua pelaksana dengan label yang sama.

Apa yang diperiksa:
    Label dalam satu daftar `Pelaksana` berbeda-beda, tanpa memandang huruf besar dan spasi.

Mengapa:
    Tidak jelas kolom mana yang dimaksud sebuah langkah; kolom yang kedua akan tetap kosong.

Contoh salah:
    Pelaksana: Staf; STAF
    Langkah oleh Staf: Memeriksa berkas

Contoh benar:
    Pelaksana: Staf
    Langkah oleh Staf: Memeriksa berkas

Perbaikan:
    Hapus salah satu, atau beri label yang membedakan, misalnya `Staf Umum` dan `Staf Keuangan`.

English:
    Two executors have the same label.
"""

from __future__ import annotations

from collections.abc import Iterator

from sopdsl.checks.document import Document
from sopdsl.checks.rule import Basis, Finding, Rule
from sopdsl.diagnostics import Related, Severity, message
from sopdsl.model import Executor
from sopdsl.words import key


def check(document: Document) -> Iterator[Finding]:
    sop = document.sop
    for executors in (sop.executors, *(procedure.executors or () for procedure in sop.procedures)):
        first: dict[str, Executor] = {}
        for executor in executors:
            other = first.setdefault(key(executor.label), executor)
            if other is not executor:
                related = Related(other.span, message("PLK003.pertama"))
                what = message("PLK003.ganda", name=executor.label)
                yield Finding(executor.span, what, message("PLK003.hint"), (related,))


RULE = Rule("PLK003", "pelaksana-ganda", Severity.ERROR, Basis.STRUCTURE, __doc__, check)
