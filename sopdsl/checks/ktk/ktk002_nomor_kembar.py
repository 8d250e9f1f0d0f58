"""Dua berkas memakai Nomor SOP yang sama.

Apa yang diperiksa:
    `Nomor` setiap berkas berbeda. Nomor yang belum diisi tidak dibandingkan, begitu pula draf edisi
    baru yang berjudul sama dengan edisi yang berlaku. Bila kop kedua berkas berbeda, temuan ini hanya
    peringatan: kantor lain mungkin menomori SOP-nya sendiri.

Mengapa:
    Nomor adalah tanda pengenal SOP. Bila kembar, tidak jelas SOP mana yang dirujuk dan mana yang
    berlaku.

Contoh salah:
    # masuk.sop
    SOP: Penerimaan Surat
    Nomor: 001/SOP/2025
    # keluar.sop
    SOP: Pengiriman Surat
    Nomor: 001/SOP/2025

Contoh benar:
    # masuk.sop
    SOP: Penerimaan Surat
    Nomor: 001/SOP/2025
    # keluar.sop
    SOP: Pengiriman Surat
    Nomor: 002/SOP/2025

Perbaikan:
    Beri nomor baru. Edisi lama dari SOP yang sama menyatakannya di kepalanya: `# abaikan-berkas:
    nomor-kembar -- digantikan edisi baru`; untuk folder arsip, tulis di `sop.toml`, di bawah
    `[periksa.per-berkas]`: `"arsip" = ["nomor-kembar"]`. Edisi barunya lalu tidak ditegur lagi.

English:
    Two files have the same Nomor.
"""

from __future__ import annotations

from collections.abc import Iterator

from sopdsl.checks.ktk.card import Card
from sopdsl.checks.ktk.portfolio import Portfolio
from sopdsl.checks.ktk.titles import title_key
from sopdsl.checks.ktk.twins import named, twins
from sopdsl.checks.rule import Basis, Finding, Rule
from sopdsl.diagnostics import Severity, message
from sopdsl.words import key

_CODE = "KTK002"


def check(card: Card, portfolio: Portfolio) -> Iterator[Finding]:
    same = twins(card, portfolio.by_number.get(key(card.number), []), _CODE, lambda other: other.number_span)
    if not same:
        return
    copies = any(title_key(other.title) == title_key(card.title) for other in same)
    what = message("KTK002.kembar", number=card.number, files=named(same))
    hint = message("KTK002.hint-edisi" if copies else "KTK002.hint")
    elsewhere = all(key(other.agency) != key(card.agency) for other in same)
    yield Finding(card.number_span, what, hint, severity=Severity.WARNING if elsewhere else None)


RULE = Rule(_CODE, "nomor-kembar", Severity.ERROR, Basis.NORM, __doc__, check_portfolio=check)
