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
    Tulis tanggal lengkap, misalnya `2 Juni 2020` atau `2020-06-02`; bila belum pernah direvisi,
    tulis `Tanggal Revisi: -`.

English:
    A date is incomplete or cannot be read.
"""

from __future__ import annotations

from collections.abc import Iterator

from sopdsl.checks.document import Document
from sopdsl.checks.idn.dates import dates_of
from sopdsl.checks.placeholders import placeholder_in
from sopdsl.checks.rule import Basis, Finding, Fixes, Rule
from sopdsl.diagnostics import Edit, Fix, Message, Severity, message
from sopdsl.syntax.dates import is_no_day, nearest_date
from sopdsl.words import says_nothing

_MAY_BE_MISSING = "Tanggal Revisi"


def check(document: Document) -> Iterator[Finding]:
    for label, date in dates_of(document.sop.identity).items():
        written = date.text.strip()
        if says_nothing(written) or date.day is not None or placeholder_in(written):
            continue
        better = nearest_date(written)
        if date.year is not None:
            yield Finding(date.span, message("IDN004.sebagian", label=label, date=written), _hint(label))
        elif is_no_day(written):
            what = message("IDN004.tidak-ada", label=label, date=written)
            yield Finding(date.span, what, message("IDN004.hint-kalender"))
        elif better:
            fix = Fix((Edit(date.span, better),), safe=False)
            hint = message("IDN004.hint-mirip", date=better)
            yield Finding(date.span, message("IDN004.tidak-terbaca", label=label, date=written), hint, fix=fix)
        else:
            yield Finding(date.span, message("IDN004.tidak-terbaca", label=label, date=written), _hint(label))


def _hint(label: str) -> Message:
    """Only the date of a revision may still be missing."""
    return message("IDN004.hint-revisi" if label == _MAY_BE_MISSING else "IDN004.hint", label=label)


RULE = Rule("IDN004", "tanggal-tidak-lengkap", Severity.WARNING, Basis.PRACTICE, __doc__, check, fixes=Fixes.UNSAFE)
