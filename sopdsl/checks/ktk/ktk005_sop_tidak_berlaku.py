"""SOP yang dirujuk belum berlaku: masih draf.

Apa yang diperiksa:
    SOP yang disebut `Keterkaitan`, `SOP:` dan tujuan `SOP …` tidak berstatus draf. Draf yang merujuk
    draf lain tidak ditegur, begitu pula bila edisi yang berlaku ada di samping drafnya.

Mengapa:
    Pelaksana tidak dapat bekerja menurut SOP yang belum disahkan.

Contoh salah:
    # laporan.sop
    SOP: Penyusunan Laporan Kinerja
    Keterkaitan: SOP Pengiriman Surat
    # surat.sop
    SOP: Pengiriman Surat
    Status: draf

Contoh benar:
    # laporan.sop
    SOP: Penyusunan Laporan Kinerja
    Keterkaitan: SOP Pengiriman Surat
    # surat.sop
    SOP: Pengiriman Surat

Perbaikan:
    Sahkan SOP yang dirujuk lebih dahulu, rujuk SOP yang sudah berlaku, atau tulis `Status: draf` pada
    SOP ini selama keduanya disusun bersama.

English:
    An SOP that is named is not in force: it is a draft.
"""

from __future__ import annotations

from collections.abc import Iterator

from sopdsl.checks.ktk.card import Card
from sopdsl.checks.ktk.portfolio import Portfolio
from sopdsl.checks.rule import Basis, Finding, Rule
from sopdsl.diagnostics import Severity, message


def check(card: Card, portfolio: Portfolio) -> Iterator[Finding]:
    if card.draft:
        return
    for link in card.links:
        meant = portfolio.meant(link)
        if meant and all(other.draft for other in meant):
            what = message("KTK005.draf", title=link.title, file=meant[0].path)
            yield Finding(link.span, what, message("KTK005.hint"))


RULE = Rule("KTK005", "sop-tidak-berlaku", Severity.WARNING, Basis.PRACTICE, __doc__, check_portfolio=check)
