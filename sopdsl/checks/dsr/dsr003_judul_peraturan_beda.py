"""Judul peraturan berbeda dari judul yang dikenal.

Apa yang diperiksa:
    Judul sesudah `tentang` dari peraturan yang dikenal. Salah ketik kecil, huruf besar, singkatan,
    dan judul yang dipotong di ujungnya tidak dilaporkan. Bila judul yang dikenal dibaca mesin, hanya
    judul yang sama sekali lain yang dilaporkan, sebagai catatan. Judul yang milik peraturan bernomor
    sama dari tahun lain juga dilaporkan.

Mengapa:
    Judul yang lain sering berarti nomor atau tahunnya salah salin.

Contoh salah:
    Dasar Hukum:
      - Undang-Undang Nomor 43 Tahun 2009 tentang Pelayanan Publik

Contoh benar:
    Dasar Hukum:
      - Undang-Undang Nomor 43 Tahun 2009 tentang Kearsipan

Perbaikan:
    Cocokkan nomor, tahun dan judul dengan naskah peraturannya.

English:
    The title of the regulation differs from the one that is known.
"""

from __future__ import annotations

from collections.abc import Iterator

from sopdsl.checks.document import Document
from sopdsl.checks.rule import Basis, Finding, Rule
from sopdsl.diagnostics import Message, Severity, message
from sopdsl.model import Citation

_WHOLLY_DIFFERENT = 0.25


def check(document: Document) -> Iterator[Finding]:
    if not document.legal_items:
        return
    from sopdsl.checks.dsr.meant import meant_kind, meant_year

    for item in document.legal_items:
        citation = item.citation
        if citation is None or citation.title is None or meant_kind(document, citation):
            continue
        meant = meant_year(document, citation)
        if meant is not None:
            what = message("DSR003.tahun", title=citation.title, year=str(meant.year), cited=str(citation.year))
            yield Finding(citation.number_span, what, message("DSR003.hint"))
        else:
            yield from _differing(document, citation, citation.title)


def _differing(document: Document, citation: Citation, cited: str) -> Iterator[Finding]:
    from sopdsl.regulations import Trust, same_title, similarity

    known = document.known_regulations.find(citation)
    if known is None or not known.title or known.doubtful or same_title(cited, known.title):
        return
    if known.title_trust is not Trust.MACHINE:
        yield Finding(citation.title_span, _what(citation, known.title, known.title_trust.confirmed), _HINT)
    elif similarity(cited, known.title) < _WHOLLY_DIFFERENT:
        what = message("DSR003.judul-mesin", name=citation.name, title=known.title)
        yield Finding(citation.title_span, what, _HINT, severity=Severity.INFO)


_HINT = message("DSR003.hint")


def _what(citation: Citation, title: str, confirmed: bool) -> Message:
    if confirmed:
        return message("DSR003.judul", name=citation.name, title=title)
    return message("DSR003.judul-belum", name=citation.name, title=title)


RULE = Rule("DSR003", "judul-peraturan-beda", Severity.WARNING, Basis.PRACTICE, __doc__, check)
