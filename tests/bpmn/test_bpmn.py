"""BPMN: the OMG's schema accepts it, a foreign engine carries it out as the flow says, and nothing is lost in it."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from sopdsl.renderers.bpmn.times import iso_duration
from sopdsl.renderers.bpmn.xml import DI, MODEL, OWN

from sopdsl.flow import Edge, EdgeKind, Graph, analyse
from sopdsl.flow.activity import activity
from sopdsl.flow.swimlanes import text_lines
from sopdsl.model import Duration, Sop, plain
from sopdsl.source import Source
from sopdsl.syntax import parse
from tests.strategies import sops
from tests.strategy_runs import sound_texts

pytest.importorskip("SpiffWorkflow", reason="SpiffWorkflow is not installed: BPMN was NOT carried out")
from tests.bpmn.engine import Engine, Run
from tests.bpmn.exports import exported

ROOT = Path(__file__).parents[2]
FILES = sorted([*ROOT.glob("grammar/corpus/good/**/*.sop"), *ROOT.glob("specs/*.sop")])
NAMESPACES = {"b": MODEL, "sop": OWN, "di": DI}


def model_of(path: Path) -> Sop:
    return parse(Source(path.name, path.read_text(encoding="utf-8"))).sop


def sop_of(rows: str, executors: str = "Staf; Kadin") -> Sop:
    return parse(Source("x", f"SOP: Surat\nPelaksana: {executors}\n{rows}")).sop


def tree(sop: Sop) -> ElementTree.Element:
    """The file as a reader sees it: without what keeps `${` from being an expression."""
    return ElementTree.fromstring(re.sub("(?<=[$#])\u2060(?={)", "", exported(sop).decode()).encode())


def nodes_of(run: Run, process: str, optional: set[str]) -> list[int]:
    """The nodes of the flow that an engine passed: the main elements, named after them. Those that are `optional` were
    passed, carried out or not, where the gateway behind them was.
    """
    found = (re.fullmatch(rf"({process}_n(\d+))(_usai)?", name) for name in run.passed)
    return [int(match[2]) - 1 for match in found if match and (match[1] in optional) == bool(match[3])]


def check_order(graph: Graph, nodes: list[int]) -> None:
    """Every node was passed after one with a way to it, and after all that it waits for, as often."""
    ways: dict[int, list[Edge]] = {}
    for edge in graph.edges:
        if edge.kind is EdgeKind.WAY:
            ways.setdefault(edge.target, []).append(edge)
    for place, node in enumerate(nodes):
        before = nodes[:place]
        assert node in graph.starts or any(edge.source in before for edge in ways.get(node, ())), (node, nodes)
        for awaited in graph.waits.get(node, ()):
            if len(graph.waits[node]) > 1:
                assert before.count(awaited) > before.count(node), (node, awaited, nodes)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_an_engine_reaches_every_end_in_the_order_of_the_flow(path: Path) -> None:
    sop = model_of(path)
    engine, root = Engine(exported(sop)), tree(sop)
    ids = [element.get("id", "") for element in root.iter()]
    optional = {name.removesuffix("_usai") for name in ids if name.endswith("_usai")}
    all_ends = [end.get("id", "") for end in root.iter(f"{{{MODEL}}}endEvent")]
    for process, flow in zip(engine.processes, analyse(sop), strict=True):
        runs = list(engine.runs(process, 25))
        for run in runs:
            check_order(flow.graph, nodes_of(run, process, optional))
        assert all(run.completed for run in runs)
        ends = {name for name in all_ends if name.startswith(f"{process}_")}
        assert ends and ends <= {name for run in runs for name in run.passed}


def test_of_alternatives_that_are_awaited_one_is_enough() -> None:
    fork = "Langkah oleh Staf: Membagi\n  Lanjut ke: a dan b\nLangkah a oleh Staf: Menyusun\n  Lanjut ke: c\n"
    rest = "Langkah b oleh Staf atau Kadin: Mencari\nLangkah c oleh Kadin: Menggabungkan\n  Menunggu: a dan b\n"
    engine = Engine(exported(sop_of(fork + rest)))
    assert all(run.completed for run in engine.runs("p1", 10))


def test_alternatives_that_wait_for_several_wait_as_one() -> None:
    block = "Serentak:\n  Langkah oleh Staf: Menyusun\n  Langkah oleh Kasi: Mencari\n  Langkah oleh Kadin: Memilih\n"
    sop = sop_of(f"{block}Langkah oleh Bupati atau Camat: Menggabungkan\n", "Staf; Kasi; Kadin; Bupati; Camat")
    runs = list(Engine(exported(sop)).runs("p1", 10))
    assert all(run.completed for run in runs)
    assert {len({"p1_n4", "p1_n5"} & set(run.passed)) for run in runs} == {1}
    assert {"p1_n4", "p1_n5"} <= {name for run in runs for name in run.passed}


def test_whoever_may_go_on_behind_a_join_is_reached() -> None:
    block = "Serentak:\n  Langkah oleh Staf bersama Kadin: Menyusun\n  Langkah oleh Staf: Mencari\n"
    sop = sop_of(f"Langkah oleh Kadin: Membagi\n{block}Langkah oleh Kadin atau Staf: Menggabungkan\n")
    reached = [flow.get("targetRef") for flow in tree(sop).iter(f"{{{MODEL}}}sequenceFlow")]
    assert [name for name in reached if name in ("p1_n4", "p1_n5")] == ["p1_n5", "p1_n4"]


@settings(max_examples=25, deadline=None)
@given(sound_texts())
def test_random_sound_documents_never_get_stuck(text: str) -> None:
    """Where work comes to a join for a second time, SpiffWorkflow 3.2 lets it pass before the rest of it has come."""
    for run in Engine(exported(parse(Source("x", text)).sop)).runs("p1", 2):
        assert run.completed or len(set(run.passed)) < len(run.passed)


def test_work_goes_on_behind_an_end_symbol_that_leads_on() -> None:
    end = "  Selesai: Terkirim\n    Lanjut ke: lanjut (surat asli)\n"
    rows = f"Langkah oleh Staf: Menulis\n{end}Langkah oleh Kadin: Membaca\n"
    (run,) = Engine(exported(sop_of(rows))).runs("p1", 1)
    assert nodes_of(run, "p1", set()) == [0, 1, 2]
    assert run.completed


@settings(max_examples=40, deadline=None)
@given(sops(most_rows=8))
def test_random_documents_follow_the_schema_and_lose_nothing(sop: Sop) -> None:
    Engine(exported(sop))
    check_conserved(sop)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_document_of_the_project_is_conserved(path: Path) -> None:
    check_conserved(model_of(path))


def check_conserved(sop: Sop) -> None:
    """Every kegiatan, executor, field of the mutu baku, label and way is found again."""
    root = tree(sop)
    for process, flow in zip(root.iterfind("b:process", NAMESPACES), analyse(sop), strict=True):
        graph = flow.graph
        lanes = [lane.get("name") for lane in process.iterfind("b:laneSet/b:lane", NAMESPACES)]
        assert lanes[: len(graph.executors)] == [executor.label for executor in graph.executors]
        said = " ".join(name for each in process.iter() for name in [each.get("name")] if name)
        notes = " ".join(each.text or "" for each in process.iterfind("b:textAnnotation/b:text", NAMESPACES))
        documented = "\n".join(each.text or "" for each in process.iterfind(".//b:documentation", NAMESPACES))
        for row in graph.rows:
            for line in text_lines(activity(row.step), graph.numbers):
                assert line in said
            for value in (row.step.requirements, row.step.duration, row.step.output, row.step.remarks):
                text = value.text if isinstance(value, Duration) else value
                words = "idem" if not hasattr(text, "lead") else "; ".join(text_lines(text, graph.numbers))
                assert text is None or words in documented
        for edge in graph.edges:
            label = " ".join(text_lines(edge.label, graph.numbers))
            assert label in (f"{said} {notes}" if edge.kind is EdgeKind.WAY else notes)
        for way in graph.exits:
            assert way.target.text in said
        check_drawn(root, process)


def check_drawn(root: ElementTree.Element, process: ElementTree.Element) -> None:
    """All that can be seen has a place, and all flows and associations a line."""
    drawn = {each.get("bpmnElement") for each in root.iter() if each.tag.startswith(f"{{{DI}}}BPMN")}
    unseen = ("incoming", "outgoing", "dataObject", "laneSet", "property")
    for each in process.iter():
        kind = each.tag.rpartition("}")[2]
        if each.get("id") and kind not in unseen and each is not process:
            assert each.get("id") in drawn, (kind, each.get("id"))


def test_a_decision_is_a_task_and_a_choice_by_number() -> None:
    rows = "Langkah a oleh Staf: Menulis\nLangkah oleh Kadin: Memeriksa\n  Keputusan: Setuju?\n    Jika Ya: lanjut\n"
    root = tree(sop_of(rows + "    Jika Tidak: a\nLangkah oleh Staf: Mengirim\n"))
    task = root.find(".//b:userTask[@id='p1_n2']", NAMESPACES)
    gateway = root.find(".//b:exclusiveGateway[@id='p1_n2_pilih']", NAMESPACES)
    assert task is not None and task.get("name") == "2. Memeriksa Setuju?"
    assert gateway is not None and gateway.get("name") == "Setuju?"
    flows = [each for each in root.iter(f"{{{MODEL}}}sequenceFlow") if each.get("sourceRef") == "p1_n2_pilih"]
    assert [(each.get("name"), each[0].text) for each in flows] == [
        ("Ya", "${p1_n2_pilih == 1}"),
        ("Tidak", "${p1_n2_pilih == 2}"),
    ]


def test_work_with_a_condition_may_be_left_out() -> None:
    rows = "Langkah oleh Staf: Menulis\nLangkah oleh Kadin: Memeriksa\n  Syarat: bila perlu\n  Keputusan: Setuju?\n"
    sop = sop_of(rows + "    Jika Ya: lanjut\n    Jika Tidak: selesai\nLangkah oleh Staf: Mengirim\n")
    passed = [set(run.passed) for run in Engine(exported(sop)).runs("p1", 40)]
    assert all({"p1_n2_syarat", "p1_n2_usai", "p1_n2_pilih"} <= names for names in passed)
    assert {("p1_n2" in names, "p1_n4" in names) for names in passed} == {
        (done, sent) for done in (True, False) for sent in (True, False)
    }
    gateway = tree(sop).find(".//b:exclusiveGateway[@id='p1_n2_syarat']", NAMESPACES)
    assert gateway is not None and gateway.get("name") == "bila perlu?"


def test_no_text_is_an_expression_that_an_engine_evaluates() -> None:
    head = "SOP: Uji $\\{judul}\nPelaksana: Staf $\\{jahat} #\\{jahat}\n"
    rows = (
        "Langkah oleh Staf $\\{jahat} #\\{jahat}: Menulis $\\{isi}\n  Kelengkapan: #\\{isi}\n  Keputusan: $\\{isi}?\n"
    )
    ways = "    Jika $\\{isi}: lanjut\n    Jika Tidak: selesai\nLangkah oleh Staf $\\{jahat} #\\{jahat}: Mengirim\n"
    text = exported(parse(Source("x", head + rows + ways)).sop).decode()
    assert re.findall(r"[$#]\{.*?\}", text) == ["${p1_n2_pilih == 1}", "${p1_n2_pilih == 2}"]
    assert "isi}" in text and "jahat}" in text


def test_an_executor_with_a_comma_is_one_group() -> None:
    task = tree(sop_of("Langkah oleh Kabid, Umum: Menulis\n", "Kabid, Umum; Staf")).find(".//b:userTask", NAMESPACES)
    assert task is not None and task.get("{http://camunda.org/schema/1.0/bpmn}candidateGroups") == "Kabid Umum"


def test_joint_work_and_the_mutu_baku_stand_in_the_task() -> None:
    rows = "Langkah catat oleh Staf bersama Kadin: Mencatat\n  Syarat: jika {catat} ada\n  Kelengkapan: Surat\n"
    root = tree(sop_of(rows + "  Waktu: 1 jam 30 menit\n  Output: Arsip\n  SOP: Arsip Surat\n"))
    task = root.find(".//b:userTask", NAMESPACES)
    assert task is not None
    facts = {each.tag.rpartition("}")[2]: each.text for each in task.iterfind("b:extensionElements/*", NAMESPACES)}
    assert facts == {"nomor": "1", "nama": "catat", "bersama": "Kadin", "syarat": "jika 1 ada", "sop": "Arsip Surat"}
    assert task.get("{http://camunda.org/schema/1.0/bpmn}dueDate") == "PT1H30M"
    assert [each.get("name") for each in root.iter(f"{{{MODEL}}}dataObjectReference")] == ["Surat", "Arsip"]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("10 menit", "PT10M"),
        ("1,5 jam", "PT1H30M"),
        ("3 hari kerja", "P3D"),
        ("2 minggu", "P14D"),
        ("1 tahun", "P12M"),
        ("1-3 hari", "P3D"),
        ("0,5 hari", ""),
        ("secepatnya", ""),
        ("seketika", ""),
    ],
)
def test_times_as_durations(written: str, expected: str) -> None:
    step = analyse(sop_of(f"Langkah oleh Staf: x\n  Waktu: {written}\n"))[0].graph.rows[0].step
    assert isinstance(step.duration, Duration)
    assert iso_duration(step.duration) == expected


def test_the_other_procedure_is_called_by_its_id() -> None:
    text = "SOP: X\nPelaksana: Staf\nProsedur A:\n  Langkah oleh Staf: x\n    Lanjut ke: Prosedur B\n"
    root = tree(parse(Source("x", text + "Prosedur B:\n  Langkah oleh Staf: y\n    Lanjut ke: SOP Arsip Surat\n")).sop)
    called = [(each.get("name"), each.get("calledElement")) for each in root.iter(f"{{{MODEL}}}callActivity")]
    assert called == [("Prosedur B", "sop_x__2"), ("SOP Arsip Surat", "sop_arsip_surat")]


def test_the_process_of_an_sop_is_called_by_its_title() -> None:
    """Whoever gives an engine several SOPs has them call each other, and none takes the place of another."""
    caller = tree(sop_of("Langkah oleh Staf: x\n  Lanjut ke: SOP Arsip  surat (Umum)\n"))
    head = "SOP: Arsip Surat (Umum)\nPelaksana: Staf\n"
    rows = "Prosedur:\n  Langkah oleh Staf: x\nProsedur:\n  Langkah oleh Staf: y\n"
    called = tree(parse(Source("x", head + rows)).sop)
    processes = [process.get("id") for process in called.iterfind("b:process", NAMESPACES)]
    pools = [pool.get("processRef") for pool in called.iter(f"{{{MODEL}}}participant")]
    assert processes == pools == ["sop_arsip_surat_umum", "sop_arsip_surat_umum__2"]
    assert [call.get("calledElement") for call in caller.iter(f"{{{MODEL}}}callActivity")] == processes[:1]


def test_text_is_data_and_bytes_are_the_same() -> None:
    hostile = """<bpmn:task/> & ]]> "kutip" ${x} &amp; <!-- -->"""
    sop = sop_of(f"Langkah oleh Staf: {hostile}\n", executors="Staf")
    assert exported(sop) == exported(sop)
    task = tree(sop).find(".//b:userTask", NAMESPACES)
    assert task is not None and task.get("name") == f"1. {plain(analyse(sop)[0].graph.rows[0].step.text)}"
    assert "<bpmn:task/> & ]]>" in (task.get("name") or "")
