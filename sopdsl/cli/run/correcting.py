"""Something recorded by mistake is undone: which, why, and what becomes of the run is asked and said before."""

from __future__ import annotations

from collections.abc import Iterator

from sopdsl.cli.command import Session
from sopdsl.cli.run.asking import answer, choice, make_sure
from sopdsl.cli.run.card import Card
from sopdsl.cli.run.desk import Desk
from sopdsl.cli.run.screen import say_message
from sopdsl.cli.run.telling import line
from sopdsl.diagnostics import Message, message
from sopdsl.execution.actions import Event, Tick, Undo
from sopdsl.execution.engine import carry_out
from sopdsl.execution.run import Run, TaskState


def correct(desk: Desk, session: Session, reason: str) -> Message | None:
    """Undo something of a run, for a reason, which is asked where it is empty; or why it was not done.

    Raises GoBack and EOFError, and what `Desk.act` raises.
    """
    found, in_the_way = _mistakes(desk)
    if not found:
        return in_the_way or message("run.koreksi.tidak-ada")
    lines = tuple(line(desk.run, event, session) for event, _ in found)
    number = choice(message("run.tanya.koreksi"), lines, session) if found[1:] else 1
    event, after = found[number - 1]
    say_message(message("run.koreksi.apa", what=lines[number - 1]), session)
    for what in _outcome(desk.run, after, session):
        say_message(what, session)
    reason = reason or answer(message("run.tanya.alasan-koreksi"), session)
    make_sure(message("run.tanya.yakin-koreksi"), session)
    return desk.act(Undo(event.number, reason))


def _mistakes(desk: Desk) -> tuple[list[tuple[Event, Run]], Message | None]:
    """What the person at the desk can undo, the latest first, with the run without it; and what stands in the way of
    the latest that was built on.

    Ticks of the Kelengkapan are not among it: they are taken away as they are put.
    """
    found, in_the_way = list[tuple[Event, Run]](), None
    for event in reversed(desk.run.events):
        if not isinstance(event.action, Tick):
            undone = carry_out(desk.run, Undo(event.number, "-"), desk.person, event.at)
            if not isinstance(undone, Message):
                found.append((event, undone[1]))
            elif undone.key == "pelaksanaan.koreksi-dahulu":
                in_the_way = in_the_way or undone
    return found, in_the_way


def _outcome(before: Run, after: Run, session: Session) -> Iterator[Message]:
    waiting = Card(after, session).waiting()
    if waiting:
        yield message("run.koreksi.sesudahnya", waiting="; ".join(waiting))
    closed = {before.step_of(task).number for task in before.open_tasks if _is_undone(after, task.number)}
    if closed:
        yield message("run.koreksi.tertutup", steps=tuple(map(str, sorted(closed))))
    lost = len(after.undone - before.undone) - 1
    if lost:
        yield message("run.koreksi.gugur", count=lost)


def _is_undone(run: Run, number: int) -> bool:
    return run.tasks[number - 1].state is TaskState.UNDONE
