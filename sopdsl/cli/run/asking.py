"""Questions to whoever is at the keyboard, or whatever feeds standard input."""

from __future__ import annotations

import sys
from collections.abc import Iterable

from sopdsl.cli.command import Session
from sopdsl.cli.run.commands import chosen
from sopdsl.diagnostics import Message, message
from sopdsl.reports.text import visible
from sopdsl.words import key


def is_conversation() -> bool:
    """Whether somebody reads and types."""
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))


def ask(question: str, session: Session) -> str:
    """The next line that is typed. Raises EOFError where nothing comes any more.

    What does not come from a keyboard is printed, so that the output reads like a conversation.
    """
    if is_conversation():
        return input(question).strip()
    line = sys.stdin.readline() if sys.stdin is not None else ""
    if not line:
        raise EOFError
    session.say(f"{question}{visible(line.strip())}")
    return line.strip()


class GoBack(Exception):
    """Whoever was asked does not want to answer, and goes back to where the question came up."""


_BACK = ("0", "batal", "kembali", "back", "cancel")


def answer(question: Message, session: Session, names: Iterable[str] = (), required: bool = True) -> str:
    """The answer to a question: one of some names means what it names; one that is not `required` may be empty.

    Raises GoBack and EOFError.
    """
    words = ask(f"{session.text(question)} ", session)
    if (required and not words) or (words.casefold() in _BACK and key(words) not in map(key, names)):
        raise GoBack
    return words


_YES = ("ya", "y", "yes")
_NO = ("tidak", "t", "tdk", "no", "n")


def make_sure(question: Message, session: Session) -> None:
    """Ask until the answer is yes. Raises GoBack for a no, and EOFError."""
    while (words := answer(question, session).casefold()) not in _YES:
        if words in _NO:
            raise GoBack


def choice(question: Message, names: tuple[str, ...], session: Session) -> int:
    """The number (from 1) of what is chosen among names, which are listed. Raises GoBack and EOFError."""
    session.say(session.text(question))
    for number, name in enumerate(names, 1):
        session.say(f"  {number}. {visible(name)}")
    while True:
        found = chosen(answer(message("run.tanya.nomor"), session, names), names)
        if found is not None and 0 < found <= len(names):
            return found
        session.say(session.text(message("run.ketik.pilihan", most=len(names))))
