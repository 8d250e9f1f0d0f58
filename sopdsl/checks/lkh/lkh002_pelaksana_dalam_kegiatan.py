"""Kegiatan dimulai dengan nama pelaksana.

Apa yang diperiksa:
    Kegiatan tidak dimulai dengan label atau nama lengkap seorang pelaksana yang diikuti kata
    kerja. Singkatan jabatan yang lazim (Kadin, Sekdin, Kasubag) dikenali.

Mengapa:
    PermenPAN-RB 35/2012 memisahkan pelaksana dari kegiatan: kegiatan ditulis tanpa subjek, karena
    pelakunya sudah tampak dari kolomnya.

Contoh salah:
    Langkah oleh Staf: Staf menyiapkan konsep surat

Contoh benar:
    Langkah oleh Staf: Menyiapkan konsep surat

Perbaikan:
    Hapus nama pelaksana di awal kegiatan. Bila yang disebut bukan pelaksana langkah itu,
    perbaiki dahulu pelaksana sesudah `oleh`.

English:
    The kegiatan (activity) begins with the name of its executor.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sopdsl.checks.document import Document
from sopdsl.checks.lkh.subjects import Subject, actors, acts
from sopdsl.checks.lkh.verbs import Form
from sopdsl.checks.rule import Basis, Finding, Fixes, Rule
from sopdsl.checks.words import Word
from sopdsl.diagnostics import Edit, Fix, Severity, message
from sopdsl.source import Span


def check(document: Document) -> Iterator[Finding]:
    for activity in document.activities:
        words, subject, step = activity.words, activity.subject, activity.table_row.step
        if subject is None:
            continue
        name = Span(words[0].span.start, words[subject.length - 1].span.end)
        if acts(subject.executor, step):
            what = message("LKH002.sendiri", name=subject.executor.label)
            fix = _fix(words, subject, alone=len(actors(step)) == 1)
            yield Finding(name, what, message("LKH002.hint-sendiri"), fix=fix)
        else:
            what = message("LKH002.lain" if actors(step) else "LKH002.tanpa", name=subject.executor.label)
            yield Finding(name, what, message("LKH002.hint-lain", name=subject.executor.label))


def _fix(words: Sequence[Word], subject: Subject, alone: bool) -> Fix | None:
    """The kegiatan from its verb on, with a capital; none for a passive, which says something else without it.

    Where several executors share the row, the name may say which of them is meant.
    """
    first = words[subject.length]
    if subject.verb is not Form.ACTIVE or not first.text[:1].isalpha():
        return None
    return Fix((Edit(Span(words[0].span.start, first.span.start + 1), first.text[0].upper()),), safe=alone)


RULE = Rule("LKH002", "pelaksana-dalam-kegiatan", Severity.WARNING, Basis.NORM, __doc__, check, fixes=Fixes.PARTLY)
