"""Waktu bertentangan dengan kegiatan atau keterangan.

Apa yang diperiksa:
    Waktu yang disebut dalam kegiatan atau Keterangan tidak bertentangan dengan isian Waktu: angka
    yang sama dengan jenis hari yang lain (`14 hari kalender` dan `14 hari kerja`), atau batas
    (`paling lambat 2 hari`) yang terlampaui. Batas yang dihitung dari peristiwa lain (`3 hari sebelum
    acara`) tidak dibandingkan.

Mengapa:
    Pelaksana dan pemohon tidak tahu waktu mana yang berlaku.

Contoh salah:
    Langkah oleh Staf: Memeriksa berkas
      Waktu: 14 hari kalender
      Keterangan: Paling lambat 14 hari kerja

Contoh benar:
    Langkah oleh Staf: Memeriksa berkas
      Waktu: 14 hari kerja
      Keterangan: Paling lambat 14 hari kerja

Perbaikan:
    Tulis waktu yang sama di kedua tempat, atau hanya pada isian Waktu.

English:
    A time contradicts the activity or the remark.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sopdsl.checks.document import Document
from sopdsl.checks.rule import Basis, Finding, Rule
from sopdsl.checks.texts import runs_in
from sopdsl.checks.wkt.comparison import exceeds, stated_total
from sopdsl.diagnostics import Related, Severity, message
from sopdsl.flow.times import is_measured
from sopdsl.model import Duration, Run, Step, Text, TimeAssumption, plain
from sopdsl.source import Span
from sopdsl.words import key

_UNITS = ("menit", "jam", "hari", "minggu", "bulan")
_TIME = rf"\d\s+(?:{'|'.join(_UNITS)})"
"""Stands in all that the others look for, and in few texts."""
_DAYS = r"(?i)(?<![\w.,/-])(\d+)\s+hari(?:\s+(kerja|kalender|efektif))?(?!\w)"
_LIMIT = (
    r"(?i)(?:maks(?:imal|\.)?|paling (?:lambat|lama)|selambat-lambatnya|dalam waktu|selama)\s+"
    r"(?P<time>\d+(?:[.,]\d+)?\s+(?:menit|jam|hari(?: kerja| kalender)?|minggu|bulan))(?!\w)"
    r"(?!\s+(?:sebelum|setelah|sesudah|sejak|dari|terhitung|setiap|per|berikutnya|kemudian))"
)


def check(document: Document) -> Iterator[Finding]:
    for flow in document.flows:
        for row in flow.graph.rows:
            duration = row.step.duration
            if isinstance(duration, Duration) and is_measured(duration):
                yield from _compare(document, row.step, duration, flow.totals.assumption)


def _compare(document: Document, step: Step, duration: Duration, assumption: TimeAssumption) -> Iterator[Finding]:
    for run in runs_in(step.text, step.remarks):
        folded = run.text.casefold()
        if not (any(unit in folded for unit in _UNITS) and re.search(_TIME, folded)):
            continue
        said = _other_days(run.text, duration) or _broken_limit(run.text, duration, assumption)
        if said is not None:
            related = (Related(duration.span, message("WKT005.waktu")),)
            what = message("WKT005.bertentangan", said=said, time=plain(duration.text))
            yield Finding(_place(document, run, said), what, message("WKT005.hint"), related)


def _other_days(text: str, duration: Duration) -> str | None:
    """The same number of another kind of day."""
    said = list(re.finditer(_DAYS, text))
    own = {(found[1], key(found[2] or "")) for found in re.finditer(_DAYS, plain(duration.text))} if said else ()
    for found in said:
        same = {kind for number, kind in own if number == found[1]}
        if same and key(found[2] or "") not in same:
            return found[0]
    return None


def _broken_limit(text: str, duration: Duration, assumption: TimeAssumption) -> str | None:
    """A limit that the Waktu exceeds."""
    from sopdsl.syntax.durations import read_duration  # the parser, which is there where there are times

    for found in re.finditer(_LIMIT, text):
        limit = read_duration(Text((Run(found["time"]),)))
        if is_measured(limit) and exceeds(stated_total(duration, assumption).low, stated_total(limit, assumption).high):
            return found["time"]
    return None


def _place(document: Document, run: Run, words: str) -> Span:
    start = document.text.find(words, run.span.start, run.span.end)
    return run.span if start < 0 else Span(start, start + len(words))


RULE = Rule("WKT005", "waktu-bertentangan", Severity.WARNING, Basis.PRACTICE, __doc__, check)
