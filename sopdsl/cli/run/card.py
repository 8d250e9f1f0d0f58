"""The present step in words: what is to be done, by whom, with what, in what time, and what comes after it."""

from __future__ import annotations

from collections.abc import Iterator

from sopdsl.cli import moment
from sopdsl.cli.command import Session
from sopdsl.cli.run.directions import ending, labelled, leads_to, step_of, step_with
from sopdsl.cli.run.durations import passed_words
from sopdsl.cli.run.telling import time_words
from sopdsl.diagnostics import Argument, message
from sopdsl.execution.outlook import least_steps_left, steps_done
from sopdsl.execution.plan import PlannedStep, Station, Way
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
            self._row("run.kartu.kegiatan", [*step.activity, *self._own_words(task)]),
            self._row("run.kartu.pelaksana", list(self._executors(task))),
            self._row("run.kartu.syarat", [step.condition] if step.condition else []),
            self._row("run.kartu.kelengkapan", list(self._requirements(task, step))),
            self._row("run.kartu.waktu", list(self._time(task, step))),
            self._row("run.kartu.output", [f"{place}. {each}" for place, each in enumerate(step.outputs, 1)]),
            self._row("run.kartu.keterangan", list(step.remarks)),
            self._row("run.kartu.sop", list(step.sops)),
            *self._ahead(task),
            self._row("run.kartu.informasi", list(self._informed(task))),
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
        return step_with(self._run.step_of(task).number, who, task.station is None, self._session)

    def _own_words(self, task: Task) -> Iterator[str]:
        """What the symbols of a task say themselves; a question stands with its answers."""
        stations = [self._run.plan.stations[number] for number in task.stations]
        return filter(None, dict.fromkeys(each.text for each in stations if len(each.ways) < 2))

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
            yield self._row("run.kartu.sesudah", [labelled(way.label, self._target(station, way)) for way in ways])
            return
        asked = [station.text] if station.text else []
        chosen = [self._text("run.kartu.dipilih", way=str(task.way))] if task.way else []
        yield self._row("run.kartu.putusan", asked + [self.choice(task, number) for number in _numbers(ways)] + chosen)

    def choice(self, task: Task, number: int) -> str:
        """`1. Ya: langkah 3 (Staf)`."""
        way, station = self._run.ways_of(task)[number - 1], self._run.plan.stations[task.place]
        return f"{number}. {labelled(way.label, self._target(station, way))}"

    def _target(self, station: Station, way: Way) -> str:
        return leads_to(self._run.plan, way, self._session) if way.parts else ending((station,), self._session)

    def _informed(self, task: Task) -> Iterator[str]:
        """Who is told of the work on a task, and of the starts and ends beside it."""
        plan = self._run.plan
        row = plan.stations[task.place].step
        for number, station in enumerate(plan.stations):
            if number in task.stations or (station.step == row and station.passes):
                for way in station.informs:
                    to = "; ".join(step_of(plan, [plan.stations[part[0]]], self._session) for part in way.parts)
                    yield labelled(way.label, to)


def _numbers(ways: tuple[Way, ...]) -> range:
    return range(1, len(ways) + 1)
