"""bpmnlint finds nothing in what is exported of sound documents. In others it finds the steps that no arrow reaches or
leaves, which the checker reports.

Such a step stays as it is written: an arrow that is not there would be a lie, and the step has to be seen to be mended.
Branches of one decision that lead to the same place are said to be one too many; they have labels of their own.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from sopdsl.renderers.bpmn.process import process_id

from sopdsl.flow import EdgeKind, Graph, analyse
from sopdsl.model import Sop, plain
from tests.bpmn.exports import exported, sop_of
from tests.strategies import sops
from tests.strategy_runs import sound_texts

ROOT = Path(__file__).parents[2]
FILES = sorted([*ROOT.glob("grammar/corpus/good/**/*.sop"), *ROOT.glob("specs/*.sop")])
ALONE, TWICE = "no-disconnected", "no-duplicate-sequence-flows"
SCRIPT = Path(__file__).with_name("bpmnlint.mjs")


def missing() -> str | None:
    """Why bpmnlint cannot be asked; None where it can."""
    folders = [Path(folder) for folder in os.environ.get("NODE_PATH", "").split(os.pathsep) if folder]
    absent = [name for name in ("bpmnlint", "bpmn-moddle") if not any((folder / name).is_dir() for folder in folders)]
    if absent or not shutil.which("node"):
        return f"bpmnlint was NOT asked: node and NODE_PATH with {' and '.join(absent)} are needed"
    return None


pytestmark = pytest.mark.skipif(missing() is not None, reason=str(missing()))


def found_in(files: Sequence[bytes], tmp_path: Path) -> list[dict[str, Any]]:
    given = tmp_path / "berkas.json"
    given.write_text(json.dumps([file.decode() for file in files]), encoding="utf-8")
    done = subprocess.run(["node", SCRIPT, given], capture_output=True, encoding="utf-8", check=True, timeout=120)
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


def loose_ends(graph: Graph, number: int, title: str) -> set[tuple[str, str]]:
    """What has to be found in a procedure: its nodes without arrows that carry work, and that it never ends."""
    ways = [edge for edge in graph.edges if edge.kind is EdgeKind.WAY]
    reached = {edge.target for edge in ways} | set(graph.starts)
    left = {edge.source for edge in ways} | {node.id for node in graph.nodes if node.ends}
    names = {node.id: f"p{number}_n{node.id + 1}" for node in graph.nodes}
    unreached = {("no-implicit-start", name) for node, name in names.items() if node not in reached}
    unended = {("no-implicit-end", name) for node, name in names.items() if node not in left}
    return unreached | unended | (set() if graph.ends else {("end-event-required", process_id(title, number))})


def node_of(name: str) -> str:
    """The node that an element was made for: work that has a `Syarat` has gateways before it and behind."""
    found = re.match(r"p\d+_n\d+", name)
    return found[0] if found else name


def leads_twice(graph: Graph) -> bool:
    """Whether several arrows lead from one symbol to another."""
    ways = [(edge.source, edge.target) for edge in graph.edges if edge.kind is EdgeKind.WAY]
    return len(set(ways)) < len(ways)


@pytest.mark.parametrize("links", [False, True], ids=["plain", "links"])
def test_the_documents_of_the_project(links: bool, tmp_path: Path) -> None:
    files = [exported(sop_of(path.read_text(encoding="utf-8")), links) for path in FILES]
    found = dict(zip([path.stem for path in FILES], found_in(files, tmp_path), strict=True))
    assert {name: one for name, one in found.items() if one != {"warnings": [], "lint": []}} == {}


def test_steps_without_arrows_are_found(tmp_path: Path) -> None:
    """One that nothing reaches, one that leads nowhere, one that has neither, and a procedure that never ends."""
    rows = "  Langkah a oleh Staf: x\n    Lanjut ke: c\n  Langkah oleh Staf: x\n  Langkah c oleh Staf: x\n"
    alone = "    Lanjut ke: -\n  Langkah oleh Staf: x\n    Lanjut ke: -\n  Langkah oleh Staf: x\n"
    circle = "Prosedur B:\n  Langkah d oleh Staf: x\n  Langkah oleh Staf: x\n    Lanjut ke: d\n"
    sop = sop_of(f"SOP: X\nPelaksana: Staf\nProsedur A:\n{rows}{alone}{circle}")
    (found,) = found_in([exported(sop)], tmp_path)
    assert (found["warnings"], sorted(found["lint"])) == (
        [],
        [
            ["end-event-required", "sop_x__2"],
            ["no-disconnected", "p1_n4"],
            ["no-implicit-end", "p1_n3"],
            ["no-implicit-end", "p1_n4"],
            ["no-implicit-start", "p1_n2"],
            ["no-implicit-start", "p1_n4"],
            ["no-implicit-start", "p1_n5"],
        ],
    )


def test_random_sound_documents(tmp_path: Path) -> None:
    files: list[bytes] = []

    @settings(max_examples=40, database=None, phases=[Phase.generate])
    @given(sound_texts())
    def collect(text: str) -> None:
        files.extend(exported(sop_of(text), links) for links in (False, True))

    collect()
    for file, one in zip(files, found_in(files, tmp_path), strict=True):
        assert one == {"warnings": [], "lint": []}, file


def test_only_loose_ends_are_found_in_random_documents(tmp_path: Path) -> None:
    given_sops: list[Sop] = []

    @settings(max_examples=40, database=None, phases=[Phase.generate])
    @given(sops(most_rows=10))
    def collect(sop: Sop) -> None:
        given_sops.append(sop)

    collect()
    for sop, one in zip(given_sops, found_in([exported(sop) for sop in given_sops], tmp_path), strict=True):
        graphs, title = [flow.graph for flow in analyse(sop)], plain(sop.title)
        expected = set().union(*(loose_ends(graph, number, title) for number, graph in enumerate(graphs, start=1)))
        found = {(rule, node_of(name)) for rule, name in one["lint"]}
        assert one["warnings"] == []
        assert {each for each in found if each[0] not in (TWICE, ALONE)} == expected
        assert {name for rule, name in found if rule == ALONE} <= {name for _, name in expected}
        assert not any(rule == TWICE for rule, _ in found) or any(map(leads_twice, graphs))
