"""Waktu yang tidak terukur.

Apa yang diperiksa:
    Waktu, Jumlah waktu dan Batas waktu berupa angka dengan satuan, rentang, `seketika`, atau waktu
    berkala (`triwulanan`, `semesteran`, `tahunan`); bukan `-` atau kata-kata lain.

Mengapa:
    Salah satu asas SOP menurut PermenPAN-RB 35/2012 adalah keterukuran. Waktu seperti ini tidak
    dapat dijumlahkan.

Contoh salah:
    Langkah oleh Staf: Memeriksa berkas
      Waktu: Segera

Contoh benar:
    Langkah oleh Staf: Memeriksa berkas
      Waktu: maks. 1 hari

Perbaikan:
    Tulis angka dan satuan, misalnya `30 menit`, `1-3 hari kerja` atau `paling lambat 5 hari kerja`.

English:
    A time cannot be measured.
"""

from __future__ import annotations

from collections.abc import Iterator

from sopdsl.checks.document import Document
from sopdsl.checks.placeholders import placeholder_in
from sopdsl.checks.rule import Basis, Finding, Rule
from sopdsl.checks.wkt.durations import stated_durations, step_durations
from sopdsl.diagnostics import Message, Severity, message
from sopdsl.model import DurationKind, Run, Text, plain
from sopdsl.syntax.durations import read_duration
from sopdsl.syntax.time_spelling import corrected
from sopdsl.words import says_nothing

_REMARKS = ("setelah", "sesudah", "sejak", "sebelum", "terhitung", "apabila", "bila", "jika", "untuk", "tergantung")
"""What begins a remark on a time: `1 hari setelah surat diterima`."""
_MOST_WORDS = 30


def check(document: Document) -> Iterator[Finding]:
    for duration in (*step_durations(document), *stated_durations(document)):
        written = plain(duration.text).strip()
        if duration.kind is not DurationKind.UNMEASURED or not written or placeholder_in(written):
            continue
        if corrected(written) != written:
            continue  # WKT006 says how it is spelt
        what = message("WKT001.kata", text=written) if not says_nothing(written) else message("WKT001.strip")
        yield Finding(duration.span, what, _hint(written))


def _hint(written: str) -> Message:
    """A time with a remark only needs parentheses around the remark."""
    if written.isdecimal() and len(written) < _MOST_WORDS:
        return message("WKT001.hint-satuan", better=f"{written} menit")
    words = written.split()[:_MOST_WORDS]
    remark = next((place for place, word in enumerate(words) if word.casefold() in _REMARKS), 0)
    time = " ".join(words[:remark])
    if not time or len(words) == _MOST_WORDS or not read_duration(Text((Run(time),))).low:
        return message("WKT001.hint", name=RULE.name)
    return message("WKT001.hint-kurung", better=f"{time} ({' '.join(words[remark:])})")


RULE = Rule("WKT001", "waktu-tidak-terukur", Severity.WARNING, Basis.NORM, __doc__, check)
