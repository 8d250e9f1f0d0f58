"""Dua langkah atau simbol dengan nama yang sama.

Apa yang diperiksa:
    Nama langkah dan simbol dalam satu prosedur berbeda-beda, tanpa memandang huruf besar.

Mengapa:
    Tidak jelas ke mana panah yang menyebut nama itu harus pergi.

Contoh salah:
    Langkah periksa oleh Staf: Memeriksa berkas
    Langkah periksa oleh Sekretaris: Memeriksa surat

Contoh benar:
    Langkah periksa-berkas oleh Staf: Memeriksa berkas
    Langkah periksa-surat oleh Sekretaris: Memeriksa surat

Perbaikan:
    Ganti salah satu nama, lalu sesuaikan tujuan yang menyebutnya.

English:
    Two steps or symbols have the same name.
"""

from __future__ import annotations

from collections.abc import Iterator

from sopdsl.checks.document import Document
from sopdsl.checks.rule import Basis, Finding, Rule
from sopdsl.diagnostics import Related, Severity, message


def check(document: Document) -> Iterator[Finding]:
    for flow in document.flows:
        for first, second in flow.graph.problems.names:
            what = message("ALR002.ganda", name=second.text)
            related = Related(first.span, message("ALR002.pertama"))
            yield Finding(second.span, what, message("ALR002.hint"), (related,))


RULE = Rule("ALR002", "nama-ganda", Severity.ERROR, Basis.STRUCTURE, __doc__, check)
