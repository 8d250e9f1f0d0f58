"""Whether a run could go on under the plan of the changed document: its events told again under that plan.

A row is the same by its name, else by its words; an executor by the label, else by the office. What was done is never
taken for done by another, and what is new has to be done: so a run can go on where nothing that was done depends on
what is new. Nothing is changed here.
"""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from sopdsl.diagnostics import Message, message
from sopdsl.execution.actions import (
    Action,
    Attach,
    Begin,
    Cancel,
    Decide,
    Event,
    HandOver,
    OfTask,
    Person,
    Remark,
    Skip,
    Start,
    Tick,
    Undo,
)
from sopdsl.execution.changes import StepChange, changes_of
from sopdsl.execution.engine import carry_out, replay
from sopdsl.execution.matching import Matching
from sopdsl.execution.plan import Plan
from sopdsl.execution.run import Run, Task, TaskState
from sopdsl.values import Value
from sopdsl.words import key


@attrs.frozen
class Obstacle(Value):
    """The number of the first event that could not have happened under the new plan, and why."""

    event: int
    reason: Message


@attrs.frozen
class Migration(Value):
    """What a changed document means for a run.

    `changes` are the rows that differ, `affected` the open tasks (their numbers) that are work at one of them. `run` is
    the run under the new plan and `events` are its events, up to the `obstacle` if there is one. `dropped` are the
    numbers of old events that say nothing under the new plan: of rows, executors and entries that are gone, and undone
    ones that could not have happened.
    """

    changes: tuple[StepChange, ...]
    affected: tuple[int, ...]
    run: Run
    events: tuple[Event, ...]
    dropped: tuple[int, ...] = ()
    obstacle: Obstacle | None = None


def migration(old: Plan, events: Iterable[Event], new: Plan) -> Migration:
    """What becomes of a run under a new plan. Raises `BrokenRunError` where its events cannot have happened."""
    return _Migrator(Matching(old, new)).migrate(tuple(events))


class _Migrator:
    def __init__(self, same: Matching) -> None:
        self._same = same
        self._before, self._after = Run(same.old), Run(same.new)
        self._tasks: dict[int, int] = {}
        self._numbers: dict[int, int] = {}
        self._undone: frozenset[int] = frozenset()
        self._events: list[Event] = []
        self._dropped: list[int] = []
        self._obstacle: Obstacle | None = None

    def migrate(self, events: tuple[Event, ...]) -> Migration:
        self._undone = replay(self._before.plan, events).undone
        for event in events:
            if self._obstacle is None:
                self._tell(event)
            happened = carry_out(self._before, event.action, Person(event.person), event.at)
            assert not isinstance(happened, Message)
            self._before = happened[1]
        changes = changes_of(self._same)
        rows = {change.old for change in changes}
        affected = (task.number for task in self._before.open_tasks if self._before.step_of(task).number in rows)
        told = tuple(self._events)
        return Migration(changes, tuple(affected), self._after, told, tuple(self._dropped), self._obstacle)

    def _tell(self, event: Event) -> None:
        """Let an event happen under the new plan, as far as it says something there."""
        action = self._said(event.action)
        if action is None:
            self._dropped.append(event.number)
            return
        found = (
            action if isinstance(action, Message) else carry_out(self._after, action, Person(event.person), event.at)
        )
        if not isinstance(found, Message):
            self._events.append(found[0])
            self._numbers[event.number] = found[0].number
            self._after = found[1]
        elif event.number in self._undone or isinstance(event.action, (Tick, Attach, HandOver, Begin)):
            self._dropped.append(event.number)
        else:
            self._obstacle = Obstacle(event.number, found)

    def _said(self, action: Action) -> Action | Message | None:
        """The same action under the new plan; None where it says nothing there, and why where it cannot be said."""
        match action:
            case Start(way):
                found = self._same.way(self._same.old.starts, self._same.new.starts, way)
                return Start(found) if found else message("pelaksanaan.awal-hilang")
            case Remark(text, task):
                same = self._same_task(self._before.tasks[task - 1]) if task else None
                return Remark(text, same.number if same else 0)
            case Cancel():
                return action
            case Undo(number, reason):
                return Undo(self._numbers[number], reason) if number in self._numbers else None
        return self._said_of_task(action)

    def _said_of_task(self, action: OfTask) -> Action | Message | None:
        before = self._before.tasks[action.task - 1]
        place = self._before.place_for(before, action.executor)
        assert place is not None
        station, executor = self._same.stations.get(place), self._same.executors.get(action.executor)
        if station is None or executor is None:
            return None
        number = self._same.new.step_of(station).number
        after = self._same_task(before)
        if after is None:
            return message("pelaksanaan.belum-terbuka", step=number)
        if after.state is not TaskState.OPEN or self._after.place_for(after, executor) is None:
            return None
        said = attrs.evolve(action, task=after.number, executor=executor)
        match said:
            case Decide(way=way) | Skip(way=way) if len(self._same.old.stations[place].ways) > 1:
                old, new = self._same.old.stations[place], self._same.new.stations[station]
                found = self._same.way(old.ways, new.ways, way)
                return attrs.evolve(said, way=found) if found else message("pelaksanaan.pilihan-hilang", step=number)
            case Tick(entry=entry):
                entries = [key(each) for each in self._after.step_of(after).requirements]
                words = key(self._before.step_of(before).requirements[entry - 1])
                return attrs.evolve(said, entry=entries.index(words) + 1) if words in entries else None
        return said

    def _same_task(self, before: Task) -> Task | None:
        """The task under the new plan that an open one of the old plan is: of several at one symbol in their order."""
        for task in self._before.open_tasks:
            symbols = {self._same.stations.get(each) for each in task.stations}
            taken = self._tasks.values()
            free = (each for each in self._after.open_tasks if each.number not in taken)
            found = next((each.number for each in free if symbols.intersection(each.stations)), None)
            if found is not None:
                self._tasks.setdefault(task.number, found)
        number = self._tasks.get(before.number)
        return self._after.task(number) if number else None
