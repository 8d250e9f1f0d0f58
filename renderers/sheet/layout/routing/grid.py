"""Where lines may run: the crossings of the tracks, and what stands on them already.

A line occupies the nodes that it runs over in its own direction, all tracks nearer than the clearance included, and its
corners and ends in both. So a free run is one slice of a byte array, and two lines that both found free runs can only
cross at right angles, away from their corners.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from copy import copy
from itertools import pairwise

from ....typesetting.primitives import Rect
from .problem import Problem
from .tracks import CLEARANCE, Tracks, horizontal_tracks, vertical_tracks

Node = tuple[int, int]
Marks = tuple[list[int], list[int], list[int], list[int]]
_NEAR = CLEARANCE - 0.02
_LABEL_GAP = 1.2


class Grid:
    """The tracks of a problem and four counters for each node.

    `across[j * width + i]` counts what forbids to run from left to right over the node of column `i` and row `j`,
    `down[i * height + j]` what forbids to run from top to bottom; `crossed_across` and `crossed_down` count the lines
    that such a run would cross. `symbols_across` and `symbols_down` are the part of the first two that never changes.
    """

    def __init__(self, problem: Problem, crowded: frozenset[int] = frozenset()) -> None:
        self.vertical: Tracks = vertical_tracks(problem, crowded)
        self.horizontal: Tracks = horizontal_tracks(problem, crowded)
        self.xs, self.ys = self.vertical.positions, self.horizontal.positions
        self.width, self.height = len(self.xs), len(self.ys)
        size = self.width * self.height
        self.across, self.down = bytearray(size), bytearray(size)
        self.crossed_across, self.crossed_down = bytearray(size), bytearray(size)
        self._near_x = _neighbours(self.xs)
        self._near_y = _neighbours(self.ys)
        for place in problem.places:
            self.add(self._of_symbol(place.rect), 1)
        self.symbols_across, self.symbols_down = bytes(self.across), bytes(self.down)
        self._soft_across = self._soft_down = bytearray(size)

    def add(self, marks: Marks, amount: int) -> None:
        """Put marks on the grid (1) or take them away (-1)."""
        counters = (self.across, self.down, self.crossed_across, self.crossed_down)
        for counter, indices in zip(counters, marks, strict=True):
            for index in indices:
                counter[index] += amount

    def bare(self, weights: Iterable[tuple[Marks, int]]) -> Grid:
        """This grid as if only the symbols stood on it; `passage` tells what else does, by its weight."""
        bare = copy(self)
        size = self.width * self.height
        bare.across, bare.down = bytearray(self.symbols_across), bytearray(self.symbols_down)
        bare._soft_across, bare._soft_down = bytearray(size), bytearray(size)
        bare.crossed_across, bare.crossed_down = bytearray(size), bytearray(size)
        for marks, weight in weights:
            for soft, indices in ((bare._soft_across, marks[0]), (bare._soft_down, marks[1])):
                for index in indices:
                    soft[index] = min(soft[index] + weight, 255)
        return bare

    def passage(self, sideways: bool) -> tuple[bytearray, bytearray, bytearray]:
        """For runs across (`sideways`) or down, by node: what stops them, what is in their way, what they cross."""
        if sideways:
            return self.across, self._soft_across, self.crossed_across
        return self.down, self._soft_down, self.crossed_down

    def turning(self, sideways: bool) -> tuple[bytearray, int]:
        """What stops a turn out of such a run, by the node's place on its own track, then by the run's track; and how
        many nodes the first has.
        """
        return (self.down, self.height) if sideways else (self.across, self.width)

    def stops(self, column: int, row: int) -> bool:
        """Whether a line may not turn at a node."""
        return bool(self.across[row * self.width + column] or self.down[column * self.height + row])

    def free_across(self, row: int, start: int, end: int) -> bool:
        """Whether a line may run over all nodes of `row` from `start` to `end` (in any order)."""
        if start > end:
            start, end = end, start
        base = row * self.width
        return self.across.count(0, base + start, base + end + 1) == end - start + 1

    def free_down(self, column: int, start: int, end: int) -> bool:
        """Whether a line may run over all nodes of `column` from `start` to `end` (in any order)."""
        if start > end:
            start, end = end, start
        base = column * self.height
        return self.down.count(0, base + start, base + end + 1) == end - start + 1

    def crossings_across(self, row: int, start: int, end: int) -> int:
        """How many lines such a run crosses."""
        if start > end:
            start, end = end, start
        base = row * self.width
        return end - start + 1 - self.crossed_across.count(0, base + start, base + end + 1)

    def crossings_down(self, column: int, start: int, end: int) -> int:
        """How many lines such a run crosses."""
        if start > end:
            start, end = end, start
        base = column * self.height
        return end - start + 1 - self.crossed_down.count(0, base + start, base + end + 1)

    def reach_across(self, row: int, start: int, step: int) -> int:
        """The last node that a run from `start` to the right (`step` 1) or left (-1) gets to; one before it if none."""
        base = row * self.width
        if step > 0:
            strip = self.across[base + start : base + self.width]
            return start + len(strip) - len(strip.lstrip(b"\0")) - 1
        strip = self.across[base : base + start + 1]
        return start - (len(strip) - len(strip.rstrip(b"\0"))) + 1

    def reach_down(self, column: int, start: int, step: int) -> int:
        """The last node that a run from `start` downwards (`step` 1) or upwards (-1) gets to."""
        base = column * self.height
        if step > 0:
            strip = self.down[base + start : base + self.height]
            return start + len(strip) - len(strip.lstrip(b"\0")) - 1
        strip = self.down[base : base + start + 1]
        return start - (len(strip) - len(strip.rstrip(b"\0"))) + 1

    def marks_of_line(self, nodes: Sequence[Node], guarded: Iterable[Node] = ()) -> Marks:
        """What a line over these corners occupies; `guarded` are nodes that nothing may cross (its arrowhead)."""
        marks: Marks = ([], [], [], [])
        for (i, j), (k, m) in pairwise(nodes):
            if j == m:
                self._mark_across(marks, j, min(i, k), max(i, k))
            else:
                self._mark_down(marks, i, min(j, m), max(j, m))
        for node in (*nodes, *guarded):
            self._mark_node(marks, node)
        return marks

    def marks_of_label(self, rect: Rect) -> Marks:
        """What a label's box occupies."""
        grown = Rect(
            rect.x - _LABEL_GAP, rect.y - _LABEL_GAP, rect.width + 2 * _LABEL_GAP, rect.height + 2 * _LABEL_GAP
        )
        return self._of_area(grown)

    def _of_symbol(self, rect: Rect) -> Marks:
        return self._of_area(Rect(rect.x - _NEAR, rect.y - _NEAR, rect.width + 2 * _NEAR, rect.height + 2 * _NEAR))

    def _of_area(self, rect: Rect) -> Marks:
        """All nodes inside; where no track runs through the area, those just before it, so that nothing passes over."""
        left, right = bisect_left(self.xs, rect.x), bisect_right(self.xs, rect.right)
        top, bottom = bisect_left(self.ys, rect.y), bisect_right(self.ys, rect.bottom)
        columns, rows = range(left, right), range(top, bottom)
        across = [j * self.width + i for j in rows for i in columns or range(max(left - 1, 0), left)]
        down = [i * self.height + j for i in columns for j in rows or range(max(top - 1, 0), top)]
        return across, down, [], []

    def _mark_across(self, marks: Marks, row: int, start: int, end: int) -> None:
        first, last = self._near_x[start].start, self._near_x[end].stop
        for j in self._near_y[row]:
            marks[0].extend(range(j * self.width + first, j * self.width + last))
        marks[3].extend(range(start * self.height + row, end * self.height + row + 1, self.height))

    def _mark_down(self, marks: Marks, column: int, start: int, end: int) -> None:
        first, last = self._near_y[start].start, self._near_y[end].stop
        for i in self._near_x[column]:
            marks[1].extend(range(i * self.height + first, i * self.height + last))
        marks[2].extend(range(start * self.width + column, end * self.width + column + 1, self.width))

    def _mark_node(self, marks: Marks, node: Node) -> None:
        for i in self._near_x[node[0]]:
            for j in self._near_y[node[1]]:
                marks[0].append(j * self.width + i)
                marks[1].append(i * self.height + j)


def _neighbours(positions: Sequence[float]) -> tuple[range, ...]:
    """For each track, the tracks nearer than the clearance, itself included."""
    return tuple(
        range(bisect_right(positions, position - _NEAR), bisect_left(positions, position + _NEAR))
        for position in positions
    )
