"""Hanya satu pelaksana dalam SOP administratif.

Apa yang diperiksa:
    SOP yang tidak menyebut jenisnya, jadi SOP administratif, mempunyai lebih dari satu pelaksana.
    Bila `Jenis` menyebut teknis atau administratif, aturan `jenis` yang memeriksanya.

Mengapa:
    Menurut PermenPAN-RB 35/2012, SOP administratif dijalankan oleh lebih dari satu pelaksana; yang
    dijalankan seorang pelaksana adalah SOP teknis.

Contoh salah:
    Pelaksana: Staf
    Langkah oleh Staf: Mencatat surat
    Langkah oleh Staf: Mengarsipkan surat

Contoh benar:
    Pelaksana: Staf; Sekretaris
    Langkah oleh Staf: Mencatat surat
    Langkah oleh Sekretaris: Menandatangani surat

Perbaikan:
    Tambahkan pelaksana lain yang terlibat, atau tulis `Jenis: teknis`.

English:
    An administrative SOP has only one executor.
"""

from __future__ import annotations

from collections.abc import Iterator

from sopdsl.checks.document import Document
from sopdsl.checks.rule import Basis, Finding, Rule
from sopdsl.diagnostics import Severity, message
from sopdsl.model import Executor
from sopdsl.words import key


def check(document: Document) -> Iterator[Finding]:
    if {"teknis", "administratif"} & {key(kind.text) for kind in document.sop.kinds}:
        return
    if document.sound_flows != list(enumerate(document.flows)) or document.lost_in(document.head):
        return
    everyone: dict[str, Executor] = {}
    for flow in document.flows:
        if flow.graph.problems.executors:
            return
        for executor in flow.graph.executors:
            everyone.setdefault(key(executor.label), executor)
    if len(everyone) == 1:
        (only,) = everyone.values()
        yield Finding(only.span, message("PLK004.tunggal", name=only.label), message("PLK004.hint"))


RULE = Rule("PLK004", "pelaksana-tunggal", Severity.WARNING, Basis.NORM, __doc__, check)
