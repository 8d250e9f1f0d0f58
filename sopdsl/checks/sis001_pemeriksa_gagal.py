"""Sebuah aturan pemeriksa gagal dijalankan.

Apa yang diperiksa:
    Tidak ada: temuan ini berarti program pemeriksa sendiri mengandung kesalahan. Aturan-aturan lain
    tetap dijalankan.

Mengapa:
    Naskah belum diperiksa sepenuhnya, jadi hasilnya tidak boleh dianggap bersih.

Contoh salah:
    (tidak ada)

Contoh benar:
    (tidak ada)

Perbaikan:
    Laporkan kepada pengelola program beserta naskahnya. Sementara itu aturan yang disebut dapat
    diabaikan.

English:
    A rule of the checker itself failed.
"""

from __future__ import annotations

from sopdsl.checks.rule import Basis, Rule
from sopdsl.diagnostics import Severity

RULE = Rule("SIS001", "pemeriksa-gagal", Severity.ERROR, Basis.STRUCTURE, __doc__)
