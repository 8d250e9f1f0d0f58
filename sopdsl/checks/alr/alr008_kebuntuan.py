"""Pekerjaan yang serentak tidak bertemu dengan benar.

Apa yang diperiksa:
    Semua kemungkinan jalan dicoba: langkah yang `Menunggu` (atau yang berdiri sesudah `Serentak`)
    selalu menerima semua yang ditunggu, tidak ada langkah yang dicapai dua kali sekaligus, dan
    semua pekerjaan dapat selesai. Bila kemungkinannya terlalu banyak, itu yang dilaporkan.

Mengapa:
    Pekerjaan yang menunggu sesuatu yang tidak datang tidak pernah selesai; langkah yang dicapai dua
    kali dikerjakan dua kali.

Contoh salah:
    Langkah oleh Staf: Menerima permohonan
      Lanjut ke: nilai dan survei
    Langkah nilai oleh Staf: Menilai berkas
      Lanjut ke: putus
    Langkah survei oleh Sekretaris: Meninjau lokasi
    Langkah putus oleh Sekretaris: Memutuskan permohonan

Contoh benar:
    Langkah oleh Staf: Menerima permohonan
      Lanjut ke: nilai dan survei
    Langkah nilai oleh Staf: Menilai berkas
      Lanjut ke: putus
    Langkah survei oleh Sekretaris: Meninjau lokasi
    Langkah putus oleh Sekretaris: Memutuskan permohonan
      Menunggu: nilai dan survei

Perbaikan:
    Bila langkah itu dicapai oleh dua pekerjaan, tulis `Menunggu` dengan nama keduanya. Bila ia
    menunggu yang tidak datang, arahkan jalan itu ke sana, atau hapus namanya dari `Menunggu`. Jalan
    kembali ke dalam `Serentak` mengulang satu jalannya saja: arahkan ke langkah sebelum `Serentak`.

English:
    Parallel work does not meet as it should.
"""

from __future__ import annotations

from collections.abc import Iterator

from sopdsl.checks.document import Document
from sopdsl.checks.rule import Basis, Finding, Rule
from sopdsl.diagnostics import Severity
from sopdsl.flow import ProcedureFlow
from sopdsl.flow.choices import has_parallel_work


def check(document: Document) -> Iterator[Finding]:
    for _, flow in document.sound_flows:
        if _is_whole(flow) and has_parallel_work(flow.graph):
            from sopdsl.checks.alr.flaws import finding_of  # few procedures have parallel work
            from sopdsl.flow.soundness import find_flaw

            flaw = find_flaw(flow.graph)
            if flaw is not None:
                yield finding_of(flow.graph, flaw)


def _is_whole(flow: ProcedureFlow) -> bool:
    """Whether all ways are known, begin and end: what is wrong with them is the finding of another rule."""
    problems = flow.graph.problems
    lost = problems.targets or problems.dangling or problems.names or problems.waits
    return not (lost or flow.unreachable or flow.dead_ends)


RULE = Rule("ALR008", "kebuntuan", Severity.ERROR, Basis.STRUCTURE, __doc__, check)
