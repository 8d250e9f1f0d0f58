"""Dua berkas dari satu kantor berjudul sama.

Apa yang diperiksa:
    Tidak ada dua SOP dengan judul dan kop yang sama. Berkas yang nomornya juga sama adalah satu SOP
    yang tersalin (lihat `nomor-kembar`); draf edisi baru boleh berjudul seperti edisi yang berlaku.

Mengapa:
    SOP lain merujuk dengan judul. Bila judulnya kembar, tidak jelas SOP mana yang dimaksud.

Contoh salah:
    # umum.sop
    SOP: Penerimaan Surat
    Nomor: 001/SOP/2025
    # bidang.sop
    SOP: Penerimaan Surat
    Nomor: 002/SOP/2025

Contoh benar:
    # umum.sop
    SOP: Penerimaan Surat
    Nomor: 001/SOP/2025
    # bidang.sop
    SOP: Penerimaan Surat Permohonan Izin
    Nomor: 002/SOP/2025

Perbaikan:
    Bedakan judulnya menurut isi atau ruang lingkupnya, atau gabungkan kedua SOP itu.

English:
    Two files of one office have the same title.
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

_CODE = "KTK003"


def check(card: Card, portfolio: Portfolio) -> Iterator[Finding]:
    group = portfolio.by_title.get(title_key(card.title), [])
    same = [
        other
        for other in twins(card, group, _CODE, lambda other: other.title_span)
        if key(other.agency) == key(card.agency) and not (card.number and key(other.number) == key(card.number))
    ]
    if same:
        yield Finding(card.title_span, message("KTK003.kembar", files=named(same)), message("KTK003.hint"))


RULE = Rule(_CODE, "judul-kembar", Severity.WARNING, Basis.PRACTICE, __doc__, check_portfolio=check)
