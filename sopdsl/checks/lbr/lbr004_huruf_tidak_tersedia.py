"""Huruf lembar tidak memiliki sebuah tanda.

Apa yang diperiksa:
    Setiap tanda dalam naskah ada pada huruf yang dipakai lembar (Liberation Sans atau Serif,
    yang juga melengkapi huruf bookman).

Mengapa:
    Tanda yang tidak ada tercetak sebagai kotak kosong.

Contoh salah:
    Keterangan: Selesai 🎉

Contoh benar:
    Keterangan: Selesai

Perbaikan:
    Ganti tanda itu dengan kata atau tanda yang lazim.

English:
    The font of the sheet lacks a character.
"""

from __future__ import annotations

from sopdsl.checks.rule import Basis, Rule
from sopdsl.diagnostics import Severity

RULE = Rule("LBR004", "huruf-tidak-tersedia", Severity.WARNING, Basis.STRUCTURE, __doc__)
