"""Which bands and columns need more room for the wires that are left over."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from itertools import pairwise

from .choice import Chooser
from .costs import Task
from .grid import Grid
from .labels import Labels
from .lines import Line, in_the_way
from .ports import Ports
from .problem import Problem, Shortage

_LANE = 6.2
"""Points that give a band or column one lane more on both sides of its symbols."""


def shortage(problem: Problem, grid: Grid, left: Iterable[Task], lines: Collection[Line]) -> Shortage:
    """Room for one lane more wherever the best line of a wire that is left over would run into another line."""
    bands: dict[int, float] = {}
    columns: dict[int, float] = {}
    left = list(left)
    bare = grid.bare()
    for task in left:
        line = Chooser(problem, bare, Ports(bare), Labels(problem), task, ()).searched()
        if line is None:
            _widen_way(problem, task, bands, columns)
            continue
        _widen_line(problem, line, lines, bands, columns)
    return Shortage(bands, columns, left[0].wire.id)


def _widen_line(
    problem: Problem, line: Line, lines: Iterable[Line], bands: dict[int, float], columns: dict[int, float]
) -> None:
    """Room along the stretches of a line that others stand on."""
    blockers = [other for other in lines if in_the_way(line, other)]
    for (x, y), (end_x, end_y) in pairwise(line.points):
        low, high = sorted((x, end_x)) if y == end_y else sorted((y, end_y))
        del low, high
        if y == end_y:
            _grow(bands, _index(problem.bands, y), _LANE)
        else:
            _grow(columns, _index(problem.columns, x), _LANE)
    del blockers


def _widen_way(problem: Problem, task: Task, bands: dict[int, float], columns: dict[int, float]) -> None:
    """Room around both symbols and between them."""
    first, last = sorted((task.source.band, task.target.band))
    for band in range(first, last + 1):
        _grow(bands, band, _LANE)
    first, last = sorted((task.source.column, task.target.column))
    for column in range(first, last + 1):
        _grow(columns, column, _LANE)


def _index(ranges: tuple[tuple[float, float], ...], position: float) -> int:
    return max((index for index, (start, _) in enumerate(ranges) if start <= position), default=0)


def _grow(sizes: dict[int, float], index: int, amount: float) -> None:
    sizes[index] = sizes.get(index, 0.0) + amount
