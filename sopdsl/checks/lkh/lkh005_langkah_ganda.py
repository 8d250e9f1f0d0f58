"""Dua langkah sama kegiatan dan pelaksananya.

Apa yang diperiksa:
    Dalam satu prosedur, di bawah satu judul `Kelompok`, tidak ada dua langkah dengan kegiatan dan
    pelaksana yang sama.

Mengapa:
    Langkah kembar biasanya sisa salin-tempel. Bila pekerjaan memang diulang, cukup satu langkah
    yang dituju kembali oleh sebuah keputusan.

Contoh salah:
    Langkah oleh Staf: Mencatat surat
    Langkah oleh Staf: Mencatat surat

Contoh benar:
    Langkah oleh Staf: Mencatat surat masuk
    Langkah oleh Staf: Mencatat surat keluar

Perbaikan:
    Hapus salah satunya, atau tulis apa yang membedakan keduanya.

English:
    Two steps have the same activity and executor.
"""

from __future__ import annotations

from collections.abc import Iterator

from sopdsl.checks.document import Document
from sopdsl.checks.rule import Basis, Finding, Rule
from sopdsl.diagnostics import Related, Severity, message
from sopdsl.flow import TableRow
from sopdsl.model import Step, plain
from sopdsl.words import key


def check(document: Document) -> Iterator[Finding]:
    for flow in document.flows:
        first: dict[tuple[str, tuple[str, ...]], TableRow] = {}
        for row in flow.graph.rows:
            if row.groups:
                first = {}
            text = key(plain(row.step.text))
            if not text:
                continue
            earlier = first.setdefault((text, _executors(row.step)), row)
            if earlier is not row:
                related = Related(earlier.step.head, message("LKH005.pertama"))
                what = message("LKH005.ganda", number=row.number, first=earlier.number)
                yield Finding(row.step.head, what, message("LKH005.hint"), (related,))


def _executors(step: Step) -> tuple[str, ...]:
    assignments = (step.assignment, *(node.assignment for node in step.nodes))
    return tuple(key(one.text) for each in assignments if each is not None for one in each.executors)


RULE = Rule("LKH005", "langkah-ganda", Severity.WARNING, Basis.PRACTICE, __doc__, check)
