"""Tanggal tidak lengkap atau tidak terbaca.

Apa yang diperiksa:
    Tanggal Pembuatan, Tanggal Revisi dan Tanggal Efektif memuat hari, bulan dan tahun. Tanggal yang
    kosong atau `-` tidak dilaporkan di sini.

Mengapa:
    Masa berlaku dan jadwal tinjauan SOP dihitung dari tanggal-tanggal ini.

Contoh salah:
    Tanggal Efektif: Juni 2025

Contoh benar:
    Tanggal Efektif: 2 Juni 2025

Perbaikan:
    Tulis tanggal lengkap, misalnya `2 Juni 2020` atau `2020-06-02`; tulis `-` bila memang belum
    ada.

English:
    A date is incomplete or cannot be read.
"""

from __future__ import annotations

from collections.abc import Iterator

from sopdsl.checks.document import Document
from sopdsl.checks.idn.dates import dates_of
from sopdsl.checks.placeholders import placeholder_in
from sopdsl.checks.rule import Basis, Finding, Rule
from sopdsl.diagnostics import Severity, message


def check(document: Document) -> Iterator[Finding]:
    for label, date in dates_of(document.sop.identity).items():
        written = date.text.strip()
        if written in ("", "-") or date.day is not None or placeholder_in(written):
            continue
        partial = date.year is not None
        what = message("IDN004.sebagian", label=label, date=written)
        if not partial:
            what = message("IDN004.tidak-terbaca", label=label, date=written)
        yield Finding(date.span, what, message("IDN004.hint", label=label))


RULE = Rule("IDN004", "tanggal-tidak-lengkap", Severity.WARNING, Basis.PRACTICE, __doc__, check)
