"""SOP yang disebut tidak ada di antara berkas-berkas SOP kantor ini.

Apa yang diperiksa:
    Setiap SOP pada `Keterkaitan`, `SOP:` dan tujuan `SOP …` ada sebagai berkas, atau terdaftar pada
    `sop-luar` di `sop.toml`. Huruf besar-kecil, kata "SOP" di depan judul, dan tanda petik tidak
    dibedakan. Diperiksa bila seluruh SOP kantor diketahui: ada `sop.toml`, atau sebuah folder yang
    diperiksa. Butir Keterkaitan yang tidak diawali kata "SOP" hanya ditegur bila mirip sebuah judul.

Mengapa:
    Pelaksana yang mencari SOP itu tidak akan menemukannya: judulnya salah tulis, sudah berganti,
    atau SOP itu memang belum disusun.

Contoh salah:
    # laporan.sop
    SOP: Penyusunan Laporan Kinerja
    Keterkaitan: SOP Pengirman Surat
    # surat.sop
    SOP: Pengiriman Surat

Contoh benar:
    # laporan.sop
    SOP: Penyusunan Laporan Kinerja
    Keterkaitan: SOP Pengiriman Surat
    # surat.sop
    SOP: Pengiriman Surat

Perbaikan:
    Perbaiki judulnya, atau susun SOP itu; rujukan ke SOP yang sudah ditarik diganti atau dihapus. SOP milik kantor
    lain didaftarkan di `sop.toml`, di bawah `[keterkaitan]`: `sop-luar = ["Pengiriman Surat"]`.

English:
    An SOP that is named is not among the files of this office.
"""

from __future__ import annotations

from collections.abc import Iterator

from sopdsl.checks.ktk.card import Card, Link
from sopdsl.checks.ktk.portfolio import Portfolio
from sopdsl.checks.ktk.titles import title_key
from sopdsl.checks.rule import Basis, Finding, Fixes, Rule
from sopdsl.diagnostics import Edit, Fix, Message, Related, Severity, message


def check(card: Card, portfolio: Portfolio) -> Iterator[Finding]:
    if not portfolio.whole:
        return
    unknown = [link for link in card.links if not link.misspelt and not portfolio.knows(link)]
    places: dict[str, list[Link]] = {}
    for link in unknown:
        places.setdefault(title_key(link.title), []).append(link)
    for link in unknown:
        near = portfolio.near(link.title)
        what = message("KTK001.tidak-ada", title=link.title)
        if near is not None:
            fix = Fix((Edit(link.span, near),), safe=False) if link.exact else None
            yield Finding(link.span, what, message("KTK001.hint-mirip", near=near), fix=fix)
        elif link.sure and (same := places.pop(title_key(link.title), [])):
            related = tuple(Related(one.span, message("KTK001.juga")) for one in same if one is not link)
            yield Finding(link.span, what, _hint(link.title, portfolio.renamed(link.title)), related)


def _hint(title: str, renamed: str | None) -> Message:
    if renamed is None:
        return message("KTK001.hint", title=title)
    return message("KTK001.hint-judul-lain", title=title, renamed=renamed)


RULE = Rule(
    "KTK001",
    "sop-tidak-ditemukan",
    Severity.WARNING,
    Basis.STRUCTURE,
    __doc__,
    fixes=Fixes.UNSAFE,
    check_portfolio=check,
)
