"""Bagian naskah tidak dapat dipahami.

Apa yang diperiksa:
    Setiap baris adalah isian (`Kata kunci: teks`) yang memang boleh berada di tempat itu, atau
    lanjutan teks di atasnya.

Mengapa:
    Baris yang tidak dipahami tidak ikut dicetak. Tidak boleh ada isi naskah yang hilang tanpa
    diketahui.

Contoh salah:
    Langkah oleh Staf: Memeriksa berkas
      Lanjut ke: periksa atau arsip

Contoh benar:
    Langkah oleh Staf: Memeriksa berkas
      Keputusan: Lengkap?
        Jika Ya: lanjut
        Jika Tidak: selesai
    Langkah oleh Staf: Mengarsipkan berkas

Perbaikan:
    Ikuti contoh pada pesan; baris yang salah menjorok digeser oleh `sop check --fix`. Aturan ini
    tidak dapat diabaikan, karena isi naskah menjadi tidak lengkap.

English:
    A part of the text could not be understood.
"""

from __future__ import annotations

from sopdsl.checks.rule import Basis, Fixes, Rule
from sopdsl.diagnostics import Severity

RULE = Rule("TKS001", "sintaks", Severity.ERROR, Basis.STRUCTURE, __doc__, fixes=Fixes.PARTLY)
