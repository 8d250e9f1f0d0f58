"""Which bands and columns need more room for the wires that are left over."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

from .costs import Task
from .lines import Line, beside
from .problem import Place, Problem, Shortage

_LANE = 6.2
"""Points that give a band or column one lane more on both sides of its symbols."""
_ASKED = 5
"""No more wires are looked at: they stand in one another's way, and room for some helps all."""
_MOST = 5 * _LANE
"""No more at once: with a part of the room the lines may find other ways."""


def shortage(
    problem: Problem, left: Sequence[Task], forced: Callable[[Task], tuple[Line | None, list[Line]]]
) -> Shortage:
    """Room for one lane more wherever the best line of a wire that is left over would run into another line."""
    bands: dict[int, float] = {}
    columns: dict[int, float] = {}
    for task in left[:_ASKED]:
        line, blockers = forced(task)
        if line is None or not blockers:
            _widen_way(problem, task, bands, columns)
        else:
            _widen_line(problem, line, blockers, bands, columns)
    bands = {band: min(room, _MOST) for band, room in bands.items()}
    columns = {column: min(room, _MOST) for column, room in columns.items()}
    return Shortage(bands, columns, left[0].wire.id)


def _widen_line(
    problem: Problem, line: Line, blockers: Iterable[Line], bands: dict[int, float], columns: dict[int, float]
) -> None:
    """Room along the stretches of a line that others stand on; at its ends for other sides of the symbol, too."""
    stretches = list(pairwise(line.own_points))
    for index, stretch in enumerate(stretches):
        if not any(beside(stretch, other) for blocker in blockers for other in pairwise(blocker.own_points)):
            continue
        (x, y), (_, end_y) = stretch
        if y == end_y:
            _grow(bands, _index(problem.bands, y), _LANE)
        else:
            _grow(columns, _index(problem.columns, x), _LANE)
        if index == 0:
            _widen_place(line.task.source, bands, columns)
        if index == len(stretches) - 1:
            _widen_place(line.task.target, bands, columns)
    if line.label is not None or not (bands or columns):
        _widen_label(line.task, bands, columns)


def _widen_place(place: Place, bands: dict[int, float], columns: dict[int, float]) -> None:
    _grow(bands, place.band, _LANE)
    _grow(columns, place.column, _LANE)


def _widen_label(task: Task, bands: dict[int, float], columns: dict[int, float]) -> None:
    """Room around the source: its label may be what finds no place."""
    width, height = task.wire.label or (0.0, 0.0)
    _grow(bands, task.source.band, max(_LANE, height))
    _grow(columns, task.source.column, max(_LANE, width / 3))


def _widen_way(problem: Problem, task: Task, bands: dict[int, float], columns: dict[int, float]) -> None:
    """Room around both symbols and between them."""
    first, last = sorted((task.source.band, task.target.band))
    for band in range(first, last + 1):
        _grow(bands, band, _LANE)
    first, last = sorted((task.source.column, task.target.column))
    for column in range(first, last + 1):
        _grow(columns, column, _LANE)
    if task.wire.label:
        _widen_label(task, bands, columns)


def _index(ranges: tuple[tuple[float, float], ...], position: float) -> int:
    return max((index for index, (start, _) in enumerate(ranges) if start <= position), default=0)


def _grow(sizes: dict[int, float], index: int, amount: float) -> None:
    sizes[index] = sizes.get(index, 0.0) + amount
