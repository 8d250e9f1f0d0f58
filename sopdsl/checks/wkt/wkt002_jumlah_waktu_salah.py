"""Jumlah waktu berbeda dari hasil penjumlahan.

Apa yang diperiksa:
    `Jumlah waktu` yang ditulis sama dengan jumlah waktu semua langkah. Setiap baris dihitung satu
    kali, `idem` tidak dihitung lagi, putaran balik tidak menambah. Jumlah di kepala naskah adalah
    jumlah semua prosedurnya.

Mengapa:
    Angka yang berbeda membuat pembaca tidak tahu mana yang berlaku.

Contoh salah:
    Jumlah waktu: 2 jam
    Langkah oleh Staf: Memeriksa berkas
      Waktu: 30 menit
    Langkah oleh Sekretaris: Menandatangani surat
      Waktu: 1 jam

Contoh benar:
    Jumlah waktu: 1 jam 30 menit
    Langkah oleh Staf: Memeriksa berkas
      Waktu: 30 menit
    Langkah oleh Sekretaris: Menandatangani surat
      Waktu: 1 jam

Perbaikan:
    Perbaiki jumlahnya atau waktu langkahnya. Bila satu hari di instansi Anda bukan 7,5 jam, tulis
    `Asumsi waktu`.

English:
    The stated total time differs from the sum.
"""

from __future__ import annotations

from collections.abc import Iterator

from sopdsl.checks.document import Document
from sopdsl.checks.rule import Basis, Finding, Rule
from sopdsl.checks.wkt.comparison import adds_up, equal, largest_steps, stated_total
from sopdsl.diagnostics import Severity, message
from sopdsl.flow import ProcedureFlow, Total, document_total, total_words
from sopdsl.flow.times import is_measured
from sopdsl.model import Duration
from sopdsl.syntax.assumptions import assumption_words


def check(document: Document) -> Iterator[Finding]:
    sound = [flow for _, flow in document.sound_flows if adds_up(flow)]
    for flow in sound:
        stated = flow.graph.procedure.stated_total
        if stated is not None:
            yield from _compare(stated, flow.totals.whole, [flow])
    whole = document_total(document.sop, tuple(flow.totals for flow in document.flows))
    if whole is not None and len(sound) == len(document.flows):
        yield from _compare(document.sop.stated_total, whole, sound)


def _compare(stated: Duration | None, whole: Total, flows: list[ProcedureFlow]) -> Iterator[Finding]:
    if stated is None or not is_measured(stated):
        return
    assumption = flows[0].totals.assumption
    said = stated_total(stated, assumption)
    if equal(said.low, whole.low) and equal(said.high, whole.high):
        return
    what = message("WKT002.beda", stated=total_words(said, assumption), computed=total_words(whole, assumption))
    words = assumption_words(assumption)
    unmeasured = sum(len(flow.totals.whole.unmeasured) for flow in flows)
    hint = message("WKT002.hint", assumption=words)
    if unmeasured:
        hint = message("WKT002.hint-tak-terukur", assumption=words, count=unmeasured)
    yield Finding(stated.span, what, hint, largest_steps(flows, assumption))


RULE = Rule("WKT002", "jumlah-waktu-salah", Severity.ERROR, Basis.STRUCTURE, __doc__, check)
