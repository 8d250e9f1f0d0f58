"""Percabangan ditulis dengan kata-kata, bukan sebagai keputusan.

Apa yang diperiksa:
    Kegiatan atau Keterangan tidak memuat `jika ya … jika tidak …`, `lengkap: …, tidak lengkap: …`
    atau `jika tidak …, dikembalikan …` pada langkah yang tidak mempunyai `Keputusan`. Syarat
    biasa seperti `(apabila diperlukan)` tidak dilaporkan.

Mengapa:
    Percabangan dalam kata-kata tidak digambar: tidak ada belah ketupat dan tidak ada panah
    kembali, sehingga bagan alir dan teksnya berbeda.

Contoh salah:
    Langkah oleh Staf: Mencatat hasil, jika lengkap diteruskan, jika tidak lengkap dikembalikan

Contoh benar:
    Langkah catat oleh Staf: Mencatat hasil
      Keputusan: Lengkap?
        Jika Ya: lanjut
        Jika Tidak: catat
    Langkah oleh Staf: Mengirim hasil

Perbaikan:
    Tulis `Keputusan:` di bawah langkah itu, dengan satu baris `Jika …:` untuk setiap cabang, dan
    hapus kata-katanya dari teks.

English:
    A branch is described in words instead of being written as a decision.
"""

from __future__ import annotations

from collections.abc import Iterator

from sopdsl.checks.document import Document
from sopdsl.checks.lkh.branches import branched_texts
from sopdsl.checks.rule import Basis, Finding, Rule
from sopdsl.diagnostics import Severity, message
from sopdsl.model import NodeKind


def check(document: Document) -> Iterator[Finding]:
    for flow in document.flows:
        for row in flow.graph.rows:
            step = row.step
            if any(node.kind is NodeKind.DECISION for node in step.nodes):
                continue
            for text in branched_texts(step):
                place = text.lead[0].span if text.lead else text.span
                yield Finding(place, message("LKH008.cabang", number=row.number), message("LKH008.hint"))


RULE = Rule("LKH008", "cabang-dalam-teks", Severity.WARNING, Basis.PRACTICE, __doc__, check)
