"""A run as JSON and back: its plan and its events. What pages write and programs exchange."""

from __future__ import annotations

from typing import Any

import attrs

from sopdsl.exchange.forms import Several, Version, read_whole
from sopdsl.exchange.reading import Problem
from sopdsl.exchange.records import Part, Record
from sopdsl.execution.actions import Event
from sopdsl.execution.forms import EVENT, PLAN
from sopdsl.execution.plan import Plan
from sopdsl.values import Value

VERSION = 1
"""The version of the form. A change that a program which reads it could notice makes a new one."""


@attrs.frozen
class RunRecord(Value):
    """A run as it is kept: what was to be done, and what was."""

    plan: Plan
    events: tuple[Event, ...] = ()


WHOLE = Record(
    "RunRecord",
    "An SOP that is being carried out, as JSON",
    lambda sop_run, plan, events: RunRecord(plan, events),
    {
        "sop_run": Part(Version(VERSION), about="The version of this form", of=lambda _: VERSION),
        "plan": Part(PLAN),
        "events": Part(Several(EVENT)),
    },
)


def write_plan(plan: Plan) -> dict[str, Any]:
    """A plan as plain values of JSON."""
    return PLAN.write(plan)


def write_event(event: Event) -> dict[str, Any]:
    """An event as plain values of JSON."""
    return EVENT.write(event)


def write_record(record: RunRecord) -> dict[str, Any]:
    """A run as plain values of JSON."""
    return WHOLE.write(record)


def read_plan(data: object) -> tuple[Plan | None, tuple[Problem, ...]]:
    """The plan in values of JSON; None, and all that is wrong, where there is none. Never raises."""
    return read_whole(PLAN, data)


def read_event(data: object) -> tuple[Event | None, tuple[Problem, ...]]:
    """The same for an event."""
    return read_whole(EVENT, data)


def read_record(data: object) -> tuple[RunRecord | None, tuple[Problem, ...]]:
    """The same for a run. Whether its events can have happened, `replay` tells."""
    return read_whole(WHOLE, data)
