"""PlantUML text: nothing of a procedure's flow is lost in it, and no text of a document becomes syntax."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree

import attrs
import pytest
from hypothesis import given, settings
from sopdsl.renderers.plantuml import plantuml, render

from sopdsl.flow import analyse
from sopdsl.flow.swimlanes import Chart, Line, Shape, Stroke, Symbol, swimlanes
from sopdsl.model import Sop
from sopdsl.rendering import Job
from sopdsl.source import Source
from sopdsl.syntax import parse
from tests.strategies import sops
from tests.strategy_charts import HOSTILE, charts, in_lanes

ROOT = Path(__file__).parents[2]
FILES = sorted([*ROOT.glob("grammar/corpus/good/**/*.sop"), *ROOT.glob("specs/*.sop")])
LANE = re.compile(r'rectangle "([^"]*)" as p(\d+) \{')
SYMBOL = re.compile(r'(?:  )?(storage|rectangle|usecase|file) "([^"]*)" as (n\w+)')
LINE = re.compile(r"(n\w+) (-->|\.\.>|--) (n\w+)(?: : (.+))?")
SHAPES = {"storage": Shape.CAPSULE, "rectangle": Shape.BOX, "usecase": Shape.DIAMOND, "file": Shape.PENTAGON}
STROKES = {"-->": Stroke.ARROW, "..>": Stroke.DASHED, "--": Stroke.PLAIN}


def read_plantuml(text: str) -> Chart:
    """The chart that a text shows; every line of the text is one of ours."""
    lanes: list[str] = []
    symbols: list[Symbol] = []
    lines: list[Line] = []
    inside: int | None = None
    first, black, flat, *rest, last = text.splitlines()
    assert (first, last) == ("@startuml", "@enduml") and text.endswith("\n")
    assert (black, flat) == ("skinparam monochrome true", "skinparam shadowing false")
    for written in rest:
        if found := LANE.fullmatch(written):
            inside = len(lanes)
            assert int(found[2]) == inside + 1
            lanes.append(letters(found[1].replace(r"\n", " ")))
        elif written == "}":
            inside = None
        elif found := SYMBOL.fullmatch(written):
            said = tuple(letters(line) for line in found[2].split(r"\n"))
            symbols.append(Symbol(found[3], SHAPES[found[1]], inside, said))
        else:
            found = LINE.fullmatch(written)
            assert found, written
            lines.append(Line(found[1], found[3], STROKES[found[2]], letters(found[4] or "")))
    return Chart(tuple(lanes), tuple(symbols), tuple(lines))


def letters(text: str) -> str:
    return re.sub(r"<U\+([0-9A-F]{4,6})>", lambda number: chr(int(number[1], 16)), text)


def unwrapped(chart: Chart) -> Chart:
    """The chart with its symbols in the order of the lanes, and all texts without regard to lines and spaces."""
    chart = in_lanes(chart)
    symbols = tuple(attrs.evolve(symbol, lines=("".join("".join(symbol.lines).split()),)) for symbol in chart.symbols)
    return attrs.evolve(chart, lanes=tuple("".join(lane.split()) for lane in chart.lanes), symbols=symbols)


def files_of(sop: Sop) -> dict[str, str]:
    rendering = render(Job(sop, analyse(sop), "puml", {}, False, lambda path: None))
    assert not rendering.diagnostics
    return {file.suffix: file.data.decode() for file in rendering.files}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_document_of_the_project_is_conserved(path: Path) -> None:
    check_conserved(parse(Source(path.name, path.read_text(encoding="utf-8"))).sop)


@settings(max_examples=50)
@given(sops(most_rows=12))
def test_random_documents_are_conserved(sop: Sop) -> None:
    check_conserved(sop)


def check_conserved(sop: Sop) -> None:
    files, flows = files_of(sop), analyse(sop)
    drawn = [unwrapped(read_plantuml(text)) for text in files.values()]
    assert drawn == [unwrapped(swimlanes(flow.graph)) for flow in flows]
    assert list(files) == ([".puml"] if len(flows) == 1 else [f"-{number + 1}.puml" for number in range(len(flows))])


@given(charts())
def test_any_text_is_data(chart: Chart) -> None:
    text = plantuml(chart)
    assert unwrapped(read_plantuml(text)) == unwrapped(chart)
    said = re.sub(r"<U\+[0-9A-F]+>", "", text.removeprefix("@startuml\n").removesuffix("@enduml\n"))
    assert not re.search(r"[@!%$~<*/'=\[\]&#]|\\(?!n)", said)


@pytest.mark.skipif(shutil.which("plantuml") is None, reason="plantuml is missing: its own program drew NOTHING")
def test_plantuml_draws_what_the_charts_show(tmp_path: Path) -> None:
    """All words, once for each symbol, lane and arrow that has them, and nothing else."""
    hostile = [Symbol(f"n{number}", Shape.BOX, 0, (text,)) for number, text in enumerate(HOSTILE)]
    labels = [Line("n0", "n1", Stroke.ARROW, text) for text in HOSTILE]
    files = [path for path in FILES if path.stem in ("lakip-balangan", "serentak", "tujuan")]
    flows = [flow for path in files for flow in analyse(parse(Source("x", path.read_text(encoding="utf-8"))).sop)]
    drawn = [Chart(HOSTILE, tuple(hostile), tuple(labels)), *(swimlanes(flow.graph) for flow in flows)]
    for number, chart in enumerate(drawn):
        (tmp_path / f"{number}.puml").write_text(plantuml(chart), encoding="utf-8")
    command = ["plantuml", "-charset", "UTF-8", "-tsvg", *(f"{number}.puml" for number in range(len(drawn)))]
    subprocess.run(command, cwd=tmp_path, check=True, timeout=300)
    for number, chart in enumerate(drawn):
        said = [*chart.lanes, *(line.label for line in chart.lines)]
        said += [line for symbol in chart.symbols for line in symbol.lines]
        assert signs_of(words_drawn(tmp_path / f"{number}.svg")) == signs_of("".join(said))


def words_drawn(svg: Path) -> str:
    return "".join(
        part for each in ElementTree.parse(svg).iter("{http://www.w3.org/2000/svg}text") for part in each.itertext()
    )


def signs_of(words: str) -> Counter[str]:
    """How often each sign stands in words, spaces aside."""
    return Counter("".join(words.split()))
