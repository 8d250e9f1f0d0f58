"""The flow of each procedure as Mermaid text, for wikis and READMEs: a flowchart with a subgraph for each executor."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sopdsl.flow.swimlanes import Chart, Shape, Stroke, Symbol, swimlanes
from sopdsl.rendering import Job, Rendering, numbered_files

FORMATS = ("mmd",)

_BRACKETS = {
    Shape.CAPSULE: ("([", "])"),
    Shape.BOX: ("[", "]"),
    Shape.DIAMOND: ("{", "}"),
    Shape.PENTAGON: (">", "]"),
}
_STROKES = {Stroke.ARROW: "-->", Stroke.DASHED: "-.->", Stroke.PLAIN: "---"}
_MARKUP = re.compile(r"[^\w ,/?!'()-]|_|^\W| $|^\d+\)")
"""What Mermaid, or the Markdown and HTML that it reads labels as, could take for anything but a letter."""
_JOINER = "\u2060"
"""Stands, unseen, between two dollar signs: together they are a formula, also as numbers."""


def render(job: Job) -> Rendering:
    """Render one document; the same job gives the same bytes. A file for each procedure."""
    charts = [mermaid(swimlanes(flow.graph)).encode() for flow in job.flows]
    return Rendering(numbered_files(charts, "mmd"))


def mermaid(chart: Chart) -> str:
    """A chart as a Mermaid flowchart, ending in a line end."""
    lines = ["flowchart TB"]
    for number, label in enumerate(chart.lanes):
        symbols = [symbol for symbol in chart.symbols if symbol.lane == number]
        lines += [f"  subgraph p{number + 1}[{_quoted([label])}]", *("  " + _symbol(each) for each in symbols), "  end"]
    lines += [_symbol(symbol) for symbol in chart.symbols if symbol.lane is None]
    for line in chart.lines:
        label = f"|{_quoted([line.label])}|" if line.label else ""
        lines.append(f"  {line.source} {_STROKES[line.stroke]}{label} {line.target}")
    return "\n".join(lines) + "\n"


def _symbol(symbol: Symbol) -> str:
    opening, closing = _BRACKETS[symbol.shape]
    return f"  {symbol.name}{opening}{_quoted(symbol.lines)}{closing}"


def _quoted(lines: Sequence[str]) -> str:
    """A text of several lines; whatever is not plainly a letter stands as its number (`#34;`)."""
    kept = (line.replace("$$", f"${_JOINER}$") for line in lines)
    return '"' + "<br/>".join(_MARKUP.sub(_numbered, line) for line in kept) + '"'


def _numbered(signs: re.Match[str]) -> str:
    return "".join(f"#{ord(sign)};" for sign in signs[0])
