"""Symbols of executors who work together: which belong together, and one symbol for all of them."""

from __future__ import annotations

from collections import defaultdict

import attrs

from sopdsl.flow.swimlanes import Chart, Stroke, Symbol


def first_of_joint(chart: Chart) -> dict[str, str]:
    """By the name of each symbol that of the first one of those that it is joined to: itself, where it stands alone."""
    first = {symbol.name: symbol.name for symbol in chart.symbols}
    for line in chart.lines:
        if line.stroke is Stroke.PLAIN:
            first[line.target] = first[line.source]
    return first


def without_lanes(chart: Chart) -> Chart:
    """The same chart with the executors named in the symbols instead; those who work together share one."""
    first = first_of_joint(chart)
    labels: dict[str, list[str]] = defaultdict(list)
    for symbol in chart.symbols:
        if symbol.lane is not None:
            labels[first[symbol.name]].append(chart.lanes[symbol.lane])
    symbols = [_named(symbol, labels[symbol.name]) for symbol in chart.symbols if first[symbol.name] == symbol.name]
    lines = [
        attrs.evolve(line, source=first[line.source], target=first[line.target])
        for line in chart.lines
        if line.stroke is not Stroke.PLAIN
    ]
    return Chart((), tuple(symbols), tuple(lines))


def _named(symbol: Symbol, executors: list[str]) -> Symbol:
    names = [f"({' bersama '.join(executors)})"] if executors else []
    return attrs.evolve(symbol, lane=None, lines=(*symbol.lines, *names))
