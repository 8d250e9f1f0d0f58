"""Kutipan peraturan tidak terbaca lengkap.

Apa yang diperiksa:
    Setiap peraturan adalah butir tersendiri, dan menyebut jenis, nomor, dan tahun, lalu `tentang` dan judulnya.
    Singkatan yang lazim (`UU`, `Permendagri`, `No.`, `25/2009`) dibaca. Butir yang masih berisi teks pengganti tidak
    dilaporkan lagi; kitab undang-undang, Staatsblad, dan hukum acara lama (HIR, RBg) boleh disebut namanya saja.

Mengapa:
    Peraturan yang tidak disebut lengkap tidak dapat dicari, dan tidak dapat diperiksa masih berlaku atau tidak.

Contoh salah:
    Dasar Hukum:
      - Undang-Undang tentang Pelayanan Publik

Contoh benar:
    Dasar Hukum:
      - Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik

Perbaikan:
    Lengkapi bagian yang disebut. Yang bukan peraturan (perjanjian, nota kesepahaman, pedoman) tidak ditulis di Dasar
    Hukum: pindahkan ke Peralatan/Perlengkapan bila dipakai dalam pekerjaan. Bila kantor memang mencantumkannya, tulis
    `# abaikan: kutipan-tidak-terbaca -- alasan` di atas butir itu.

English:
    The citation of a regulation cannot be read in full.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from sopdsl.checks.document import Document
from sopdsl.checks.rule import Basis, Finding, Fixes, Rule
from sopdsl.diagnostics import Edit, Fix, Severity, message
from sopdsl.source import Span

if TYPE_CHECKING:
    from sopdsl.checks.legal_basis import LegalItem

_CODES = r"(?i)\s*(?:Kitab Undang|KUH|Staatsblad|(?:Het )?Herzien|Rechtsreglement|Burgerlijk|(?:HIR|R\.?Bg|Rv|BW)\b)"
"""Laws that are cited without today's types and numbers."""


def check(document: Document) -> Iterator[Finding]:
    if not document.legal_items:
        return
    from sopdsl.regulations import unread_parts

    yield from _without_marks(document)
    for item in document.legal_items:
        if item.citation is not None and item.citation.title is not None:
            continue  # nothing is missing
        missing = unread_parts(item.text)
        if missing and not re.match(_CODES, item.text):
            yield _without_title(document, item) if missing == ("judul",) else _unread(item, missing)


def _without_marks(document: Document) -> Iterator[Finding]:
    """Several regulations, a line each, that are one text for want of a mark before them."""
    from sopdsl.checks.legal_basis import lines_of

    text = document.sop.identity.legal_basis
    lines = lines_of(text.span, document.text) if text is not None and not text.items else []
    if lines:
        own_line = not document.text[document.line_of(lines[0]).start : lines[0].start].strip()
        edits = tuple(Edit(Span(line.start, line.start), "- ") for line in lines)
        fix = Fix(edits, safe=False) if own_line else None
        yield Finding(lines[1], message("DSR001.tanpa-butir"), message("DSR001.hint-butir"), fix=fix)


def _unread(item: LegalItem, missing: tuple[str, ...]) -> Finding:
    what = message("DSR001.tidak-terbaca", missing=missing)
    hint = message("DSR001.hint-jenis", name=RULE.name) if "jenis" in missing else message("DSR001.hint")
    return Finding(item.span, what, hint)


def _without_title(document: Document, item: LegalItem) -> Finding:
    what = message("DSR001.tanpa-judul")
    known = None if item.citation is None else document.known_regulations.find(item.citation)
    if item.citation is None or known is None or not known.title or known.doubtful or _says_about(item):
        return Finding(item.span, what, message("DSR001.hint-tanpa-judul"))
    end = item.citation.number_span.end
    fix = Fix((Edit(Span(end, end), f" tentang {known.title}"),), safe=False)
    return Finding(item.span, what, message("DSR001.hint-judul", title=known.title), fix=fix)


def _says_about(item: LegalItem) -> bool:
    """Whether more than number and year stands there: words that may be the title."""
    return item.citation is None or bool(
        item.words(Span(item.citation.number_span.end, item.span.end)).strip(" \n\t;.,")
    )


RULE = Rule("DSR001", "kutipan-tidak-terbaca", Severity.WARNING, Basis.PRACTICE, __doc__, check, fixes=Fixes.UNSAFE)
