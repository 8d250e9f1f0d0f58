"""Langkah yang tidak dicapai dari mana pun.

Apa yang diperiksa:
    Setiap langkah dapat dicapai dengan mengikuti panah dari awal prosedur. Hanya langkah pertama
    dari bagian yang terputus yang dilaporkan.

Mengapa:
    Langkah yang tidak dicapai tidak pernah dikerjakan; biasanya ada panah yang terlupa.

Contoh salah:
    Langkah oleh Staf: Memeriksa berkas
      Lanjut ke: arsip
    Langkah oleh Sekretaris: Menandatangani surat
    Langkah arsip oleh Staf: Mengarsipkan surat

Contoh benar:
    Langkah oleh Staf: Memeriksa berkas
      Keputusan: Perlu surat?
        Jika Ya: lanjut
        Jika Tidak: arsip
    Langkah oleh Sekretaris: Menandatangani surat
    Langkah arsip oleh Staf: Mengarsipkan surat

Perbaikan:
    Arahkan `Lanjut ke` atau sebuah cabang `Jika` ke langkah ini, atau hapus langkahnya.

English:
    Nothing leads to a step.
"""

from __future__ import annotations

from collections.abc import Iterator

from sopdsl.checks.document import Document
from sopdsl.checks.places import node_span
from sopdsl.checks.rule import Basis, Finding, Rule
from sopdsl.diagnostics import Related, Severity, message
from sopdsl.flow import FlowNode, Graph, ProcedureFlow
from sopdsl.flow.components import components


def check(document: Document) -> Iterator[Finding]:
    for _, flow in document.sound_flows:
        problems = flow.graph.problems
        if problems.targets or problems.dangling or problems.names:
            continue
        for node in _first_of_each_part(flow):
            yield _finding(flow.graph, node)


def _first_of_each_part(flow: ProcedureFlow) -> list[FlowNode]:
    """Of each part that is cut off, the node where it begins: only what no other unreachable node leads to."""
    lost = [node for node in flow.unreachable if not flow.graph.nodes[node].added]
    place = {node: index for index, node in enumerate(lost)}
    successors: list[list[int]] = [[] for _ in lost]
    for edge in flow.graph.edges:
        if edge.source in place and edge.target in place:
            successors[place[edge.source]].append(place[edge.target])
    component, groups = components(successors)
    led_to = {
        component[target]
        for node, targets in enumerate(successors)
        for target in targets
        if component[target] != component[node]
    }
    first = [min(group) for number, group in enumerate(groups) if number not in led_to]
    return [flow.graph.nodes[lost[index]] for index in sorted(first)]


def _finding(graph: Graph, node: FlowNode) -> Finding:
    number = graph.rows[node.row].number
    what, hint = message("ALR003.langkah", number=number), message("ALR003.hint")
    if any(other.row == node.row and other.id != node.id and not other.added for other in graph.nodes):
        executors = tuple(graph.executors[column].label for column in node.columns)
        what, hint = message("ALR003.simbol", number=number, executors=executors), message("ALR003.hint-simbol")
    related: tuple[Related, ...] = ()
    if node.row > 0 and graph.nodes[node.id - 1].row < node.row:
        before = graph.rows[node.row - 1]
        related = (Related(before.step.head, message("ALR003.sebelumnya", number=before.number)),)
    return Finding(node_span(node), what, hint, related)


RULE = Rule("ALR003", "tidak-terjangkau", Severity.ERROR, Basis.STRUCTURE, __doc__, check)
