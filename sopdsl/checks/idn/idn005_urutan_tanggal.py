"""Tanggal-tanggal tidak berurutan.

Apa yang diperiksa:
    Tanggal Efektif dan Tanggal Revisi tidak mendahului Tanggal Pembuatan. Tanggal Revisi boleh di
    masa depan, karena dapat berarti rencana tinjauan.

Mengapa:
    Menurut PermenPAN-RB 35/2012 Tanggal Pembuatan adalah tanggal SOP selesai disusun; SOP baru
    berlaku sesudahnya.

Contoh salah:
    Tanggal Pembuatan: 5 Mei 2025
    Tanggal Efektif: 1 Mei 2025

Contoh benar:
    Tanggal Pembuatan: 5 Mei 2025
    Tanggal Efektif: 12 Mei 2025

Perbaikan:
    Periksa kedua tanggal, terutama tahunnya.

English:
    The dates are out of order.
"""

from __future__ import annotations

from collections.abc import Iterator

from sopdsl.checks.document import Document
from sopdsl.checks.idn.dates import dates_of, surely_before
from sopdsl.checks.rule import Basis, Finding, Rule
from sopdsl.diagnostics import Related, Severity, message


def check(document: Document) -> Iterator[Finding]:
    identity = document.sop.identity
    created = identity.created
    for label, date in dates_of(identity).items():
        if created is not None and date is not created and surely_before(date, created):
            what = message("IDN005.mendahului", label=label, date=date.text, created=created.text)
            related = Related(created.span, message("IDN005.pembuatan"))
            yield Finding(date.span, what, message("IDN005.hint"), (related,))


RULE = Rule("IDN005", "urutan-tanggal", Severity.ERROR, Basis.NORM, __doc__, check)
