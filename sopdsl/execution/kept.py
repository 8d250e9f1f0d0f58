"""Runs in a store: its texts to plans and events, and back.

A store keeps the plan of a run as the document that the run is pinned to: whatever becomes of the SOP's file, the run
goes on as it began.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from sopdsl.diagnostics import message
from sopdsl.execution.actions import Event
from sopdsl.execution.canonical import canonical
from sopdsl.execution.engine import BrokenRunError, replay
from sopdsl.execution.plan import Plan
from sopdsl.execution.record import RunRecord, read_event, read_plan, write_event, write_plan
from sopdsl.execution.run import Run
from sopdsl.execution.store import Fault, RunDamagedError, StoredRun, Summary

if TYPE_CHECKING:
    from sopdsl.execution.store.runs import Store

T = TypeVar("T")


class KeptRun(NamedTuple):
    """A run of a store: its number there, what happened to it, and how it stands."""

    number: int
    record: RunRecord
    run: Run


def plan_text(plan: Plan) -> str:
    """A plan as a store keeps it."""
    return canonical(write_plan(plan))


def keep(store: Store, record: RunRecord) -> KeptRun:
    """Begin a run in a store. Raises StoreError; BrokenRunError for events that cannot have happened."""
    run = replay(record.plan, record.events)
    number = store.create(plan_text(record.plan), _summary(record, run), _texts(record.events))
    return KeptRun(number, record, run)


def add(store: Store, kept: KeptRun, events: Sequence[Event], run: Run) -> KeptRun:
    """Add events to a run, which made `run` of it. Raises StoreError: RunChangedError where others were quicker."""
    record = RunRecord(kept.record.plan, (*kept.record.events, *events))
    store.append(kept.number, len(kept.record.events), _texts(events), _summary(record, run))
    return KeptRun(kept.number, record, run)


def read_kept(store: Store, number: int) -> KeptRun:
    """A run of a store. Raises StoreError: RunDamagedError for what cannot be read, or cannot have happened."""
    return understood(store.read(number))


def understood(stored: StoredRun) -> KeptRun:
    """A run from its texts. Raises RunDamagedError."""
    number = stored.header.number
    plan: Plan = _value(read_plan, stored.document, number, None)
    events = tuple(_value(read_event, each.text, number, each.number) for each in stored.events)
    try:
        return KeptRun(number, RunRecord(plan, events), replay(plan, events))
    except BrokenRunError as error:
        what = message("JLN004.tidak-mungkin", number=number, event=error.number)
        raise RunDamagedError(Fault(number, error.number, what)) from error


def _value(reader: Callable[[object], tuple[T | None, Any]], text: str, run: int, event: int | None) -> Any:
    try:
        value, _ = reader(json.loads(text))
    except (ValueError, RecursionError):
        value = None
    if value is None:
        raise RunDamagedError(Fault(run, event, message("JLN004.tidak-terbaca", number=run)))
    return value


def _texts(events: Sequence[Event]) -> list[str]:
    return [canonical(write_event(event)) for event in events]


def _summary(record: RunRecord, run: Run) -> Summary:
    plan, events = record.plan, record.events
    waiting = dict.fromkeys(name for task in run.open_tasks for name in run.executors_of(task))
    return Summary(plan.title, plan.name, run.status.value, events[0].at, events[-1].at, tuple(waiting))
