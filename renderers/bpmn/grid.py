"""Which cell of a grid each element of a process takes: columns from left to right, rows from lane to lane."""

from __future__ import annotations

from collections import defaultdict
from itertools import chain, count
from typing import NamedTuple

import attrs

from .elements import Process


class Cell(NamedTuple):
    """A place in the grid, both counted from 0."""

    column: int
    row: int


@attrs.frozen
class Grid:
    """The cells of all elements by id, and of each row the lane that it lies in; every lane has a row."""

    cells: dict[str, Cell]
    lanes: tuple[int, ...]

    @property
    def columns(self) -> int:
        """How many there are."""
        return 1 + max((cell.column for cell in self.cells.values()), default=0)


def grid_of(process: Process) -> Grid:
    """An element stands a column behind all that lead to it, but for ways back, and in the row of one of them if that
    lies in its lane and is free there.
    """
    leaving: dict[str, list[str]] = defaultdict(list)
    arriving: dict[str, list[str]] = defaultdict(list)
    for flow in process.flows:
        leaving[flow.source].append(flow.target)
        arriving[flow.target].append(flow.source)
    order = _in_order([element.id for element in process.elements], leaving)
    columns = _columns(order, leaving)
    lanes = {element.id: element.lane for element in process.elements}
    taken: set[tuple[int, Cell]] = set()
    rows: dict[str, int] = {}
    for element in order:
        lane, column = lanes[element], columns[element]
        before = [rows[each] for each in arriving[element] if each in rows and lanes[each] == lane]
        free = (row for row in chain(before, count()) if (lane, Cell(column, row)) not in taken)
        rows[element] = next(free)
        taken.add((lane, Cell(column, rows[element])))
    counts = [
        1 + max((rows[each] for each in order if lanes[each] == lane), default=0) for lane in range(len(process.lanes))
    ]
    cells = {each: Cell(columns[each], sum(counts[: lanes[each]]) + rows[each]) for each in order}
    return Grid(cells, tuple(lane for lane, height in enumerate(counts) for _ in range(height)))


def _columns(order: list[str], leaving: dict[str, list[str]]) -> dict[str, int]:
    """How far each element stands from a beginning; flows that come back to where a way has been do not count."""
    place = {element: number for number, element in enumerate(order)}
    columns = dict.fromkeys(order, 0)
    for element in order:
        for target in leaving[element]:
            if place[target] > place[element]:
                columns[target] = max(columns[target], columns[element] + 1)
    return columns


def _in_order(elements: list[str], leaving: dict[str, list[str]]) -> list[str]:
    """A topological order of all flows but those that close a loop: each element after all that lead to it."""
    reached = {target for targets in leaving.values() for target in targets}
    done: list[str] = []
    seen: set[str] = set()
    for root in sorted(elements, key=lambda element: element in reached):
        if root in seen:
            continue
        seen.add(root)
        stack = [(root, iter(leaving[root]))]
        while stack:
            element, targets = stack[-1]
            following = next((target for target in targets if target not in seen), None)
            if following is None:
                done.append(element)
                stack.pop()
            else:
                seen.add(following)
                stack.append((following, iter(leaving[following])))
    return done[::-1]
