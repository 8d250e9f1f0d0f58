"""Routes all wires of a problem: each by its best line, then again those that stand in another's way."""

from __future__ import annotations

from collections.abc import Iterable

from .choice import Chooser, same_way
from .costs import Task
from .grid import Grid
from .joins import Joins
from .labels import Labels
from .lines import Line, in_the_way
from .ports import Ports
from .problem import Problem, RoutedWire, Routing, Shortage
from .shortage import shortage

_GIVE_WAY = 4
"""How often, for each wire, lines are taken up to let another pass."""
_BETTER = 1.5
_DEAR = 6.0
"""What a line costs more than on an empty page before it is looked at again."""


def route(problem: Problem) -> Routing | Shortage:
    """All wires within the contract of a `Problem`, or what room is missing. The same problem gives the same answer."""
    router = Router(problem)
    left = router.run()
    if left:
        crowded = frozenset(place.id for task in left for place in (task.source, task.target))
        router = Router(problem, crowded)
        left = router.run()
    if left:
        return shortage(problem, router.grid, left, router.lines.values())
    lines = router.lines
    return Routing(tuple(RoutedWire(wire.id, lines[wire.id].points, lines[wire.id].label) for wire in problem.wires))


class Router:
    """The lines so far and the grid they stand on. `crowded` symbols give as many ports as they can."""

    def __init__(self, problem: Problem, crowded: frozenset[int] = frozenset()) -> None:
        self.problem = problem
        self.grid = Grid(problem, crowded)
        self.ports = Ports(self.grid)
        self.labels = Labels(problem)
        self.lines: dict[int, Line] = {}
        self._tasks = tasks_of(problem)

    def run(self) -> list[Task]:
        """Route all wires; return those for which there is no room."""
        waiting = sorted(self._tasks, key=_simplicity)
        patience = _GIVE_WAY * len(waiting)
        left: list[Task] = []
        while waiting:
            task = waiting.pop(0)
            line = self._best_line(task)
            if line is None and patience > 0:
                patience -= 1
                line, moved = self._forced_line(task)
                waiting[:0] = moved
            if line is None:
                left.append(task)
            else:
                self._add(line)
        if not left:
            self._improve()
        return left

    def _best_line(self, task: Task) -> Line | None:
        chooser = Chooser(self.problem, self.grid, self.ports, self.labels, task, list(self.lines.values()))
        line = chooser.simple()
        trunks = [other for other in self.lines.values() if same_way(other, task)] if task.wire.arrowhead else []
        joins = Joins(self.grid, trunks) if trunks else None
        if joins is not None:
            line = chooser.joined(joins)
        return line or chooser.searched(joins)

    def _forced_line(self, task: Task) -> tuple[Line | None, list[Task]]:
        """The best line as if no other stood there, and the wires that it drives away."""
        grid = self.grid.bare()
        line = Chooser(self.problem, grid, Ports(grid), self.labels, task, ()).searched()
        if line is None:
            return None, []
        moved = [other.task for other in self.lines.values() if in_the_way(line, other)]
        return line, [task for first in moved for task in self._take(first)]

    def _improve(self) -> None:
        """Look again at each line, dearest first: what was taken up or came later may have left a better way."""
        for _ in range(2):
            changed = False
            dear = [line for line in self.lines.values() if line.cost > line.least + _DEAR]
            for line in sorted(dear, key=lambda line: -line.cost):
                changed = self._improved(line) or changed
            if not changed:
                break

    def _improved(self, line: Line) -> bool:
        if self.lines.get(line.task.wire.id) is not line or any(
            other.trunk == line.task.wire.id for other in self.lines.values()
        ):
            return False
        self._remove(line)
        better = self._best_line(line.task)
        self._add(better if better is not None and better.cost < line.cost - _BETTER else line)
        return better is not None and better.cost < line.cost - _BETTER

    def _add(self, line: Line) -> None:
        self.lines[line.task.wire.id] = line
        for marks in line.marks(self.grid):
            self.grid.add(marks, 1)

    def _remove(self, line: Line) -> None:
        del self.lines[line.task.wire.id]
        for marks in line.marks(self.grid):
            self.grid.add(marks, -1)

    def _take(self, task: Task) -> Iterable[Task]:
        """Take up a wire's line and those that run into it."""
        line = self.lines.get(task.wire.id)
        if line is None:
            return
        self._remove(line)
        yield task
        for other in [other for other in self.lines.values() if other.trunk == task.wire.id]:
            yield from self._take(other.task)


def tasks_of(problem: Problem) -> list[Task]:
    """The wires with their symbols."""
    places = {place.id: place for place in problem.places}
    first = {wire.source: wire.id for wire in problem.wires if wire.downwards}
    return [
        Task(
            wire,
            places[wire.source],
            places[wire.target],
            first.get(wire.source, wire.id) != wire.id,
            wire.target in first,
        )
        for wire in problem.wires
    ]


def _simplicity(task: Task) -> tuple[int, int, int]:
    """Lines that have only one good way first: joining lines, straight ones, then by distance; ways back last."""
    bands = abs(task.target.band - task.source.band)
    columns = abs(task.target.column - task.source.column)
    if not task.wire.arrowhead:
        kind = 0
    elif (task.upright and bands == 1) or (task.level and columns == 1):
        kind = 1
    elif task.falls or task.level:
        kind = 2
    else:
        kind = 3
    return kind, bands + columns, task.wire.id
