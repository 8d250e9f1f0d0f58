"""What an event makes of a run."""

from __future__ import annotations

import attrs

from sopdsl.execution.actions import Begin, Cancel, Confirm, Decide, Event, HandOver, Skip, Start, Tick
from sopdsl.execution.moving import left, started
from sopdsl.execution.run import Run, Task, TaskState


def after(run: Run, event: Event) -> Run:
    """The run after an event that was not refused, and is no `Undo`."""
    run = attrs.evolve(run, events=(*run.events, event))
    match event.action:
        case Start(way):
            return started(run, run.plan.starts[way - 1], event)
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
            return _settled(run, attrs.evolve(task, confirmed=(*task.confirmed, executor)), event)
        case Decide(_, executor, way):
            task = _begun(run, task, executor, event.at)
            agreed = task.confirmed if way == task.way else ()
            return _settled(run, attrs.evolve(task, way=way, confirmed=(*agreed, executor)), event)
        case Skip(_, executor, reason, way):
            task = attrs.evolve(_begun(run, task, executor, ""), way=way, reason=reason)
            return _closed(run, attrs.evolve(task, state=TaskState.SKIPPED), event)
    return run


def _begun(run: Run, task: Task, executor: str, at: str) -> Task:
    """The task, begun at a time if it was not; from here on it belongs to the station of this executor."""
    return attrs.evolve(task, station=run.place_for(task, executor), begun=task.begun or at)


def _settled(run: Run, task: Task, event: Event) -> Run:
    """Close a task that all have confirmed."""
    executors = run.plan.stations[task.place].executors
    if set(executors) <= set(task.confirmed):
        return _closed(run, attrs.evolve(task, state=TaskState.DONE), event)
    return _with(run, task)


def _closed(run: Run, task: Task, event: Event) -> Run:
    task = attrs.evolve(task, closed=event.at)
    return left(_with(run, task), task, event)


def _with(run: Run, task: Task) -> Run:
    tasks = list(run.tasks)
    tasks[task.number - 1] = task
    still_open = [number for number in run.open_numbers if number != task.number or task.state is TaskState.OPEN]
    return attrs.evolve(run, tasks=tuple(tasks), open_numbers=tuple(still_open))
