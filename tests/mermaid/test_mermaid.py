"""Mermaid text: nothing of a procedure's flow is lost in it, and no text of a document becomes syntax."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from sopdsl.renderers.mermaid import mermaid, render

from sopdsl.flow import analyse
from sopdsl.flow.swimlanes import Chart, Shape, Stroke, swimlanes
from sopdsl.model import Sop
from sopdsl.rendering import Job
from sopdsl.source import Source
from sopdsl.syntax import parse
from tests.mermaid.mermaid_reading import parsed_by_mermaid, read_mermaid
from tests.strategies import sops
from tests.strategy_charts import charts, in_lanes

ROOT = Path(__file__).parents[2]
FILES = sorted([*ROOT.glob("grammar/corpus/good/**/*.sop"), *ROOT.glob("specs/*.sop")])
STROKES = {Stroke.ARROW: ["normal", "arrow_point"], Stroke.DASHED: ["dotted", "arrow_point"]}
PLAIN = ["normal", "arrow_open"]
SHAPES = {Shape.CAPSULE: "stadium", Shape.BOX: "square", Shape.DIAMOND: "diamond", Shape.PENTAGON: "odd"}


def model_of(path: Path) -> Sop:
    return parse(Source(path.name, path.read_text(encoding="utf-8"))).sop


def files_of(sop: Sop) -> dict[str, str]:
    rendering = render(Job(sop, analyse(sop), "mmd", {}, False, lambda path: None))
    assert not rendering.diagnostics
    return {file.suffix: file.data.decode() for file in rendering.files}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_document_of_the_project_is_conserved(path: Path) -> None:
    check_conserved(model_of(path))


@settings(max_examples=50)
@given(sops(most_rows=12))
def test_random_documents_are_conserved(sop: Sop) -> None:
    check_conserved(sop)


def check_conserved(sop: Sop) -> None:
    charts = [swimlanes(flow.graph) for flow in analyse(sop)]
    assert [read_mermaid(text) for text in files_of(sop).values()] == [in_lanes(chart) for chart in charts]


def test_one_file_for_each_procedure() -> None:
    one, three = "Pelaksana: A\nLangkah oleh A: x\n", "".join(f"Prosedur {x}:\n  Langkah: x\n" for x in "ABC")
    assert list(files_of(parse(Source("x", "SOP: X\n" + one)).sop)) == [".mmd"]
    assert list(files_of(parse(Source("x", "SOP: X\n" + three)).sop)) == ["-1.mmd", "-2.mmd", "-3.mmd"]


@given(charts())
def test_any_text_is_data(chart: Chart) -> None:
    text = mermaid(chart)
    assert read_mermaid(text) == in_lanes(chart)
    assert not re.search(r"[`\\%;$&]|--- *$|https?:", re.sub(r"#\d+;", "", text))


def mermaid_at_hand() -> str | None:
    """Why Mermaid's own parser cannot be asked; None where it can."""
    folders = [Path(folder) for folder in os.environ.get("NODE_PATH", "").split(os.pathsep) if folder]
    missing = [name for name in ("mermaid", "jsdom") if not any((folder / name).is_dir() for folder in folders)]
    if missing or not shutil.which("node"):
        return f"Mermaid's parser was NOT asked: node and NODE_PATH with {' and '.join(missing)} are needed"
    return None


needs_mermaid = pytest.mark.skipif(mermaid_at_hand() is not None, reason=str(mermaid_at_hand()))


@needs_mermaid
def test_mermaid_finds_what_the_charts_of_the_project_show(tmp_path: Path) -> None:
    check_with_mermaid([swimlanes(flow.graph) for path in FILES for flow in analyse(model_of(path))], tmp_path)


@needs_mermaid
def test_mermaid_finds_what_random_charts_show(tmp_path: Path) -> None:
    found: list[Chart] = []

    @settings(max_examples=100, database=None, phases=[Phase.generate])
    @given(sops(most_rows=12), charts())
    def collect(sop: Sop, hostile: Chart) -> None:
        found.extend([hostile, *(swimlanes(flow.graph) for flow in analyse(sop))])

    collect()
    check_with_mermaid(found, tmp_path)


def check_with_mermaid(charts: list[Chart], folder: Path) -> None:
    """All symbols, arrows, lanes and texts, as Mermaid's own parser reads them."""
    for chart, parsed in zip(charts, parsed_by_mermaid([mermaid(chart) for chart in charts], folder), strict=True):
        assert "error" not in parsed, (parsed["error"], mermaid(chart))
        ordered = in_lanes(chart)
        vertices = [[each[0], each[1], decoded(each[2])] for each in parsed["vertices"]]
        assert vertices == [[each.name, SHAPES[each.shape], "<br>".join(each.lines)] for each in ordered.symbols]
        edges = [[*each[:4], decoded(each[4])] for each in parsed["edges"]]
        assert edges == [[e.source, e.target, *STROKES.get(e.stroke, PLAIN), e.label] for e in chart.lines]
        held = [[each.name for each in chart.symbols if each.lane == lane] for lane in range(len(chart.lanes))]
        assert [[decoded(title), nodes] for title, nodes in parsed["subgraphs"]] == [
            list(pair) for pair in zip(chart.lanes, held, strict=True)
        ]


def decoded(text: str) -> str:
    """A text of Mermaid's parser, which keeps numbered signs under a spelling of its own."""
    return re.sub(r"ﬂ°°(\d+)¶ß", lambda number: chr(int(number[1])), text).replace("\u2060", "")
