"""Isian langkah tidak mempunyai kolom pada lembar.

Apa yang diperiksa:
    Kelengkapan, Waktu dan Output yang tertulis dalam naskah mempunyai kolomnya pada lembar. Isian kosong atau `-` boleh
    tidak berkolom, dan Keterangan tanpa kolom dicetak di bawah kegiatannya.

Mengapa:
    Isi tanpa kolom hilang dari lembar, padahal pejabat menandatangani yang tercetak.

Contoh salah:
    [lembar]
    kolom = ["no", "kegiatan", "pelaksana", "kelengkapan", "output"]

Contoh benar:
    [lembar]
    kolom = ["no", "kegiatan", "pelaksana", "kelengkapan", "output", "waktu"]

Perbaikan:
    Tambahkan kolomnya pada `kolom` di bagian `[lembar]`, atau hapus isian itu dari naskah.

English:
    A field of a step has no column on the sheet.
"""

from __future__ import annotations

from sopdsl.checks.rule import Basis, Rule
from sopdsl.diagnostics import Severity

RULE = Rule("LBR006", "kolom-tidak-ada", Severity.ERROR, Basis.STRUCTURE, __doc__)
