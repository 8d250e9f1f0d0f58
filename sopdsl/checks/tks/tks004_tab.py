"""Baris menjorok dengan tab.

Apa yang diperiksa:
    Baris menjorok dengan spasi, bukan dengan tab.

Mengapa:
    Lebar tab berbeda di setiap program, padahal jorokan menunjukkan isian mana milik langkah mana.

Contoh salah:
    Langkah oleh Staf: Memeriksa berkas
    <TAB>Waktu: 10 menit

Contoh benar:
    Langkah oleh Staf: Memeriksa berkas
      Waktu: 10 menit

Perbaikan:
    Ganti setiap tab dengan dua spasi.

English:
    A line is indented with tabs.
"""

from __future__ import annotations

from sopdsl.checks.rule import Basis, Fixes, Rule
from sopdsl.diagnostics import Severity

RULE = Rule("TKS004", "tab", Severity.WARNING, Basis.STRUCTURE, __doc__, fixes=Fixes.SAFE)
