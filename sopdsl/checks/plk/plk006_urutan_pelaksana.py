"""Urutan kolom pelaksana tidak menurut kegiatannya.

Apa yang diperiksa:
    Kolom berurutan menurut kegiatan pertama setiap pelaksana, bukan menurut jabatan. Pelaksana yang
    mulai pada baris yang sama boleh berurutan bagaimana pun.

Mengapa:
    Dengan urutan ini bagan alir dimulai di kiri atas dan bergerak ke kanan, seperti yang dimaksud
    PermenPAN-RB 35/2012; panah yang kembali lebih sedikit.

Contoh salah:
    Pelaksana: Sekretaris; Staf
    Langkah oleh Staf: Menyiapkan konsep
    Langkah oleh Sekretaris: Menandatangani surat

Contoh benar:
    Pelaksana: Staf; Sekretaris
    Langkah oleh Staf: Menyiapkan konsep
    Langkah oleh Sekretaris: Menandatangani surat

Perbaikan:
    Tulis daftar `Pelaksana` dengan urutan yang disebut. Bila instansi Anda mengurutkan menurut
    jabatan, abaikan aturan ini di `sop.toml`.

English:
    The columns of the executors do not follow the order of the activities.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from sopdsl.checks.document import Document
from sopdsl.checks.rule import Basis, Finding, Fixes, Rule
from sopdsl.diagnostics import Edit, Fix, Severity, message
from sopdsl.flow import Graph
from sopdsl.model import Executor


def check(document: Document) -> Iterator[Finding]:
    sound = {index: flow.graph for index, flow in document.sound_flows if not flow.graph.problems.executors}
    for graph in sound.values():
        if graph.procedure.executors:
            yield from _compare(document, graph.procedure.executors, [graph])
    of_head = [index for index, procedure in enumerate(document.sop.procedures) if not procedure.executors]
    if of_head and all(index in sound for index in of_head):
        yield from _compare(document, document.sop.executors, [sound[index] for index in of_head])


def _compare(document: Document, written: Sequence[Executor], graphs: Iterable[Graph]) -> Iterator[Finding]:
    first = _first_rows(graphs)
    if len(first) < len(written):
        return  # a column without symbol or a label that stands twice: other rules'
    order = sorted(range(len(written)), key=lambda column: first[column])
    misplaced = [column for place, column in enumerate(order) if place != column]
    if misplaced:
        wanted = [written[column] for column in order]
        edits = tuple(
            Edit(old.span, document.text[new.span.start : new.span.end])
            for old, new in zip(written, wanted, strict=True)
            if old is not new
        )
        what = message("PLK006.urutan", names=tuple(executor.label for executor in wanted))
        yield Finding(written[min(misplaced)].span, what, message("PLK006.hint"), fix=Fix(edits, safe=False))


def _first_rows(graphs: Iterable[Graph]) -> dict[int, tuple[int, int]]:
    """Where each column has its first symbol: which procedure, which row."""
    first: dict[int, tuple[int, int]] = {}
    for number, graph in enumerate(graphs):
        for node in graph.nodes:
            for column in node.columns:
                first.setdefault(column, (number, node.row))
    return first


RULE = Rule("PLK006", "urutan-pelaksana", Severity.INFO, Basis.NORM, __doc__, check, fixes=Fixes.UNSAFE)
