"""SOP makro memuat dirinya sendiri melalui SOP lain.

Apa yang diperiksa:
    SOP yang berjenis makro tidak dicapai kembali bila `SOP:` dan tujuan `SOP …` diikuti dari SOP ke
    SOP. Setiap lingkaran dilaporkan sekali, pada SOP makro yang pertama menurut urutan berkas.

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

from collections.abc import Collection, Iterator

from sopdsl.checks.ktk.card import RELATED, Card, Link
from sopdsl.checks.ktk.portfolio import Portfolio
from sopdsl.checks.rule import Basis, Finding, Rule
from sopdsl.diagnostics import Severity, message


def check(card: Card, portfolio: Portfolio) -> Iterator[Finding]:
    if not card.macro:
        return
    told = _earlier_macros(card, portfolio)
    seen: set[frozenset[str]] = set()
    for link in _parts(card):
        for part in portfolio.meant(link):
            way = _way(part, card, told, portfolio)
            if way and frozenset(way) not in seen:
                seen.add(frozenset(way))
                what = message("KTK006.melingkar", way=" → ".join((card.title, *way)))
                yield Finding(link.span, what, message("KTK006.hint"))


def _parts(card: Card) -> Iterator[Link]:
    """The links to what an SOP contains or goes on to; Keterkaitan only names neighbours."""
    return (link for link in card.links if link.where != RELATED)


def _earlier_macros(card: Card, portfolio: Portfolio) -> set[str]:
    """The macro SOPs before this one: a ring that goes through one of them is reported there."""
    return {other.path for other in portfolio.cards[: portfolio.cards.index(card)] if other.macro}


def _way(start: Card, end: Card, told: Collection[str], portfolio: Portfolio) -> list[str]:
    """The titles on a shortest way from one SOP to another through what they contain; empty where there is none."""
    before: dict[str, Card | None] = {start.path: None}
    waiting = [] if start is end or start.path in told else [start]
    for card in waiting:  # which grows
        for other in (other for link in _parts(card) for other in portfolio.meant(link)):
            if other is end:
                return [*_titles_up_to(card, before), end.title]
            if other.path not in before and other.path not in told:
                before[other.path] = card
                waiting.append(other)
    return []


def _titles_up_to(card: Card, before: dict[str, Card | None]) -> list[str]:
    titles: list[str] = []
    here: Card | None = card
    while here is not None:
        titles.insert(0, here.title)
        here = before[here.path]
    return titles


RULE = Rule("KTK006", "sop-melingkar", Severity.WARNING, Basis.PRACTICE, __doc__, check_portfolio=check)
