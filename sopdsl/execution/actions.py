"""What people do with a run. An action that was accepted is an event of it."""

from __future__ import annotations

import re
from datetime import datetime

import attrs

from sopdsl.values import Value


@attrs.frozen
class Start(Value):
    """Begin a run, in one of the ways in which the plan starts (from 1)."""

    way: int = 1


@attrs.frozen
class Begin(Value):
    """Begin a task: from now on its time runs."""

    task: int
    executor: str


@attrs.frozen
class Tick(Value):
    """Mark an entry of the Kelengkapan (from 1) as there, or take the mark away."""

    task: int
    executor: str
    entry: int
    there: bool = True


@attrs.frozen
class Confirm(Value):
    """Say that one's part of a task is done, or that one agrees to what was decided."""

    task: int
    executor: str


@attrs.frozen
class Decide(Value):
    """Take one of the ways on from a task (from 1, in the order of the document)."""

    task: int
    executor: str
    way: int


@attrs.frozen
class Skip(Value):
    """Leave out a task whose step has a condition, and say why. `way` as in `Decide`, where there are several."""

    task: int
    executor: str
    reason: str
    way: int = 1


@attrs.frozen
class Attach(Value):
    """Record an output of a task: what it is, and the file that holds it with its SHA-256, if there is one."""

    task: int
    executor: str
    output: str
    file: str = ""
    sha256: str = ""


@attrs.frozen
class Remark(Value):
    """Write something down, about a task (which may be over) or about the run (task 0)."""

    text: str
    task: int = 0


@attrs.frozen
class HandOver(Value):
    """Give an executor's part of a task to another person, who then acts in this office for this task."""

    task: int
    executor: str
    to: str
    reason: str = ""


@attrs.frozen
class Cancel(Value):
    """End a run before its end, and say why."""

    reason: str


@attrs.frozen
class Undo(Value):
    """Say that an event (its number) was a mistake and counts no more, and why."""

    event: int
    reason: str


OfTask = Begin | Tick | Confirm | Decide | Skip | Attach | HandOver
"""What an executor does with a task."""
Action = Start | OfTask | Remark | Cancel | Undo


MOMENT = r"[12][0-9]{3}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}[+-][0-9]{2}:[0-9]{2}"
"""A time to the second with its offset from UTC, as ISO 8601 writes it: `2026-11-21T08:30:00+07:00`."""


def is_moment(text: str) -> bool:
    """Whether a text is a `MOMENT` of the calendar and the clock."""
    try:
        return bool(re.fullmatch(MOMENT, text)) and bool(datetime.fromisoformat(text))
    except ValueError:
        return False


@attrs.frozen
class Event(Value):
    """An accepted action: the `number`-th of its run (from 1), by whom, and when (a `MOMENT`)."""

    number: int
    at: str
    person: str
    action: Action


@attrs.frozen
class Person(Value):
    """Who acts. `executors` are the offices that he or she holds; None: any (a clerk who carries all of it out)."""

    name: str
    executors: tuple[str, ...] | None = None
