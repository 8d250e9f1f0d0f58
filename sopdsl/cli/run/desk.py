"""A run that somebody works on: each action is recorded before anything else happens, or refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sopdsl.cli import moment
from sopdsl.diagnostics import Message
from sopdsl.execution.actions import Action, Attach, Person
from sopdsl.execution.engine import carry_out
from sopdsl.execution.kept import KeptRun, add, read_kept
from sopdsl.execution.plan import Plan
from sopdsl.execution.refusals import refusal
from sopdsl.execution.run import Run, Task
from sopdsl.execution.store import RunChangedError

if TYPE_CHECKING:
    from sopdsl.execution.store.runs import Store


class Desk:
    """A run of a store, and the person who carries it on. Every method may raise StoreError."""

    def __init__(self, store: Store, kept: KeptRun, person: Person) -> None:
        self._store = store
        self.kept = kept
        self.person = person

    @property
    def run(self) -> Run:
        """How the run stands."""
        return self.kept.run

    @property
    def plan(self) -> Plan:
        """What is carried out."""
        return self.kept.record.plan

    def act(self, action: Action) -> Message | None:
        """Carry an action out and record it; or why it was refused.

        Raises RunChangedError where others recorded something meanwhile: nothing was done, and the run is what they
        made of it.
        """
        found = carry_out(self.run, action, self.person, moment.now())
        if isinstance(found, Message):
            return found
        event, run = found
        try:
            self.kept = add(self._store, self.kept, [event], run)
        except RunChangedError:
            self.kept = read_kept(self._store, self.kept.number)
            raise
        return None

    def offices(self, task: Task) -> tuple[str, ...]:
        """The executors that a task waits for and as whom the person may act."""
        waiting = self.run.executors_of(task)
        return tuple(each for each in waiting if not refusal(self.run, Attach(task.number, each, "-"), self.person))

    def tasks(self) -> tuple[Task, ...]:
        """The open tasks on which the person can do something."""
        return tuple(task for task in self.run.open_tasks if self.offices(task))
