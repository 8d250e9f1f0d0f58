"""Where the symbols of a chart stand below each other, so that the work goes down."""

from __future__ import annotations

from sopdsl.flow.swimlanes import Chart, Stroke, Symbol


def bands_of(chart: Chart) -> list[list[Symbol]]:
    """The symbols by height, from above, each as high as the arrows to it allow; those of joint executors together.

    What leads back to an earlier symbol of the chart, or to the same, does not count.
    """
    places = {symbol.name: place for place, symbol in enumerate(chart.symbols)}
    first = {symbol.name: symbol.name for symbol in chart.symbols}
    for line in chart.lines:
        if line.stroke is Stroke.PLAIN:
            first[line.target] = first[line.source]
    before: dict[str, list[str]] = {}
    for line in chart.lines:
        source, target = first[line.source], first[line.target]
        if places[source] < places[target]:
            before.setdefault(target, []).append(source)
    heights: dict[str, int] = {}
    bands: list[list[Symbol]] = []
    for symbol in chart.symbols:
        name = first[symbol.name]
        if name not in heights:
            heights[name] = max((heights[source] + 1 for source in before.get(name, ())), default=0)
        while len(bands) <= heights[name]:
            bands.append([])
        bands[heights[name]].append(symbol)
    return bands
