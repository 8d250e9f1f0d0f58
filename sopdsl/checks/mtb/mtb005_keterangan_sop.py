"""SOP lain yang disebut langkah tidak ada dalam Keterkaitan.

Apa yang diperiksa:
    Setiap SOP pada `SOP:` atau yang mengawali sebuah butir Keterangan (`SOP Pengiriman Surat`) ada
    dalam `Keterkaitan`, dengan ejaan yang sama.

Mengapa:
    Keterkaitan adalah daftar SOP yang diperlukan untuk menjalankan SOP ini; pembaca mencarinya di
    sana.

Contoh salah:
    Keterkaitan: SOP Pengiriman Surat
    Langkah oleh Staf: Mengirim surat
      Keterangan: SOP Pengirman Surat

Contoh benar:
    Keterkaitan: SOP Pengiriman Surat
    Langkah oleh Staf: Mengirim surat
      Keterangan: SOP Pengiriman Surat

Perbaikan:
    Perbaiki ejaannya, atau tambahkan SOP itu ke `Keterkaitan`.

English:
    Another SOP that a step names is not listed in Keterkaitan.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sopdsl.checks.document import Document
from sopdsl.checks.ktk.titles import NEXT_TITLE
from sopdsl.checks.mtb.things import Thing, things_in
from sopdsl.checks.rule import Basis, Finding, Fixes, Rule
from sopdsl.checks.similar import misspelt
from sopdsl.diagnostics import Edit, Fix, Severity, message
from sopdsl.model import Step, Text, plain, plain_inline
from sopdsl.source import Span
from sopdsl.words import key

_SOP = r"(?i)(?:(?:lihat|sesuai|dilanjutkan(?: (?:ke|dengan))?|lanjut ke|mengacu(?: pada)?)\s+)?SOP(?:\s+AP)?\s+(?=\S)"
_ALL = r"\b(?:seluruh|semua)\s+sop\b"
_LONGEST = 15
"""A title has fewer words; what has more is prose."""


def check(document: Document) -> Iterator[Finding]:
    related = document.sop.identity.related
    if related is None or document.lost_in(document.head) or _names_all(plain(related).casefold()):
        return
    rows = (row for flow in document.flows for row in flow.graph.rows)
    named = [thing for row in rows for thing in _named(row.step, document.text)]
    known = _titles(related) if named else []
    for thing in named:
        yield from _compare(thing, known)


def _names_all(words: str) -> bool:
    return ("seluruh" in words or "semua" in words) and re.search(_ALL, words) is not None


def _titles(related: Text) -> list[str]:
    contents = [related.lead, *(one.content for item in related.items for one in (item, *item.items))]
    titles = [_title(title) for content in contents for title in re.split(NEXT_TITLE, plain_inline(content))]
    return [title for title in titles if title]


def _title(words: str) -> str:
    found = re.match(_SOP, words.strip())
    return words.strip()[found.end() if found else 0 :].strip(" .;,-")


def _named(step: Step, source: str) -> Iterator[Thing]:
    """The titles that a step names, without the word SOP."""
    for text in step.sops:
        yield from things_in(text)
    for thing in things_in(step.remarks):
        found = re.match(_SOP, thing.text)
        if found and thing.text[found.end()].isupper() and len(thing.text.split()) <= _LONGEST:
            title = thing.text[found.end() :]
            start = source.find(title, thing.span.start, thing.span.end)
            span = thing.span if start < 0 else Span(start, start + len(title))
            yield Thing(title, span, key(title))


def _compare(named: Thing, known: list[str]) -> Iterator[Finding]:
    wanted = named.name
    if any(wanted == key(title) or wanted.startswith((f"{key(title)} ", f"{key(title)},")) for title in known):
        return
    near = misspelt(wanted, known)
    if near is None:
        what = message("MTB005.tidak-ada", title=named.text)
        yield Finding(named.span, what, message("MTB005.hint", title=named.text))
        return
    what = message("MTB005.beda", title=named.text, near=near)
    fix = Fix((Edit(named.span, near),), safe=False)
    yield Finding(named.span, what, message("MTB005.hint-mirip", near=near), fix=fix)


RULE = Rule("MTB005", "keterangan-sop", Severity.WARNING, Basis.PRACTICE, __doc__, check, fixes=Fixes.UNSAFE)
