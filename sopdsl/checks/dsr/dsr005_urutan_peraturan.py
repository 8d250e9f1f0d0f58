"""Peraturan tidak tersusun menurut tingkat dan tahunnya.

Apa yang diperiksa:
    Urutan butir: UUD 1945, Ketetapan MPR, undang-undang dan Perppu, peraturan pemerintah, peraturan
    presiden, lalu peraturan menteri dan lembaga, peraturan daerah, peraturan kepala daerah; pada
    tingkat yang sama menurut tahun. Peraturan pusat dan peraturan daerah boleh saling mendahului.
    Butir yang tidak terbaca tidak dinilai.

Mengapa:
    UU 12/2011 Pasal 7 dan 8 menetapkan hierarki peraturan, dan Lampiran II menyusun dasar hukum
    menurut hierarki, lalu menurut waktu. Urutan yang tetap membuat daftar mudah dibaca.

Contoh salah:
    Dasar Hukum:
      - Peraturan Presiden Nomor 95 Tahun 2018 tentang Sistem Pemerintahan Berbasis Elektronik
      - Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik

Contoh benar:
    Dasar Hukum:
      - Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik
      - Peraturan Presiden Nomor 95 Tahun 2018 tentang Sistem Pemerintahan Berbasis Elektronik

Perbaikan:
    Susun ulang butir-butirnya.

English:
    The regulations are not in the order of their rank and year.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

import attrs

from sopdsl.checks.document import Document
from sopdsl.checks.rule import Basis, Finding, Fixes, Rule
from sopdsl.diagnostics import Edit, Fix, Related, Severity, message
from sopdsl.model import Citation
from sopdsl.source import Span

if TYPE_CHECKING:
    from sopdsl.checks.legal_basis import LegalItem

    Entry = tuple[LegalItem, Citation | None]

_COMMENT = r"(?m)^[ \t]*# "
_COMMENT_ABOVE = r"(?m)^[ \t]*# .*\n\s*(?:\S{1,4} )?\Z"
"""A comment between the place where a text ends and the item, after its sign, that begins there."""
_ENDS = ";,. \n\t"
_MOST = 200
"""Longer lists, which no office writes, are not compared item by item."""


def check(document: Document) -> Iterator[Finding]:
    if not 1 < len(document.legal_items) <= _MOST:
        return
    items = [(item, _ordered_as(document, item)) for item in document.legal_items]
    for number, entry in enumerate(items):
        earlier = next((other for other in items[:number] if _must_precede(entry, other)), None)
        if earlier is not None and entry[0].citation is not None and earlier[0].citation is not None:
            what = message("DSR005.urutan", name=entry[0].citation.name, earlier=earlier[0].citation.name)
            related = (Related(earlier[0].span, message("DSR005.didahului")),)
            yield Finding(entry[0].span, what, message("DSR005.hint"), related, _reordered(document, items))
            return


def _ordered_as(document: Document, item: LegalItem) -> Citation | None:
    """What decides an item's place: its citation, of the type that was meant."""
    from sopdsl.checks.dsr.meant import meant_kind

    if item.citation is None:
        return None
    meant = meant_kind(document, item.citation)
    return item.citation if meant is None else attrs.evolve(item.citation, kind=meant.kind)


def _must_precede(entry: Entry, other: Entry) -> bool:
    from sopdsl.regulations import must_precede

    return entry[1] is not None and other[1] is not None and must_precede(entry[1], other[1])


def _reordered(document: Document, items: list[Entry]) -> Fix | None:
    """The items in their right order, those that need not move kept in the author's.

    What ends an item stays at its place, and so do items that could not be read. Comments would stay too, and then
    belong to another item.
    """
    first, last = items[0][0].span, items[-1][0].span
    above, between = re.compile(_COMMENT_ABOVE), re.compile(_COMMENT)
    commented = above.search(document.text, 0, first.start) or between.search(document.text, first.start, last.end)
    if commented or not all(item.whole for item, _ in items):
        return None
    readable = [entry for entry in items if entry[1] is not None]
    ordered: list[Entry] = []
    for entry in readable:
        place = next((place for place, other in enumerate(ordered) if _must_precede(entry, other)), len(ordered))
        ordered.insert(place, entry)
    edits = []
    for (old, _), (new, _) in zip(readable, ordered, strict=True):
        words = _words(document, new)
        if old is not new:
            edits.append(Edit(_words(document, old), document.text[words.start : words.end]))
    return Fix(tuple(edits))


def _words(document: Document, item: LegalItem) -> Span:
    text = document.text[item.span.start : item.span.end]
    return Span(item.span.start, item.span.start + len(text.rstrip(_ENDS)))


RULE = Rule("DSR005", "urutan-peraturan", Severity.WARNING, Basis.NORM, __doc__, check, fixes=Fixes.SAFE)
