"""Link events divide long ways in the picture; the work stays the same, and it comes back as it was."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from sopdsl.renderers.bpmn.grid import Grid, grid_of
from sopdsl.renderers.bpmn.links import FAR, with_links
from sopdsl.renderers.bpmn.process import process_of
from sopdsl.renderers.bpmn.xml import MODEL

import sopdsl
from sopdsl.flow import analyse
from sopdsl.importing import read
from sopdsl.model import Sop
from sopdsl.syntax.printer import print_sop
from tests.bpmn.exports import exported, sop_of
from tests.bpmn.picture import Picture
from tests.importing.editor import Editor
from tests.strategies import sops
from tests.strategy_runs import sound_texts

ROOT = Path(__file__).parents[2]
FILES = sorted([*ROOT.glob("grammar/corpus/good/**/*.sop"), *ROOT.glob("specs/*.sop")])
LINK = f"{{{MODEL}}}linkEventDefinition"
HEAD = "SOP: Surat\nPelaksana: Staf; Kadin\n"
BACK = "  Keputusan: Setuju?\n    Jika Ya: lanjut\n    Jika Tidak: tulis\n"
"""Each of the ways back is longer than the one before it."""
WAYS_BACK = (
    f"{HEAD}Langkah tulis oleh Staf: Menulis\nLangkah oleh Staf: Memeriksa\n{BACK}"
    f"Langkah telaah oleh Kadin: Menelaah\n{BACK}Langkah oleh Kadin: Menetapkan\n{BACK}"
    f"Langkah oleh Kadin: Mengumumkan\n{BACK}Langkah oleh Staf: Mengirim\n"
)
JOIN = (
    f"{HEAD}Langkah a oleh Staf: Membagi\n  Lanjut ke: b dan akhir\n"
    "Langkah b oleh Kadin: Membaca\n  Lanjut ke: lanjut dan akhir\n"
    + "".join(f"Langkah c{number} oleh Kadin: Menelaah\n" for number in range(8))
    + "Langkah akhir oleh Staf: Menggabungkan\n  Menunggu: a, b dan c7\n"
)


def names_of(file: bytes, kind: str) -> list[tuple[str, str]]:
    """The label and the link of each event of a kind."""
    events = ElementTree.fromstring(file).iter(f"{{{MODEL}}}{kind}")
    return sorted((event.get("name", ""), link.get("name", "")) for event in events for link in event.iter(LINK))


def joined(file: bytes) -> bytes:
    """The file with each pair of link events joined again; knows nothing of the importer.

    What elements say of flows that come and go is left out: flows say it themselves.
    """
    root = ElementTree.fromstring(file)
    gone: set[str | None] = set()
    for process in root.iter(f"{{{MODEL}}}process"):
        links = {event.get("id"): link.get("name") for event in process for link in event.iter(LINK)}
        flows = list(process.iter(f"{{{MODEL}}}sequenceFlow"))
        onward = {links[flow.get("sourceRef")]: flow for flow in flows if flow.get("sourceRef") in links}
        for flow in flows:
            if flow.get("targetRef") in links:
                flow.set("targetRef", onward[links[flow.get("targetRef")]].get("targetRef", ""))
        gone |= links.keys() | {flow.get("id") for flow in onward.values()}
    for parent in list(root.iter()):
        for child in list(parent):
            named = {child.get("id"), child.get("bpmnElement"), child.text} & gone - {None}
            if named or child.tag.endswith(("}incoming", "}outgoing")):
                parent.remove(child)
    return ElementTree.tostring(root)


def work_of(file: bytes) -> list[str]:
    """The processes of a file without their pictures, with link events joined."""
    processes = ElementTree.fromstring(joined(file)).iter(f"{{{MODEL}}}process")
    return [ElementTree.canonicalize(ElementTree.tostring(process), strip_text=True) for process in processes]


def grids_of(sop: Sop) -> list[tuple[Grid, Grid, list[tuple[str, str]]]]:
    """Of each procedure the grid without link events, that with them, and the ends of all flows in this one."""
    found = []
    for flow in analyse(sop):
        process = process_of(flow.graph, 1, "", "", {})
        before = grid_of(process)
        linked, after = with_links(process, before)
        found.append((before, after, [(each.source, each.target) for each in linked.flows]))
    return found


def check(sop: Sop) -> None:
    file, plain = exported(sop, links=True), exported(sop)
    assert work_of(file) == work_of(plain)
    assert list(Picture(file).faults()) == []
    imported = read("berkas.bpmn", file, ".bpmn")
    assert (imported.diagnostics, imported.text) == ((), print_sop(sop))
    for before, after, flows in grids_of(sop):
        for source, target in flows:
            apart = after.cells[target].column - after.cells[source].column
            assert abs(apart) < FAR or after.cells[target].column == 0
        rows = sorted({(cell.row, after.cells[one].row) for one, cell in before.cells.items()})
        assert [after.cells[one].column for one in before.cells] == [cell.column for cell in before.cells.values()]
        assert all(low < high for (_, low), (_, high) in itertools.pairwise(rows))
        assert [after.lanes[row] for _, row in rows] == [before.lanes[row] for row, _ in rows]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_documents_of_the_project(path: Path) -> None:
    sop = sop_of(path.read_text(encoding="utf-8"))
    check(sop)
    assert list(Picture(exported(sop, links=True)).crossed_labels()) == []


@settings(max_examples=25)
@given(sops(most_rows=10))
def test_random_documents(sop: Sop) -> None:
    check(sop)


@settings(max_examples=25)
@given(sound_texts())
def test_random_sound_documents(text: str) -> None:
    check(sop_of(text))


def test_ways_to_one_step_end_at_one_event() -> None:
    file = exported(sop_of(WAYS_BACK), links=True)
    check(sop_of(WAYS_BACK))
    assert names_of(file, "intermediateThrowEvent") == [("A ke langkah 1", "A")] * 2
    assert names_of(file, "intermediateCatchEvent") == [("A dari langkah 4, 5", "A")]


def test_an_event_stands_in_the_row_of_its_neighbour_where_that_is_free() -> None:
    ((_, grid, _),) = grids_of(sop_of(WAYS_BACK))
    rows = {name: cell.row for name, cell in grid.cells.items()}
    assert rows["p1_f14_ke"] == rows["p1_n5_pilih"] == rows["p1_n4_pilih"] < rows["p1_f11_ke"]
    assert grid.lanes[rows["p1_f11_ke"]] == grid.lanes[rows["p1_n4_pilih"]]


def test_a_way_from_the_beginning_says_so() -> None:
    sop = sop_of((ROOT / "grammar/corpus/good/tujuan.sop").read_text(encoding="utf-8"))
    assert names_of(exported(sop, links=True), "intermediateCatchEvent") == [("A dari awal", "A")]


def test_ways_that_are_waited_for_come_one_by_one() -> None:
    file = exported(sop_of(JOIN), links=True)
    check(sop_of(JOIN))
    assert names_of(file, "intermediateThrowEvent") == [("A ke langkah 11", "A"), ("B ke langkah 11", "B")]
    assert names_of(file, "intermediateCatchEvent") == [("A dari langkah 1", "A"), ("B dari langkah 2", "B")]


def test_a_way_back_to_the_very_beginning_is_a_line() -> None:
    """Nothing leads to it but this way, so that there is no room before it: the loop is never begun."""
    rows = "".join(f"Langkah c{number} oleh Staf: Menelaah\n" for number in range(9))
    sop = sop_of(f"{HEAD}Langkah oleh Staf: Menulis\n  Lanjut ke: selesai\n{rows}  Lanjut ke: c0\n")
    check(sop)
    assert exported(sop, links=True) == exported(sop)


def test_the_project_decides(tmp_path: Path) -> None:
    (tmp_path / "surat.sop").write_text(WAYS_BACK, encoding="utf-8")
    found = []
    for setting in ("", "[bpmn]\ntautan = true\n"):
        (tmp_path / "sop.toml").write_text(setting, encoding="utf-8")
        (file,) = sopdsl.render(sopdsl.load_document(tmp_path / "surat.sop"), "bpmn").files
        found.append(file.data)
    assert found == [exported(sop_of(WAYS_BACK)), exported(sop_of(WAYS_BACK), links=True)]
    assert found[0] != found[1]


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        (lambda editor: editor.rename("p1_n4", "4. Memutuskan"), WAYS_BACK.replace("Menetapkan", "Memutuskan")),
        (
            lambda editor: editor.redirect("p1_n1_temu_dari", "p1_n1_temu", "p1_n3"),
            "Tidak: telaah".join(WAYS_BACK.rsplit("Tidak: tulis", 2)),
        ),
        (
            lambda editor: editor.redirect("p1_n5_pilih", "p1_f14_ke", "p1_n3"),
            "Tidak: telaah".join(WAYS_BACK.rsplit("Tidak: tulis", 1)),
        ),
    ],
    ids=["task", "all ways of a link", "one way"],
)
def test_what_an_editor_changes_around_links_is_read(edit: Callable[[Editor], object], expected: str) -> None:
    editor = Editor(exported(sop_of(WAYS_BACK), links=True))
    edit(editor)
    imported = read("berkas.bpmn", editor.save(), ".bpmn")
    assert (imported.diagnostics, imported.text) == ((), print_sop(sop_of(expected)))


@pytest.mark.parametrize("text", [WAYS_BACK, JOIN], ids=["back", "join"])
def test_an_engine_that_knows_no_links_carries_them_out_joined(text: str) -> None:
    pytest.importorskip("SpiffWorkflow", reason="SpiffWorkflow is not installed: links were NOT carried out")
    from tests.bpmn.engine import Engine

    runs = list(Engine(joined(exported(sop_of(text), links=True))).runs("p1", 10))
    assert all(run.completed for run in runs)
    assert [run.passed for run in runs] == [run.passed for run in Engine(exported(sop_of(text))).runs("p1", 10)]
