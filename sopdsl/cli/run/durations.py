"""Time passed in words, and whether it is more than a step allows."""

from __future__ import annotations

from sopdsl.diagnostics import Message, message
from sopdsl.execution.plan import Plan, PlannedStep
from sopdsl.execution.run import Run
from sopdsl.execution.worktime import OfficeHours, working_words


def passed_words(plan: Plan, step: PlannedStep, since: str, until: str) -> tuple[Message, bool]:
    """The time between two moments, as the step counts it, and whether the step allows less."""
    passed = OfficeHours.of(plan).passed(since, until)
    if step.calendar_days and not step.seconds:
        return message("run.lama.kalender", days=passed.calendar_days), passed.exceeds(step)
    return working_words(passed.seconds, plan.hours_per_day), passed.exceeds(step)


def is_late(run: Run, until: str) -> bool:
    """Whether an open task takes longer than its step allows, counted from when it was begun or, before, came."""
    hours = OfficeHours.of(run.plan)
    return any(hours.passed(task.begun or task.opened, until).exceeds(run.step_of(task)) for task in run.open_tasks)
