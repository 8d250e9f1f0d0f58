"""A run to what can be measured in it: each task with its times."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from sopdsl.execution import Begin, Run, RunRecord, Task, TaskState
from sopdsl.execution.outlook import next_stations
from sopdsl.execution.plan import PlannedStep
from sopdsl.execution.worktime import OfficeHours, Passed


class Observation(NamedTuple):
    """A task that is over or open. `first`: no task of its row came before it in the run. `loop`: the label of the way
    that was taken, and the number of the row before it to which that leads."""

    step: PlannedStep
    executors: tuple[str, ...]
    state: TaskState
    first: bool
    reason: str = ""
    waited: Passed | None = None
    worked: Passed | None = None
    late: bool = False
    loop: tuple[str, int] | None = None


def observations(record: RunRecord, run: Run, hours: OfficeHours) -> Iterator[Observation]:
    """All tasks of a run, in the order in which their work came. In a cancelled run nothing is open any more."""
    begun = _said_begun(record)
    seen: set[tuple[int, int]] = set()
    for task in run.tasks:
        step, place = run.step_of(task), (run.plan.stations[task.place].step, task.stations[0])
        first = place not in seen
        seen.add(place)
        if task.state is TaskState.DONE:
            since = begun.get(task.number, task.opened)
            waited = hours.passed(task.opened, since) if task.number in begun else None
            worked = hours.passed(since, task.closed)
            late = worked.exceeds(step)
            yield Observation(
                step, task.confirmed, task.state, first, "", waited, worked, late, _loop(run, task, step.number)
            )
        elif task.state is TaskState.SKIPPED:
            yield Observation(step, (), task.state, first, task.reason)
        elif run.cancelled is None:
            yield Observation(step, run.executors_of(task), task.state, first)


def _said_begun(record: RunRecord) -> dict[int, str]:
    """When tasks were begun, where somebody said so. A task that was only confirmed says nothing of its beginning."""
    begun: dict[int, str] = {}
    for event in record.events:
        if isinstance(event.action, Begin):
            begun.setdefault(event.action.task, event.at)
    return begun


def _loop(run: Run, task: Task, own: int) -> tuple[str, int] | None:
    ways = run.ways_of(task)
    if task.way is None or len(ways) < 2:
        return None
    way = ways[task.way - 1]
    rows = [run.plan.step_of(number).number for number in next_stations(run.plan, way)]
    back = [row for row in rows if row <= own]
    return (way.label, min(back)) if back else None
