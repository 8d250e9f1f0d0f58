"""Judul SOP bukan nama kegiatan.

Apa yang diperiksa:
    Judul tidak diawali kata "SOP" atau kepanjangannya, dan tidak diawali kata kerja.

Mengapa:
    Judul dicetak sesudah kata "Nama SOP". Judul yang baik menyebut kegiatan dari tugas dan fungsi
    sebagai kata benda: Penyusunan, Pelayanan, Pengelolaan.

Contoh salah:
    SOP: SOP Pelayanan Surat

Contoh benar:
    SOP: Pelayanan Surat

Perbaikan:
    Hapus kata "SOP" di awal judul; ubah kata kerja menjadi kata bendanya, misalnya "Menyusun
    Laporan" menjadi "Penyusunan Laporan".

English:
    The title of the SOP is not the name of an activity.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sopdsl.checks.document import Document
from sopdsl.checks.lkh.verbs import is_action, noun_of
from sopdsl.checks.rule import Basis, Finding, Fixes, Rule
from sopdsl.checks.words import Word, opening, words_of
from sopdsl.diagnostics import Edit, Fix, Severity, message
from sopdsl.source import Span

_PREFIXES = ("sop", "pos", "standar", "prosedur")
_PREFIX = (
    r"(?i)(?:(?:SOP|POS)(?:[- ]?AP)?|(?:standar|standard) operasional (?:dan )?prosedur|prosedur operasional standar)"
    r"(?: \((?:SOP|POS)\))?(?: tentang)?[:\s-]+(?=\w)"
)


def check(document: Document) -> Iterator[Finding]:
    title = document.sop.title
    words = words_of(opening(title), document.text)
    if not words:
        return
    text = " ".join(word.text for word in words)
    found = re.match(_PREFIX, text) if text.casefold().startswith(_PREFIXES) else None
    if found is not None:
        yield _prefixed(words, len(found[0].split()))
    elif is_action(words[0].bare):
        noun = noun_of(words[0].bare)
        what = message("IDN008.kata-kerja", word=words[0].shown)
        if noun is None:
            yield Finding(words[0].core, what, message("IDN008.hint"))
            return
        noun = noun.upper() if words[0].shown.isupper() else noun.capitalize()
        fix = Fix((Edit(words[0].core, noun),), safe=False)
        yield Finding(words[0].core, what, message("IDN008.hint-bentuk", noun=noun), fix=fix)


def _prefixed(words: list[Word], length: int) -> Finding:
    """The words before the title's own; other SOPs may name this one either way, so that leaving them out is safe."""
    prefix = Span(words[0].span.start, words[length - 1].span.end)
    fix = Fix((Edit(Span(words[0].span.start, words[length].span.start), ""),)) if length < len(words) else None
    text = " ".join(word.text for word in words[:length])
    return Finding(prefix, message("IDN008.awalan", text=text), message("IDN008.hint-awalan"), fix=fix)


RULE = Rule("IDN008", "judul", Severity.WARNING, Basis.GUIDANCE, __doc__, check, fixes=Fixes.PARTLY)
