"""A run carried on by a file of answers, without anybody typing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from sopdsl.cli.command import Session
from sopdsl.cli.findings import wants_colour
from sopdsl.cli.paths import complain_about
from sopdsl.cli.run.answers import ALL, Answer, Answers
from sopdsl.cli.run.answers_file import read_answers
from sopdsl.cli.run.commands import chosen
from sopdsl.cli.run.desk import Desk
from sopdsl.cli.run.outputs import attached
from sopdsl.cli.run.telling import story
from sopdsl.diagnostics import Message, message
from sopdsl.execution.actions import Action, Cancel, Confirm, Decide, HandOver, Remark, Skip, Tick
from sopdsl.execution.plan import Plan
from sopdsl.execution.refusals import labels_of
from sopdsl.execution.run import Task
from sopdsl.execution.store import RunChangedError
from sopdsl.project.files import LARGEST_SETTINGS, Unreadable, read_bytes
from sopdsl.reports.text import report, visible


class _Stopped(Exception):
    """The answers end here, and why."""

    def __init__(self, why: Message) -> None:
        super().__init__(why)
        self.why = why


def read_script(path: str, plan: Plan, session: Session) -> Answers | None:
    """The answers in a file; None, and what is wrong with it is printed."""
    try:
        source, answers, found = read_answers(path, read_bytes(Path(path), path, LARGEST_SETTINGS), plan)
    except Unreadable as error:
        complain_about(error.problem, session)
        return None
    if found:
        session.say(report(source, found, session.language, wants_colour()))
        session.found_errors()
        return None
    return answers


class Script:
    """Gives answers one after the other, and stops where they do not fit."""

    def __init__(self, answers: Answers, desk: Desk, session: Session) -> None:
        self._answers, self._desk, self._session = answers, desk, session
        self._listed = list(answers.listed)
        self._by_step = dict(answers.by_step)

    def carry_out(self) -> None:
        """Answer as long as there is work for the person at the desk. What does not fit is said, and leaves with 1."""
        try:
            while tasks := self._desk.tasks():
                known = len(self._desk.kept.record.events)
                try:
                    self._apply(*self._next(tasks))
                finally:
                    for line in story(self._desk.kept, self._session, since=known):
                        self._session.say(line)
            if self._listed and not self._desk.run.open_tasks:
                self._session.say(self._session.text(message("run.skrip.sisa", count=len(self._listed))))
        except _Stopped as stopped:
            self._session.found_errors()
            self._session.warn(f"sop: {visible(self._session.text(stopped.why))}")
        except RunChangedError as error:
            self._session.complain(error.what)

    def _next(self, tasks: Sequence[Task]) -> tuple[Task, Answer]:
        """The task that is next, and its answer: one for its step, else the next of the list, else what needs none."""
        run = self._desk.run
        for task in tasks:
            if run.step_of(task).number in self._by_step:
                return task, self._for_step(task)
        if self._listed:
            for task in tasks:
                if self._listed[0].step in (None, run.step_of(task)):
                    return task, self._listed.pop(0)
            raise _Stopped(self._unfit(tasks))
        if self._answers.rest_is_done:
            for task in tasks:
                if len(run.ways_of(task)) < 2:
                    return task, Answer()
        step = run.step_of(tasks[0])
        raise _Stopped(message("run.skrip.habis", step=step.number, activity=" ".join(step.activity)))

    def _for_step(self, task: Task) -> Answer:
        """The answer for a step, of its decisions the one for this time."""
        number = self._desk.run.step_of(task).number
        answer = self._by_step[number]
        self._by_step[number] = answer._replace(decisions=answer.decisions[1:])
        return answer._replace(decisions=answer.decisions[:1])

    def _unfit(self, tasks: Sequence[Task]) -> Message:
        wanted = self._listed[0].step
        assert wanted is not None
        place = len(self._answers.listed) - len(self._listed) + 1
        numbers = dict.fromkeys(str(self._desk.run.step_of(task).number) for task in tasks)
        return message("run.skrip.tidak-cocok", place=place, step=wanted.number, open=tuple(numbers))

    def _apply(self, task: Task, answer: Answer) -> None:
        for action in self._actions(task, answer):
            refused = action if isinstance(action, Message) else self._desk.act(action)
            if refused is not None:
                number = self._desk.run.step_of(task).number
                raise _Stopped(message("run.skrip.berhenti", step=number, reason=self._session.text(refused)))

    def _actions(self, task: Task, answer: Answer) -> Iterator[Action | Message]:
        """What an answer does, one thing after the other; the last one ends the work on the task."""
        number, run = task.number, self._desk.run
        if answer.cancel:
            yield Cancel(answer.cancel)
            return
        offices = (answer.by,) if answer.by else self._desk.offices(task)
        if task.station is None and len(offices) > 1:
            yield message("run.skrip.tanpa-oleh", names=offices)
        yield from self._details(task, answer, offices[0])
        if answer.hand_over:
            yield HandOver(number, offices[0], answer.hand_over)
            if offices[0] not in self._desk.offices(task):
                return
        labels = tuple(way.label for way in run.ways_of(task))
        way = chosen(answer.decisions[0], labels) if answer.decisions else 1
        if way is None:
            ways = labels_of(run.plan.stations[task.place]) if len(labels) > 1 else ()
            key = "run.skrip.putusan" if ways else "run.skrip.tanpa-putusan"
            yield message(key, label=answer.decisions[0], ways=ways)
        elif answer.skip:
            yield Skip(number, offices[0], answer.skip, way)
        else:
            for executor in offices:
                yield Decide(number, executor, way) if answer.decisions else Confirm(number, executor)

    def _details(self, task: Task, answer: Answer, executor: str) -> Iterator[Action | Message]:
        """What is recorded before the work on a task ends."""
        every = tuple(range(1, len(self._desk.run.step_of(task).requirements) + 1))
        entries = every if answer.requirements == ALL else answer.requirements
        for entry in entries:
            if entry not in task.ticks:
                yield Tick(task.number, executor, int(entry))
        for output in answer.outputs:
            yield attached(task.number, executor, output, "")
        if answer.note:
            yield Remark(answer.note, task.number)
