"""Kegiatan tidak dimulai dengan kata kerja aktif.

Apa yang diperiksa:
    Kata pertama kegiatan adalah kata kerja aktif: berawalan me- atau ber-, atau kata kerja tanpa
    awalan seperti `Datang` dan `Hadir`. Nama pelaksana di depan kata kerja dilaporkan aturan
    pelaksana-dalam-kegiatan. Salah ketik pada kata kerja tidak dilaporkan di sini. Langkah yang
    hanya berbunyi `Mulai` atau `Selesai` dilaporkan: simbol itu digambar sendiri.

Mengapa:
    PermenPAN-RB 35/2012 meminta kegiatan ditulis dengan kata kerja aktif tanpa subjek, karena
    pelakunya sudah tampak dari kolomnya.

Contoh salah:
    Langkah oleh Staf: Pembuatan konsep surat
    Langkah oleh Staf: Dikirim ke Bagian Umum

Contoh benar:
    Langkah oleh Staf: Membuat konsep surat
    Langkah oleh Staf: Mengirim surat ke Bagian Umum

Perbaikan:
    Mulailah dengan kata kerja aktifnya. Bentuk yang disarankan hanya mengganti kata pertamanya;
    bacalah kalimatnya sekali lagi sesudah itu.

English:
    The kegiatan (activity) does not begin with an active verb.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sopdsl.checks.document import Document
from sopdsl.checks.lkh.lexicon import lexicon
from sopdsl.checks.lkh.subjects import first_verb
from sopdsl.checks.lkh.verbs import Form, active_form, form_of
from sopdsl.checks.placeholders import placeholder_in
from sopdsl.checks.rule import Basis, Finding, Fixes, Rule
from sopdsl.checks.words import Word
from sopdsl.diagnostics import Edit, Fix, Message, Severity, message
from sopdsl.source import Span

_SYMBOLS = ("mulai", "selesai", "start", "finish", "end")
"""What a row says that old sheets draw only for its terminator."""


def check(document: Document) -> Iterator[Finding]:
    for activity in document.activities:
        if activity.subject is not None:
            continue  # a verb follows the executor's name, which LKH002 speaks about
        words = activity.words
        while words and not words[0].bare[:1].isalpha():
            words = words[1:]
        if len(words) == 1 and words[0].bare in _SYMBOLS:
            yield Finding(words[0].core, message("LKH001.simbol", word=words[0].shown), message("LKH001.hint-simbol"))
        elif words and not placeholder_in(" ".join(word.text for word in activity.words[:3])):
            yield from _not_active(words)


def _not_active(words: Sequence[Word]) -> Iterator[Finding]:
    index = first_verb(words)
    word = words[index]
    form = form_of(word.bare)
    if form is Form.ACTIVE:
        return
    following = words[index + 1].bare if index + 1 < len(words) else ""
    active = active_form(word.bare, following)
    if active is None:
        later = _later_verb(words[index + 1 :])
        hint = message("LKH001.hint-perbuatan", active=later.capitalize()) if later else message("LKH001.hint")
        yield Finding(word.core, _what(form, word), hint)
        return
    active = active.capitalize() if word.shown[:1].isupper() else active
    fix = _fix(words[index:], active)
    yield Finding(word.core, _what(form, word), message("LKH001.hint-bentuk", active=active), fix=fix)


def _later_verb(words: Sequence[Word]) -> str | None:
    """The active form of the first verb behind a subject or an adverbial; none in a clause that says what for."""
    for word in words:
        if word.bare in lexicon().subordinators:
            return None
        form = form_of(word.bare)
        if form in (Form.ACTIVE, Form.PASSIVE):
            return word.bare if form is Form.ACTIVE else active_form(word.bare)
    return None


def _what(form: Form, word: Word) -> Message:
    if form is Form.PASSIVE:
        return message("LKH001.pasif", word=word.shown)
    if form is Form.NOMINAL:
        return message("LKH001.nominal", word=word.shown)
    return message("LKH001.lain", word=word.shown)


def _fix(words: Sequence[Word], active: str) -> Fix | None:
    """The active form in place of the word; none where the doer is named behind it."""
    if any(word.bare == "oleh" for word in words):
        return None
    first, alone = words[0].core, active_form(words[0].bare)
    end = first.end if alone is not None and alone == active.casefold() else words[1].core.end
    return Fix((Edit(Span(first.start, end), active),), safe=False)


RULE = Rule("LKH001", "kata-kerja-aktif", Severity.WARNING, Basis.NORM, __doc__, check, fixes=Fixes.UNSAFE)
