"""Charts read back from Graphviz's own JSON: the texts that it drew, and where."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any

import attrs

Box = tuple[float, float, float, float]
"""Left, lower, right and upper side."""


@attrs.frozen
class Drawn:
    """What Graphviz drew: texts of symbols by name, lines as source, target and text, the box of each symbol, and
    for each line the boxes of its stretches.
    """

    title: str
    symbols: dict[str, str]
    lines: list[tuple[str, str, str]]
    boxes: dict[str, Box]
    stretches: list[list[Box]]


def drawn_by_graphviz(dots: Iterable[str]) -> Drawn:
    """Let `dot` draw the first of the texts that it can. The words of wrapped lines are joined by spaces.

    What nobody sees is left out.
    """
    graph = next(filter(None, map(_drawn, dots)))
    nodes = {each["_gvid"]: each for each in graph["objects"] if each.get("style") != "invis"}
    lines = [line for line in graph.get("edges", []) if line.get("style") != "invis"]
    return Drawn(
        _texts(graph),
        {node["name"]: _texts(node) for node in nodes.values()},
        [(nodes[line["tail"]]["name"], nodes[line["head"]]["name"], _texts(line)) for line in lines],
        {node["name"]: _box(node) for node in nodes.values()},
        [list(_stretches(line)) for line in lines],
    )


def _drawn(dot: str) -> Any:
    done = subprocess.run(["dot", "-Tjson"], input=dot.encode(), capture_output=True, timeout=60, check=False)
    return json.loads(done.stdout) if done.returncode == 0 else None


def _texts(thing: dict[str, Any]) -> str:
    return " ".join(each["text"] for each in thing.get("_ldraw_", []) if each["op"] == "T")


def _box(node: dict[str, Any]) -> Box:
    x, y = map(float, node["pos"].split(","))
    across, up = 36 * float(node["width"]), 36 * float(node["height"])
    return x - across, y - up, x + across, y + up


def _stretches(line: dict[str, Any]) -> Iterator[Box]:
    for part in line["_draw_"]:
        if part["op"] == "b":
            for (x, y), (to_x, to_y) in pairwise(part["points"]):
                yield min(x, to_x), min(y, to_y), max(x, to_x), max(y, to_y)


def overlap(one: Box, other: Box) -> bool:
    """Whether two boxes share more than a point's breadth; a stretch of a line may be as thin as it is."""
    left, lower, right, upper = other[0] + 1, other[1] + 1, other[2] - 1, other[3] - 1
    return one[0] < right and left < one[2] and one[1] < upper and lower < one[3]
