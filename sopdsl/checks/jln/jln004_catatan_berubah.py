"""Catatan pelaksanaan tidak lagi seperti saat dicatat.

Apa yang diperiksa:
    Setiap kejadian dalam pelaksanaan membawa sidik (hash) dari isinya dan dari semua yang dicatat
    sebelumnya, mulai dari nomor pelaksanaan dan naskahnya. Semua sidik dihitung ulang dan dicocokkan;
    jumlah kejadian dan urutan nomor pelaksanaan juga.

Mengapa:
    Catatan pelaksanaan adalah bukti bahwa SOP dijalankan. Yang sudah dicatat tidak boleh diubah,
    dihapus, disisipi atau ditukar.

Contoh salah:
    (nama petugas dalam kejadian 6 diganti langsung di dalam database)

Contoh benar:
    (kekeliruan diluruskan dengan koreksi sesudahnya: sop run undo)

Perbaikan:
    Bandingkan dengan cadangan, cari siapa yang mengubahnya, lalu kembalikan penyimpanan dari cadangan.
    Lihat `docs/penyimpanan.md`, juga tentang apa yang tidak dapat diketahui dengan cara ini.

English:
    What was recorded of a run is no longer as it was.
"""

from __future__ import annotations

from sopdsl.checks.rule import Basis, Rule
from sopdsl.diagnostics import Severity

RULE = Rule("JLN004", "catatan-berubah", Severity.ERROR, Basis.STRUCTURE, __doc__)
