"""What lies ahead of a run: the stations that a way leads to, and how many steps are left at least."""

from __future__ import annotations

from sopdsl.execution.plan import Plan, Station, Way
from sopdsl.execution.run import Run, TaskState

_FAR = 1_000_000
"""More steps than any way has: no end is reached."""


def next_stations(plan: Plan, way: Way) -> tuple[int, ...]:
    """Where somebody acts next along a way; none where it ends. Starts and ends with one way on are gone through."""
    return tuple(number for number in _met(plan, way) if not plan.stations[number].passes)


def ends_ahead(plan: Plan, way: Way) -> tuple[Station, ...]:
    """The ends that a way comes to before anybody acts again."""
    met = (plan.stations[number] for number in _met(plan, way))
    return tuple(each for each in met if each.passes and not any(on.parts for on in each.ways))


def _met(plan: Plan, way: Way) -> tuple[int, ...]:
    """The stations that a way comes to, as far as work goes through them, up to those where somebody acts."""
    found: dict[int, None] = {}
    coming = [number for part in way.parts for number in part]
    while coming:
        number = coming.pop(0)
        if number not in found and plan.stations[number].passes:
            coming += [to for each in plan.stations[number].ways for part in each.parts for to in part]
        found[number] = None
    return tuple(found)


def steps_done(run: Run) -> int:
    """How many rows are over: done or skipped, and not open again."""
    open_rows = {run.step_of(task).number for task in run.open_tasks}
    closed = {run.step_of(task).number for task in run.tasks if task.state in (TaskState.DONE, TaskState.SKIPPED)}
    return len(closed - open_rows)


def least_steps_left(run: Run) -> int:
    """How many rows the work has to go through at least, one after the other, those of the open tasks among them.

    Decisions are thought to be taken the shortest way and steps with a condition left out; of work that goes on side
    by side the longest part counts.
    """
    if not run.open_tasks:
        return 0
    distances = _distances(run.plan)
    left = max(min(distances[number] for number in task.stations) for task in run.open_tasks)
    return 1 + (left if left < _FAR else 0)


def _distances(plan: Plan) -> list[int]:
    """From each station, the rows that come after its own one. They settle from the ends backwards."""
    distances = [_FAR] * len(plan.stations)
    settled = False
    while not settled:
        settled = True
        for number, station in reversed(list(enumerate(plan.stations))):
            ways = [_length(plan, station.step, way, distances) for way in station.ways]
            shortest = min([*ways, _FAR])
            settled &= shortest >= distances[number]
            distances[number] = shortest
    return distances


def _length(plan: Plan, row: int, way: Way, distances: list[int]) -> int:
    return max((min(_price(plan, row, to) + distances[to] for to in part) for part in way.parts), default=0)


def _price(plan: Plan, row: int, station: int) -> int:
    """1 for a station of another row in which somebody has to act."""
    to = plan.stations[station]
    return int(to.step != row and not to.passes and not plan.steps[to.step].condition)
