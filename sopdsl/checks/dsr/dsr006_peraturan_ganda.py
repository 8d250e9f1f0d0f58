"""Peraturan yang sama dikutip dua kali.

Apa yang diperiksa:
    Dua butir yang menyebut jenis, nomor dan tahun yang sama, walaupun ditulis dengan cara berbeda; dan peraturan yang
    dikatakan diubah dengan dirinya sendiri. Butir yang menyebut pasal atau lampiran tidak dianggap ganda.

Mengapa:
    Butir ganda biasanya sisa salinan dari SOP lain, atau nomor yang salah ketik.

Contoh salah:
    Dasar Hukum:
      - Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik
      - UU Nomor 25 Tahun 2009 tentang Pelayanan Publik

Contoh benar:
    Dasar Hukum:
      - Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik

Perbaikan:
    Hapus salah satunya, atau betulkan nomornya bila yang dimaksud peraturan lain.

English:
    The same regulation is cited twice.
"""

from __future__ import annotations

from collections.abc import Iterator

from sopdsl.checks.document import Document
from sopdsl.checks.rule import Basis, Finding, Rule
from sopdsl.diagnostics import Related, Severity, message
from sopdsl.model import Citation
from sopdsl.source import Span


def check(document: Document) -> Iterator[Finding]:
    if not document.legal_items:
        return
    from sopdsl.regulations import regulation_key

    seen: dict[object, Citation] = {}
    for item in document.legal_items:
        citation = item.citation
        if citation is None:
            continue
        own = regulation_key(citation)
        if own in map(regulation_key, citation.amendments):
            what = message("DSR006.diubah-sendiri", name=citation.name)
            yield Finding(_place(citation), what, message("DSR006.hint-diubah-sendiri"))
        if item.words(Span(item.span.start, citation.kind_span.start)).strip():
            continue  # a part of it: Pasal 20, and elsewhere Pasal 21
        first = seen.setdefault(own, citation)
        if first is not citation:
            related = (Related(_place(first), message("DSR006.pertama")),)
            yield Finding(
                _place(citation), message("DSR006.ganda", name=citation.name), message("DSR006.hint"), related
            )


def _place(citation: Citation) -> Span:
    end = citation.number_span.end if citation.number else citation.kind_span.end
    return Span(citation.kind_span.start, end)


RULE = Rule("DSR006", "peraturan-ganda", Severity.WARNING, Basis.STRUCTURE, __doc__, check)
