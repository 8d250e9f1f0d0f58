"""A run carried on step by step by somebody who reads and types."""

from __future__ import annotations

from sopdsl.cli.command import Session
from sopdsl.cli.run.asking import ask
from sopdsl.cli.run.card import Card
from sopdsl.cli.run.commands import Do, Typed, understood
from sopdsl.cli.run.desk import Desk
from sopdsl.cli.run.screen import say_lines, say_message, show_card
from sopdsl.cli.run.telling import story
from sopdsl.cli.run.work import Work
from sopdsl.diagnostics import Message, message
from sopdsl.execution.run import Task
from sopdsl.execution.store import RunChangedError


class Pause(Exception):
    """Whoever types wants to leave."""


class Conversation:
    """Shows a step, takes what is typed, and so on, as long as there is work for the person at the desk."""

    def __init__(self, desk: Desk, session: Session) -> None:
        self._desk = desk
        self._session = session
        self._work = Work(desk, session)
        self._task: Task | None = None

    def hold(self) -> None:
        """Go on until nothing is left to do here. Raises Pause, EOFError, KeyboardInterrupt and StoreError."""
        while tasks := self._desk.tasks():
            same = [task for task in tasks if self._task is not None and task.number == self._task.number]
            task = (same or list(tasks))[0]
            if not same:
                self._show(task)
            self._task = task
            known = len(self._desk.kept.record.events)
            try:
                self._take(task)
            except RunChangedError as error:
                self._say(error.what)
                self._task = None
            say_lines(story(self._desk.kept, self._session, since=known), self._session)

    def _show(self, task: Task) -> None:
        card = Card(self._desk.run, self._session)
        show_card(card.title(task), card.rows(task), self._session)
        several = len(self._desk.run.ways_of(task)) > 1
        self._say(message("run.ketik.putuskan") if several else message("run.ketik.kerjakan"))

    def _take(self, task: Task) -> None:
        """Take one line, and do what it says."""
        labels = tuple(way.label for way in self._desk.run.ways_of(task))
        typed = understood(ask("> ", self._session), labels)
        if isinstance(typed, Message):
            self._say(typed)
            return
        refused = self._do(typed, task)
        if refused is not None:
            self._say(refused)

    def _do(self, typed: Typed, task: Task) -> Message | None:
        """Do what was typed; the result is why not."""
        match typed.what:
            case Do.PAUSE:
                raise Pause
            case Do.HELP:
                self._say(message("run.ketik.bantuan"))
            case Do.SHOW:
                self._show(task)
            case Do.STORY:
                say_lines(story(self._desk.kept, self._session), self._session)
            case Do.STEP:
                return self._turn_to(typed.rest)
            case _:
                return self._work.do(typed.what, task, typed.rest)
        return None

    def _turn_to(self, words: str) -> Message | None:
        for task in self._desk.tasks():
            if str(self._desk.run.step_of(task).number) == words:
                self._task = task
                self._show(task)
                return None
        numbers = dict.fromkeys(str(self._desk.run.step_of(task).number) for task in self._desk.tasks())
        return message("run.ketik.langkah-lain", steps=tuple(numbers))

    def _say(self, what: Message) -> None:
        say_message(what, self._session)
