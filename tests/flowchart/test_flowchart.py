"""Flowcharts by the real Graphviz: nothing of a procedure's flow is lost, and no text becomes syntax."""

from __future__ import annotations

import io
import re
import shutil
from itertools import combinations, pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader
from sopdsl.renderers.flowchart import render
from sopdsl.renderers.flowchart.dot import dots
from sopdsl.renderers.flowchart.heights import heights_of
from sopdsl.renderers.flowchart.joint import without_lanes
from sopdsl.renderers.graphs import drawing
from sopdsl.renderers.graphs.words import block

import sopdsl
from sopdsl.flow import analyse
from sopdsl.flow.swimlanes import Chart, Line, Shape, Stroke, Symbol, swimlanes
from sopdsl.model import Sop
from sopdsl.rendering import Job, Rendering
from sopdsl.source import Source
from sopdsl.syntax import parse
from tests.flowchart.chart_reading import Drawn, drawn_by_graphviz, overlap
from tests.strategies import sops

ROOT = Path(__file__).parents[2]
FILES = sorted([*ROOT.glob("grammar/corpus/good/**/*.sop"), *ROOT.glob("specs/*.sop")])
HOSTILE = (
    "<b>tebal</b>",
    "&amp; &lt; &#34;",
    "\\N \\G \\l \\",
    '"]; x -> y [label="',
    "}",
    "// komentar # bukan",
    "a:b:c",
    "{rekaman|isi}",
    "日本 😀",
)

needs_dot = pytest.mark.skipif(shutil.which("dot") is None, reason="dot is missing: flowcharts were NOT drawn")


def model_of(path: Path) -> Sop:
    return parse(Source(path.name, path.read_text(encoding="utf-8"))).sop


def rendered(sop: Sop, format: str, **table: bool) -> Rendering:
    return render(Job(sop, analyse(sop), format, table, False, lambda path: None))


def check_drawn(chart: Chart, title: str = "Judul") -> Drawn:
    """That Graphviz drew all that the chart has, and nothing else, with the lanes in their order."""
    drawn = drawn_by_graphviz(dots(chart, title))
    lanes = {f"lajur{number}": lane for number, lane in enumerate(chart.lanes)}
    expected = {symbol.name: " ".join(symbol.lines) for symbol in chart.symbols} | lanes
    assert {name: letters(text) for name, text in drawn.symbols.items()} == {
        name: letters(text) for name, text in expected.items()
    }
    written = sorted((line.source, line.target, letters(line.label)) for line in chart.lines)
    assert sorted((source, target, letters(text)) for source, target, text in drawn.lines) == written
    assert letters(drawn.title) == letters(title)
    ends = [drawn.boxes[name] for name in lanes]
    assert ends == sorted(ends)
    return drawn


def check_clear(chart: Chart) -> None:
    """That no symbol lies on another one or on a lane's title, and no arrow passes through one that it only passes."""
    drawn = drawn_by_graphviz(text for text in dots(chart, "Judul") if "splines=ortho" in text)
    for (name, box), (other, place) in combinations(drawn.boxes.items(), 2):
        assert not overlap(box, place), (name, other)
    for (source, target, _), stretches in zip(drawn.lines, drawn.stretches, strict=True):
        others = [name for name in drawn.boxes if name not in (source, target)]
        crossed = [name for name in others if any(overlap(stretch, drawn.boxes[name]) for stretch in stretches)]
        assert not crossed, (source, target, crossed)


def letters(text: str) -> str:
    """A text without the places where it was broken."""
    return "".join(text.split())


@needs_dot
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_document_of_the_project_is_conserved(path: Path) -> None:
    for flow in analyse(model_of(path)):
        chart = swimlanes(flow.graph, ("kelengkapan", "waktu", "output"))
        check_drawn(chart)
        check_clear(chart)
        check_drawn(without_lanes(chart))
        check_clear(without_lanes(chart))


@needs_dot
@settings(max_examples=15, deadline=None)
@given(sops(most_rows=10))
def test_random_documents_are_conserved(sop: Sop) -> None:
    for flow in analyse(sop):
        check_drawn(swimlanes(flow.graph))
        check_clear(swimlanes(flow.graph))


