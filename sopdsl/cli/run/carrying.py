"""A run carried on until nothing is left to do here, and what is said then."""

from __future__ import annotations

from pathlib import Path

from sopdsl.cli.command import Session
from sopdsl.cli.ending import INTERRUPTED
from sopdsl.cli.paths import typed
from sopdsl.cli.run.answers import Answers
from sopdsl.cli.run.asking import is_conversation
from sopdsl.cli.run.card import Card
from sopdsl.cli.run.conversation import Conversation, Pause
from sopdsl.cli.run.desk import Desk
from sopdsl.cli.run.heading import heading
from sopdsl.cli.run.next_command import next_commands
from sopdsl.cli.run.screen import say_lines
from sopdsl.cli.run.telling import story
from sopdsl.diagnostics import message
from sopdsl.execution.run import Run, Status
from sopdsl.reports.text import visible

_LATEST = 5
"""So many events are shown before a run goes on."""


def carry_on(desk: Desk, answers: Answers | None, session: Session, again: str, file: Path | None = None) -> None:
    """Go on with a run, by a script or as somebody types, and say how it stands.

    `again` are the options that lead to its store, `file` is the document, where it is known.
    """
    _say_beginning(desk, session)
    known, correction = len(desk.run.events), ""
    if desk.run.status is Status.RUNNING and not desk.tasks():
        session.say(session.text(message("run.akhir.bukan-giliran")))
    try:
        if answers is None:
            Conversation(desk, session).hold()
            correction = _correction(desk, again) if len(desk.run.events) > known else ""
        else:
            from sopdsl.cli.run.script import Script  # the parser comes with it

            Script(answers, desk, session).carry_out()
    except Pause:
        pass
    except (EOFError, KeyboardInterrupt) as end:
        if is_conversation():
            session.say("")  # the cursor stands behind the question
        if isinstance(end, KeyboardInterrupt):
            session.exit_code = INTERRUPTED
    say_state(desk.kept.number, desk.run, session, f"{again}{office_option(desk)}", file)
    if correction:
        session.say(visible(session.text(message("run.akhir.keliru", command=correction))))


def _correction(desk: Desk, again: str) -> str:
    """How whoever has nothing left to do takes a mistake back."""
    offices = "".join(f" --as {typed(office)}" for office in desk.person.executors or ())
    return f"sop run undo {desk.kept.number}{again}{offices}"


def office_option(desk: Desk) -> str:
    """The option for whoever goes on, where people act in offices of their own; the one who acts now comes first."""
    if desk.person.executors is None:
        return ""
    own = (office for task in desk.tasks() for office in desk.offices(task))
    others = (office for task in desk.run.open_tasks for office in desk.run.executors_of(task))
    office = next((each for each in (*own, *others) if each), "")
    return f" --as {typed(office)}" if office else ""


def _say_beginning(desk: Desk, session: Session) -> None:
    """Which run it is, and what happened last."""
    say_lines(heading(desk.kept, session), session)
    before = max(len(desk.kept.record.events) - _LATEST, 0)
    if before:
        session.say(session.text(message("run.cerita.sebelumnya", count=before, number=desk.kept.number)))
    say_lines(story(desk.kept, session, since=before), session)


def say_state(number: int, run: Run, session: Session, again: str, file: Path | None = None) -> None:
    """How a run stands, and the next thing to do."""
    match run.status:
        case Status.FINISHED:
            session.say(session.text(message("run.akhir.selesai", number=number)))
            for line in next_commands(run, file, session):
                session.say(line)
        case Status.CANCELLED:
            session.say(session.text(message("run.akhir.batal", number=number)))
        case Status.STUCK:
            session.say(session.text(message("run.akhir.buntu", number=number)))
        case Status.RUNNING:
            waiting = "; ".join(Card(run, session).waiting())
            said = message("run.akhir.berjalan", number=number, waiting=waiting, again=again)
            for line in session.text(said).split("\n"):  # the command in it stays whole, to be copied
                session.say(visible(line))
