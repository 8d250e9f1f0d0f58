"""SOP merujuk dirinya sendiri.

Apa yang diperiksa:
    `Keterkaitan`, `SOP:` dan tujuan `SOP …` tidak menyebut judul SOP itu sendiri.

Mengapa:
    Keterkaitan menunjukkan SOP lain yang diperlukan. Langkah yang kembali ke SOP ini sendiri
    ditunjuk dengan nama langkahnya.

Contoh salah:
    # surat.sop
    SOP: Pengiriman Surat
    Keterkaitan: SOP Pengiriman Surat

Contoh benar:
    # surat.sop
    SOP: Pengiriman Surat
    Keterkaitan: -

Perbaikan:
    Hapus rujukan itu, atau tulis judul SOP yang dimaksud. Untuk kembali ke sebuah langkah, beri
    langkah itu nama dan tulis namanya sebagai tujuan.

English:
    An SOP names itself.
"""

from __future__ import annotations

from collections.abc import Iterator

from sopdsl.checks.ktk.card import TARGET, Card
from sopdsl.checks.ktk.portfolio import Portfolio
from sopdsl.checks.rule import Basis, Finding, Rule
from sopdsl.diagnostics import Severity, message


def check(card: Card, portfolio: Portfolio) -> Iterator[Finding]:
    for link in card.links:
        if card in portfolio.meant(link):
            hint = message("KTK004.hint-tujuan" if link.where == TARGET else "KTK004.hint")
            yield Finding(link.span, message("KTK004.diri", title=link.title), hint)


RULE = Rule("KTK004", "menunjuk-diri", Severity.WARNING, Basis.STRUCTURE, __doc__, check_portfolio=check)
