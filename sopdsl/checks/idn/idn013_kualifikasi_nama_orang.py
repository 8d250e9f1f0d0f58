"""Kualifikasi menyebut orang atau pangkat, bukan kemampuan.

Apa yang diperiksa:
    Butir `Kualifikasi Pelaksana` tidak memuat NIP, nama bergelar, pangkat atau golongan.
    Pendidikan (S1, D3) bukan temuan.

Mengapa:
    Orang dan pangkatnya berganti, sedangkan SOP tetap berlaku. Kualifikasi menyebut apa yang
    harus dikuasai pelaksana.

Contoh salah:
    Kualifikasi Pelaksana: Pangkat minimal Penata Muda (III/a)

Contoh benar:
    Kualifikasi Pelaksana: Memahami tata naskah dinas

Perbaikan:
    Tulis kemampuannya, misalnya "Menguasai …", "Memahami …" atau "Mampu …".

English:
    A qualification names a person or a rank instead of a competence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sopdsl.checks.document import Document
from sopdsl.checks.rule import Basis, Finding, Rule
from sopdsl.diagnostics import Severity, message
from sopdsl.model import Inline, plain_inline
from sopdsl.source import Span

_SIGNS = ("NIP", ".", "/", "angkat", "olongan", "Muda", "Tingkat", "Tk", "Utama")
"""Every name and rank holds one of these, and many qualifications hold none."""
_PERSON = (
    r"\bNIP\b|\w+, ?(?:S\.(?:Sos|H|E|T|Pd|Kom|IP|AP|STP|Kep|Pi|P|Ag|Si|KM)|M\.(?:Si|M|H|Pd|Kom|AP|T|Kes)|A\.Md)\b"
    r"|\b(?:Dr|Drs|Dra|Ir)\. [A-Z][a-z]+"
)
_RANK = (
    r"\b[Pp]angkat\b|\b(?:[Gg]olongan|[Gg]ol\.) ?(?:IV|III|II|I)\b|\b(?:IV|III|II|I) ?/ ?[a-e]\b"
    r"|\b(?:Penata|Pengatur|Juru) Muda\b|\b(?:Pembina|Penata|Pengatur|Juru) (?:Tingkat|Tk\.?) ?I\b|\bPembina Utama\b"
)


def check(document: Document) -> Iterator[Finding]:
    text = document.sop.identity.qualifications
    if text is None:
        return
    parts: list[tuple[Inline, ...]] = [text.lead]
    for item in text.items:
        parts += [item.content, *(below.content for below in item.items)]
    for content in parts:
        words = plain_inline(content)
        if not any(sign in words for sign in _SIGNS):
            continue
        person = re.search(_PERSON, words)
        found = person or re.search(_RANK, words)
        if found is not None:
            key = "IDN013.orang" if person else "IDN013.pangkat"
            place = Span(content[0].span.start, content[-1].span.end)
            yield Finding(place, message(key, text=found[0]), message("IDN013.hint"))


RULE = Rule("IDN013", "kualifikasi-nama-orang", Severity.INFO, Basis.GUIDANCE, __doc__, check)
