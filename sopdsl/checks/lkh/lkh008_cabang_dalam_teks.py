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

import re
from collections.abc import Iterator

from sopdsl.checks.document import Document
from sopdsl.checks.rule import Basis, Finding, Rule
from sopdsl.diagnostics import Severity, message
from sopdsl.model import NodeKind, Text, plain

_IF = r"\b(?:jika|bila|apabila|kalau|bilamana)\b"
_NO = r"(?:tidak|belum|kurang|salah|ditolak|tdk)\b"
_BACK = r"\b(?:dikembalikan|mengembalikan|kembali ke|diulang|mengulang|ditolak|menolak|diperbaiki)\b"
_BRANCHES = (
    rf"{_IF}(?! {_NO}).{{1,200}}?{_IF} {_NO}",
    rf"{_IF} {_NO}.{{1,200}}?{_IF}(?! {_NO}| diperlukan| perlu)",
    rf"{_IF} {_NO}[^.;]{{0,60}}?{_BACK}",
    r"\b(?:ya|lengkap|setuju|sesuai)\s*[:=→][^.]{1,80}?\b(?:tidak|belum)(?: \w+)?\s*[:=→]",
)
_SIGNS = ("jika", "bila", "kalau", ":", "=", "→")
"""Every branch holds one of these, and few texts do."""


def check(document: Document) -> Iterator[Finding]:
    for flow in document.flows:
        for row in flow.graph.rows:
            step = row.step
            if any(node.kind is NodeKind.DECISION for node in step.nodes):
                continue
            for value in (step.text, step.remarks):
                if isinstance(value, Text) and _is_branched(value):
                    place = value.lead[0].span if value.lead else value.span
                    yield Finding(place, message("LKH008.cabang", number=row.number), message("LKH008.hint"))


def _is_branched(text: Text) -> bool:
    words = plain(text)
    folded = words.casefold()
    if not any(sign in folded for sign in _SIGNS):
        return False
    return any(re.search(branch, words, re.IGNORECASE) for branch in _BRANCHES)


RULE = Rule("LKH008", "cabang-dalam-teks", Severity.WARNING, Basis.PRACTICE, __doc__, check)
