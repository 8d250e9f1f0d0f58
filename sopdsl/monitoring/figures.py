"""What recorded runs tell about a procedure: values, without behaviour.

Nothing here is about persons: an SOP is judged, and the offices that it names, not who works there.
"""

from __future__ import annotations

import attrs

from sopdsl.values import Value

ENOUGH = 10
"""From so many times on a 90th percentile says something."""


@attrs.frozen
class Spread(Value):
    """How long something took: of `count` times the middle one, the one that nine in ten do not exceed, the longest.

    All are times that were measured (nearest rank: of n times in order, the one at place ceil(n · share)); None where
    there are none, and the `ninetieth` where there are less than `ENOUGH`.
    """

    count: int = 0
    median: int | None = None
    ninetieth: int | None = None
    longest: int | None = None


@attrs.frozen
class StepFigures(Value):
    """A row of the sheet in all runs.

    `done` and `skipped` count passes through the row, over all its symbols, `repeated` those of them that were not the
    first of their run, `late` the done ones that took longer than the row allows. `worked` is from when a task was
    begun (where nobody said so: from when it came) until it was done, `waited` from when it came until it was begun,
    each for all symbols together. Both are working seconds, or calendar days where the row allows so many of them
    (`in_days`). `reasons` are those for which it was skipped, `open` the passes that are not over.
    """

    number: int
    activity: str
    executors: tuple[str, ...]
    time: str
    allowed: int | None
    in_days: bool
    done: int
    skipped: int
    repeated: int
    late: int
    open: int
    worked: Spread
    waited: Spread
    reasons: tuple[tuple[str, int], ...]


@attrs.frozen
class ExecutorFigures(Value):
    """An executor in all runs: tasks done, how many of them late by themselves, tasks that wait now, and how long tasks
    waited before they were begun (working seconds). `against` is the time they took in percent of what their rows
    allow, of those whose rows allow a time."""

    executor: str
    done: int
    late: int
    open: int
    waited: Spread
    against: Spread = Spread()


@attrs.frozen
class LoopFigures(Value):
    """How often the decision in a row (`step`) sent the work back to a row that stands before it, or to itself."""

    step: int
    label: str
    back_to: int
    count: int


@attrs.frozen
class ProcedureFigures(Value):
    """All runs of a procedure in one edition of its document.

    `lasted` is the working time of the finished runs, in seconds. `months` are those in which runs began (`2026-11`),
    `reasons` those for which runs were cancelled, `corrections` those for which something recorded was taken back, each
    with its count. What was taken back is in no other figure.
    """

    document: str
    title: str
    number: str
    name: str
    hours_per_day: str
    runs: int
    finished: int
    cancelled: int
    running: int
    stuck: int
    first: str
    last: str
    lasted: Spread
    months: tuple[tuple[str, int], ...]
    reasons: tuple[tuple[str, int], ...]
    corrections: tuple[tuple[str, int], ...]
    steps: tuple[StepFigures, ...]
    executors: tuple[ExecutorFigures, ...]
    loops: tuple[LoopFigures, ...]

    @property
    def late(self) -> int:
        """Tasks that took longer than their rows allow."""
        return sum(step.late for step in self.steps)

    @property
    def corrected(self) -> int:
        """How often something recorded was taken back."""
        return sum(count for _, count in self.corrections)

    @property
    def done(self) -> int:
        """Tasks done."""
        return sum(step.done for step in self.steps)
