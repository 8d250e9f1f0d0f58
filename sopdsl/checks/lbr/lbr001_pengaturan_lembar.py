"""Pengaturan lembar dalam sop.toml salah.

Apa yang diperiksa:
    Bagian `[lembar]` dalam `sop.toml` hanya memuat pengaturan yang dikenal, dan setiap nilainya sesuai. Berkas huruf
    milik kantor baru dibaca ketika lembar digambar.

Mengapa:
    Lembar tidak digambar dengan tampilan yang berbeda dari yang dimaksud.

Contoh salah:
    [lembar]
    kertas = "F5"

Contoh benar:
    [lembar]
    kertas = "F4"

Perbaikan:
    Perbaiki nama atau nilai yang disebut; temuannya menyebut nilai yang boleh dipakai.

English:
    The settings of the sheet in sop.toml are wrong.
"""

from __future__ import annotations

from sopdsl.checks.rule import Basis, Rule
from sopdsl.diagnostics import Severity

RULE = Rule("LBR001", "pengaturan-lembar", Severity.ERROR, Basis.STRUCTURE, __doc__)
