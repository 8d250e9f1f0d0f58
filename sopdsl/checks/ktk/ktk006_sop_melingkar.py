"""SOP makro memuat dirinya sendiri melalui SOP lain.

Apa yang diperiksa:
    SOP yang berjenis makro tidak dicapai kembali bila `SOP:` dan tujuan `SOP …` diikuti dari SOP ke
    SOP. Lingkaran dilaporkan sekali, pada SOP makro yang pertama menurut urutan berkas; lingkaran lain
    yang melalui SOP yang sama tampak setelah yang dilaporkan itu diputus.

Mengapa:
    SOP makro merangkum SOP mikro. Bila salah satunya kembali memuat SOP makro itu, pekerjaannya tidak
    berujung, dan tidak jelas mana yang bagian dari mana.

Contoh salah:
    # layanan.sop
    SOP: Pelayanan Perizinan
    Jenis: makro
    Pelaksana: Staf; Kepala
    Langkah oleh Staf: Memeriksa berkas
      SOP: Pemeriksaan Berkas
    Langkah oleh Kepala: Menandatangani izin
    # berkas.sop
    SOP: Pemeriksaan Berkas
    Pelaksana: Staf; Kepala
    Langkah oleh Staf: Meneliti isi berkas
    Langkah oleh Kepala: Melayani permohonan
      SOP: Pelayanan Perizinan

Contoh benar:
    # layanan.sop
    SOP: Pelayanan Perizinan
    Jenis: makro
    Pelaksana: Staf; Kepala
    Langkah oleh Staf: Memeriksa berkas
      SOP: Pemeriksaan Berkas
    Langkah oleh Kepala: Menandatangani izin
    # berkas.sop
    SOP: Pemeriksaan Berkas
    Pelaksana: Staf; Kepala
    Langkah oleh Staf: Meneliti isi berkas
    Langkah oleh Kepala: Menetapkan hasil pemeriksaan

Perbaikan:
    Putuskan lingkaran itu: hapus rujukan kembali ke SOP makro, atau perbaiki `Jenis` bila SOP itu bukan
    makro.

English:
    A macro SOP contains itself through others.
"""

from __future__ import annotations

from collections.abc import Iterator

from sopdsl.checks.ktk.card import Card
from sopdsl.checks.ktk.portfolio import Portfolio
from sopdsl.checks.rule import Basis, Finding, Rule
from sopdsl.diagnostics import Severity, message


def check(card: Card, portfolio: Portfolio) -> Iterator[Finding]:
    if not any(card is next((one for one in ring if one.macro), None) for ring in portfolio.rings):
        return
    told: set[frozenset[str]] = set()
    for link, part in portfolio.parts(card):
        way = _way(part, card, portfolio)
        if way and frozenset(way) not in told:
            told.add(frozenset(way))
            what = message("KTK006.melingkar", way=" → ".join((card.title, *way)))
            yield Finding(link.span, what, message("KTK006.hint"))


def _way(start: Card, end: Card, portfolio: Portfolio) -> list[str]:
    """The titles on a shortest way from one SOP to another through what they contain; empty where there is none."""
    before: dict[str, Card | None] = {start.path: None}
    waiting = [] if start is end else [start]
    for card in waiting:  # which grows
        for _, part in portfolio.parts(card):
            if part is end:
                return [*_titles_up_to(card, before), end.title]
            if part.path not in before:
                before[part.path] = card
                waiting.append(part)
    return []


def _titles_up_to(card: Card, before: dict[str, Card | None]) -> list[str]:
    titles: list[str] = []
    here: Card | None = card
    while here is not None:
        titles.append(here.title)
        here = before[here.path]
    return titles[::-1]


RULE = Rule("KTK006", "sop-melingkar", Severity.WARNING, Basis.PRACTICE, __doc__, check_portfolio=check)
