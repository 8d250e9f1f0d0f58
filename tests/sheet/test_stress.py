"""A sample of the stress run: no violation, and nothing that looks worse than what was accepted.

`python -m benchmarks.stress --documents 10000` is the whole run.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import pairwise
from random import Random

import attrs
import pytest

from benchmarks import baseline, corpus, looks, stress
from benchmarks.stress_documents import random_text
from sopdsl.diagnostics import Diagnostic, Severity, message
from sopdsl.flow import Edge, EdgeKind, Graph, analyse
from sopdsl.model import NodeKind, Sop
from sopdsl.source import NOWHERE, Source
from sopdsl.syntax import parse

WRITTEN = {
    "joint executors": r"^ *Langkah.* bersama ",
    "hand-over": r"^ *Langkah.* lalu ",
    "alternative executors": r"^ *Langkah.* atau ",
    "decision of four ways": r"(^ *Jika .*\n){4}",
    "branch without a label": r"^ *Jika ?:",
    "branch to two rows": r"^ *Jika .* dan ",
    "two decisions in a row": r"^ *Keputusan (?!oleh).*",
    "branch that ends": r"^ *Jika .*: selesai",
    "two starts": r"^ *Mulai oleh .*\n *Mulai oleh ",
    "end with a label": r"^ *Selesai s.*: Ditolak",
    "reference at a start": r"^ *Mulai .*\n *SOP: ",
    "reference at an end": r"^ *Selesai .*\n *SOP: ",
    "reference at a step": r"^ *Waktu.*\n(?: *Keterangan.*\n)? *SOP: ",
    "together": r"^ *Serentak:",
    "waiting": r"^ *Menunggu: .* dan ",
    "optional step": r"^ *Syarat: ",
    "optional ways": r"\(opsional\) dan .*\(opsional\)$",
    "arrow with a label": r"^ *Lanjut ke: lanjut \(surat asli\)$",
    "information": r"\(informasi\)$",
    "information from a decision": r"^ *Jika .*\n *Lanjut ke: .*\(informasi\)$",
    "one symbol of a row": r": l\d+ oleh ",
    "another procedure": r"^ *Lanjut ke: .*Prosedur [ABC]$",
    "another SOP": r"^ *Lanjut ke: .*SOP \w",
    "group": r"^ *Kelompok: ",
    "note": r"^ *Catatan: ",
    "merged cell": r"^ *(Kelengkapan|Output|Waktu): idem$",
    "list": r"^ *Output:\n *- ",
    "lead-in and nesting": r"^ *Kelengkapan: Berkas .*:\n *- .*\n +- asli$",
    "line break": r"\\\n",
    "draft": r"^Status: draf$",
    "placeholders": r"^Nomor: \.\.\.",
    "partial date": r"^Tanggal Efektif: Juni 2020$",
    "dash": r"^Tanggal Revisi: -$",
    "empty block": r"^Dasar Hukum:\n\w",
    "row without a symbol": r"^ *Langkah l\d+: ",
    "long remark": r"^ *Keterangan: .{200,}",
    "address": r"https://",
    "bold and italic": r"\*Draf\* dan \*\*final\*\*",
    "very long word": r"\w{50,}",
    "signs": r"3:1 → 75% > \$\{x\}, lihat #1 \*\)",
    "number of a step": r"\{l0\}",
}
"""What must stand in some random document, by its pattern."""


def _ways_back(graph: Graph) -> list[tuple[int, int]]:
    """From row to row, down to up."""
    rows = [(graph.nodes[edge.source].row, graph.nodes[edge.target].row) for edge in graph.edges if _is_way(edge)]
    return [(low, high) for low, high in rows if high < low]


def _is_way(edge: Edge) -> bool:
    return edge.kind is EdgeKind.WAY


def _crossing_loops(graph: Graph) -> bool:
    back = _ways_back(graph)
    return any(high < other_high < low < other_low for low, high in back for other_low, other_high in back)


def _nested_loops(graph: Graph) -> bool:
    back = _ways_back(graph)
    return any(high < other_high and other_low < low for low, high in back for other_low, other_high in back)


def _loops_into_one_step(graph: Graph) -> bool:
    return max(Counter(high for _, high in _ways_back(graph)).values(), default=0) > 1


def _neighbours(graph: Graph) -> bool:
    return any(len(node.columns) == 2 and node.columns[0] + 1 == node.columns[1] for node in graph.nodes)


def _consecutive_joint_rows(graph: Graph) -> bool:
    joint = {node.row for node in graph.nodes if len(node.columns) > 1}
    return any(row + 1 in joint for row in joint)


def _decision_of_another(graph: Graph) -> bool:
    decisions = [(one, other) for one, other in pairwise(graph.nodes) if other.kind is NodeKind.DECISION]
    return any(one.row == other.row and one.columns != other.columns for one, other in decisions)


DRAWN: dict[str, Callable[[Graph], bool]] = {
    "nested loops": _nested_loops,
    "crossing loops": _crossing_loops,
    "several loops into one step": _loops_into_one_step,
    "joint executors side by side": _neighbours,
    "consecutive joint rows": _consecutive_joint_rows,
    "decision of another executor": _decision_of_another,
    "1 executor": lambda graph: len(graph.executors) == 1,
    "15 executors": lambda graph: len(graph.executors) == 15,
    "1 row": lambda graph: len(graph.rows) == 1,
    "60 rows": lambda graph: len(graph.rows) == 60,
    "several ends": lambda graph: len(graph.ends) > 1,
}
"""What must be seen in the flow of some random document."""


def _sop(text: str) -> Sop:
    parsed = parse(Source("acak.sop", text))
    assert not parsed.diagnostics, parsed.diagnostics
    return parsed.sop


def test_every_construct_occurs() -> None:
    texts = [random_text(Random(f"1-{place}")) for place in range(100)]
    missing = {name for name, pattern in WRITTEN.items() if not any(re.search(pattern, text, re.M) for text in texts)}
    sops = [*map(_sop, texts)]
    graphs = [flow.graph for sop in sops for flow in analyse(sop)]
    missing |= {name for name, seen in DRAWN.items() if not any(map(seen, graphs))}
    assert missing == set()
    assert {1, 2, 3} == {len(sop.procedures) for sop in sops}


def test_no_violation_and_nothing_worse(accept: bool) -> None:
    """The first random documents and all sheets of the corpus."""
    *_, totals = stress.run(stress.SAMPLE, 1)
    sheets = [*corpus.drawn()]
    assert totals.wrong == totals.refusals == []
    assert {sheet.name: sheet.wrong for sheet in sheets if sheet.wrong} == {}
    found = {sheet.name: sheet.metrics for sheet in sheets}
    found[stress.name_of(stress.SAMPLE, 1)] = totals.metrics
    if accept:
        baseline.write(found)
    assert found.keys() <= baseline.read().keys(), "accept the new sheets with --accept"
    assert baseline.worse(found) == []


@pytest.mark.parametrize("seed", range(6))
def test_in_any_style(seed: int) -> None:
    """A look may leave no room for so many columns: then the document is refused, never drawn wrongly."""
    assert stress.measured(f"gaya-{seed}", any_style=True).wrong == ()


def test_the_judge_is_heard(monkeypatch: pytest.MonkeyPatch) -> None:
    """A violation stands in the report and is counted."""
    monkeypatch.setattr(stress, "violations", lambda sheet, graphs: ["page 1: a line is missing"])
    *_, totals = stress.run(2, 1)
    assert totals.violations == 2
    assert "1-1: page 1: a line is missing" in stress.report(totals)


def test_a_refusal_is_no_violation_but_said(monkeypatch: pytest.MonkeyPatch) -> None:
    refusal = Diagnostic("LBR002", "panah-tidak-muat", Severity.ERROR, NOWHERE, message("sheet.head"))
    monkeypatch.setattr(stress, "lay_out", lambda sop, flows, style: refusal)
    *_, totals = stress.run(2, 1)
    assert totals.violations == 0
    assert totals.metrics["refused"] == 2
    assert "1-1 refused: " in stress.report(totals)


def test_what_became_worse_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    accepted = {name: dict.fromkeys(baseline.SOFT, 100) for name in "abc"}
    monkeypatch.setattr(baseline, "read", lambda: accepted)
    found = {name: Counter(dict.fromkeys(baseline.SOFT, 100)) for name in "abd"}
    assert baseline.worse(found) == []
    found["b"]["bends"] = 110
    assert baseline.worse(found) == ["WORSE: bends 200 -> 210 (+5.0%) in b"]


@attrs.frozen
class Case:
    """Lines, and how they look."""

    lines: Sequence[looks.Polyline]
    crossings: int
    bends: float


@pytest.mark.parametrize(
    "case",
    [
        Case([[(0, 0), (10, 0)], [(5, -5), (5, 5)]], 1, 0),
        Case([[(0, 0), (10, 0)], [(5, 0), (5, 5)]], 0, 0),  # one begins on the other
        Case([[(0, 0), (10, 0), (10, 10)], [(5, -5), (5, 5)], [(5, -9), (5, 9)]], 1, 1),  # two that have merged
        Case([[(0, 0), (10, 10)], [(0, 10), (10, 0)]], 1, 0),
        Case([[(0, 0), (10, 0), (10, 10), (0, 10)]], 0, 2),
        Case([[(0, 0), (10, 0), (20, 10), (20, 20)]], 0, 1),
    ],
)
def test_looks_of_lines(case: Case) -> None:
    assert looks.crossings(case.lines) == case.crossings
    assert sum(map(looks.bends, case.lines)) == pytest.approx(case.bends)
