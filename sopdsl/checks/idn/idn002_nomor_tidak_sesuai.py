"""Nomor SOP tidak sesuai dengan pola penomoran instansi.

Apa yang diperiksa:
    `Nomor` mempunyai bentuk yang ditetapkan proyek dengan `pola-nomor` pada bagian `[periksa]`
    di `sop.toml`. Tanpa `pola-nomor` tidak ada yang diperiksa.

Mengapa:
    Nomor yang seragam membuat SOP dapat dicari dan dirujuk. Setiap instansi mempunyai aturan
    penomorannya sendiri dalam tata naskah dinas.

Contoh salah:
    Nomor: SOP/12/2025

Contoh benar:
    Nomor: 000.8.3.3/012/DC/2025

Perbaikan:
    Perbaiki nomornya, atau polanya di `sop.toml`, misalnya
    `pola-nomor = "000.8.3.3/{urut}/{unit}/{tahun}"`. Yang di luar kurung kurawal ditulis apa
    adanya; `{urut}` angka, `{unit}` singkatan unit, `{tahun}` empat angka, `{bulan}` 05 atau V,
    `{kode}` angka dan titik, `{apa-saja}` teks apa pun.

English:
    The number of the SOP does not follow the pattern of the agency.
"""

from __future__ import annotations

from collections.abc import Iterator

from sopdsl.checks.document import Document
from sopdsl.checks.idn.number_pattern import example, matches
from sopdsl.checks.placeholders import placeholder_in
from sopdsl.checks.rule import Basis, Finding, Rule
from sopdsl.diagnostics import Severity, message
from sopdsl.words import says_nothing


def check(document: Document) -> Iterator[Finding]:
    pattern = document.settings.number_pattern
    number = document.sop.identity.number
    if pattern is None or number is None or says_nothing(number.text) or placeholder_in(number.text):
        return
    if not matches(pattern, number.text):
        what = message("IDN002.tidak-sesuai", number=number.text, pattern=pattern)
        yield Finding(number.span, what, message("IDN002.hint", example=example(pattern)))


RULE = Rule("IDN002", "nomor-tidak-sesuai", Severity.WARNING, Basis.PRACTICE, __doc__, check)
