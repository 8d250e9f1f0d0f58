"""Work on its way through a plan: where it opens tasks, waits for other work, and ends."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable

import attrs

from sopdsl.execution.plan import Plan, Station, Way
from sopdsl.execution.run import Arrival, Run, Task, TaskState

_OUTSIDE = -1
"""Where the first work comes from."""
_MOST = 10_000
"""So many stations may be passed on in one go; more only where work goes round by itself for ever."""


def started(run: Run, way: Way, at: str) -> Run:
    """The run with the work that a way to begin brings."""
    return _Mover(run, at).go([(part, _OUTSIDE) for part in way.parts])


def left(run: Run, task: Task, at: str) -> Run:
    """The run after a task was closed, with the work that goes on from it.

    Where the task was skipped, what follows it in the same row is skipped too, as far as nothing has to be decided.
    """
    mover = _Mover(run, at, task if task.state is TaskState.SKIPPED else None)
    mover.leave(task.place, task.way or 1)
    return mover.go()


def group_of(plan: Plan, number: int) -> int:
    """The first of the stations of which one acts."""
    alternative = plan.stations[number].alternative
    if alternative is None:
        return number
    return next(index for index, each in enumerate(plan.stations) if each.alternative == alternative)


class _Mover:
    def __init__(self, run: Run, at: str, skipped: Task | None = None) -> None:
        self._run, self._plan, self._at, self._skipped = run, run.plan, at, skipped
        self._tasks, self._waiting = list(run.tasks), list(run.waiting)
        self._ends, self._lost = list(run.ends), list(run.lost)
        self._coming: deque[tuple[tuple[int, ...], int]] = deque()
        self._passed = 0

    def go(self, coming: Iterable[tuple[tuple[int, ...], int]] = ()) -> Run:
        """Let all work arrive; each is a pair of the stations of which it reaches one, and where it comes from."""
        self._coming.extend(coming)
        while self._coming:
            self._arrive(*self._coming.popleft())
        return attrs.evolve(
            self._run,
            tasks=tuple(self._tasks),
            waiting=tuple(self._waiting),
            ends=tuple(self._ends),
            lost=tuple(self._lost),
        )

    def leave(self, number: int, way: int) -> None:
        """Send work along a way from a station."""
        ways = self._plan.stations[number].ways
        self._passed += 1
        if not ways or self._passed > _MOST:
            self._lost.append(number)
        elif not ways[way - 1].parts:
            self._ends.append(number)
        else:
            self._coming.extend((part, number) for part in ways[way - 1].parts)

    def _arrive(self, stations: tuple[int, ...], source: int) -> None:
        awaited = self._awaited(stations)
        if source == _OUTSIDE or group_of(self._plan, source) not in awaited:
            self._open(stations)
            return
        self._waiting.append(Arrival(stations, source))
        here = [one for one in self._waiting if self._group(one.stations) == self._group(stations)]
        first = {group_of(self._plan, one.source): one for one in reversed(here)}
        if awaited <= first.keys():
            together = [first[each] for each in sorted(awaited)]
            for one in together:
                self._waiting.remove(one)
            self._open(_common([one.stations for one in together]))

    def _awaited(self, stations: tuple[int, ...]) -> set[int]:
        group = self._group(stations)
        members = (each for number, each in enumerate(self._plan.stations) if group_of(self._plan, number) == group)
        return {group_of(self._plan, source) for member in members for source in member.waits_for}

    def _group(self, stations: tuple[int, ...]) -> int:
        return group_of(self._plan, stations[0])

    def _open(self, stations: tuple[int, ...]) -> None:
        first = self._plan.stations[stations[0]]
        if first.passes:
            self.leave(stations[0], 1)
            return
        alone = stations[0] if len(stations) == 1 else None
        task = Task(len(self._tasks) + 1, stations, self._at, station=alone)
        if self._skipped is not None and self._goes_with(first):
            reason = self._skipped.reason
            task = attrs.evolve(task, state=TaskState.SKIPPED, closed=self._at, reason=reason, way=1)
            self.leave(stations[0], 1)
        self._tasks.append(task)

    def _goes_with(self, station: Station) -> bool:
        """Whether a station is left out with the skipped task, being in its row with nothing to decide."""
        assert self._skipped is not None
        return station.step == self._plan.stations[self._skipped.place].step and len(station.ways) == 1


def _common(all_stations: list[tuple[int, ...]]) -> tuple[int, ...]:
    """The stations that all the work reaches, else those that any of it does."""
    common = set(all_stations[0]).intersection(*all_stations[1:])
    return tuple(sorted(common or {number for stations in all_stations for number in stations}))
