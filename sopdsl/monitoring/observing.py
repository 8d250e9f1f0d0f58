"""A run to what can be measured in it: each task with its times, and each row with those of all its symbols."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from sopdsl.execution import Begin, Run, Task, TaskState
from sopdsl.execution.outlook import next_stations
from sopdsl.execution.plan import PlannedStep
from sopdsl.execution.worktime import OfficeHours, Passed


class Observation(NamedTuple):
    """A task that is over or open, by its number in the run. `first`: no task at its symbol came before it in the run.
    `loop`: the label of the way that was taken, and the number of the row before it to which that leads."""

    task: int
    step: PlannedStep
    executors: tuple[str, ...]
    state: TaskState
    first: bool
    reason: str = ""
    waited: Passed | None = None
    worked: Passed | None = None
    late: bool = False
    loop: tuple[str, int] | None = None


def observations(run: Run, hours: OfficeHours) -> Iterator[Observation]:
    """All tasks of a run, in the order in which their work came, without those that were undone.

    In a cancelled run nothing is open any more.
    """
    begun = _said_begun(run)
    seen: set[tuple[int, int]] = set()
    for task in _counted(run):
        step, place = run.step_of(task), (run.plan.stations[task.place].step, task.stations[0])
        first = place not in seen
        seen.add(place)
        if task.state is TaskState.DONE:
            since = begun.get(task.number, task.opened)
            waited = hours.passed(task.opened, since) if task.number in begun else None
            worked = hours.passed(since, task.closed)
            late = worked.exceeds(step)
            loop = _loop(run, task, step.number)
            yield Observation(task.number, step, task.confirmed, task.state, first, "", waited, worked, late, loop)
        elif task.state is TaskState.SKIPPED:
            yield Observation(task.number, step, (), task.state, first, task.reason)
        elif run.cancelled is None:
            yield Observation(task.number, step, run.executors_of(task), task.state, first)


def by_row(run: Run, seen: Iterable[Observation]) -> Iterator[Observation]:
    """The same for rows: the mutu baku of one with several symbols is for all of them together.

    What a cancelled run left half done is not among them.
    """
    by_task = {one.task: one for one in seen}
    for tasks in _passes(run):
        parts = [by_task[task] for task in tasks if task in by_task]
        if len(parts) == len(tasks):
            yield parts[0] if len(parts) == 1 else _together(parts)


def _passes(run: Run) -> Iterable[list[int]]:
    """The tasks of each pass through a row: work that went on from symbol to symbol without leaving it."""
    passes: dict[int, list[int]] = {}
    left: dict[tuple[int, str], tuple[int, frozenset[int]]] = {}
    for task in _counted(run):
        row = run.plan.stations[task.place].step
        first, places = left.get((row, task.opened), (task.number, frozenset()))
        if task.place in places:  # a decision that sends the work back within its row
            first, places = task.number, frozenset()
        passes.setdefault(first, []).append(task.number)
        left[row, task.closed] = first, places | {task.place}
    return passes.values()


def _counted(run: Run) -> Iterable[Task]:
    return (task for task in run.tasks if task.state is not TaskState.UNDONE)


def _together(parts: list[Observation]) -> Observation:
    last = parts[-1]
    worked, waited = (_sum(times) for times in ((one.worked for one in parts), (one.waited for one in parts)))
    late = worked is not None and last.state is TaskState.DONE and worked.exceeds(last.step)
    return last._replace(first=parts[0].first, worked=worked, waited=waited, late=late)


def _sum(times: Iterable[Passed | None]) -> Passed | None:
    known = [time for time in times if time is not None]
    if not known:
        return None
    return Passed(sum(time.seconds for time in known), sum(time.calendar_days for time in known))


def _said_begun(run: Run) -> dict[int, str]:
    """When tasks were begun, where somebody said so. A task that was only confirmed says nothing of its beginning."""
    begun: dict[int, str] = {}
    for event in run.events:
        if isinstance(event.action, Begin) and event.number not in run.undone:
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
