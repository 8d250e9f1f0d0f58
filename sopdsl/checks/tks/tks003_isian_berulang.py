"""Isian yang sama ditulis dua kali.

Apa yang diperiksa:
    Setiap isian ditulis paling banyak satu kali: di identitas, di prosedur, dan di setiap langkah.

Mengapa:
    Dari dua isian yang berbeda tidak jelas mana yang berlaku.

Contoh salah:
    Langkah oleh Staf: Memeriksa berkas
      Waktu: 10 menit
      Waktu: 15 menit

Contoh benar:
    Langkah oleh Staf: Memeriksa berkas
      Waktu: 15 menit

Perbaikan:
    Hapus salah satu, atau gabungkan keduanya menjadi satu isian dengan baris `- `.

English:
    The same field is written twice.
"""

from __future__ import annotations

from sopdsl.checks.rule import Basis, Rule
from sopdsl.diagnostics import Severity

RULE = Rule("TKS003", "isian-berulang", Severity.ERROR, Basis.STRUCTURE, __doc__)
