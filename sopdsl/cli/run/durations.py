"""Time passed in words, and whether it is more than a step allows."""

from __future__ import annotations

from sopdsl.diagnostics import Message
from sopdsl.execution.plan import Plan, PlannedStep
from sopdsl.execution.run import Run
from sopdsl.execution.worktime import OfficeHours, time_words


def passed_words(plan: Plan, step: PlannedStep, since: str, until: str) -> tuple[Message, bool]:
    """The time between two moments, as the step counts it, and whether the step allows less."""
    passed = OfficeHours.of(plan).passed(since, until)
    return time_words(passed.counted_for(step), plan.hours_per_day, step.in_days), passed.exceeds(step)


def is_late(run: Run, until: str) -> bool:
    """Whether an open task takes longer than its step allows, counted from when it was begun or, before, came."""
    hours = OfficeHours.of(run.plan)
    return any(hours.passed(task.begun or task.opened, until).exceeds(run.step_of(task)) for task in run.open_tasks)
