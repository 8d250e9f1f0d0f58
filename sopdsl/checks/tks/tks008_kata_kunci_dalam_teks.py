"""Teks memuat kata kunci dengan titik dua.

Apa yang diperiksa:
    Baris di dalam sebuah teks yang dimulai dengan kata kunci dan titik dua, dan butir di bawah
    sebuah langkah yang dimulai dengan kata kunci isian langkah: `- Waktu: 10 menit`.

Mengapa:
    Mungkin maksudnya isian tersendiri, tetapi karena menjorok terlalu dalam, atau karena tanda butir
    di depannya, baris itu ikut dicetak sebagai teks.

Contoh salah:
    Langkah oleh Staf: Memeriksa berkas
      Kelengkapan: Berkas permohonan
        Waktu: 10 menit

Contoh benar:
    Langkah oleh Staf: Memeriksa berkas
      Kelengkapan: Berkas permohonan
      Waktu: 10 menit

Perbaikan:
    Sejajarkan baris itu dengan isian lain bila maksudnya isian; bila memang teks, biarkan atau
    tulis tanpa titik dua.

English:
    A text holds a keyword with a colon.
"""

from __future__ import annotations

from sopdsl.checks.rule import Basis, Rule
from sopdsl.diagnostics import Severity

RULE = Rule("TKS008", "kata-kunci-dalam-teks", Severity.WARNING, Basis.STRUCTURE, __doc__)
