"""Peraturan yang dikutip sudah dicabut atau diganti.

Apa yang diperiksa:
    Peraturan yang menurut data program (atau `[peraturan]` di sop.toml) sudah dicabut atau diganti, dengan penggantinya
    bila tercatat. Temuan mengatakan bila datanya belum dikonfirmasi. Peraturan yang tidak dikenal tidak dilaporkan.

Mengapa:
    SOP yang bersandar pada peraturan yang tidak berlaku lagi perlu ditinjau: syarat dan kewenangannya dapat berubah.

Contoh salah:
    Dasar Hukum:
      - Undang-Undang Nomor 32 Tahun 2004 tentang Pemerintahan Daerah

Contoh benar:
    Dasar Hukum:
      - Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah

Perbaikan:
    Pastikan keadaan peraturan itu di JDIH, lalu kutip penggantinya. Di semua naskah sekaligus:
    `sop check FOLDER --pilih peraturan-dicabut --fix --unsafe-fixes`. Bila data program keliru, tulis peraturan itu
    dalam `berlaku` di bagian `[peraturan]` sop.toml.

English:
    The regulation that is cited has been revoked or replaced.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from sopdsl.checks.document import Document
from sopdsl.checks.rule import Basis, Finding, Fixes, Rule
from sopdsl.diagnostics import Edit, Fix, Message, Severity, message
from sopdsl.model import Citation
from sopdsl.source import Span

if TYPE_CHECKING:
    from sopdsl.checks.legal_basis import LegalItem
    from sopdsl.regulations import Regulation


def check(document: Document) -> Iterator[Finding]:
    if not document.legal_items:
        return
    from sopdsl.checks.dsr.meant import regulation_of
    from sopdsl.regulations import State

    cited = {item.citation.name for item in document.legal_items if item.citation is not None}
    offered: set[str] = set()
    for item in document.legal_items:
        known = None if item.citation is None else regulation_of(document, item.citation)
        if item.citation is not None and known is not None and known.state is State.REVOKED:
            place = Span(item.citation.kind_span.start, item.citation.number_span.end)
            last, fix = _last_successor(document, known), None
            if _is_meant(item.citation, known) and last is not None and last[0] not in cited | offered:
                fix = _replacing(item, item.citation, *last)
                offered.add(last[0])
            yield Finding(place, _what(item.citation, known), _hint(known, last, cited), fix=fix)


def _what(citation: Citation, known: Regulation) -> Message:
    name, by = citation.name, known.by
    if not known.state_trust.confirmed:
        return message("DSR004.dicabut-belum", name=name, by=by) if by else message("DSR004.belum", name=name)
    return message("DSR004.dicabut", name=name, by=by) if by else message("DSR004.tidak-berlaku", name=name)


def _hint(known: Regulation, last: tuple[str, str] | None, cited: Collection[str]) -> Message:
    from sopdsl.regulations import Trust

    if last is None:
        return message("DSR004.hint-periksa")
    name, title = last
    if name in cited:
        return message("DSR004.hint-sudah-ada", name=name)
    office_says_so = known.state_trust is Trust.OFFICE
    return message("DSR004.hint-kutip-kantor" if office_says_so else "DSR004.hint-kutip", name=_cited(name, title))


def _cited(name: str, title: str) -> str:
    return f"{name} tentang {title}" if title else name


def _is_meant(citation: Citation, known: Regulation) -> bool:
    """Whether it is sure that the regulation is revoked, and that the citation means it: by its title too."""
    from sopdsl.regulations import same_title

    return known.state_trust.confirmed and (citation.title is None or same_title(citation.title, known.title))


def _replacing(item: LegalItem, citation: Citation, name: str, title: str) -> Fix | None:
    """The successor in the place of the citation; none where an article, changes or the gazette stand with it."""
    place = Span(citation.kind_span.start, (citation.title_span if citation.title else citation.number_span).end)
    before, behind = Span(item.span.start, place.start), Span(place.end, item.span.end)
    if (citation.title and not title) or item.words(before).strip() or item.words(behind).strip(" .;,"):
        return None
    return Fix((Edit(place, _cited(name, title)),), safe=False)


def _last_successor(document: Document, known: Regulation) -> tuple[str, str] | None:
    """The name and the title of the regulation in force at the end of the chain, as far as it is recorded."""
    from sopdsl.regulations import State, read_citation

    found, seen = None, {known}
    while known.state is State.REVOKED and known.by:
        successor = read_citation(known.by[-1])
        if successor is None:
            break
        next_known = document.known_regulations.find(successor)
        found = (successor.name, "" if next_known is None or next_known.doubtful else next_known.title)
        if next_known is None or next_known in seen:
            break
        known = next_known
        seen.add(known)
    return found


RULE = Rule("DSR004", "peraturan-dicabut", Severity.WARNING, Basis.PRACTICE, __doc__, check, Fixes.UNSAFE)
