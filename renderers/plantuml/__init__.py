"""The flow of each procedure as PlantUML text, for wikis and READMEs: a deployment diagram, each executor a frame.

Not an activity diagram: its swimlanes hold only structured flow, and an author's arrows go anywhere. The shapes are
those that PlantUML has had since early 2020: it has no diamonds with a text, and hexagons came later.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from textwrap import wrap

from sopdsl.flow.swimlanes import Chart, Shape, Stroke, Symbol, swimlanes
from sopdsl.rendering import Job, Rendering, numbered_files

FORMATS = ("puml",)

_SHAPES = {Shape.CAPSULE: "storage", Shape.BOX: "rectangle", Shape.DIAMOND: "usecase", Shape.PENTAGON: "file"}
_STROKES = {Stroke.ARROW: "-->", Stroke.DASHED: "..>", Stroke.PLAIN: "--"}
_MARKUP = re.compile(r"[^\w ,?()]|_|^ | $")
"""What PlantUML, its preprocessor or its Creole could take for anything but a letter."""
_LOOKS = ("skinparam monochrome true", "skinparam shadowing false")
"""As black and white as other pictures of the SOP."""
_WIDTH = 32
"""Characters of a line. PlantUML's own `wrapWidth` would read a text a second time."""


def render(job: Job) -> Rendering:
    """Render one document; the same job gives the same bytes. A file for each procedure."""
    charts = [plantuml(swimlanes(flow.graph)).encode() for flow in job.flows]
    return Rendering(numbered_files(charts, "puml"))


def plantuml(chart: Chart) -> str:
    """A chart as a PlantUML diagram, ending in a line end."""
    lines = ["@startuml", *_LOOKS]
    for number, label in enumerate(chart.lanes):
        symbols = [symbol for symbol in chart.symbols if symbol.lane == number]
        lines += [f"rectangle {_quoted([label])} as p{number + 1} {{", *("  " + _symbol(each) for each in symbols), "}"]
    lines += [_symbol(symbol) for symbol in chart.symbols if symbol.lane is None]
    for line in chart.lines:
        label = f" : {_escaped(line.label)}" if line.label else ""
        lines.append(f"{line.source} {_STROKES[line.stroke]} {line.target}{label}")
    return "\n".join([*lines, "@enduml"]) + "\n"


def _symbol(symbol: Symbol) -> str:
    return f"{_SHAPES[symbol.shape]} {_quoted(symbol.lines)} as {symbol.name}"


def _quoted(lines: Sequence[str]) -> str:
    wrapped = (part for line in lines for part in wrap(line, _WIDTH, break_long_words=False) or [line])
    return '"' + r"\n".join(_escaped(part) for part in wrapped) + '"'


def _escaped(text: str) -> str:
    """A text on one line; whatever is not plainly a letter stands as its number (`<U+0022>`)."""
    return _MARKUP.sub(lambda sign: f"<U+{ord(sign[0]):04X}>", text)
