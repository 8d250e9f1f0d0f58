"""Pengaturan proyek dalam sop.toml salah.

Apa yang diperiksa:
    Berkas `sop.toml` dapat dibaca, hanya memuat pengaturan yang dikenal, dan setiap nilainya sesuai.

Mengapa:
    Pengaturan yang tidak terbaca tidak berlaku, sehingga pemeriksaan, jumlah waktu dan gambar dapat
    berbeda dari yang dimaksud.

Contoh salah:
    [waktu]
    asumi = "1 hari = 8 jam"

Contoh benar:
    [waktu]
    asumsi = "1 hari = 8 jam"

Perbaikan:
    Perbaiki nama atau nilai pada baris yang ditunjuk. `sop config` menampilkan semua pengaturan yang
    berlaku dan asalnya; `docs/pengaturan.md` menerangkan masing-masing.

English:
    The settings of the project in sop.toml are wrong.
"""

from __future__ import annotations

from sopdsl.checks.rule import Basis, Rule
from sopdsl.diagnostics import Severity

RULE = Rule("PRY001", "pengaturan", Severity.ERROR, Basis.STRUCTURE, __doc__)
