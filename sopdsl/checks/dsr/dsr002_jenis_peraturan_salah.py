"""Jenis peraturan salah: nomor, tahun dan judulnya milik peraturan jenis lain.

Apa yang diperiksa:
    Kutipan yang nomor, tahun dan judulnya sama dengan peraturan yang dikenal, tetapi jenisnya lain.
    Peraturan daerah dan peraturan kepala daerah hanya dicocokkan dengan daftar `[peraturan]` di
    sop.toml: nomor dan judulnya dapat saja sama dengan peraturan pusat.

Mengapa:
    Peraturan yang dikutip tidak ada, sehingga SOP bersandar pada dasar hukum yang keliru.

Contoh salah:
    Dasar Hukum:
      - Peraturan Menteri Dalam Negeri Nomor 29 Tahun 2014 tentang Sistem Akuntabilitas Kinerja Instansi Pemerintah

Contoh benar:
    Dasar Hukum:
      - Peraturan Presiden Nomor 29 Tahun 2014 tentang Sistem Akuntabilitas Kinerja Instansi Pemerintah

Perbaikan:
    Ganti jenisnya. Bila memang ada peraturan lain dengan nomor, tahun dan judul itu, tambahkan peraturan itu ke
    `[peraturan]` di sop.toml.

English:
    The type of the regulation is wrong: number, year and title belong to one of another type.
"""

from __future__ import annotations

from collections.abc import Iterator

from sopdsl.checks.document import Document
from sopdsl.checks.rule import Basis, Finding, Fixes, Rule
from sopdsl.diagnostics import Edit, Fix, Severity, message


def check(document: Document) -> Iterator[Finding]:
    if not document.legal_items:
        return
    from sopdsl.checks.dsr.meant import meant_kind

    for item in document.legal_items:
        citation = item.citation
        meant = None if citation is None else meant_kind(document, citation)
        if citation is None or meant is None:
            continue
        what = message(
            "DSR002.jenis", number=citation.number, year=str(citation.year), cited=citation.kind, kind=meant.kind
        )
        hint = message("DSR002.hint", kind=meant.kind)
        fix = Fix((Edit(citation.kind_span, meant.kind),), safe=meant.title_trust.confirmed)
        yield Finding(citation.kind_span, what, hint, fix=fix)


RULE = Rule("DSR002", "jenis-peraturan-salah", Severity.ERROR, Basis.PRACTICE, __doc__, check, fixes=Fixes.PARTLY)
