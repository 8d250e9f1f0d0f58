"""The language of the program's words: `--lang`, which may stand anywhere, or `SOP_LANG`, or Indonesian."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sopdsl.cli.command import Mistake, Session
from sopdsl.diagnostics import message
from sopdsl.messages import LANGUAGES

OPTION = "--lang"


def take_language(words: Sequence[str], environment: Mapping[str, str], session: Session) -> list[str]:
    """Take `--lang` out of a command line and set the session's language; the result is what is left.

    It is taken before anything else is read, so that even a mistake in the rest is said in the right language. An
    unknown language is a mistake, on the command line and in the environment alike.
    """
    given = environment.get("SOP_LANG", "").strip().lower()
    if given:
        session.language = _known(given)
    rest: list[str] = []
    waiting = list(words)
    while waiting:
        word = waiting.pop(0)
        if word == "--":
            return [*rest, word, *waiting]
        name, equals, value = word.partition("=")
        if name != OPTION:
            rest.append(word)
            continue
        value = value if equals else waiting.pop(0) if waiting else ""
        session.language = _known(value)
    return rest


def _known(value: str) -> str:
    if value not in LANGUAGES:
        raise Mistake(message("cli.salah.bahasa", value=value, known=LANGUAGES))
    return value