@st.composite
def charts(draw: st.DrawFn) -> Chart:
    """Charts with any texts: the hostile ones, and signs in any order."""
    signs = st.characters(exclude_categories=("C", "Z"))
    text = st.one_of(st.sampled_from(HOSTILE), st.text(signs, min_size=1, max_size=12))
    lanes = tuple(draw(st.lists(text, max_size=3)))
    lane = st.one_of(st.none(), st.integers(0, len(lanes) - 1)) if lanes else st.none()
    said = st.lists(text, min_size=1, max_size=2).map(tuple)
    symbols = [
        Symbol(f"n{number}", draw(st.sampled_from(Shape)), draw(lane), draw(said))
        for number in range(1, draw(st.integers(2, 5)))
    ]
    names = st.sampled_from([symbol.name for symbol in symbols])
    stroke = st.sampled_from([Stroke.ARROW, Stroke.DASHED])
    line = st.builds(Line, names, names, stroke, st.one_of(st.just(""), text))
    return Chart(lanes, tuple(symbols), tuple(draw(st.lists(line, max_size=3))))


@needs_dot
@settings(max_examples=40, deadline=None)
@given(charts(), st.sampled_from(HOSTILE))
def test_any_text_is_data(chart: Chart, title: str) -> None:
    check_drawn(chart, title)


@needs_dot
def test_every_symbol_stands_within_its_lane() -> None:
    for path in FILES:
        for flow in analyse(model_of(path)):
            chart = swimlanes(flow.graph)
            boxes = drawn_by_graphviz(dots(chart, "x")).boxes
            inside = [(symbol.lane, boxes[symbol.name]) for symbol in chart.symbols if symbol.lane is not None]
            assert all(left[2] < right[0] for lane, left in inside for other, right in inside if lane < other)


def test_without_lanes_joint_executors_share_a_symbol() -> None:
    rows = "Langkah a oleh Kadin: A\nLangkah oleh Staf bersama Kadin: B\n  Lanjut ke: a\nLangkah: C\n"
    (flow,) = analyse(parse(Source("x", f"SOP: X\nPelaksana: Staf; Kadin\n{rows}")).sop)
    chart = without_lanes(swimlanes(flow.graph))
    assert [symbol.lines for symbol in chart.symbols] == [
        ("1. A", "(Kadin)"),
        ("2. B", "(Staf bersama Kadin)"),
        ("3. C",),
    ]
    assert [(line.source, line.target) for line in chart.lines] == [("n1", "n2_0"), ("n2_0", "n1")]


def test_words_stay_whole_and_a_number_stays_with_its_first_word() -> None:
    assert block(["12. Mempertanggungjawabkan", "a b"], 30, 9).lines == ("12. Mempertanggungjawabkan", "a b")
    assert block(["Memeriksa berkas"], 30, 9).lines == ("Memeriksa", "berkas")
    assert len(block(["x" * 400], 30, 9).lines) > 1


def test_work_goes_down() -> None:
    rows = "Langkah a oleh Staf: A\nLangkah oleh Staf bersama Kadin: B\n  Lanjut ke: a dan c\nLangkah c oleh Staf: C\n"
    (flow,) = analyse(parse(Source("x", f"SOP: X\nPelaksana: Staf; Kadin\n{rows}")).sop)
    assert heights_of(swimlanes(flow.graph)) == {"n1": 0, "n2_0": 1, "n2_1": 1, "n3": 2}


def test_what_nothing_leads_to_stands_where_it_is_written() -> None:
    rows = "Langkah oleh Staf: A\nLangkah oleh Staf: B\n  Lanjut ke: d\nLangkah oleh Kadin: C\nLangkah d oleh Staf: D\n"
    (flow,) = analyse(parse(Source("x", f"SOP: X\nPelaksana: Staf; Kadin\n{rows}")).sop)
    assert heights_of(swimlanes(flow.graph)) == {"n1": 0, "n2": 1, "n3": 1, "n4": 2}


def test_symbols_of_one_lane_stand_below_each_other() -> None:
    rows = "Langkah a oleh Staf: A\n  Lanjut ke: b, c\nLangkah b oleh Staf: B\n"
    rows += "  Lanjut ke: selesai\nLangkah c oleh Staf: C\n"
    (flow,) = analyse(parse(Source("x", f"SOP: X\nPelaksana: Staf\n{rows}")).sop)
    assert heights_of(swimlanes(flow.graph)) == {"n1": 0, "n2": 1, "n3": 2}


