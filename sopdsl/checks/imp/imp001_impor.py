"""Berkas yang diimpor tidak dapat menjadi naskah.

Apa yang diperiksa:
    Berkas untuk `sop import` utuh: JSON dengan nama dan nilai yang dikenal, atau BPMN 2.0 yang memuat
    tugas. Semua isinya dapat ditulis dalam bahasa SOP: naskahnya dibaca kembali dan dibandingkan
    sebelum disimpan.

Mengapa:
    Isi yang tidak dikenal atau tidak dapat ditulis akan hilang atau berubah diam-diam.

Contoh salah:
    {"sopdsl": 1, "document": {"judul": "Pelayanan Surat"}}

Contoh benar:
    {"sopdsl": 1, "document": {"title": "Pelayanan Surat", "procedures": [
      {"written": false, "rows": [{"kind": "Langkah", "text": "Mencatat surat"}]}]}}

Perbaikan:
    Perbaiki nilai yang ditunjuk, biasanya di program yang membuat berkas itu. Bentuk berkasnya
    diterangkan di `docs/pertukaran.md` dan oleh `sop import --schema`.

English:
    A file that is imported cannot become a document.
"""

from __future__ import annotations

from sopdsl.checks.rule import Basis, Rule
from sopdsl.diagnostics import Severity

RULE = Rule("IMP001", "impor", Severity.ERROR, Basis.STRUCTURE, __doc__)
