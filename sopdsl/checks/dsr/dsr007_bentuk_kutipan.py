"""Kutipan peraturan tidak ditulis dengan bentuk yang baku.

Apa yang diperiksa:
    `Nomor 25 Tahun 2009` ditulis utuh (bukan `No.`, `Th.` atau `25/2009`), tanpa `Republik Indonesia`
    sesudah jenisnya; jenis dengan huruf awal besar, `tentang` dengan huruf kecil. Singkatan jenis
    (`UU`, `Permendagri`) tidak dilaporkan.

Mengapa:
    UU 12/2011 Lampiran II angka 45 dan 46 menetapkan bentuk ini, dan kutipan yang seragam mudah dicari.

Contoh salah:
    Dasar Hukum: Undang-undang Republik Indonesia No. 25 Th. 2009 Tentang Pelayanan Publik

Contoh benar:
    Dasar Hukum: Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik

Perbaikan:
    Tulis seperti contoh; perbaikan otomatis tersedia.

English:
    The citation of a regulation does not have the standard form.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from sopdsl.checks.document import Document
from sopdsl.checks.rule import Basis, Finding, Fixes, Rule
from sopdsl.diagnostics import Edit, Fix, Severity, message
from sopdsl.model import Citation
from sopdsl.source import Span

if TYPE_CHECKING:
    from sopdsl.checks.legal_basis import LegalItem

_MARKER = r"(?i)(?:nomor|nomer|no|nmr)\b\s*\.?\s*:?\s*"
_SLASH = r"(\d+\w?)\s?/\s?((?:19|20)\d\d)"
_YEARLY = r"(?i)\b(?:tahun|thn|th)\b\s*\.?\s*:?\s*(?=\d{4}$)"
_OF_THE_REPUBLIC = (
    "Undang-Undang", "Peraturan Pemerintah", "Peraturan Presiden", "Keputusan Presiden", "Instruksi Presiden",
    "Peraturan Menteri", "Keputusan Menteri", "Instruksi Menteri", "Surat Edaran Menteri",
)  # fmt: skip
"""Types that "Republik Indonesia" adds nothing to; in others it may be part of an office's name."""


def check(document: Document) -> Iterator[Finding]:
    for item in document.legal_items:
        citation = item.citation
        if citation is None or not citation.number or citation.kind_span.start == citation.kind_span.end:
            continue
        edits = tuple(_edits(item, citation))
        if edits:
            place = _trimmed(item, Span(edits[0].span.start, edits[-1].span.end))
            hint = message("DSR007.hint", text=_edited(item, citation, edits))
            yield Finding(place, message("DSR007.bentuk"), hint, fix=Fix(edits))


def _trimmed(item: LegalItem, place: Span) -> Span:
    """A place without the space with which the removal of a word begins."""
    words = item.words(place)
    return Span(place.end - len(words.lstrip(" ,\\\n")), place.end)


def _edits(item: LegalItem, citation: Citation) -> Iterator[Edit]:
    yield from _kind_edits(item, citation)
    written = " ".join(item.words(citation.number_span).split())
    if written != f"Nomor {citation.number} Tahun {citation.year}" and written != (right := _number(written)):
        yield Edit(citation.number_span, right)
    if item.words(citation.about_span) not in ("", "tentang"):
        yield Edit(citation.about_span, "tentang")


def _number(written: str) -> str:
    number = re.sub(_MARKER, "", written, count=1)
    slash = re.fullmatch(_SLASH, number)
    if slash is not None:
        return f"Nomor {slash[1]} Tahun {slash[2]}"
    return f"Nomor {re.sub(_YEARLY, 'Tahun ', number)}"


def _kind_edits(item: LegalItem, citation: Citation) -> Iterator[Edit]:
    place = citation.kind_span
    kind = item.words(place)
    if kind in _OF_THE_REPUBLIC:
        return
    from sopdsl.regulations.official import OFFICIAL_WORD, REPUBLIC, official_form  # most types are among those

    if kind.isupper() and re.search(OFFICIAL_WORD, kind):
        yield Edit(place, citation.kind)
        return
    edits = [Edit(Span(*found.span()), official_form(found[0])) for found in re.finditer(OFFICIAL_WORD, kind)]
    if citation.kind.startswith(_OF_THE_REPUBLIC):
        edits += [Edit(Span(*found.span()), "") for found in re.finditer(REPUBLIC, kind)]
    for edit in sorted(edits, key=lambda each: each.span):
        if " ".join(kind[edit.span.start : edit.span.end].split()) != edit.replacement:
            yield Edit(Span(place.start + edit.span.start, place.start + edit.span.end), edit.replacement)


def _edited(item: LegalItem, citation: Citation, edits: tuple[Edit, ...]) -> str:
    """The citation as it will be, up to its number or the last change."""
    pieces, here = [], citation.kind_span.start
    for edit in edits:
        pieces += [item.words(Span(here, edit.span.start)), edit.replacement]
        here = edit.span.end
    end = max(citation.number_span.end, here)
    return " ".join(("".join(pieces) + item.words(Span(here, end))).split())


RULE = Rule("DSR007", "bentuk-kutipan", Severity.INFO, Basis.NORM, __doc__, check, fixes=Fixes.SAFE)
