"""Kata kunci salah eja, atau kehilangan titik dua atau spasi sesudahnya.

Apa yang diperiksa:
    Baris yang dimulai dengan kata yang mirip kata kunci dan diikuti titik dua, serta `Lanjut ke`,
    `Jika`, `Menunggu`, `Pelaksana`, `Prosedur`, `Kelompok`, judul `SOP`, dan kata kunci yang
    sendirian di barisnya, tanpa titik dua. Sesudah titik dua ada spasi: `Waktu: 10 menit`, bukan
    `Waktu:10 menit`. Kata kunci ditulis tanpa tanda Markdown: `Waktu: 10 menit`, bukan
    `**Waktu:** 10 menit`.

Mengapa:
    Kata kunci yang salah eja tidak dikenali, sehingga isinya hilang atau masuk ke teks di atasnya.

Contoh salah:
    Langkah oleh Staf: Memeriksa berkas
      Kelengkpan: Berkas permohonan

Contoh benar:
    Langkah oleh Staf: Memeriksa berkas
      Kelengkapan: Berkas permohonan

Perbaikan:
    Tulis kata kunci seperti usulan pada pesan, atau tambahkan titik duanya. Bila maksudnya memang
    teks biasa, jorokkan lebih dalam, atau hilangkan titik duanya.

English:
    A keyword is misspelt, lacks its colon or the space after it, or stands between Markdown marks.
"""

from __future__ import annotations

from sopdsl.checks.rule import Basis, Fixes, Rule
from sopdsl.diagnostics import Severity

RULE = Rule("TKS002", "kata-kunci-salah-eja", Severity.ERROR, Basis.STRUCTURE, __doc__, fixes=Fixes.PARTLY)
