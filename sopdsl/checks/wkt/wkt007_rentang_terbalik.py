"""Rentang waktu yang akhirnya mendahului awalnya.

Apa yang diperiksa:
    Dalam rentang seperti `1-3 hari` nilai kedua tidak lebih kecil dari nilai pertama.

Mengapa:
    Rentang terbalik biasanya salah ketik, dan jumlah waktunya menjadi tidak berarti.

Contoh salah:
    Langkah oleh Staf: Memeriksa berkas
      Waktu: 3 jam - 30 menit

Contoh benar:
    Langkah oleh Staf: Memeriksa berkas
      Waktu: 30 menit - 3 jam

Perbaikan:
    Tukar kedua nilai, atau perbaiki angkanya atau satuannya.

English:
    A range of time ends before it begins.
"""

from __future__ import annotations

from collections.abc import Iterator

from sopdsl.checks.document import Document
from sopdsl.checks.rule import Basis, Finding, Rule
from sopdsl.checks.wkt.comparison import is_inverted
from sopdsl.checks.wkt.durations import stated_durations, step_durations
from sopdsl.diagnostics import Severity, message
from sopdsl.model import TimeAssumption, plain


def check(document: Document) -> Iterator[Finding]:
    assumption = document.flows[0].totals.assumption if document.flows else TimeAssumption()
    for duration in (*step_durations(document), *stated_durations(document)):
        if is_inverted(duration, assumption):
            yield Finding(duration.span, message("WKT007.terbalik", text=plain(duration.text)), message("WKT007.hint"))


RULE = Rule("WKT007", "rentang-terbalik", Severity.ERROR, Basis.STRUCTURE, __doc__, check)
