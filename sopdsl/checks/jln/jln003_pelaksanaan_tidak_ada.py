"""Tidak ada pelaksanaan dengan nomor itu.

Apa yang diperiksa:
    Nomor yang disebut adalah nomor sebuah pelaksanaan dalam penyimpanan yang dipakai.

Mengapa:
    Nomor berlaku dalam satu penyimpanan saja: pelaksanaan 12 di kantor lain adalah pelaksanaan lain.

Contoh salah:
    (meminta pelaksanaan 12 padahal baru ada sebelas)

Contoh benar:
    (meminta nomor yang tercantum dalam daftar pelaksanaan)

Perbaikan:
    Lihat daftarnya, dan periksa apakah penyimpanan yang dipakai memang yang dimaksud.

English:
    There is no run of that number.
"""

from __future__ import annotations

from sopdsl.checks.rule import Basis, Rule
from sopdsl.diagnostics import Severity

RULE = Rule("JLN003", "pelaksanaan-tidak-ada", Severity.ERROR, Basis.STRUCTURE, __doc__)
