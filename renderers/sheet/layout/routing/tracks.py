"""The tracks that lines run on: positions on one axis, shared by all lines of a problem.

The same rule makes the vertical tracks (cells: columns) and the horizontal ones (cells: bands): through the middle of
the symbols, beside it where more lines leave a symbol, and lanes between the symbols and the table's rules.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from math import inf

import attrs

from ..geometry import ARROWHEAD_LENGTH
from .problem import Place, Problem

CLEARANCE = 3.0
"""From a line to a symbol that it passes, and between parallel lines."""
SHORTEST = CLEARANCE - 0.02
"""The shortest stretch between two corners: the line would else run beside itself."""
RULE_GAP = 1.0
"""From a line to a rule of the table along which it runs."""
LAST_STRETCH = ARROWHEAD_LENGTH + 1.0
"""The straight stretch that an arrowhead needs."""
PORT_PITCH = 4.0
"""Between two lines at one side of a symbol; `CROWDED_PITCH` where more lines must leave it than that allows."""
CROWDED_PITCH = 3.05
CORNER_ABOVE = 3.05
"""From a line on top or bottom of a symbol to its corner, so that it keeps clear of one that stands on the side."""
CORNER_BESIDE = 1.5
"""From a line on the left or right of a symbol to its corner."""

_FILL_COST = 5.0
_RULE_COST, _RULE_LOOK = 2.0, 2.0
"""What a track costs more that is so near to a rule that a line there looks like a part of it, and how near that is."""
_LANE_PITCH = 3.05
_EMPTY_MARGIN = 0.2

Range = tuple[float, float]


@attrs.frozen
class Tracks:
    """Ascending positions; `costs`: how little a line likes to run there; `lanes`: those made for passing, by index."""

    positions: tuple[float, ...]
    costs: tuple[float, ...]
    lanes: tuple[int, ...]


def vertical_tracks(problem: Problem, crowded: frozenset[int]) -> Tracks:
    """The x of all tracks. `crowded` are the symbols whose sides need all the lines they can hold."""
    spans = [(column, span, place.id in crowded) for place in problem.places for column, span in _spans(place)]
    rules = sorted({edge for column in problem.columns for edge in column} | {problem.field.x, problem.field.right})
    return _tracks(problem.columns, spans, rules, CORNER_ABOVE)


def _spans(place: Place) -> Iterator[tuple[int, Range]]:
    """What a symbol takes of its column; a wide one takes of each what a symbol of its own would."""
    if not place.middles:
        yield place.column, (place.rect.x, place.rect.right)
        return
    half = place.middles[0] - place.rect.x
    for column, middle in zip(place.columns, place.middles, strict=True):
        yield column, (middle - half, middle + half)


def horizontal_tracks(problem: Problem, crowded: frozenset[int]) -> Tracks:
    """The y of all tracks."""
    spans = [(place.band, (place.rect.y, place.rect.bottom), place.id in crowded) for place in problem.places]
    rules = sorted(set(problem.rules) | {problem.field.y, problem.field.bottom})
    return _tracks(problem.bands, spans, rules, CORNER_BESIDE)


def _tracks(
    cells: Sequence[Range], spans: Iterable[tuple[int, Range, bool]], rules: Sequence[float], corner: float
) -> Tracks:
    by_cell: list[list[tuple[Range, bool]]] = [[] for _ in cells]
    for index, span, crowded in spans:
        by_cell[index].append((span, crowded))
    costs: dict[float, float] = {}
    for cell, inside in zip(cells, by_cell, strict=True):
        _add_ports(costs, cell, inside, corner)
    edge = rules[0]
    for cell, inside in zip(cells, by_cell, strict=True):
        fitting = [span for span, _ in inside if span[0] >= cell[0] and span[1] <= cell[1]]
        if not fitting:
            margin = (cell[1] - cell[0]) * _EMPTY_MARGIN
            fitting = [(cell[0] + margin, cell[1] - margin)]
        _add_lanes(costs, edge, min(span[0] for span in fitting), rules)
        edge = max(span[1] for span in fitting)
    _add_lanes(costs, edge, rules[-1], rules)
    return _finished(costs, rules)


def _add_ports(costs: dict[float, float], cell: Range, inside: list[tuple[Range, bool]], corner: float) -> None:
    """Tracks through symbols: their middle, and lines at both sides of it."""
    if not inside:
        costs[_rounded((cell[0] + cell[1]) / 2)] = 2.0
    for (start, end), crowded in inside:
        middle, half = (start + end) / 2, (end - start) / 2
        costs[_rounded(middle)] = 2.0
        pitch = CROWDED_PITCH if crowded else PORT_PITCH
        count = int((half - corner) / pitch + 1e-6)
        for step in range(1, count + 1):
            for position in (middle - step * pitch, middle + step * pitch):
                costs.setdefault(_rounded(position), _FILL_COST)


def _add_lanes(costs: dict[float, float], start: float, end: float, rules: Sequence[float]) -> None:
    """Lanes in the free space from the symbols at `start` to the symbols at `end`, cut by the rules between."""
    cuts = rules[bisect_left(rules, start) : bisect_right(rules, end)]
    edges = [start, *cuts, end]
    for left, right in pairwise(edges):
        first = left + (RULE_GAP if left in cuts else CLEARANCE)
        last = right - (RULE_GAP if right in cuts else CLEARANCE)
        _spread(costs, first, last)


def _spread(costs: dict[float, float], first: float, last: float) -> None:
    room = last - first
    if room < -1e-6:
        return
    count = int(room / _LANE_PITCH + 1e-6) + 1
    if count == 1:
        costs[_rounded((first + last) / 2)] = 0.5
        return
    step = room / (count - 1)
    for index in range(count):
        middle = abs(index - (count - 1) / 2) / count
        costs[_rounded(first + index * step)] = 2.0 * middle


def _finished(costs: dict[float, float], rules: Sequence[float]) -> Tracks:
    """Sorted, with wide gaps filled and nothing too near a rule."""
    edges = (-inf, *rules, inf)
    to_rule = {position: _to_rule(position, edges) for position in costs}
    known = sorted(position for position, distance in to_rule.items() if distance >= RULE_GAP - 0.02)
    positions: list[float] = []
    for left, right in zip(known, [*known[1:], None], strict=True):
        positions.append(left)
        if right is None:
            break
        count = int((right - left) / _LANE_PITCH + 1e-6) - 1
        for index in range(1, count + 1):
            position = _rounded(left + (right - left) * index / (count + 1))
            to_rule[position] = _to_rule(position, edges)
            if to_rule[position] >= RULE_GAP:
                costs[position] = _FILL_COST
                positions.append(position)
    near = (_RULE_COST if to_rule[position] < _RULE_LOOK else 0.0 for position in positions)
    weights = tuple(costs[position] + more for position, more in zip(positions, near, strict=True))
    lanes = tuple(index for index, position in enumerate(positions) if costs[position] < _FILL_COST)
    return Tracks(tuple(positions), weights, lanes)


def _to_rule(position: float, edges: Sequence[float]) -> float:
    """How far the nearest rule is; `edges` are the rules between two infinities."""
    after = bisect_left(edges, position)
    return min(position - edges[after - 1], edges[after] - position)


def _rounded(value: float) -> float:
    return round(value, 2)
