"""Naskah masih memuat teks pengganti yang belum diisi.

Apa yang diperiksa:
    Titik-titik (`....`, `…`), garis isian (`____`), `(diisi)` dan `xxx` di identitas, pelaksana dan
    langkah. Dalam naskah berstatus draf hanya peringatan.

Mengapa:
    SOP yang disahkan dengan bagian kosong tidak dapat dijalankan atau dipertanggungjawabkan.

Contoh salah:
    Dasar Hukum:
      - Peraturan Bupati.....

Contoh benar:
    Dasar Hukum:
      - Peraturan Bupati Contoh Nomor 12 Tahun 2023 tentang Tata Naskah Dinas

Perbaikan:
    Isi bagian yang ditunjuk, atau tulis `Status: draf` selama naskah belum selesai.

English:
    The text still holds placeholders that have not been filled in.
"""

from __future__ import annotations

from collections.abc import Iterator

from sopdsl.checks.document import Document
from sopdsl.checks.placeholders import placeholder_in
from sopdsl.checks.rule import Basis, Finding, Rule
from sopdsl.checks.texts import written_spans
from sopdsl.diagnostics import Severity, message
from sopdsl.source import Span


def check(document: Document) -> Iterator[Finding]:
    if placeholder_in(document.text) is None:
        return
    severity = Severity.WARNING if document.draft else Severity.ERROR
    hint = message("TKS007.hint-draf") if document.draft else message("TKS007.hint")
    for span in written_spans(document.sop):
        found = placeholder_in(document.text[span.start : span.end])
        if found is not None:
            place = Span(span.start + found.start(), span.start + found.end())
            yield Finding(place, message("TKS007.pengganti", text=found[0]), hint, severity=severity)


RULE = Rule("TKS007", "teks-pengganti", Severity.ERROR, Basis.STRUCTURE, __doc__, check)