def test_the_table_bagan_says_what_symbols_say() -> None:
    sop = parse(Source("x", "SOP: X\nPelaksana: Staf\nLangkah oleh Staf: A\n  Waktu: 5 menit\n  Output: Surat\n")).sop

    def text(**table: bool) -> str:
        (file,) = rendered(sop, "dot", **table).files
        return file.data.decode()

    assert "5 menit" not in text() and "Surat" not in text() and "lajur0" in text()
    assert "1. A\\nWaktu: 5 menit\\nOutput: Surat" in text(waktu=True, output=True)
    assert "1. A\\n(Staf)" in text(lajur=False) and "lajur0" not in text(lajur=False)


def test_a_file_for_each_procedure() -> None:
    sop = parse(Source("x", "SOP: X\n" + "".join(f"Prosedur {x}:\n  Langkah: x\n" for x in "AB"))).sop
    assert [file.suffix for file in rendered(sop, "dot").files] == ["-1.dot", "-2.dot"]


@pytest.mark.parametrize("format", ["svg", "pdf", "png"])
@needs_dot
def test_the_same_document_gives_the_same_bytes(format: str) -> None:
    sop = model_of(ROOT / "specs/lakip-balangan.sop")
    first, again = rendered(sop, format), rendered(sop, format)
    assert first == again and first.files[0].data


@needs_dot
def test_the_pdf_holds_the_words() -> None:
    (file,) = rendered(model_of(ROOT / "specs/lakip-balangan-perbaikan.sop"), "pdf").files
    reader = PdfReader(io.BytesIO(file.data))
    assert reader.metadata is not None and reader.metadata.creation_date is None, "no clock"
    page = reader.pages[0]
    assert "Kasubbag Perencanaan" in page.extract_text() and "Sudah benar?" in page.extract_text()


def test_the_wheel_draws_where_there_is_no_program(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    pytest.importorskip("pygraphviz", reason="pygraphviz is not installed: its Graphviz was NOT tried")
    monkeypatch.setattr(shutil, "which", lambda name: None)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "pygraphviz.py").write_text("raise SystemExit('what lies beside the documents is not run')\n")
    (command,) = drawing.commands()
    assert "in_wheel" in command[-1]
    chart = Chart(("Staf",), (Symbol("n1", Shape.BOX, 0, HOSTILE),), ())
    picture = drawing.draw(dots(chart, "Judul")).decode()
    assert picture.startswith("<?xml") and ">&lt;b&gt;tebal&lt;/b&gt;</text>" in picture


@needs_dot
def test_labels_stand_on_white_above_all_lines() -> None:
    sop = model_of(ROOT / "grammar/corpus/good/keputusan.sop")
    (file,) = rendered(sop, "svg").files
    graph = ElementTree.fromstring(file.data)[-1]
    kinds = [part.tag.rpartition("}")[2] for part in graph]
    labels = [edge.label for edge in swimlanes(analyse(sop)[0].graph).lines if edge.label]
    assert kinds[-2 * len(labels) :] == ["rect", "text"] * len(labels)
    assert sorted(str(part.text).strip() for part in graph[-2 * len(labels) + 1 :: 2]) == sorted(labels)
    for white, words in zip(graph[-2 * len(labels) :: 2], graph[-2 * len(labels) + 1 :: 2], strict=True):
        assert 0 < float(words.attrib["x"]) - float(white.attrib["x"]) < float(white.attrib["width"])
        assert 0 < float(words.attrib["y"]) - float(white.attrib["y"]) < float(white.attrib["height"])


def test_a_program_beside_the_documents_is_not_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: r".\dot.EXE")
    assert not any("dot.EXE" in word for command in drawing.commands() for word in command)


def test_without_graphviz_the_sheet_is_drawn_with_one_hint(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drawing, "commands", list)
    sop = model_of(ROOT / "specs/lakip-balangan.sop")
    rendering = rendered(sop, "pdf")
    assert [finding.code for finding in rendering.diagnostics] == ["LBR007"]
    assert len(PdfReader(io.BytesIO(rendering.files[0].data)).pages) > 1
    assert rendered(sop, "dot").diagnostics == ()


