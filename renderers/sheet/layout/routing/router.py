"""Routes all wires of a problem: each by its best line, then again those that stand in another's way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from ..geometry import Shape
from .choice import Chooser, same_way
from .costs import CROSSING, Task
from .grid import Grid, Marks
from .joins import Joins
from .labels import Labels, obstacle
from .lines import Line, in_the_way
from .ports import Ports
from .problem import Problem, RoutedWire, Routing, Shortage
from .search import BLOCKED
from .shortage import shortage
from .spacing import spaced

_FORCED = 3
"""How often others are taken up to let a wire pass."""
_FEW_LINES = 4
_FEW_AT_DIAMOND = 3
"""Lines that a symbol has ports for at the usual distance."""
_ROUNDS = 2
_BETTER = 1.5


def route(problem: Problem) -> Routing | Shortage:
    """All wires within the contract of a `Problem`, or what room is missing. The same problem gives the same answer."""
    router = Router(problem)
    left = router.run()
    if left:
        return shortage(problem, left, router.forced_line)
    points = spaced(problem, router.lines)
    return Routing(tuple(RoutedWire(wire.id, points[wire.id], router.lines[wire.id].label) for wire in problem.wires))


class Router:
    """The lines so far and the grid they stand on."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.grid = Grid(problem, _crowded(problem))
        self.ports = Ports(self.grid)
        self.labels = Labels(problem)
        self.lines: dict[int, Line] = {}
        self._marks: dict[int, list[Marks]] = {}
        self._moved: Counter[int] = Counter()
        self._crossed: dict[int, int] = {}
        self._tasks = tasks_of(problem)

    def run(self) -> list[Task]:
        """Route all wires; return those for which there is no room."""
        waiting = sorted(self._tasks, key=_simplicity)
        forced: Counter[int] = Counter()
        left: list[Task] = []
        while waiting:
            task = waiting.pop(0)
            line = self._best_line(task, thorough=not left)
            if line is None and not left and forced[task.wire.id] < _FORCED and forced.total() < len(self._tasks):
                forced[task.wire.id] += 1
                line, moved = self._force(task)
                waiting[:0] = moved
            if line is not None:
                self._add(line)
            elif task not in waiting:
                left.append(task)
        if not left:
            self._improve()
        return left

    def _best_line(self, task: Task, limit: float = float("inf"), thorough: bool = True) -> Line | None:
        """The best line that costs less than `limit`; a search only where it may matter: not once a wire is left."""
        standing = self.lines.values() if task.wire.label else ()
        others = [obstacle(line.own_points, line.label) for line in standing]
        chooser = Chooser(self.problem, self.grid, self.ports, self.labels, task, others, limit)
        line = chooser.simple()
        joins = self._joins(task) if line is None or line.dear else None
        if joins is not None:
            line = chooser.joined(joins)
        return chooser.searched(joins) if line is None and thorough else line

    def _joins(self, task: Task) -> Joins | None:
        trunks = [line for line in self.lines.values() if same_way(line, task)] if task.wire.arrowhead else []
        return Joins(self.grid, trunks) if trunks else None

    def forced_line(self, task: Task) -> tuple[Line | None, list[Line]]:
        """The best line if others gave way, those that have already done so the least, and those that have to."""
        lines = list(self.lines.values())
        weights = [1 + self._moved[line.task.wire.id] for line in lines]
        marks = [
            (mark, weight)
            for line, weight in zip(lines, weights, strict=True)
            for mark in self._marks[line.task.wire.id]
        ]
        grid = self.grid.bare(marks)
        others = [
            obstacle(line.own_points, line.label, BLOCKED * weight) for line, weight in zip(lines, weights, strict=True)
        ]
        joins = self._joins(task)
        for with_joins in (joins, None) if joins else (None,):
            line = Chooser(self.problem, grid, Ports(grid), self.labels, task, others).searched(with_joins)
            if line is None:
                return None, []
            blockers = [other for other in lines if in_the_way(line, other)]
            if all(other.task.wire.id != line.trunk for other in blockers):
                break
        return line, blockers

    def _force(self, task: Task) -> tuple[Line | None, list[Task]]:
        line, blockers = self.forced_line(task)
        moved = [task for blocker in blockers for task in self._take(blocker.task)]
        for each in moved:
            self._moved[each.wire.id] += 1
        if line is not None and line.trunk is not None and line.trunk not in self.lines:
            return None, [*moved, task]
        return line, moved

    def _improve(self) -> None:
        """Look again at lines that others cross, or for which there is a new way: what came later was not known."""
        for _ in range(_ROUNDS):
            changed = False
            for line in sorted(self.lines.values(), key=lambda line: -line.cost):
                if line is self.lines[line.task.wire.id] and line.bent and not self._is_trunk(line):
                    changed = self._improved(line) or changed
            if not changed:
                break

    def _improved(self, line: Line) -> bool:
        marks = self._remove(line)
        crossings = line.crossings(self.grid)
        cost = line.cost + CROSSING * (crossings - self._crossed[line.task.wire.id])
        better, limit = None, cost - _BETTER
        if limit > line.least and (crossings or (self._moved and line.dear) or self._may_join(line)):
            better = self._best_line(line.task, limit, thorough=False)
        if better is None:
            self._put(line, marks)
            return False
        self._add(better)
        return True

    def _is_trunk(self, line: Line) -> bool:
        return any(other.trunk == line.task.wire.id for other in self.lines.values())

    def _may_join(self, line: Line) -> bool:
        """Whether a line that is dear might join one that came later."""
        return line.trunk is None and line.dear and any(same_way(other, line.task) for other in self.lines.values())

    def _add(self, line: Line) -> None:
        self._crossed[line.task.wire.id] = line.crossings(self.grid)
        self._put(line, line.marks(self.grid))

    def _put(self, line: Line, marks: list[Marks]) -> None:
        self.lines[line.task.wire.id] = line
        self._marks[line.task.wire.id] = marks
        for mark in marks:
            self.grid.add(mark, 1)

    def _remove(self, line: Line) -> list[Marks]:
        del self.lines[line.task.wire.id]
        marks = self._marks.pop(line.task.wire.id)
        for mark in marks:
            self.grid.add(mark, -1)
        return marks

    def _take(self, task: Task) -> Iterable[Task]:
        """Take up a wire's line and those that run into it."""
        line = self.lines.get(task.wire.id)
        if line is None:
            return
        self._remove(line)
        del self._crossed[task.wire.id]
        yield task
        for other in [other for other in self.lines.values() if other.trunk == task.wire.id]:
            yield from self._take(other.task)


