"""Keputusan dengan kurang dari dua cabang.

Apa yang diperiksa:
    Setiap `Keputusan` mempunyai sedikitnya dua cabang `Jika`.

Mengapa:
    Belah ketupat dengan satu jalan keluar bukan keputusan. PermenPAN-RB 35/2012 memakainya untuk
    memilih jalan.

Contoh salah:
    Langkah oleh Staf: Memeriksa berkas
      Keputusan: Lengkap?
        Jika Ya: lanjut
    Langkah oleh Staf: Mengarsipkan berkas

Contoh benar:
    Langkah oleh Staf: Memeriksa berkas
      Keputusan: Lengkap?
        Jika Ya: lanjut
        Jika Tidak: selesai
    Langkah oleh Staf: Mengarsipkan berkas

Perbaikan:
    Tambahkan cabang yang kurang; bila tidak ada pilihan, hapus `Keputusan`-nya.

English:
    A decision has fewer than two branches.
"""

from __future__ import annotations

from collections.abc import Iterator

from sopdsl.checks.document import Document
from sopdsl.checks.rule import Basis, Finding, Rule
from sopdsl.diagnostics import Severity, message
from sopdsl.model import NodeKind, plain


def check(document: Document) -> Iterator[Finding]:
    for index, flow in enumerate(document.flows):
        for row, table_row in enumerate(flow.graph.rows):
            for node in table_row.step.nodes:
                if node.kind is not NodeKind.DECISION or len(node.branches) >= 2:
                    continue
                if document.lost_in(document.row_region(index, row)):
                    continue
                if node.branches:
                    label = plain(node.branches[0].label)
                    what = message("ALR005.satu", number=table_row.number, label=label)
                else:
                    what = message("ALR005.tanpa", number=table_row.number)
                yield Finding(node.span, what, message("ALR005.hint"))


RULE = Rule("ALR005", "cabang-kurang", Severity.ERROR, Basis.NORM, __doc__, check)
