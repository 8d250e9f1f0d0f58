"""Langkah sebuah prosedur terlalu sedikit atau terlalu banyak.

Apa yang diperiksa:
    Sebuah prosedur mempunyai 3 sampai 20 langkah. Dalam naskah berstatus draf jumlah yang sedikit
    tidak dilaporkan.

Mengapa:
    Peraturan tidak menetapkan batas, tetapi SOP yang lazim mempunyai 5 sampai 15 langkah. Yang
    lebih pendek biasanya belum rinci; yang lebih panjang sukar dibaca dan dijalankan.

Contoh salah:
    Langkah oleh Staf: Mencatat surat
    Langkah oleh Staf: Mengarsipkan surat

Contoh benar:
    Langkah oleh Staf: Menerima surat
    Langkah oleh Staf: Mencatat surat
    Langkah oleh Staf: Mengarsipkan surat

Perbaikan:
    Rinci pekerjaannya, atau bagi menjadi beberapa prosedur atau beberapa SOP.

English:
    A procedure has too few or too many steps.
"""

from __future__ import annotations

from collections.abc import Iterator

from sopdsl.checks.document import Document
from sopdsl.checks.places import procedure_span
from sopdsl.checks.rule import Basis, Finding, Rule
from sopdsl.diagnostics import Severity, message

_FEWEST, _MOST = 3, 20


def check(document: Document) -> Iterator[Finding]:
    for index, flow in document.sound_flows:
        count = len(flow.graph.rows)
        few = 0 < count < _FEWEST and not document.draft
        if few or count > _MOST:
            hint = message("LKH006.hint-sedikit") if few else message("LKH006.hint-banyak")
            yield Finding(procedure_span(document, index), message("LKH006.jumlah", count=count), hint)


RULE = Rule("LKH006", "jumlah-langkah", Severity.INFO, Basis.PRACTICE, __doc__, check)
