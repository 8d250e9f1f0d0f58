"""Jalan terpanjang melebihi Batas waktu.

Apa yang diperiksa:
    Jalan terpanjang dari awal ke akhir tidak lebih lama dari `Batas waktu`. Langkah yang berjalan
    serentak dihitung yang terlama, putaran balik tidak dihitung. Batas waktu di kepala naskah
    berlaku untuk setiap prosedur; bila kepala naskah juga memuat `Jumlah waktu`, untuk semua
    prosedur bersama-sama.

Mengapa:
    Batas waktu adalah janji standar pelayanan (UU 25/2009 Pasal 21) yang harus dapat ditepati.

Contoh salah:
    Batas waktu: 1 jam
    Langkah oleh Staf: Memeriksa berkas
      Waktu: 30 menit
    Langkah oleh Sekretaris: Menandatangani surat
      Waktu: 1 jam

Contoh benar:
    Batas waktu: 2 jam
    Langkah oleh Staf: Memeriksa berkas
      Waktu: 30 menit
    Langkah oleh Sekretaris: Menandatangani surat
      Waktu: 1 jam

Perbaikan:
    Percepat langkah-langkah yang terlama, jalankan sebagian secara serentak, atau sesuaikan
    batasnya.

English:
    The longest way takes longer than Batas waktu (the time limit).
"""

from __future__ import annotations

from collections.abc import Iterator

from sopdsl.checks.document import Document
from sopdsl.checks.rule import Basis, Finding, Rule
from sopdsl.checks.wkt.comparison import adds_up, exceeds, largest_steps, stated_total
from sopdsl.diagnostics import Severity, message
from sopdsl.flow import ProcedureFlow, Total, total_words
from sopdsl.flow.times import is_measured, value_of
from sopdsl.model import Duration
from sopdsl.syntax.assumptions import assumption_words


def check(document: Document) -> Iterator[Finding]:
    sound = [flow for _, flow in document.sound_flows if adds_up(flow)]
    for flow in sound:
        yield from _one(flow.graph.procedure.time_limit, flow)
    limit = document.sop.time_limit
    if document.sop.stated_total is None:
        for flow in sound:
            yield from _one(limit, flow)
    elif len(sound) == len(document.flows):
        yield from _together(limit, sound)


def _one(limit: Duration | None, flow: ProcedureFlow) -> Iterator[Finding]:
    """A limit on one procedure's longest way."""
    if limit is None:
        return
    longest = flow.totals.longest
    if longest is None or not _breaks(limit, longest.total, flow):
        return
    rows = tuple(str(flow.graph.rows[row].number) for row in longest.rows)
    what = message("WKT003.jalan", rows=rows, **_times(limit, longest.total, flow))
    hint = message("WKT003.hint", assumption=assumption_words(flow.totals.assumption))
    yield Finding(limit.span, what, hint, largest_steps([flow], flow.totals.assumption, longest.rows))


def _together(limit: Duration | None, flows: list[ProcedureFlow]) -> Iterator[Finding]:
    """A limit on the longest ways of all procedures, one after the other."""
    if limit is None:
        return
    ways = [flow.totals.longest for flow in flows if flow.totals.longest is not None]
    if not ways:
        return
    assumption = flows[0].totals.assumption
    low = value_of((amount for way in ways for amount in way.total.low.amounts), assumption)
    high = value_of((amount for way in ways for amount in way.total.high.amounts), assumption)
    total = Total(low, high)
    if _breaks(limit, total, flows[0]):
        what = message("WKT003.semua", **_times(limit, total, flows[0]))
        hint = message("WKT003.hint", assumption=assumption_words(assumption))
        yield Finding(limit.span, what, hint, largest_steps(flows, assumption))


def _breaks(limit: Duration, total: Total, flow: ProcedureFlow) -> bool:
    return is_measured(limit) and exceeds(total.high, stated_total(limit, flow.totals.assumption).high)


def _times(limit: Duration, total: Total, flow: ProcedureFlow) -> dict[str, str]:
    assumption = flow.totals.assumption
    said = stated_total(limit, assumption)
    return {"limit": total_words(said, assumption), "longest": total_words(total, assumption)}


RULE = Rule("WKT003", "batas-waktu-terlampaui", Severity.ERROR, Basis.STRUCTURE, __doc__, check)
