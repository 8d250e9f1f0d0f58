"""Penyimpanan pelaksanaan tidak dapat dipakai.

Apa yang diperiksa:
    Berkas atau database tempat pelaksanaan SOP disimpan ada, utuh, dapat dibaca dan ditulis, dan dibuat
    oleh versi program yang dikenal.

Mengapa:
    Yang tidak tersimpan tidak pernah tercatat. Karena itu tindakan disimpan seluruhnya atau ditolak
    seluruhnya; yang sudah tercatat sebelumnya tidak berubah.

Contoh salah:
    (disk penuh, berkas terpotong, folder tanpa hak tulis, atau server PostgreSQL yang tidak berjalan)

Contoh benar:
    (berkas pada disk komputer sendiri, atau database PostgreSQL yang dapat dihubungi)

Perbaikan:
    Ikuti saran dalam pesannya, lalu ulangi. `docs/penyimpanan.md` menerangkan letak penyimpanan, hak,
    cadangan dan cara mengembalikannya.

English:
    The store of runs cannot be used.
"""

from __future__ import annotations

from sopdsl.checks.rule import Basis, Rule
from sopdsl.diagnostics import Severity

RULE = Rule("JLN001", "penyimpanan", Severity.ERROR, Basis.STRUCTURE, __doc__)
