"""Langkah tanpa pelaksana.

Apa yang diperiksa:
    Setiap langkah mempunyai simbol di sedikitnya satu kolom pelaksana.

Mengapa:
    Tanpa simbol tidak jelas siapa yang mengerjakan, dan alurnya melompati baris itu.

Contoh salah:
    Langkah: Menyiapkan ruang rapat
    Langkah oleh Staf: Mencatat hasil rapat

Contoh benar:
    Langkah oleh Staf: Menyiapkan ruang rapat
    Langkah oleh Staf: Mencatat hasil rapat

Perbaikan:
    Tulis pelaksananya: `Langkah oleh Staf: …`.

English:
    A step has no executor.
"""

from __future__ import annotations

from collections.abc import Iterator

from sopdsl.checks.document import Document
from sopdsl.checks.rule import Basis, Finding, Rule
from sopdsl.diagnostics import Message, Severity, message
from sopdsl.flow import Graph
from sopdsl.model import Step
from sopdsl.words import key


def check(document: Document) -> Iterator[Finding]:
    for index, flow in enumerate(document.flows):
        for row, table_row in enumerate(flow.graph.rows):
            if _names_nobody(table_row.step) and not document.lost_in(document.row_region(index, row)):
                what = message("ALR011.tanpa-simbol", number=table_row.number)
                yield Finding(table_row.step.head, what, _remedy(table_row.step, flow.graph))


def _remedy(step: Step, graph: Graph) -> Message:
    """Where the step bears the name of an executor, that is who was meant."""
    for executor in graph.executors:
        if step.name is not None and key(step.name.text) in (key(executor.label), key(executor.full_name or "")):
            return message("ALR011.hint-nama", name=step.name.text)
    return message("ALR011.hint")


def _names_nobody(step: Step) -> bool:
    return step.assignment is None and all(node.assignment is None for node in step.nodes)


RULE = Rule("ALR011", "langkah-tanpa-simbol", Severity.WARNING, Basis.STRUCTURE, __doc__, check)
