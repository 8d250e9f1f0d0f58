"""Logo tidak dapat dicetak.

Apa yang diperiksa:
    Berkas yang disebut `Logo` ada di dalam folder proyek, berupa gambar PNG, JPEG atau SVG yang utuh,
    dan tidak terlalu besar.

Mengapa:
    Tanpa itu tempat logo pada halaman identitas kosong.

Contoh salah:
    Logo: C:\\Gambar\\logo.png

Contoh benar:
    Logo: logo/kabupaten.png

Perbaikan:
    Simpan gambarnya di folder naskah atau di bawahnya, lalu tulis letaknya dari folder naskah itu.

English:
    The logo cannot be printed.
"""

from __future__ import annotations

from sopdsl.checks.rule import Basis, Rule
from sopdsl.diagnostics import Severity

RULE = Rule("LBR003", "logo", Severity.WARNING, Basis.STRUCTURE, __doc__)
