"""Charts read back from Graphviz's own JSON: the texts that it drew, and where."""

from __future__ import annotations

import json
import subprocess
from typing import Any

import attrs


@attrs.frozen
class Drawn:
    """What Graphviz drew: texts of symbols by name, lines as source, target and text, and the x of each symbol."""

    title: str
    symbols: dict[str, str]
    lines: list[tuple[str, str, str]]
    places: dict[str, float]


def drawn_by_graphviz(dot: str) -> Drawn:
    """Let `dot` draw a chart. What is invisible is left out; the words of wrapped lines are joined by spaces."""
    done = subprocess.run(["dot", "-Tjson"], input=dot.encode(), capture_output=True, timeout=60, check=True)
    graph = json.loads(done.stdout)
    nodes = {each["_gvid"]: each for each in graph["objects"] if "nodes" not in each}
    seen = [node for node in nodes.values() if node.get("style") != "invis"]
    unseen = {number for number, node in nodes.items() if node.get("style") == "invis"}
    lines = [edge for edge in graph.get("edges", []) if edge.get("style") != "invis" and edge["tail"] not in unseen]
    return Drawn(
        _texts(graph),
        {node["name"]: _texts(node) for node in seen},
        [(nodes[line["tail"]]["name"], nodes[line["head"]]["name"], _texts(line)) for line in lines],
        {node["name"]: float(node["pos"].split(",")[0]) for node in seen},
    )


def _texts(thing: dict[str, Any]) -> str:
    return " ".join(each["text"] for each in thing.get("_ldraw_", []) if each["op"] == "T")
