"""The present step in words: what is to be done, by whom, with what, in what time, and what comes after it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sopdsl.cli import moment
from sopdsl.cli.command import Session
from sopdsl.cli.run.durations import passed_words
from sopdsl.cli.run.telling import time_words
from sopdsl.diagnostics import Argument, message
from sopdsl.execution.outlook import least_steps_left, next_stations, steps_done
from sopdsl.execution.plan import Plan, PlannedStep, Station, Way
from sopdsl.execution.run import Run, Task

Row = tuple[str, list[str]]
"""A heading and the lines beside it."""

_BAR = 20
"""Characters of the progress bar."""


class Card:
    """Describes tasks of a run in the language of a session."""

    def __init__(self, run: Run, session: Session) -> None:
        self._run = run
        self._session = session

    def title(self, task: Task) -> str:
        """`Langkah 2 dari 14`."""
        number = self._run.step_of(task).number
        return self._text("run.kartu.langkah", step=number, most=len(self._run.plan.steps))

    def rows(self, task: Task) -> list[Row]:
        """All that is known of a task; without what the SOP does not say."""
        step = self._run.step_of(task)
        rows = [
            self._row("run.kartu.kelompok", list(step.groups)),
            self._row("run.kartu.kegiatan", list(step.activity)),
            self._row("run.kartu.pelaksana", list(self._executors(task))),
            self._row("run.kartu.syarat", [step.condition] if step.condition else []),
            self._row("run.kartu.kelengkapan", list(self._requirements(task, step))),
            self._row("run.kartu.waktu", list(self._time(task, step))),
            self._row("run.kartu.output", [f"{place}. {each}" for place, each in enumerate(step.outputs, 1)]),
            self._row("run.kartu.keterangan", list(step.remarks)),
            self._row("run.kartu.sop", list(step.sops)),
            *self._ahead(task),
            self._row("run.kartu.juga", [self._named(each) for each in self._run.open_tasks if each != task]),
            self._row("run.kartu.kemajuan", [self.progress()]),
        ]
        return [row for row in rows if row[1]]

    def waiting(self) -> list[str]:
        """A line for each open task and for whom it waits."""
        return [self._named(task) for task in self._run.open_tasks]

    def progress(self) -> str:
        """A bar of what is done against what is left at least."""
        done, left = steps_done(self._run), least_steps_left(self._run)
        filled = _BAR * done // max(done + left, 1)
        bar = f"[{'#' * filled}{'-' * (_BAR - filled)}]"
        return self._text("run.kartu.maju", bar=bar, done=done, left=left)

    def _row(self, key: str, lines: list[str]) -> Row:
        return self._text(key), lines

    def _text(self, key: str, **arguments: Argument) -> str:
        return self._session.text(message(key, **arguments))

    def _named(self, task: Task) -> str:
        who = tuple(each or self._text("run.kartu.siapa-saja") for each in self._run.executors_of(task))
        return _with_executors(self._run.step_of(task).number, who, task.station is None, self._session)

    def _executors(self, task: Task) -> Iterator[str]:
        """Those that the task waits for, with what they stand for; then those who are done."""
        plan, given = self._run.plan, dict(task.persons)
        offices = dict(zip(plan.executors, plan.offices, strict=True))
        for executor in self._run.executors_of(task):
            office = offices.get(executor, executor)
            name = executor if office == executor else f"{executor} ({office})"
            name = name or self._text("run.kartu.siapa-saja")
            yield self._text("run.kartu.diserahkan", who=name, to=given[executor]) if executor in given else name
        for executor in task.confirmed:
            yield self._text("run.kartu.sudah", who=executor or "-")

    def _requirements(self, task: Task, step: PlannedStep) -> Iterator[str]:
        for place, each in enumerate(step.requirements, 1):
            yield f"[{'x' if place in task.ticks else ' '}] {place}. {each}"

    def _time(self, task: Task, step: PlannedStep) -> Iterator[str]:
        """The time allowed, and the time that has passed, since the work began or, before that, since it came."""
        if step.time:
            yield step.time
        key = "run.kartu.dikerjakan" if task.begun else "run.kartu.datang"
        since = task.begun or task.opened
        passed, late = passed_words(self._run.plan, step, since, moment.now())
        said = self._text(key, since=time_words(since, self._session), passed=self._session.text(passed))
        yield f"{said} {self._text('run.kartu.terlambat')}" if late else said

    def _ahead(self, task: Task) -> Iterator[Row]:
        """The choices, where there are any, else what comes next."""
        ways, station = self._run.ways_of(task), self._run.plan.stations[task.place]
        if len(ways) < 2:
            yield self._row("run.kartu.sesudah", [leads_to(self._run.plan, way, self._session) for way in ways])
            return
        asked = [station.text] if station.text else []
        chosen = [self._text("run.kartu.dipilih", way=str(task.way))] if task.way else []
        yield self._row("run.kartu.putusan", asked + [self.choice(task, number) for number in _numbers(ways)] + chosen)

    def choice(self, task: Task, number: int) -> str:
        """`1. Ya: langkah 3 (Staf)`."""
        way = self._run.ways_of(task)[number - 1]
        return f"{number}. {way.label + ': ' if way.label else ''}{leads_to(self._run.plan, way, self._session)}"


def leads_to(plan: Plan, way: Way, session: Session) -> str:
    """Where work goes on along a way, in words: `langkah 3 (Staf)`."""
    by_row: dict[int, list[Station]] = {}
    for number in next_stations(plan, way):
        station = plan.stations[number]
        by_row.setdefault(plan.steps[station.step].number, []).append(station)
    if not by_row:
        return session.text(message("run.kartu.berakhir"))
    return "; ".join(_step_of(number, here, session) for number, here in by_row.items())


def _step_of(number: int, stations: Sequence[Station], session: Session) -> str:
    who = tuple(dict.fromkeys(name for station in stations for name in station.executors))
    return _with_executors(number, who, stations[0].alternative is not None, session)


def _with_executors(step: int, who: tuple[str, ...], one_acts: bool, session: Session) -> str:
    """`langkah 3 (Kasi dan Staf)`, or `atau` where one of them acts."""
    key = "run.kartu.salah-satu" if one_acts else "run.kartu.semua"
    return session.text(message(key, step=step, who=who or "-"))


def _numbers(ways: tuple[Way, ...]) -> range:
    return range(1, len(ways) + 1)
