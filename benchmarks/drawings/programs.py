"""A flow for each program, and what it drew from it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from base64 import b64decode
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any
from xml.etree import ElementTree
from xml.sax.saxutils import quoteattr

import attrs
from sopdsl.renderers.mermaid import mermaid
from sopdsl.renderers.typesetting.primitives import Rect
from sopdsl.renderers.typesetting.text import Font, plain_text, wrap

from benchmarks.drawings.drawing import Arrow, Box, Drawing, flattened
from sopdsl.flow.swimlanes import Chart, Line, Shape, Symbol

PEERS = Path(__file__).parents[2] / ".peers"
FONT = Font(8.5)
BOX_WIDTH = 110.0


NAMES = ("Mermaid swimlane", "Mermaid flowchart", "ELK layered", "bpmn-auto-layout")
"""The ways to draw, as the report calls them."""


@attrs.frozen
class Drawn:
    """What a program made of a flow. `picture` is its own picture as PNG, where it makes one; `error` says why not."""

    seconds: float = 0.0
    version: str = ""
    drawing: Drawing | None = None
    picture: bytes | None = None
    error: str = ""


def draw(charts: Sequence[Chart]) -> dict[tuple[str, int], Drawn]:
    """All charts, drawn by all peers, by name and the chart's place."""
    requests = []
    for place, chart in enumerate(charts):
        text = mermaid(chart)
        lanes = text.replace("flowchart TB", "swimlane-beta TB", 1)
        requests += [
            {"program": "mermaid", "key": f"Mermaid swimlane|{place}", "text": lanes},
            {"program": "mermaid", "key": f"Mermaid flowchart|{place}", "text": text},
            {"program": "elkjs", "key": f"ELK layered|{place}", "graph": elk_graph(chart)},
            {"program": "bpmn-auto-layout", "key": f"bpmn-auto-layout|{place}", "xml": bpmn(chart)},
        ]
    answers: dict[tuple[str, int], Drawn] = {}
    for answer in _run(requests):
        name, _, place = answer["key"].partition("|")
        answers[name, int(place)] = _drawn(answer, charts[int(place)])
    return answers


