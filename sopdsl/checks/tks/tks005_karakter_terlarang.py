"""Naskah memuat karakter yang tidak terlihat atau tidak terbaca.

Apa yang diperiksa:
    Naskah memakai UTF-8 dan tidak memuat karakter kendali atau pembalik arah tulisan.

Mengapa:
    Karakter seperti itu dapat membuat cetakan berbeda dari yang terlihat di layar.

Contoh salah:
    Langkah oleh Staf: Memeriksa<U+202E> berkas

Contoh benar:
    Langkah oleh Staf: Memeriksa berkas

Perbaikan:
    Hapus karakter yang ditunjuk; simpan berkas sebagai UTF-8.

English:
    The text holds characters that cannot be seen or read.
"""

from __future__ import annotations

from sopdsl.checks.rule import Basis, Fixes, Rule
from sopdsl.diagnostics import Severity

RULE = Rule("TKS005", "karakter-terlarang", Severity.ERROR, Basis.STRUCTURE, __doc__, fixes=Fixes.PARTLY)
