"""The lanes of a chart: a column for each executor, in which every symbol has a place of its own.

Graphviz is told the places and draws the arrows: it keeps no order of columns by itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate

import attrs

from sopdsl.flow.swimlanes import Chart

from ..graphs.words import Block
from .heights import column_of, heights_of

LEFT, RIGHT = 13.0, 19.0
"""Free beside the widest symbol of a lane, in points: unequal, so that arrows between two lanes miss the border."""
_BETWEEN = 22.0
"""From one height to the next, in points: room for an arrow and its label."""
_COLOUR = "#8c8c8c"

Point = tuple[float, float]


@attrs.frozen
class Lanes:
    """In points, upwards and to the right from the upper left corner: the centres of symbols by their names, those of
    the lanes' titles, and the borders.
    """

    symbols: Mapping[str, Point]
    titles: Sequence[Point]
    borders: Sequence[tuple[Point, Point]]


def lanes_of(chart: Chart, outlines: Mapping[str, Block], titles: Sequence[Block]) -> Lanes:
    """Places for the symbols, which are as large as their `outlines`, and for the titles of the lanes.

    Symbols outside the lanes stand on the right, in one without a title.
    """
    heights = heights_of(chart)
    columns = {symbol.name: column_of(symbol, chart) for symbol in chart.symbols}
    widths = [title.width for title in titles] + [0.0] * (len(titles) in columns.values())
    sizes = [0.0] * (max(heights.values(), default=-1) + 1)
    for name, outline in outlines.items():
        widths[columns[name]] = max(widths[columns[name]], outline.width)
        sizes[heights[name]] = max(sizes[heights[name]], outline.height)
    sides = list(accumulate((LEFT + width + RIGHT for width in widths), initial=0.0))
    middles = [side + LEFT + width / 2 for side, width in zip(sides, widths, strict=False)]
    head = -max(title.height for title in titles)
    tops = list(accumulate((-size - _BETWEEN for size in sizes), initial=head - _BETWEEN))
    return Lanes(
        {name: (middles[columns[name]], tops[height] - sizes[height] / 2) for name, height in heights.items()},
        [(middle, head / 2) for middle in middles[: len(titles)]],
        list(_borders(sides, [0.0, head, tops[-1]])),
    )


def _borders(sides: Sequence[float], levels: Sequence[float]) -> Iterator[tuple[Point, Point]]:
    for side in sides:
        yield (side, levels[0]), (side, levels[-1])
    for level in levels:
        yield (sides[0], level), (sides[-1], level)


def background(borders: Sequence[tuple[Point, Point]]) -> str:
    """Borders as Graphviz draws them below all else: in its language of drawings, xdot."""
    drawn = (f"L 2 {x:.2f} {y:.2f} {to_x:.2f} {to_y:.2f}" for (x, y), (to_x, to_y) in borders)
    return " ".join([f"c {len(_COLOUR)} -{_COLOUR}", *drawn])