def tasks_of(problem: Problem) -> list[Task]:
    """The wires with their symbols."""
    places = {place.id: place for place in problem.places}
    branching = {wire.source for wire in problem.wires if wire.downwards}
    return [
        Task(
            wire,
            places[wire.source],
            places[wire.target],
            wire.source in branching and not wire.downwards,
            wire.target in branching,
        )
        for wire in problem.wires
    ]


def _crowded(problem: Problem) -> frozenset[int]:
    """Symbols that need as many ports as they can give."""
    ends = {(wire.target, wire.merge) for wire in problem.wires}
    lines = Counter([target for target, _ in ends] + [wire.source for wire in problem.wires])
    few = {place.id: _FEW_AT_DIAMOND if place.shape is Shape.DIAMOND else _FEW_LINES for place in problem.places}
    return frozenset(place for place, count in lines.items() if count > few[place])


def _simplicity(task: Task) -> tuple[int, int, int]:
    """Lines that have only one good way first: joining lines, straight ones, then by distance; ways back last."""
    bands = abs(task.target.band - task.source.band)
    if not task.wire.arrowhead:
        kind = 0
    elif (task.upright and bands == 1) or task.level:
        kind = 1
    elif task.falls:
        kind = 2
    else:
        kind = 3
    return kind, bands + task.columns_apart, task.wire.id
