"""Satuan waktu salah eja.

Apa yang diperiksa:
    Satuan ditulis lengkap dengan huruf kecil, didahului satu spasi: bukan `minit`, `jm`, `30menit`
    atau `Menit`. Huruf besar dilaporkan sekali untuk seluruh naskah.

Mengapa:
    Ejaan yang seragam memudahkan pembaca, dan waktu yang salah eja tidak dapat dijumlahkan.

Contoh salah:
    Langkah oleh Staf: Memeriksa berkas
      Waktu: 30menit

Contoh benar:
    Langkah oleh Staf: Memeriksa berkas
      Waktu: 30 menit

Perbaikan:
    Tulis seperti yang disarankan.

English:
    The unit of a time is misspelt.
"""

from __future__ import annotations

from collections.abc import Iterator

from sopdsl.checks.document import Document
from sopdsl.checks.rule import Basis, Finding, Fixes, Rule
from sopdsl.checks.wkt.durations import stated_durations, step_durations
from sopdsl.diagnostics import Edit, Fix, Message, Related, Severity, message
from sopdsl.model import Duration, DurationKind, plain
from sopdsl.syntax.time_spelling import corrected, lowered


def check(document: Document) -> Iterator[Finding]:
    capital = []
    for duration in (*step_durations(document), *stated_durations(document)):
        written = _written(document, duration)
        right = corrected(written)
        if right.split() != written.split():
            what = message("WKT006.ejaan", text=_shown(duration))
            yield Finding(duration.span, what, _hint(duration), fix=_fix(document, [duration]))
        elif lowered(right).split() != written.split() and duration.kind is not DurationKind.UNMEASURED:
            capital.append(duration)
    if capital:
        what = message("WKT006.huruf-besar", text=_shown(capital[0]), count=len(capital))
        related = tuple(Related(one.span, message("WKT006.juga")) for one in capital[1:])
        yield Finding(capital[0].span, what, _hint(capital[0]), related, _fix(document, capital), Severity.INFO)


def _written(document: Document, duration: Duration) -> str:
    """The time as it stands in the source; nothing where the project gives it."""
    return document.text[duration.span.start : duration.span.end]


def _shown(duration: Duration) -> str:
    return " ".join(plain(duration.text).split())


def _hint(duration: Duration) -> Message:
    return message("WKT006.hint", better=lowered(corrected(_shown(duration))))


def _fix(document: Document, durations: list[Duration]) -> Fix:
    return Fix(tuple(Edit(one.span, lowered(corrected(_written(document, one)))) for one in durations))


RULE = Rule("WKT006", "ejaan-waktu", Severity.WARNING, Basis.PRACTICE, __doc__, check, fixes=Fixes.SAFE)
