"""A run as a state machine: an action and a state give the next state, or the reason why not. Nothing else happens."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from sopdsl.diagnostics import Message, message
from sopdsl.execution.actions import (
    Action,
    Begin,
    Cancel,
    Confirm,
    Decide,
    Event,
    HandOver,
    Person,
    Skip,
    Start,
    Tick,
    is_moment,
)
from sopdsl.execution.moving import left, started
from sopdsl.execution.plan import Plan
from sopdsl.execution.refusals import refusal
from sopdsl.execution.run import Run, Task, TaskState


class BrokenRunError(Exception):
    """Events that cannot have happened: the number of the first such event, and why."""

    def __init__(self, number: int, reason: Message) -> None:
        super().__init__(number, reason)
        self.number = number
        self.reason = reason


def carry_out(run: Run, action: Action, by: Person, at: str) -> tuple[Event, Run] | Message:
    """What an action makes of a run, and the event to keep; or why it is refused, and nothing has changed.

    `at` is the time, a `MOMENT` (`2026-11-21T08:30:00+07:00`): nothing here reads a clock. Raises ValueError where it
    is none.
    """
    if not is_moment(at):
        raise ValueError(f"at: {at!r}")
    reason = refusal(run, action, by)
    if reason is not None:
        return reason
    event = Event(run.events + 1, at, by.name, action)
    return event, _after(run, event)


def replay(plan: Plan, events: Iterable[Event]) -> Run:
    """The run that these events made. Raises `BrokenRunError`.

    Who held which office is not looked at again: that was so when the event happened.
    """
    run = Run(plan)
    for event in events:
        number = run.events + 1
        reason = refusal(run, event.action)
        if event.number != number:
            reason = message("pelaksanaan.nomor-kejadian", number=number, found=event.number)
        if reason is not None:
            raise BrokenRunError(number, reason)
        run = _after(run, event)
    return run


def _after(run: Run, event: Event) -> Run:
    """The run after an event that was not refused."""
    run = attrs.evolve(run, events=event.number)
    match event.action:
        case Start(way):
            return started(run, run.plan.starts[way - 1], event.at)
        case Cancel(reason):
            return attrs.evolve(run, cancelled=reason)
        case Begin(number) | Tick(number) | Confirm(number) | Decide(number) | Skip(number) | HandOver(number):
            task = run.task(number)
            assert task is not None
            return _worked(run, task, event)
    return run


def _worked(run: Run, task: Task, event: Event) -> Run:
    match event.action:
        case HandOver(_, executor, to):
            persons = {**dict(task.persons), executor: to}
            return _with(run, attrs.evolve(task, persons=tuple(persons.items())))
        case Tick(_, _, entry, there):
            ticks = task.ticks | {entry} if there else task.ticks - {entry}
            return _with(run, attrs.evolve(task, ticks=ticks))
        case Begin(_, executor):
            return _with(run, _begun(run, task, executor, event.at))
        case Confirm(_, executor):
            task = _begun(run, task, executor, event.at)
            return _settled(run, attrs.evolve(task, confirmed=(*task.confirmed, executor)), event.at)
        case Decide(_, executor, way):
            task = _begun(run, task, executor, event.at)
            agreed = task.confirmed if way == task.way else ()
            return _settled(run, attrs.evolve(task, way=way, confirmed=(*agreed, executor)), event.at)
        case Skip(_, executor, reason, way):
            task = attrs.evolve(_begun(run, task, executor, ""), way=way, reason=reason)
            return _closed(run, attrs.evolve(task, state=TaskState.SKIPPED), event.at)
    return run


def _begun(run: Run, task: Task, executor: str, at: str) -> Task:
    """The task, begun at a time if it was not; from here on it belongs to the station of this executor."""
    return attrs.evolve(task, station=run.place_for(task, executor), begun=task.begun or at)


def _settled(run: Run, task: Task, at: str) -> Run:
    """Close a task that all have confirmed."""
    executors = run.plan.stations[task.place].executors
    if set(executors) <= set(task.confirmed):
        return _closed(run, attrs.evolve(task, state=TaskState.DONE), at)
    return _with(run, task)


def _closed(run: Run, task: Task, at: str) -> Run:
    task = attrs.evolve(task, closed=at)
    return left(_with(run, task), task, at)


def _with(run: Run, task: Task) -> Run:
    tasks = list(run.tasks)
    tasks[task.number - 1] = task
    still_open = [number for number in run.open_numbers if number != task.number or task.state is TaskState.OPEN]
    return attrs.evolve(run, tasks=tuple(tasks), open_numbers=tuple(still_open))
