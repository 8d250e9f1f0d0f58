"""Mermaid text back to the chart that it shows: by a small reader of our own lines, and by Mermaid's own parser."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path
from typing import Any

from sopdsl.flow.swimlanes import Chart, Line, Shape, Stroke, Symbol

_TEXT = r'"([^"]*)"'
_LANE = re.compile(rf"  subgraph p(\d+)\[{_TEXT}\]")
_SYMBOL = re.compile(rf"  (?:  )?(n\w+)(\(\[|\[|\{{|>){_TEXT}(\]\)|\]|\}})")
_LINE = re.compile(rf"  (n\w+) (-->|-\.->|---)(?:\|{_TEXT}\|)? (n\w+)")
_SHAPES = {"([": Shape.CAPSULE, "[": Shape.BOX, "{": Shape.DIAMOND, ">": Shape.PENTAGON}
_STROKES = {"-->": Stroke.ARROW, "-.->": Stroke.DASHED, "---": Stroke.PLAIN}


def read_mermaid(text: str) -> Chart:
    """The chart that a text shows; every line of the text is one of ours."""
    lanes: list[str] = []
    symbols: list[Symbol] = []
    lines: list[Line] = []
    inside: int | None = None
    first, *rest = text.splitlines()
    assert first == "flowchart TB" and text.endswith("\n")
    for written in rest:
        if found := _LANE.fullmatch(written):
            inside = len(lanes)
            assert int(found[1]) == inside + 1
            lanes.append(_letters(found[2]))
        elif written == "  end":
            inside = None
        elif found := _SYMBOL.fullmatch(written):
            said = tuple(_letters(line) for line in found[3].split("<br/>"))
            symbols.append(Symbol(found[1], _SHAPES[found[2]], inside, said))
        else:
            found = _LINE.fullmatch(written)
            assert found, written
            lines.append(Line(found[1], found[4], _STROKES[found[2]], _letters(found[3] or "")))
    return Chart(tuple(lanes), tuple(symbols), tuple(lines))


def _letters(text: str) -> str:
    return re.sub(r"#(\d+);", lambda number: chr(int(number[1])), text).replace("\u2060", "")


def parsed_by_mermaid(texts: list[str], folder: Path) -> list[dict[str, Any]]:
    """What Mermaid's parser finds in each text: `vertices`, `edges`, `subgraphs`, or an `error`."""
    given = folder / "naskah.json"
    given.write_text(json.dumps(texts), encoding="utf-8")
    script = Path(__file__).with_name("parse.mjs")
    ran = subprocess.run(["node", script, given], capture_output=True, check=True, timeout=300)
    found: list[dict[str, Any]] = json.loads(ran.stdout)
    return found
