"""Sebuah anak panah tidak dapat digambar tanpa menabrak yang lain.

Apa yang diperiksa:
    Setiap anak panah mempunyai jalur sendiri, yang tidak melewati simbol, tulisan atau jalur lain.
    Ruang diperlebar lebih dahulu; temuan ini muncul bila itu pun tidak cukup.

Mengapa:
    Gambar yang salah tidak boleh tercetak.

Contoh salah:
    (banyak jalan kembali yang saling bersilang di antara langkah yang sama)

Contoh benar:
    (alur yang dibagi menjadi dua prosedur)

Perbaikan:
    Sederhanakan jalan kembali di sekitar langkah yang disebut, atau bagi alurnya menjadi dua prosedur.

English:
    An arrow cannot be drawn without running into something else.
"""

from __future__ import annotations

from sopdsl.checks.rule import Basis, Rule
from sopdsl.diagnostics import Severity

RULE = Rule("LBR002", "panah-tidak-muat", Severity.ERROR, Basis.STRUCTURE, __doc__)
