"""Where the symbols of a chart stand below each other, so that the work goes down."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from sopdsl.flow.swimlanes import Chart, Stroke, Symbol

from .joint import first_of_joint


def column_of(symbol: Symbol, chart: Chart) -> int:
    """The column of a symbol, from the left: that of its lane, or one right of all lanes."""
    return len(chart.lanes) if symbol.lane is None else symbol.lane


def heights_of(chart: Chart) -> dict[str, int]:
    """By the name of each symbol its height, 0 above: below all that leads to it, and alone in its column.

    Those of joint executors stand beside each other with nothing between them. What leads back to an earlier symbol
    of the chart, or to the same, does not count; what nothing leads to stands no higher than the symbol before it.
    """
    first = first_of_joint(chart)
    joint: dict[str, list[int]] = defaultdict(list)
    for symbol in chart.symbols:
        joint[first[symbol.name]].append(column_of(symbol, chart))
    before: dict[str, list[str]] = defaultdict(list)
    for source, target in _ahead(chart):
        before[first[target]].append(first[source])
    heights: dict[str, int] = {}
    free: dict[int, int] = defaultdict(int)
    height = 0
    for name, columns in joint.items():
        taken = range(min(columns), max(columns) + 1)
        led = [heights[source] + 1 for source in before[name]] or [height]
        height = heights[name] = max(*led, *(free[column] for column in taken))
        free.update(dict.fromkeys(taken, height + 1))
    return {name: heights[first[name]] for name in first}


def _ahead(chart: Chart) -> Iterator[tuple[str, str]]:
    """Source and target of the arrows that lead to a later symbol."""
    places = {symbol.name: place for place, symbol in enumerate(chart.symbols)}
    for line in chart.lines:
        if line.stroke is not Stroke.PLAIN and places[line.source] < places[line.target]:
            yield line.source, line.target
