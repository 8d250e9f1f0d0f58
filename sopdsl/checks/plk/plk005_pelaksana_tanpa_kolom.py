"""Kegiatan menyebut pelaksana yang tidak mempunyai kolom.

Apa yang diperiksa:
    Pelaksana yang disebut dalam kegiatan mempunyai kolom dalam prosedur itu. Yang dikenali sebagai
    pelaksana hanya label dan nama lengkap dari daftar lain dalam naskah ini, dan yang ditulis pada
    `pelaksana` di `sop.toml`.

Mengapa:
    Pekerjaan yang sampai kepada pelaksana tanpa kolom tidak tampak pada bagan alir.

Contoh salah:
    Prosedur A: Pengesahan
      Pelaksana: Staf; Kadin
      Langkah oleh Staf: Menyiapkan konsep
      Langkah oleh Kadin: Menandatangani surat
    Prosedur B: Pengiriman
      Pelaksana: Staf; Sekretaris
      Langkah oleh Sekretaris: Mencatat surat
      Langkah oleh Staf: Menyampaikan surat kepada Kadin

Contoh benar:
    Prosedur A: Pengesahan
      Pelaksana: Staf; Kadin
      Langkah oleh Staf: Menyiapkan konsep
      Langkah oleh Kadin: Menandatangani surat
    Prosedur B: Pengiriman
      Pelaksana: Staf; Sekretaris; Kadin
      Langkah oleh Sekretaris: Mencatat surat
      Langkah oleh Staf lalu Kadin: Menyampaikan surat

Perbaikan:
    Tambahkan pelaksana itu ke daftar `Pelaksana` prosedurnya dan beri langkah, atau hapus dari
    kegiatan.

English:
    A kegiatan (activity) names an executor that has no column.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from sopdsl.checks.document import Document
from sopdsl.checks.rule import Basis, Finding, Rule
from sopdsl.checks.texts import runs_in
from sopdsl.diagnostics import Severity, message
from sopdsl.model import Executor
from sopdsl.source import Span
from sopdsl.words import key


def check(document: Document) -> Iterator[Finding]:
    sop = document.sop
    everyone = [*sop.executors, *(one for procedure in sop.procedures for one in procedure.executors or ())]
    everyone += [Executor(name) for name in document.settings.executors]
    names = tuple(dict.fromkeys(name for executor in everyone for name in _names(executor)))
    labels = {key(name): executor.label for executor in reversed(everyone) for name in _names(executor)}
    for index, flow in enumerate(document.flows):
        own = {key(name) for executor in flow.graph.executors for name in _names(executor)}
        others = [" ".join(name.split()) for name in names if key(name) not in own]
        if not own or not others or document.lost_in(document.procedure_region(index)):
            continue
        for row in flow.graph.rows:
            missing: dict[str, tuple[str, Span]] = {}
            for run in runs_in(row.step.text):
                named = any(name in run.text for name in others)
                for found in _pattern(names).finditer(run.text) if named else ():
                    if key(found[0]) not in own:
                        place = found[0], _place(document, run.span, found[0])
                        missing.setdefault(labels[key(found[0])], place)
            for name, span in missing.values():
                what = message("PLK005.tanpa-kolom", name=name, number=row.number)
                yield Finding(span, what, message("PLK005.hint", name=name))


def _names(executor: Executor) -> list[str]:
    return [name for name in (executor.label, executor.full_name) if name and len(name) > 1]


@lru_cache(maxsize=8)
def _pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    """The names as written, longer ones first: "Sekretaris Dinas" is no "Sekretaris", "tim" no "Tim"."""
    ordered = sorted(names, key=len, reverse=True)
    words = "|".join(r"\s+".join(map(re.escape, name.split())) for name in ordered)
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)")


def _place(document: Document, within: Span, words: str) -> Span:
    """The words in the source, if it writes them so; else the whole run."""
    start = document.text.find(words, within.start, within.end)
    return within if start < 0 else Span(start, start + len(words))


RULE = Rule("PLK005", "pelaksana-tanpa-kolom", Severity.WARNING, Basis.PRACTICE, __doc__, check)
