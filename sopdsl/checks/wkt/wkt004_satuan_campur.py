"""Hari, hari kerja dan hari kalender dicampur.

Apa yang diperiksa:
    Waktu semua langkah memakai satu jenis hari: `hari`, `hari kerja`, `hari kalender` atau `hari
    efektif`.

Mengapa:
    Pembaca tidak tahu apakah `3 hari` di samping `3 hari kerja` menghitung hari libur.

Contoh salah:
    Langkah oleh Staf: Memeriksa berkas
      Waktu: 3 hari
    Langkah oleh Sekretaris: Menandatangani surat
      Waktu: 2 hari kerja

Contoh benar:
    Langkah oleh Staf: Memeriksa berkas
      Waktu: 3 hari kerja
    Langkah oleh Sekretaris: Menandatangani surat
      Waktu: 2 hari kerja

Perbaikan:
    Pakai satu jenis hari di seluruh SOP.

English:
    Days, working days and calendar days are mixed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from sopdsl.checks.document import Document
from sopdsl.checks.rule import Basis, Finding, Rule
from sopdsl.checks.wkt.durations import step_durations
from sopdsl.diagnostics import Related, Severity, message
from sopdsl.flow.times import is_measured
from sopdsl.model import Duration, plain

_DAY = r"(?i)\bhari(?:\s+(kerja|kalender|efektif))?\b"


def check(document: Document) -> Iterator[Finding]:
    kinds: dict[str, list[Duration]] = {}
    for duration in step_durations(document):
        if is_measured(duration):
            for kind in _kinds(plain(duration.text)):
                kinds.setdefault(kind, []).append(duration)
    if len(kinds) > 1:
        most, *others = sorted(kinds, key=lambda kind: -len(kinds[kind]))
        first = min((kinds[kind][0] for kind in others), key=lambda duration: duration.span)
        related = (Related(kinds[most][0].span, message("WKT004.lain", kind=most)),)
        what = message("WKT004.campur", kinds=tuple(sorted(kinds)))
        yield Finding(first.span, what, message("WKT004.hint", kind=most), related)


def _kinds(time: str) -> Iterable[str]:
    """The kinds of days in a time, each once; most times are minutes and hours."""
    if "hari" not in time.casefold():
        return ()
    return dict.fromkeys(f"hari {kind.lower()}" if kind else "hari" for kind in re.findall(_DAY, time))


RULE = Rule("WKT004", "satuan-campur", Severity.INFO, Basis.PRACTICE, __doc__, check)
