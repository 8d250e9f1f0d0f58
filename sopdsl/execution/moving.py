"""Work on its way through a plan: where it opens tasks, waits for other work, and ends."""

from __future__ import annotations

from collections import deque

import attrs

from sopdsl.execution.actions import Event
from sopdsl.execution.plan import Plan, Way
from sopdsl.execution.run import Arrival, Run, Task, TaskState

_OUTSIDE = -1
"""Where the first work comes from."""
_MOST = 10_000
"""So many pieces of work a run may have: more only where work goes round, or multiplies, for ever."""


def started(run: Run, way: Way, event: Event) -> Run:
    """The run with the work that a way to begin brings."""
    mover = _Mover(run, event)
    mover.send(way, _OUTSIDE)
    return mover.go()


def left(run: Run, task: Task, event: Event) -> Run:
    """The run after an event closed a task, with the work that goes on from it.

    Where the task was skipped, what follows it in the same row is skipped too, as far as nothing has to be decided.
    """
    mover = _Mover(run, event, task if task.state is TaskState.SKIPPED else None)
    mover.leave(task.place, task.way or 1)
    return mover.go()


class _Groups:
    """Stations of which one acts are one, named by the first of them; all others are groups of their own."""

    def __init__(self, plan: Plan) -> None:
        first: dict[int, int] = {}
        self.of = [
            number if station.alternative is None else first.setdefault(station.alternative, number)
            for number, station in enumerate(plan.stations)
        ]
        self.awaited: dict[int, set[int]] = {}
        for number, station in enumerate(plan.stations):
            if station.waits_for:
                awaited = self.awaited.setdefault(self.of[number], set())
                awaited.update(self.of[source] for source in station.waits_for)


class _Mover:
    def __init__(self, run: Run, event: Event, skipped: Task | None = None) -> None:
        self._run, self._plan, self._event, self._skipped = run, run.plan, event, skipped
        self._groups = _Groups(run.plan)
        self._tasks, self._ends, self._lost = list(run.tasks), list(run.ends), list(run.lost)
        self._open_numbers = list(run.open_numbers)
        self._coming: deque[Arrival] = deque()
        self._waiting: dict[int, dict[int, deque[Arrival]]] = {}
        for arrival in run.waiting:
            self._wait(arrival)
        self._sent = run.sent
        self._again = _opened_before(run, event)

    def go(self) -> Run:
        """Let all work arrive."""
        while self._coming:
            self._arrive(self._coming.popleft())
        return attrs.evolve(
            self._run,
            tasks=tuple(self._tasks),
            open_numbers=tuple(self._open_numbers),
            waiting=tuple(one for here in self._waiting.values() for queue in here.values() for one in queue),
            ends=tuple(self._ends),
            lost=tuple(self._lost),
            sent=self._sent,
        )

    def leave(self, number: int, way: int) -> None:
        """Send work along a way (from 1) from a station."""
        ways = self._plan.stations[number].ways
        if not ways:
            self._lost.append(number)
        elif not ways[way - 1].parts:
            self._ends.append(number)
        else:
            self.send(ways[way - 1], number)

    def send(self, way: Way, source: int) -> None:
        """Let work set out on all parts of a way, as long as there is not too much of it."""
        if source != _OUTSIDE and self._sent + len(way.parts) > _MOST:
            self._lost.append(source)
        else:
            self._sent += len(way.parts)
            self._coming.extend(Arrival(part, source) for part in way.parts)

    def _arrive(self, arrival: Arrival) -> None:
        of = self._groups.of
        group = of[arrival.stations[0]]
        awaited = self._groups.awaited.get(group, set())
        if arrival.source == _OUTSIDE or of[arrival.source] not in awaited:
            self._open(arrival.stations)
            return
        here = self._wait(arrival)
        if len(here) == len(awaited):
            together = [queue.popleft() for queue in here.values()]
            self._waiting[group] = {source: queue for source, queue in here.items() if queue}
            self._open(_common([one.stations for one in together]))

    def _wait(self, arrival: Arrival) -> dict[int, deque[Arrival]]:
        """Let work wait; gives all that waits where it does, by where it comes from, the earliest first."""
        here = self._waiting.setdefault(self._groups.of[arrival.stations[0]], {})
        here.setdefault(self._groups.of[arrival.source], deque()).append(arrival)
        return here

    def _open(self, stations: tuple[int, ...]) -> None:
        if self._plan.stations[stations[0]].passes:
            self.leave(stations[0], 1)
            return
        alone = stations[0] if len(stations) == 1 else None
        task = Task(self._number(stations), stations, self._event.at, self._event.number, station=alone)
        if self._skipped is not None and self._goes_with(stations[0]):
            reason = self._skipped.reason
            task = attrs.evolve(task, state=TaskState.SKIPPED, closed=self._event.at, reason=reason, way=1)
            self.leave(stations[0], 1)
        else:
            self._open_numbers.append(task.number)
        self._tasks[task.number - 1 : task.number] = [task]

    def _number(self, stations: tuple[int, ...]) -> int:
        """The number of a new task; the old one where its event happens again, because another event was undone."""
        before = self._again.get(stations)
        return before.pop(0) if before else len(self._tasks) + 1

    def _goes_with(self, number: int) -> bool:
        """Whether a station is left out with the skipped task, being in its row with nothing to decide."""
        assert self._skipped is not None
        station, skipped = self._plan.stations[number], self._plan.stations[self._skipped.place]
        return station.step == skipped.step and len(station.ways) == 1


def _opened_before(run: Run, event: Event) -> dict[tuple[int, ...], list[int]]:
    """The numbers of the undone tasks that an event had opened, by their stations."""
    found: dict[tuple[int, ...], list[int]] = {}
    for task in run.tasks if run.undone else ():
        if task.state is TaskState.UNDONE and task.event == event.number:
            found.setdefault(task.stations, []).append(task.number)
    return found


def _common(all_stations: list[tuple[int, ...]]) -> tuple[int, ...]:
    """The stations that all the work reaches, else those that any of it does."""
    common = set(all_stations[0]).intersection(*all_stations[1:])
    return tuple(sorted(common or {number for stations in all_stations for number in stations}))
