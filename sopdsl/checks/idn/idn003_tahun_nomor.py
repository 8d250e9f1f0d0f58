"""Tahun dalam Nomor bukan tahun SOP ini.

Apa yang diperiksa:
    Tahun yang tertulis dalam `Nomor` sama dengan tahun Tanggal Pembuatan, Tanggal Revisi atau
    Tanggal Efektif. Nomor tanpa tahun tidak dilaporkan.

Mengapa:
    Tahun yang berbeda biasanya sisa naskah lama yang disalin.

Contoh salah:
    Nomor: 012/SOP/2019

Contoh benar:
    Nomor: 012/SOP/2025

Perbaikan:
    Periksa nomor dan ketiga tanggalnya.

English:
    The year in the number is not a year of this SOP.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sopdsl.checks.document import Document
from sopdsl.checks.idn.dates import dates_of
from sopdsl.checks.rule import Basis, Finding, Rule
from sopdsl.diagnostics import Severity, message
from sopdsl.source import Span

_YEAR = re.compile(r"(?<![\w.])(?:19[5-9]|20\d)\d(?![\w.])")


def check(document: Document) -> Iterator[Finding]:
    identity = document.sop.identity
    years = {date.year for date in dates_of(identity).values() if date.year is not None}
    if identity.number is None or not years:
        return
    found = list(_YEAR.finditer(identity.number.text))
    if found and not any(int(year[0]) in years for year in found):
        last = found[-1]
        start = identity.number.span.start
        place = Span(start + last.start(), start + last.end())
        shown = tuple(str(year) for year in sorted(years))
        yield Finding(place, message("IDN003.tahun", year=last[0], years=shown), message("IDN003.hint"))


RULE = Rule("IDN003", "tahun-nomor", Severity.WARNING, Basis.PRACTICE, __doc__, check)
