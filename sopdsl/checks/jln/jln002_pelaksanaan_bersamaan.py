"""Orang lain lebih dahulu mencatat dalam pelaksanaan yang sama.

Apa yang diperiksa:
    Sejak pelaksanaan dibaca sampai tindakan disimpan, tidak ada orang lain yang mencatat di dalamnya.

Mengapa:
    Tindakan dipilih berdasarkan keadaan yang dilihat. Bila keadaannya sudah lain, tindakan itu mungkin
    tidak tepat lagi, atau langkah yang sama tercatat dua kali.

Contoh salah:
    (dua petugas membuka pelaksanaan 12; keduanya menyelesaikan langkah 3)

Contoh benar:
    (petugas kedua melihat keadaan terbaru, lalu melanjutkan dari langkah 4)

Perbaikan:
    Buka lagi pelaksanaan itu, lihat keadaannya, lalu putuskan lagi. Tindakan yang ditolak tidak
    disimpan sebagian pun.

English:
    Someone else recorded something in the same run first.
"""

from __future__ import annotations

from sopdsl.checks.rule import Basis, Rule
from sopdsl.diagnostics import Severity

RULE = Rule("JLN002", "pelaksanaan-bersamaan", Severity.ERROR, Basis.STRUCTURE, __doc__)
