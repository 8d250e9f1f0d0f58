"""SOP sudah waktunya ditinjau.

Apa yang diperiksa:
    Sejak tanggal terakhir di antara Tanggal Pembuatan, Tanggal Efektif dan Tanggal Revisi belum
    lewat masa tinjauan. Masanya diatur dengan `masa-tinjauan = "1 tahun"` pada bagian `[periksa]`
    di `sop.toml`; hari pemeriksaannya diberikan dengan `--tanggal`. Tanpa keduanya tidak ada yang
    diperiksa. Tanggal Revisi sesudah hari itu adalah rencana, bukan revisi.

Mengapa:
    PermenPAN-RB 35/2012 meminta SOP dipantau dan dievaluasi secara berkala.

Contoh salah:
    Tanggal Pembuatan: 5 Mei 2021
    Tanggal Efektif: 12 Mei 2021
    Nomor: 001/SOP/2021

Contoh benar:
    Tanggal Pembuatan: 5 Mei 2021
    Tanggal Efektif: 12 Mei 2021
    Tanggal Revisi: 3 Maret 2025
    Nomor: 001/SOP/2021

Perbaikan:
    Tinjau SOP itu bersama pelaksananya, lalu tulis `Tanggal Revisi`.

English:
    The SOP is due for review.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sopdsl.checks.document import Document
from sopdsl.checks.idn.dates import dates_of
from sopdsl.checks.rule import Basis, Finding, Rule
from sopdsl.diagnostics import Severity, message


def check(document: Document) -> Iterator[Finding]:
    today, months = document.settings.today, document.settings.review_months
    if today is None or months is None or document.draft:
        return
    known = []
    for written in dates_of(document.sop.identity).values():
        if written.year is not None and written.month is not None and written.day is not None:
            day = date(written.year, written.month, written.day)
            if day <= today:
                known.append((day, written))
    if known:
        last, written = max(known, key=lambda pair: pair[0])
        if _months_between(last, today) >= months:
            what = message("IDN012.lewat", date=written.text, months=_months_between(last, today), period=months)
            yield Finding(written.span, what, message("IDN012.hint"))


def _months_between(first: date, second: date) -> int:
    """Whole months."""
    return (second.year - first.year) * 12 + second.month - first.month - (second.day < first.day)


RULE = Rule("IDN012", "tinjauan-lewat", Severity.INFO, Basis.NORM, __doc__, check)
