"""Walks through plans, of actions that are possible and of others, with what the engine makes of each."""

from __future__ import annotations

import random
from typing import Any

import attrs

from sopdsl.diagnostics import Message
from sopdsl.execution import (
    Action,
    Attach,
    Begin,
    Cancel,
    Confirm,
    Decide,
    Event,
    HandOver,
    Person,
    Plan,
    Remark,
    Run,
    Skip,
    Start,
    Status,
    Tick,
    Undo,
    carry_out,
    write_event,
    write_plan,
)
from sopdsl.messages import text_of
from tests.execution.test_engine import some_action

AT = "2026-11-21T08:30:00+07:00"
_GOOD = ("tidak perlu", "Pengelola", "Pengganti", "{step} $& <b>", "\U0001f5ce", "\ue000", "\u0620", "\u202f.")
_BAD = (
    *("", " \u2003", "a\tb", "a\rb", "a\nb", "\x7f", "\x85", "\ufeff", "\u200b", "\u2028", "\u202e", "\ufffe"),
    *("\ud800", "a\udfff", "\udc00\ud800"),
)


def walk(plan: Plan, seed: int, length: int) -> dict[str, Any]:
    """A walk as JSON: the plan, and each action with who does it and what came of it: a refusal or a state.

    It goes on for a while after its end.
    """
    chance = random.Random(seed)
    run, steps, over = Run(plan), [], 0
    while len(steps) < length and over < 5:
        action = _possible(run, chance) if chance.random() < 0.4 else _any(run, chance)
        name = "Penge\u2060lola" if chance.random() < 0.01 else chance.choice(("Pengelola", "Pengganti"))
        by = Person(name, chance.choice((None, None, _offices(plan, chance))))
        found = carry_out(run, action, by, AT)
        step: dict[str, Any] = {"action": write_event(Event(1, AT, "", action))["action"], "by": attrs.asdict(by)}
        if isinstance(found, Message):
            step["expected"] = {"key": found.key, "refused": text_of(found)}
        else:
            run = found[1]
            step["expected"] = state(run)
        steps.append(step)
        over += bool(run.events) and run.status is not Status.RUNNING
    return {"plan": write_plan(plan), "at": AT, "steps": steps}


def state(run: Run) -> dict[str, Any]:
    """All that a run is, as JSON."""
    tasks = [{**attrs.asdict(task), "state": task.state.value, "ticks": sorted(task.ticks)} for task in run.tasks]
    return {
        "tasks": tasks,
        "waiting": [attrs.asdict(arrival) for arrival in run.waiting],
        "ends": run.ends,
        "lost": run.lost,
        "sent": run.sent,
        "cancelled": run.cancelled,
        "events": len(run.events),
        "undone": sorted(run.undone),
        "status": run.status.value,
        "open": [task.number for task in run.open_tasks],
        "leads_to": run.leads_to,
    }


def _offices(plan: Plan, chance: random.Random) -> tuple[str, ...]:
    return tuple(chance.sample(plan.executors, chance.randint(0, len(plan.executors))))


def _possible(run: Run, chance: random.Random) -> Action:
    counting = [event.number for event in run.events if event.number not in run.undone]
    if counting and chance.random() < 0.3:
        return Undo(chance.choice(counting[-3:]), "keliru")
    if not run.events:
        return Start(chance.randint(1, max(1, len(run.plan.starts))))
    if not run.open_tasks:
        return Remark("catatan")
    return some_action(run, chance.choice(run.open_tasks), chance)


def _any(run: Run, chance: random.Random) -> Action:
    """An action that may be impossible in every way, but seldom in all of them."""
    task = chance.randint(0, len(run.tasks) + 1)
    executor = chance.choice((*run.plan.executors, "", "Bukan siapa-siapa"))
    if run.open_tasks and chance.random() < 0.9:
        one = chance.choice(run.open_tasks)
        names = {name for number in one.stations for name in run.plan.stations[number].executors}
        task, executor = one.number, chance.choice((*sorted(names) * 3, "", executor))
    word, way = chance.choice(_BAD if chance.random() < 0.1 else _GOOD), chance.randint(0, 3)
    kinds = (
        Start(way),
        Begin(task, executor),
        Tick(task, executor, way, chance.random() < 0.7),
        Tick(task, executor, way, chance.random() < 0.7),
        Confirm(task, executor),
        Decide(task, executor, way),
        Skip(task, executor, word, way),
        Attach(task, executor, word, chance.choice((*_GOOD, *_BAD))),
        Remark(word, task),
        HandOver(task, executor, word),
        Undo(chance.randint(0, len(run.events) + 1), word),
    )
    return Cancel(word) if chance.random() < 0.02 else chance.choice(kinds)
