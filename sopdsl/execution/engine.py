"""A run as a state machine: an action and a state give the next state, or the reason why not. Nothing else happens."""

from __future__ import annotations

from collections.abc import Iterable

from sopdsl.diagnostics import Message, message
from sopdsl.execution.actions import Action, Event, Person, Undo, is_moment
from sopdsl.execution.effects import after
from sopdsl.execution.plan import Plan
from sopdsl.execution.refusals import refusal
from sopdsl.execution.run import Run
from sopdsl.execution.undoing import without


class BrokenRunError(Exception):
    """Events that cannot have happened: the number of the first such event, and why."""

    def __init__(self, number: int, reason: Message) -> None:
        super().__init__(number, reason)
        self.number = number
        self.reason = reason


def carry_out(run: Run, action: Action, by: Person, at: str) -> tuple[Event, Run] | Message:
    """What an action makes of a run, and the event to keep; or why it is refused, and nothing has changed.

    `at` is the time, a `MOMENT` (`2026-11-21T08:30:00+07:00`): nothing here reads a clock. Raises ValueError where it
    is none.
    """
    if not is_moment(at):
        raise ValueError(f"at: {at!r}")
    event = Event(len(run.events) + 1, at, by.name, action)
    found = _taken(run, event, by)
    return found if isinstance(found, Message) else (event, found)


def replay(plan: Plan, events: Iterable[Event]) -> Run:
    """The run that these events made. Raises `BrokenRunError`.

    Who held which office is not looked at again: that was so when the event happened.
    """
    run = Run(plan)
    for event in events:
        number = len(run.events) + 1
        found = _taken(run, event)
        if event.number != number:
            found = message("pelaksanaan.nomor-kejadian", number=number, found=event.number)
        if isinstance(found, Message):
            raise BrokenRunError(number, found)
        run = found
    return run


def _taken(run: Run, event: Event, by: Person | None = None) -> Run | Message:
    """The run after an event, or why it cannot happen."""
    reason = refusal(run, event.action, by)
    if reason is not None:
        return reason
    return without(run, event) if isinstance(event.action, Undo) else after(run, event)
