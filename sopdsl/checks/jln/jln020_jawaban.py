"""Berkas jawaban untuk `sop run --script` tidak dapat dipakai.

Apa yang diperiksa:
    Berkasnya dapat dibaca sebagai TOML, hanya memuat isian yang dikenal, dan menyebut langkah yang ada
    dalam SOP.

Mengapa:
    Jawaban dibaca seluruhnya sebelum pelaksanaan dimulai. Dengan begitu salah ketik tidak baru
    ketahuan di tengah jalan.

Contoh salah:
    [[jawaban]]
    langkah = 2
    putusn = "Ya"

Contoh benar:
    [[jawaban]]
    langkah = 2
    putusan = "Ya"

Perbaikan:
    Ikuti saran dalam pesannya. Semua isian diterangkan di `docs/pelaksanaan.md`.

English:
    A file with the answers for `sop run --script` cannot be used.
"""

from __future__ import annotations

from sopdsl.checks.rule import Basis, Rule
from sopdsl.diagnostics import Severity

RULE = Rule("JLN020", "jawaban", Severity.ERROR, Basis.STRUCTURE, __doc__)
