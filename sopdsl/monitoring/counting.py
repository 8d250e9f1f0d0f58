"""Adding up the runs of one edition of a procedure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Set
from datetime import date, datetime

from sopdsl.execution import Plan, PlannedStep, RunRecord, Status, TaskState, Undo, replay
from sopdsl.execution.worktime import OfficeHours
from sopdsl.monitoring.figures import ENOUGH, ExecutorFigures, LoopFigures, ProcedureFigures, Spread, StepFigures
from sopdsl.monitoring.observing import Observation, by_row, observations


class Counted:
    """What was counted so far. Of a run only numbers are kept, so that many runs need little room."""

    def __init__(self, plan: Plan, holidays: Set[date]) -> None:
        self._plan = plan
        self._hours = OfficeHours.of(plan, holidays)
        self._statuses = Counter[Status]()
        self._days = Counter[str]()
        self._reasons = Counter[str]()
        self._corrections = Counter[str]()
        self._loops = Counter[tuple[int, str, int]]()
        self._lasted: list[int] = []
        self._steps = {step.number: _Tally() for step in plan.steps}
        self._executors = {name: _Tally() for name in plan.executors}

    def add(self, record: RunRecord) -> None:
        """Count a run; one without events has not begun. Raises BrokenRunError."""
        run = replay(record.plan, record.events)
        if not record.events:
            return
        begun = record.events[0].at
        self._statuses[run.status] += 1
        self._days[begun[:10]] += 1
        if run.cancelled is not None:
            self._reasons[run.cancelled] += 1
        self._corrections.update(each.action.reason for each in run.events if isinstance(each.action, Undo))
        if run.status is Status.FINISHED:
            # Remarks may follow the end: the last task that was closed ended the run.
            over = max(filter(None, (task.closed for task in run.tasks)), key=datetime.fromisoformat, default=begun)
            self._lasted.append(self._hours.passed(begun, over).seconds)
        tasks = list(observations(run, self._hours))
        for one in tasks:
            self._count(one)
        for row in by_row(run, tasks):
            self._steps[row.step.number].add(row, row.step.in_days)

    def figures(self) -> ProcedureFigures:
        """All that was counted."""
        plan, statuses = self._plan, self._statuses
        months = Counter[str]()
        for day, count in self._days.items():
            months[day[:7]] += count
        return ProcedureFigures(
            document=plan.document,
            title=plan.title,
            number=plan.number,
            name=plan.name,
            hours_per_day=plan.hours_per_day,
            runs=statuses.total(),
            finished=statuses[Status.FINISHED],
            cancelled=statuses[Status.CANCELLED],
            running=statuses[Status.RUNNING],
            stuck=statuses[Status.STUCK],
            first=min(self._days, default=""),
            last=max(self._days, default=""),
            lasted=spread(self._lasted),
            months=tuple(sorted(months.items())),
            reasons=_most_first(self._reasons),
            corrections=_most_first(self._corrections),
            steps=tuple(self._step(step) for step in plan.steps),
            executors=tuple(tally.executor(name) for name, tally in self._executors.items()),
            loops=tuple(LoopFigures(*loop, count) for loop, count in sorted(self._loops.items())),
        )

    def _count(self, seen: Observation) -> None:
        for name in seen.executors:
            if name in self._executors:
                self._executors[name].add(seen, False)
        if seen.loop is not None:
            self._loops[seen.step.number, *seen.loop] += 1

    def _step(self, step: PlannedStep) -> StepFigures:
        number = step.number
        acting = [station.executors for station in self._plan.stations if self._plan.steps[station.step] is step]
        executors = tuple(dict.fromkeys(name for names in acting for name in names))
        return self._steps[number].step(step, executors)


class _Tally:
    """Tasks of a row, or of an executor."""

    def __init__(self) -> None:
        self._done = self._late = self._open = self._skipped = self._repeated = 0
        self._worked: list[int] = []
        self._waited: list[int] = []
        self._percents: list[int] = []
        self._reasons = Counter[str]()

    def add(self, seen: Observation, days: bool) -> None:
        """Count a task; `days`: how long it waited in calendar days."""
        self._repeated += not seen.first
        if seen.state is TaskState.SKIPPED:
            self._skipped += 1
            self._reasons[seen.reason] += 1
        elif seen.state is TaskState.OPEN:
            self._open += 1
        else:
            self._done += 1
            self._late += seen.late
            if seen.worked is not None:
                time = seen.worked.counted_for(seen.step)
                self._worked.append(time)
                self._percents += _percent(seen, time)
            if seen.waited is not None:
                self._waited.append(seen.waited.calendar_days if days else seen.waited.seconds)

    def step(self, step: PlannedStep, executors: tuple[str, ...]) -> StepFigures:
        """The figures of a row."""
        return StepFigures(
            number=step.number,
            activity=" ".join(step.activity),
            executors=executors,
            time=step.time,
            allowed=step.allowed,
            in_days=step.in_days,
            done=self._done,
            skipped=self._skipped,
            repeated=self._repeated,
            late=self._late,
            open=self._open,
            worked=spread(self._worked),
            waited=spread(self._waited),
            reasons=_most_first(self._reasons),
        )

    def executor(self, name: str) -> ExecutorFigures:
        """The figures of an executor."""
        return ExecutorFigures(name, self._done, self._late, self._open, spread(self._waited), spread(self._percents))


def spread(times: list[int]) -> Spread:
    """The middle, the ninetieth of a hundred and the longest of some times."""
    if not times:
        return Spread()
    ordered = sorted(times)
    return Spread(
        len(ordered),
        _ranked(ordered, 50),
        _ranked(ordered, 90) if len(ordered) >= ENOUGH else None,
        ordered[-1],
    )


def _ranked(ordered: list[int], percent: int) -> int:
    return ordered[-(-len(ordered) * percent // 100) - 1]


def _percent(seen: Observation, time: int) -> list[int]:
    """A time in percent of what the task's row allows, rounded up; none where that is nothing."""
    return [-(-100 * time // seen.step.allowed)] if seen.step.allowed else []


def _most_first(counts: Counter[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counts.items(), key=lambda one: (-one[1], one[0])))
