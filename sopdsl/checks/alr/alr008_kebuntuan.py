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

from collections.abc import Iterable, Iterator

from sopdsl.checks.document import Document
from sopdsl.checks.places import node_span
from sopdsl.checks.rule import Basis, Finding, Rule
from sopdsl.diagnostics import Message, Related, Severity, message
from sopdsl.flow import Graph, ProcedureFlow
from sopdsl.flow.soundness import Flaw, FlawKind, find_flaw


def check(document: Document) -> Iterator[Finding]:
    for _, flow in document.sound_flows:
        if _is_whole(flow):
            flaw = find_flaw(flow.graph)
            if flaw is not None:
                yield _finding(flow.graph, flaw)


def _is_whole(flow: ProcedureFlow) -> bool:
    """Whether all ways are known, begin and end: what is wrong with them is the finding of another rule."""
    problems = flow.graph.problems
    lost = problems.targets or problems.dangling or problems.names or problems.waits
    return not (lost or flow.unreachable or flow.dead_ends)


def _finding(graph: Graph, flaw: Flaw) -> Finding:
    span = node_span(graph.nodes[flaw.node])
    if flaw.kind is FlawKind.UNKNOWN:
        first = graph.rows[0].step.head
        return Finding(first, message("ALR008.menyerah"), message("ALR008.hint-menyerah"), severity=Severity.INFO)
    what, hint = _words(graph, flaw)
    sources = flaw.arrivals if flaw.kind is FlawKind.TWICE else flaw.missing
    key = "ALR008.datang" if flaw.kind is FlawKind.TWICE else "ALR008.ditunggu"
    rows = dict.fromkeys(graph.nodes[source].row for source in sources)
    related = tuple(Related(graph.rows[row].step.head, message(key, number=graph.rows[row].number)) for row in rows)
    return Finding(span, what, hint, related)


def _words(graph: Graph, flaw: Flaw) -> tuple[Message, Message]:
    number = graph.rows[graph.nodes[flaw.node].row].number
    path = " → ".join(str(graph.rows[row].number) for row in flaw.path) or "-"
    if flaw.kind is FlawKind.TWICE:
        return message("ALR008.dua-kali", number=number, path=path), _twice_hint(graph, flaw, number)
    if flaw.kind is FlawKind.STUCK:
        missing = _numbers(graph, flaw.missing)
        what = message("ALR008.menunggu", number=number, missing=missing, path=path)
        key = "ALR008.hint-menunggu" if _says_menunggu(graph, flaw.node) else "ALR008.hint-serentak"
        return what, message(key, number=number)
    return message("ALR008.berputar", number=number), message("ALR008.hint-berputar")


def _twice_hint(graph: Graph, flaw: Flaw, number: int) -> Message:
    """Where all work comes by one arrow, the mistake is made before: there the work was doubled."""
    source = flaw.arrivals[0] if len(flaw.arrivals) == 1 else None
    arrows = [edge for edge in graph.edges if (edge.source, edge.target) == (source, flaw.node)]
    if source is None or len(arrows) != 1:
        return message("ALR008.hint-dua-kali", number=number)
    name = graph.rows[graph.nodes[source].row].number
    key = "ALR008.hint-sebagian" if _says_menunggu(graph, source) else "ALR008.hint-berulang"
    return message(key, source=name)


def _says_menunggu(graph: Graph, node: int) -> bool:
    """Whether a node waits because its row says so, and not because it stands behind a `Serentak`."""
    step = graph.rows[graph.nodes[node].row].step
    return bool(step.waits_for) or any(one.waits_for for one in step.nodes)


def _numbers(graph: Graph, nodes: Iterable[int]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(str(graph.rows[graph.nodes[node].row].number) for node in nodes))


RULE = Rule("ALR008", "kebuntuan", Severity.ERROR, Basis.STRUCTURE, __doc__, check)
