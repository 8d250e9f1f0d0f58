"""Kepala halaman atau judul kolom tidak muat pada kertas.

Apa yang diperiksa:
    Kepala halaman identitas, judul kolom pelaksana, dan semua kolom tabel muat pada satu halaman, bila perlu dengan
    huruf yang lebih kecil.

Mengapa:
    Kata yang tidak muat akan terpotong, dan lembar yang terpotong tidak boleh ditandatangani.

Contoh salah:
    - Pelaksana dengan nama kolom sepanjang satu paragraf

Contoh benar:
    - Kasubag KPP = Kepala Subbagian Keuangan, Perencanaan, dan Pelaporan

Perbaikan:
    Persingkat teksnya, tulis nama panjang sesudah tanda `=`, atau pilih kertas yang lebih besar pada `sop.toml`.

English:
    The head of the page or the title of a column does not fit the paper.
"""

from __future__ import annotations

from sopdsl.checks.rule import Basis, Rule
from sopdsl.diagnostics import Severity

RULE = Rule("LBR005", "kepala-tidak-muat", Severity.ERROR, Basis.STRUCTURE, __doc__)