def _run(requests: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Ask the programs. Raises SystemExit where they are not installed."""
    browser = shutil.which("chromium") or shutil.which("google-chrome")
    if not (PEERS / "node_modules").is_dir() or browser is None:
        raise SystemExit("NOT COMPARED: see benchmarks/README.md for what has to be installed")
    script = Path(__file__).with_name("peers.mjs")
    done = subprocess.run(
        ["node", str(script)],
        input=json.dumps(requests),
        cwd=PEERS,
        env={**os.environ, "CHROMIUM": browser},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise SystemExit(done.stderr)
    answers: list[dict[str, Any]] = json.loads(done.stdout)
    return answers


def _drawn(answer: dict[str, Any], chart: Chart) -> Drawn:
    if "error" in answer:
        return Drawn(version=answer["version"], error=answer["error"])
    read = {"mermaid": _from_mermaid, "elkjs": _from_elk, "bpmn-auto-layout": _from_bpmn}[answer["program"]]
    picture = b64decode(answer["picture"]) if "picture" in answer else None
    return Drawn(answer["seconds"], answer["version"], read(answer, chart), picture)


def _box(symbol: Symbol, rect: Rect) -> Box:
    return Box(symbol.name, _step(symbol), symbol.lane, rect, symbol.shape is Shape.DIAMOND)


def _step(symbol: Symbol) -> int | None:
    numbers = (line.partition(".")[0] for line in symbol.lines)
    return next((int(number) for number in numbers if number.isdigit()), None)


# ---------------------------------------------------------------- Mermaid


def _from_mermaid(answer: dict[str, Any], chart: Chart) -> Drawing:
    rects = {node["id"].rpartition("flowchart-")[2].rpartition("-")[0]: Rect(*node["rect"]) for node in answer["nodes"]}
    labels = [Rect(*label["rect"]) for label in answer["labels"]]
    names = _edge_names(chart.lines)
    arrows = []
    for path in answer["paths"]:
        line = names["L_" + path["id"].partition("L_")[2]]
        a, d, e, f = path["matrix"]
        points = tuple((a * x + e, d * y + f) for x, y in flattened(path["d"]))
        label = _nearest(labels, points) if line.label else None
        arrows.append(Arrow(line.source, line.target, points, label))
    boxes = tuple(_box(symbol, rects[symbol.name]) for symbol in chart.symbols)
    width, height = answer["size"]
    return Drawing(width, height, boxes, tuple(arrows), answer["letters"])


def _edge_names(lines: Sequence[Line]) -> dict[str, Line]:
    """Mermaid numbers the edges of each pair of nodes."""
    names: dict[str, Line] = {}
    for line in lines:
        count = sum(name.startswith(f"L_{line.source}_{line.target}_") for name in names)
        names[f"L_{line.source}_{line.target}_{count}"] = line
    return names


def _nearest(labels: Sequence[Rect], points: Sequence[tuple[float, float]]) -> Rect:
    """The label of an edge: it stands in the middle of one of its stretches, so its centre is nearest to them."""

    def away(rect: Rect) -> float:
        x, y = rect.centre
        return min(_distance(x, y, *start, *end) for start, end in pairwise(points))

    return min(labels, key=away)


def _distance(x: float, y: float, ax: float, ay: float, bx: float, by: float) -> float:
    long = (bx - ax) ** 2 + (by - ay) ** 2
    along = max(0.0, min(1.0, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / long)) if long else 0.0
    return float(((ax + along * (bx - ax) - x) ** 2 + (ay + along * (by - ay) - y) ** 2) ** 0.5)


# ---------------------------------------------------------------- ELK


def elk_graph(chart: Chart) -> dict[str, Any]:
    """A graph for ELK's layered algorithm: executors are partitions, which are set one after the other."""
    options = {
        "elk.algorithm": "layered",
        "elk.direction": "RIGHT",
        "elk.edgeRouting": "ORTHOGONAL",
        "elk.partitioning.activate": "true",
        "elk.spacing.edgeLabel": "2",
    }
    children = []
    for symbol in chart.symbols:
        width, height = size_of(symbol)
        lane = {} if symbol.lane is None else {"elk.partitioning.partition": str(symbol.lane)}
        children.append({"id": symbol.name, "width": width, "height": height, "layoutOptions": lane})
    edges = []
    for number, line in enumerate(chart.lines):
        label = {"text": line.label, "width": words_width(line.label), "height": FONT.leading}
        edges.append({
            "id": f"e{number}",
            "sources": [line.source],
            "targets": [line.target],
            "labels": [label] if line.label else [],
        })  # fmt: skip
    return {"id": "alur", "layoutOptions": options, "children": children, "edges": edges}


def size_of(symbol: Symbol) -> tuple[float, float]:
    """Room for a symbol's words; a diamond needs twice as much."""
    lines = [line for text in symbol.lines for line in wrap(plain_text(text), BOX_WIDTH - 10, FONT, {})]
    height = len(lines) * FONT.leading + 10
    return (BOX_WIDTH * 1.6, height * 2) if symbol.shape is Shape.DIAMOND else (BOX_WIDTH, height)


def words_width(text: str) -> float:
    """The width of one line of words."""
    return max((line.width for line in wrap(plain_text(text), 1e9, FONT, {})), default=0.0) + 2


def _from_elk(answer: dict[str, Any], chart: Chart) -> Drawing:
    graph = answer["graph"]
    rects = {child["id"]: _elk_rect(child) for child in graph["children"]}
    arrows = []
    for line, edge in zip(chart.lines, graph["edges"], strict=True):
        section = edge["sections"][0]
        places = (section["startPoint"], *section.get("bendPoints", ()), section["endPoint"])
        label = _elk_rect(edge["labels"][0]) if edge["labels"] else None
        arrows.append(Arrow(line.source, line.target, tuple((place["x"], place["y"]) for place in places), label))
    boxes = tuple(_box(symbol, rects[symbol.name]) for symbol in chart.symbols)
    return Drawing(graph["width"], graph["height"], boxes, tuple(arrows), FONT.size)


def _elk_rect(thing: dict[str, float]) -> Rect:
    return Rect(thing["x"], thing["y"], thing["width"], thing["height"])


# ---------------------------------------------------------------- BPMN

_NAMES = {
    "bpmn": "http://www.omg.org/spec/BPMN/20100524/MODEL",
    "bpmndi": "http://www.omg.org/spec/BPMN/20100524/DI",
    "dc": "http://www.omg.org/spec/DD/20100524/DC",
    "di": "http://www.omg.org/spec/DD/20100524/DI",
}


def bpmn(chart: Chart) -> str:
    """A process with a lane for each executor: tasks, gateways and the flows between them."""
    lanes = "".join(
        f'<bpmn:lane id="lane{number}" name={quoteattr(label)}>'
        + "".join(
            f"<bpmn:flowNodeRef>{symbol.name}</bpmn:flowNodeRef>" for symbol in chart.symbols if symbol.lane == number
        )
        + "</bpmn:lane>"
        for number, label in enumerate(chart.lanes)
    )
    nodes = "".join(_node(symbol, chart.lines) for symbol in chart.symbols)
    flows = "".join(
        f'<bpmn:sequenceFlow id="f{number}" sourceRef="{line.source}" targetRef="{line.target}"'
        f" name={quoteattr(line.label)}/>"
        for number, line in enumerate(chart.lines)
    )
    return (
        f'<bpmn:definitions xmlns:bpmn="{_NAMES["bpmn"]}" id="naskah"><bpmn:process id="alur" isExecutable="false">'
        f'<bpmn:laneSet id="lanes">{lanes}</bpmn:laneSet>{nodes}{flows}</bpmn:process></bpmn:definitions>'
    )


def _node(symbol: Symbol, lines: Sequence[Line]) -> str:
    """A task or gateway; bpmn-auto-layout follows only the flows that it names."""
    kind = "exclusiveGateway" if symbol.shape is Shape.DIAMOND else "task"
    flows = "".join(
        f"<bpmn:{way}>f{number}</bpmn:{way}>"
        for way, end in (("incoming", "target"), ("outgoing", "source"))
        for number, line in enumerate(lines)
        if getattr(line, end) == symbol.name
    )
    return f"<bpmn:{kind} id={quoteattr(symbol.name)} name={quoteattr(' '.join(symbol.lines))}>{flows}</bpmn:{kind}>"


def _from_bpmn(answer: dict[str, Any], chart: Chart) -> Drawing:
    root = ElementTree.fromstring(answer["xml"])
    rects = {shape.get("bpmnElement"): _bounds(shape) for shape in root.iterfind(".//bpmndi:BPMNShape", _NAMES)}
    arrows = []
    for edge in root.iterfind(".//bpmndi:BPMNEdge", _NAMES):
        line = chart.lines[int((edge.get("bpmnElement") or "")[1:])]
        points = tuple((float(p.get("x", 0)), float(p.get("y", 0))) for p in edge.iterfind("di:waypoint", _NAMES))
        label = edge.find("bpmndi:BPMNLabel", _NAMES)
        arrows.append(Arrow(line.source, line.target, points, _bounds(label) if label is not None else None))
    boxes = tuple(_box(symbol, rects[symbol.name]) for symbol in chart.symbols)
    right = max([rect.right for rect in rects.values()] + [x for arrow in arrows for x, _ in arrow.points])
    bottom = max([rect.bottom for rect in rects.values()] + [y for arrow in arrows for _, y in arrow.points])
    return Drawing(right, bottom, boxes, tuple(arrows), 12.0)


def _bounds(shape: ElementTree.Element) -> Rect:
    bounds = shape.find("dc:Bounds", _NAMES)
    assert bounds is not None
    return Rect(*(float(bounds.get(name, 0)) for name in ("x", "y", "width", "height")))
