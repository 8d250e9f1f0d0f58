"""Berkas catatan pelaksanaan tidak dapat diambil alih.

Apa yang diperiksa:
    Berkas untuk `sop run import` adalah catatan pelaksanaan yang utuh, dan kejadian di dalamnya memang
    dapat terjadi menurut alur SOP-nya.

Mengapa:
    Yang tersimpan harus dapat dipercaya. Karena itu setiap kejadian diulang menurut alurnya sebelum
    ada yang disimpan.

Contoh salah:
    (sebuah kejadian dihapus, sehingga langkah 3 selesai sebelum langkah 2)

Contoh benar:
    (berkas yang ditulis oleh `sop run export`, atau oleh daftar periksa di peramban)

Perbaikan:
    Simpan lagi catatannya dari tempat asalnya, tanpa mengubah isinya.

English:
    A file with the record of a run cannot be taken over.
"""

from __future__ import annotations

from sopdsl.checks.rule import Basis, Rule
from sopdsl.diagnostics import Severity

RULE = Rule("JLN021", "catatan-pelaksanaan", Severity.ERROR, Basis.STRUCTURE, __doc__)
