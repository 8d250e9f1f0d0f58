"""Runs as they could have happened: by chance, the same from the same seed."""

from __future__ import annotations

import random
from datetime import datetime, timedelta, timezone
from itertools import count

import attrs

from sopdsl.diagnostics import Message
from sopdsl.execution import (
    Action,
    Begin,
    Cancel,
    Confirm,
    Decide,
    Event,
    Person,
    Plan,
    Run,
    RunRecord,
    Skip,
    Start,
    Status,
    Task,
    Undo,
    carry_out,
)

_WIB = timezone(timedelta(hours=7))
_CLERK = Person("Petugas")


def simulated_run(plan: Plan, seed: int, most: int = 200) -> RunRecord:
    """A run of at most so many actions: some are left open, a few cancelled."""
    chance = random.Random(seed)
    now = datetime(2026, 1, 5, 8, tzinfo=_WIB) + timedelta(days=chance.randint(0, 170))
    run, events = Run(plan), list[Event]()
    stops = chance.randint(1, 12) if chance.random() < 0.2 else most
    for number in count():
        action = _next(run, chance, cancel=number == stops and chance.random() < 0.5)
        if action is None or number > stops:
            break
        found = carry_out(run, action, _CLERK, now.isoformat(timespec="seconds"))
        assert not isinstance(found, Message), found
        event, run = found
        events.append(event)
        now += timedelta(minutes=chance.choice((1, 5, 20, 45, 90, 600, 3000)))
    return RunRecord(plan, tuple(events))


def _next(run: Run, chance: random.Random, cancel: bool) -> Action | None:
    if not run.events:
        return Start(chance.randint(1, len(run.plan.starts)))
    if run.status is not Status.RUNNING:
        return None
    if cancel:
        return Cancel(chance.choice(("permohonan dicabut", "salah berkas")))
    return _work(run, chance.choice(run.open_tasks), chance)


def _work(run: Run, task: Task, chance: random.Random) -> Action:
    executor = chance.choice(run.executors_of(task))
    place = run.place_for(task, executor)
    assert place is not None
    ways = len(run.plan.stations[place].ways)
    if not task.begun and chance.random() < 0.5:
        return Begin(task.number, executor)
    if run.step_of(task).condition and not task.confirmed and chance.random() < 0.5:
        return Skip(task.number, executor, "tidak diperlukan", chance.randint(1, max(1, ways)))
    if ways > 1 and task.way is None:
        return Decide(task.number, executor, 1 if chance.random() < 0.7 else chance.randint(1, ways))
    return Confirm(task.number, executor)


def with_mistakes(record: RunRecord, seed: int) -> RunRecord:
    """The same run with some of its events undone as soon as they happened, and repeated."""
    chance = random.Random(seed)
    straight, run, same = Run(record.plan), Run(record.plan), dict[int, int]()
    for event in record.events:
        action = event.action
        if not isinstance(action, (Start, Cancel)):
            assert not isinstance(action, Undo)
            action = attrs.evolve(action, task=same[action.task])
        run = _done(run, action, event)
        while not isinstance(action, Start) and chance.random() < 0.3:
            run = _done(run, Undo(len(run.events), "keliru"), event)
            run = _done(run, action, event)
        known = len(straight.tasks)
        straight = _done(straight, event.action, event)
        opened = [task.number for task in run.tasks if task.event == len(run.events)]
        same.update(zip(range(known + 1, len(straight.tasks) + 1), opened, strict=True))
    return RunRecord(record.plan, run.events)


def _done(run: Run, action: Action, like: Event) -> Run:
    found = carry_out(run, action, Person(like.person), like.at)
    assert not isinstance(found, Message), found
    return found[1]
