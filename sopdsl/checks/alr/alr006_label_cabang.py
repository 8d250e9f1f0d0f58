"""Label cabang kosong atau kembar.

Apa yang diperiksa:
    Setiap cabang sebuah keputusan mempunyai label, dan label-label itu berbeda.

Mengapa:
    Pelaksana harus tahu kapan setiap jalan diambil.

Contoh salah:
    Langkah oleh Staf: Memeriksa berkas
      Keputusan: Lengkap?
        Jika Ya: lanjut
        Jika Ya: selesai
    Langkah oleh Staf: Mengarsipkan berkas

Contoh benar:
    Langkah oleh Staf: Memeriksa berkas
      Keputusan: Lengkap?
        Jika Ya: lanjut
        Jika Tidak: selesai
    Langkah oleh Staf: Mengarsipkan berkas

Perbaikan:
    Beri setiap cabang label sendiri. Bila satu cabang menuju beberapa langkah sekaligus, tulis
    `Jika Ya: a dan b`.

English:
    The label of a branch is empty, or two are the same.
"""

from __future__ import annotations

from collections.abc import Iterator

from sopdsl.checks.document import Document
from sopdsl.checks.rule import Basis, Finding, Rule
from sopdsl.diagnostics import Related, Severity, message
from sopdsl.model import Branch, Node, plain
from sopdsl.words import key


def check(document: Document) -> Iterator[Finding]:
    for flow in document.flows:
        for row in flow.graph.rows:
            for node in row.step.nodes:
                yield from _labels(node)


def _labels(node: Node) -> Iterator[Finding]:
    empty = [branch for branch in node.branches if not plain(branch.label).strip()]
    if empty:
        related = tuple(Related(branch.span, message("ALR006.juga")) for branch in empty[1:])
        yield Finding(empty[0].span, message("ALR006.kosong"), message("ALR006.hint-kosong"), related)
    first: dict[str, Branch] = {}
    for branch in node.branches:
        label = plain(branch.label).strip()
        other = first.setdefault(key(label), branch) if label else branch
        if other is not branch:
            related = (Related(other.span, message("ALR006.pertama")),)
            yield Finding(branch.span, message("ALR006.kembar", label=label), message("ALR006.hint-kembar"), related)


RULE = Rule("ALR006", "label-cabang", Severity.WARNING, Basis.STRUCTURE, __doc__, check)
