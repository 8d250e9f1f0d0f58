"""A document being carried out: plans of its procedures, and runs of a plan as a pure state machine.

`plans_of` makes the plans, `carry_out` takes one action, `replay` makes a run from its events. Nothing here knows a
clock, a file or a screen.
"""

from __future__ import annotations

from sopdsl.execution.actions import (
    Action,
    Attach,
    Begin,
    Cancel,
    Confirm,
    Decide,
    Event,
    HandOver,
    Person,
    Remark,
    Skip,
    Start,
    Tick,
    Undo,
)
from sopdsl.execution.canonical import canonical
from sopdsl.execution.changes import Aspect, StepChange
from sopdsl.execution.engine import BrokenRunError, carry_out, replay
from sopdsl.execution.migration import Migration, Obstacle, migration
from sopdsl.execution.plan import ANYONE, Plan, PlannedStep, Station, Way
from sopdsl.execution.planning import plans_of
from sopdsl.execution.record import (
    RunRecord,
    read_event,
    read_plan,
    read_record,
    write_event,
    write_plan,
    write_record,
)
from sopdsl.execution.refusals import refusal
from sopdsl.execution.run import Arrival, Run, Status, Task, TaskState
from sopdsl.execution.worktime import OfficeHours, Passed

__all__ = [
    "ANYONE",
    "Action",
    "Arrival",
    "Aspect",
    "Attach",
    "Begin",
    "BrokenRunError",
    "Cancel",
    "Confirm",
    "Decide",
    "Event",
    "HandOver",
    "Migration",
    "Obstacle",
    "OfficeHours",
    "Passed",
    "Person",
    "Plan",
    "PlannedStep",
    "Remark",
    "Run",
    "RunRecord",
    "Skip",
    "Start",
    "Station",
    "Status",
    "StepChange",
    "Task",
    "TaskState",
    "Tick",
    "Undo",
    "Way",
    "canonical",
    "carry_out",
    "migration",
    "plans_of",
    "read_event",
    "read_plan",
    "read_record",
    "refusal",
    "replay",
    "write_event",
    "write_plan",
    "write_record",
]