def test_without_graphviz_the_sheet_keeps_the_style_of_the_office(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(drawing, "commands", list)
    (tmp_path / "sop.toml").write_text("[lembar]\nkertas = 'F4'\n", encoding="utf-8")
    (tmp_path / "surat.sop").write_text("SOP: X\nPelaksana: Staf\nLangkah oleh Staf: A\n", encoding="utf-8")
    (file,) = sopdsl.render(sopdsl.load_document(tmp_path / "surat.sop"), "flowchart", "pdf").files
    assert {round(page.mediabox.width / 72 * 25.4) for page in PdfReader(io.BytesIO(file.data)).pages} == {330}


@pytest.mark.parametrize("behaviour", ["exit 1", "exec sleep 30"])
def test_a_graphviz_that_fails_or_hangs_draws_nothing(
    behaviour: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    broken = tmp_path / "dot"
    broken.write_text(f"#!/bin/sh\n{behaviour}\n")
    broken.chmod(0o755)
    monkeypatch.setattr(shutil, "which", lambda name: str(broken))
    monkeypatch.setattr(drawing, "find_spec", lambda name: None)
    monkeypatch.setattr(drawing, "SECONDS", 0.2)
    with pytest.raises(drawing.NoPictureError):
        drawing.draw(["digraph {}"])


@needs_dot
def test_a_chart_at_which_graphviz_aborts_has_right_angles_all_the_same() -> None:
    """Graphviz 2.43 aborts at a few numbers of symbols below each other: one in fifteen of these."""
    for count in range(15, 30):
        names = [f"n{number}" for number in range(count)]
        symbols = [Symbol(name, Shape.BOX, 0, (f"{len(name)}",) * (1 + place % 3)) for place, name in enumerate(names)]
        lines = [Line(upper, lower, Stroke.ARROW, "") for upper, lower in pairwise(names)]
        check_clear(Chart(("Staf",), tuple(symbols), tuple(lines)))


def test_where_graphviz_cannot_draw_right_angles_the_other_text_is_drawn(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    fussy = tmp_path / "dot"
    fussy.write_text("#!/bin/sh\ngrep splines | grep -v ortho && exit 0\nexit 134\n")
    fussy.chmod(0o755)
    monkeypatch.setattr(shutil, "which", lambda name: str(fussy))
    monkeypatch.setattr(drawing, "find_spec", lambda name: None)
    chart = Chart(("Staf",), (Symbol("n1", Shape.BOX, 0, ("A",)),), ())
    assert b"splines=polyline" in drawing.draw(dots(chart, "Judul"))


def test_a_chart_that_takes_too_long_is_not_tried_by_the_other_graphviz(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drawing, "commands", lambda: [["sleep", "30"], ["echo", "<svg/>"]])
    monkeypatch.setattr(drawing, "SECONDS", 0.2)
    with pytest.raises(drawing.NoPictureError):
        drawing.draw(["digraph {}"])


@needs_dot
def test_titles_of_lanes_stand_in_the_middle_of_their_heads() -> None:
    (flow,) = analyse(model_of(ROOT / "specs/lakip-balangan-perbaikan.sop"))
    text = next(dots(swimlanes(flow.graph), "x"))
    background = re.search(r'_background="([^"]*)"', text)
    assert background is not None
    lines = re.findall(r"L 2 (\S+) (\S+) (\S+) (\S+)", background[1])
    top, head, *_ = sorted({float(y) for _, y, _, to_y in lines if y == to_y}, reverse=True)
    places = re.findall(r'lajur\d+ \[[^]]*pos="[^,]*,([^"]*)"', text)
    assert top == 0 and places
    lowest = min(float(y) for _, y, _, _ in lines)
    symbols = re.findall(r'height=(\S+) pos="[^,]*,([^"]*)"', text)
    assert symbols and all(float(y) - 36 * float(height) > lowest for height, y in symbols)
    assert [float(place) for place in places] == pytest.approx([head / 2] * len(places), abs=0.01)


def test_only_lines_that_lead_back_leave_the_heights_alone() -> None:
    rows = (
        "Langkah a oleh Staf: A\nLangkah b: B\n  Keputusan oleh Staf: Baik?\n    Jika Ya: lanjut\n    Jika Tidak: a\n"
    )
    (flow,) = analyse(parse(Source("x", f"SOP: X\nPelaksana: Staf\n{rows}Langkah oleh Staf: C\n")).sop)
    chart = without_lanes(swimlanes(flow.graph))
    lines = [line for line in next(dots(chart, "x")).splitlines() if "->" in line]
    assert [("constraint=false" in line) for line in lines] == [line.target == "n1" for line in chart.lines]
