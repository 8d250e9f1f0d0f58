"""The lanes of a chart: a grid of columns whose order Graphviz keeps, which it does not do with clusters.

Every height of the chart is one rank, in which each lane has its symbols or an unseen point, and borders on both sides.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

import graphviz

from sopdsl.flow.swimlanes import Chart

from .heights import bands_of

_BORDER = {"color": "#b8c4d0", "dir": "none", "weight": "50", "headclip": "false", "tailclip": "false"}
_UNSEEN = {"style": "invis", "weight": "30"}
_POINT = {"label": "", "width": "0.01", "height": "0.01", "style": "invis"}


def lane_name(lane: int | None) -> str:
    """The name of a lane's title, and of the group that keeps its symbols below each other."""
    return "luar" if lane is None else f"lajur{lane}"


def add_lanes(graph: graphviz.Digraph, chart: Chart, titles: Sequence[Mapping[str, str]]) -> None:
    """Put the symbols of a chart into lanes; `titles` are the looks of the lanes' titles.

    Symbols outside the lanes stand on the right, in one without a title.
    """
    for lane, title in enumerate(titles):
        graph.node(lane_name(lane), **title)
    above: list[str] = []
    for height, cells in enumerate(_cells(chart)):
        columns = _add_height(graph, height, cells)
        for place, (upper, lower) in enumerate(zip(above, columns, strict=bool(above))):
            graph.edge(upper, lower, **(_UNSEEN if place % 2 else _BORDER))
        above = columns


def _cells(chart: Chart) -> Iterator[list[list[str]]]:
    """By height the names in each lane: of the titles, of the symbols, and nothing at the lower end."""
    lanes: list[int | None] = [*range(len(chart.lanes))]
    if any(symbol.lane is None for symbol in chart.symbols):
        lanes.append(None)
    yield [[] if lane is None else [lane_name(lane)] for lane in lanes]
    for band in bands_of(chart):
        yield [[symbol.name for symbol in band if symbol.lane == lane] for lane in lanes]
    yield [[] for _ in lanes]


def _add_height(graph: graphviz.Digraph, height: int, cells: Sequence[Sequence[str]]) -> list[str]:
    """All that stands at one height, from left to right; gives the borders and the first of each lane, in turn."""
    order, columns = [f"batas{height}_0"], [f"batas{height}_0"]
    graph.node(order[0], **_POINT)
    for lane, names in enumerate(cells):
        border, point = f"batas{height}_{lane + 1}", f"titik{height}_{lane}"
        graph.node(border, **_POINT)
        if not names:
            graph.node(point, **_POINT)
        order += [*(names or [point]), border]
        columns += [*(names or [point])[:1], border]
    with graph.subgraph() as rank:
        rank.attr(rank="same")
        for left, right in pairwise(order):
            rank.edge(left, right, style="invis")
    return columns
