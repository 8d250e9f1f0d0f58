"""Satu langkah memuat lebih dari satu pekerjaan.

Apa yang diperiksa:
    Kegiatan tidak memuat pekerjaan kedua sesudah `kemudian`, `lalu`, `selanjutnya`, `sekaligus`,
    `dan`, `serta` atau koma. Dua kata kerja yang berbagi satu objek (`Memeriksa dan memaraf
    konsep`) dianggap satu pekerjaan, begitu pula kata kerja dalam anak kalimat (`untuk diperiksa
    dan ditandatangani`).

Mengapa:
    Satu langkah mempunyai satu waktu, satu keluaran dan satu tempat kembali. Bila isinya dua
    pekerjaan, mutu bakunya tidak dapat diukur.

Contoh salah:
    Langkah oleh Staf: Membuat surat pengantar kemudian mengirim surat itu

Contoh benar:
    Langkah oleh Staf: Membuat surat pengantar
    Langkah oleh Staf: Mengirim surat pengantar

Perbaikan:
    Pecah menjadi langkah sendiri-sendiri, dan bagi waktunya.

English:
    One step holds more than one piece of work.
"""

from __future__ import annotations

from collections.abc import Iterator

from sopdsl.checks.document import Document
from sopdsl.checks.lkh.actions import second_action
from sopdsl.checks.rule import Basis, Finding, Rule
from sopdsl.diagnostics import Severity, message
from sopdsl.source import Span


def check(document: Document) -> Iterator[Finding]:
    for activity in document.activities:
        found = second_action(activity.predicate)
        if found is not None:
            text = " ".join(word.text for word in found).strip(" ,;.")
            place = Span(found[0].span.start, found[-1].core.end)
            yield Finding(place, message("LKH003.ganda", text=text), message("LKH003.hint"))


RULE = Rule("LKH003", "kegiatan-ganda", Severity.WARNING, Basis.GUIDANCE, __doc__, check)
