"""The state of a run: its tasks, and the work that waits for other work."""

from __future__ import annotations

from enum import Enum

import attrs

from sopdsl.execution.actions import Event
from sopdsl.execution.plan import ANYONE, Plan, PlannedStep, Way
from sopdsl.values import Value


class TaskState(Enum):
    """What has become of a task. UNDONE: what had opened it was undone."""

    OPEN = "open"
    DONE = "done"
    SKIPPED = "skipped"
    UNDONE = "undone"


class Status(Enum):
    """How a run stands; RUNNING too before it began. STUCK: nothing can be done and no end was reached, as in a
    document with errors only.
    """

    RUNNING = "running"
    FINISHED = "finished"
    CANCELLED = "cancelled"
    STUCK = "stuck"


@attrs.frozen
class Task(Value):
    """Work at a station: the `number`-th of its run (from 1); a station to which work returns has a task anew.

    `stations` are those of which one acts; `station` is that one, None until somebody begins. `event` is the number of
    the event that opened it. Times are those of the events: `opened` when the work came, `begun` when somebody began,
    `closed` when it was done or skipped. `confirmed` are executors; `way` (from 1) is what was decided. `persons` are
    pairs of an executor and the person to whom the part was handed over. `ticks` are entries of the Kelengkapan (from
    1) that are there.
    """

    number: int
    stations: tuple[int, ...]
    opened: str
    event: int
    state: TaskState = TaskState.OPEN
    station: int | None = None
    begun: str = ""
    closed: str = ""
    confirmed: tuple[str, ...] = ()
    way: int | None = None
    reason: str = ""
    ticks: frozenset[int] = frozenset()
    persons: tuple[tuple[str, str], ...] = ()

    @property
    def place(self) -> int:
        """The station, the first of several until one of them acts."""
        return self.stations[0] if self.station is None else self.station


@attrs.frozen
class Arrival(Value):
    """Work that came to a station (one of several) from another one, for which that station waits."""

    stations: tuple[int, ...]
    source: int


@attrs.frozen
class Run(Value):
    """A run after its `events`, of which the `undone` ones (their numbers) count no more.

    `tasks` are all there ever were, `open_numbers` those of them that are open. `waiting` is work that waits for other
    work. `ends` are the stations at which work ended, `lost` those from which no way leads on. `sent` is how many
    pieces of work have set out. `cancelled` says why.
    """

    plan: Plan
    tasks: tuple[Task, ...] = ()
    open_numbers: tuple[int, ...] = ()
    waiting: tuple[Arrival, ...] = ()
    ends: tuple[int, ...] = ()
    lost: tuple[int, ...] = ()
    sent: int = 0
    cancelled: str | None = None
    events: tuple[Event, ...] = ()
    undone: frozenset[int] = frozenset()

    @property
    def open_tasks(self) -> tuple[Task, ...]:
        """What can be done now; nothing in a cancelled run."""
        return () if self.cancelled is not None else tuple(self.tasks[number - 1] for number in self.open_numbers)

    @property
    def status(self) -> Status:
        """How the run stands."""
        if self.cancelled is not None:
            return Status.CANCELLED
        if self.open_tasks or not self.events:
            return Status.RUNNING
        return Status.FINISHED if self.ends and not self.waiting and not self.lost else Status.STUCK

    @property
    def leads_to(self) -> tuple[str, ...]:
        """Where the work goes on after this run: other SOPs and procedures."""
        return tuple(dict.fromkeys(name for end in self.ends for name in self.plan.stations[end].leads_to))

    def task(self, number: int) -> Task | None:
        """The task of a number."""
        return self.tasks[number - 1] if 0 < number <= len(self.tasks) else None

    def step_of(self, task: Task) -> PlannedStep:
        """The row that a task belongs to."""
        return self.plan.step_of(task.stations[0])

    def place_for(self, task: Task, executor: str) -> int | None:
        """The station of a task at which an executor acts; None where the task is not his or hers."""
        for number in task.stations if task.station is None else (task.station,):
            if executor in (self.plan.stations[number].executors or (ANYONE, *self.plan.executors)):
                return number
        return None

    def executors_of(self, task: Task) -> tuple[str, ...]:
        """Who still has to act: all of the executors named, or one of them while several stations are open."""
        chosen = task.stations if task.station is None else (task.station,)
        named = (name for number in chosen for name in self.plan.stations[number].executors or (ANYONE,))
        return tuple(dict.fromkeys(name for name in named if name not in task.confirmed))

    def ways_of(self, task: Task) -> tuple[Way, ...]:
        """The ways on from a task."""
        return self.plan.stations[task.place].ways
