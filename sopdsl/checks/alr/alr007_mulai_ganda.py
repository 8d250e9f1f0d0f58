"""Prosedur mempunyai lebih dari satu awal.

Apa yang diperiksa:
    Prosedur dimulai pada satu tempat. Beberapa `Mulai`, atau langkah pertama yang serentak, adalah
    beberapa awal; `A atau B` pada langkah pertama hanya satu.

Mengapa:
    Menurut PermenPAN-RB 35/2012 sebuah prosedur mempunyai satu kegiatan awal yang jelas. Bila
    pekerjaan memang dapat datang dari beberapa tempat, biarkan saja.

Contoh salah:
    Langkah terima: Menerima surat
      Mulai oleh Staf: Diantar
        Lanjut ke: catat
      Mulai oleh Sekretaris: Lewat surel
        Lanjut ke: catat
    Langkah catat oleh Staf: Mencatat surat

Contoh benar:
    Langkah oleh Staf: Menerima surat
    Langkah oleh Sekretaris: Mencatat surat

Perbaikan:
    Tulis satu langkah awal, lalu bagi jalannya dengan `Keputusan` atau `Lanjut ke`.

English:
    A procedure has more than one start.
"""

from __future__ import annotations

from collections.abc import Iterator

from sopdsl.checks.document import Document
from sopdsl.checks.places import node_span
from sopdsl.checks.rule import Basis, Finding, Rule
from sopdsl.diagnostics import Related, Severity, message
from sopdsl.flow import FlowNode


def check(document: Document) -> Iterator[Finding]:
    for _, flow in document.sound_flows:
        places: dict[object, FlowNode] = {}
        for number in flow.graph.starts:
            node = flow.graph.nodes[number]
            places.setdefault((node.row, id(node.origin)), node)
        if len(places) > 1:
            first, *others = map(node_span, places.values())
            related = tuple(Related(span, message("ALR007.juga")) for span in others)
            what = message("ALR007.ganda", count=len(places))
            yield Finding(first, what, message("ALR007.hint"), related)


RULE = Rule("ALR007", "mulai-ganda", Severity.INFO, Basis.NORM, __doc__, check)
