"""Where in a JSON text a value stands, and what is wrong there."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

import attrs

from sopdsl.diagnostics import Argument, Message, message

Path = tuple[str | int, ...]
"""The names and indices that lead to a value."""

MOST = 50
"""After so many mistakes a text is read no further."""

_LONGEST = 60
"""Characters of a name that a message shows."""


@attrs.frozen
class Problem:
    """A mistake at a place; `hint` is its remedy. `at_name`: not the value is meant, but its name."""

    path: Path
    message: Message
    hint: Message
    at_name: bool = False


class WrongValueError(Exception):
    """A value that cannot be used; why was reported where it was found."""


class TooManyMistakesError(Exception):
    """There are `MOST`."""


@attrs.frozen
class Place:
    """A place in a JSON text, and the list of the problems of the whole text."""

    path: Path
    problems: list[Problem]

    def below(self, step: str | int) -> Place:
        """The place of a part."""
        return Place((*self.path, step), self.problems)

    def wrong(self, key: str, hint: Message, **arguments: Argument) -> WrongValueError:
        """Report that the value here cannot be used; to be raised."""
        self._report(message(key, path=written_path(self.path), **arguments), hint)
        return WrongValueError()

    def unknown(self, name: str, known: Iterable[str]) -> WrongValueError:
        """Report a name that the object here does not have; to be raised."""
        place = self.below(name)
        what = message("IMP001.nama-tidak-dikenal", path=written_path(self.path), name=name[:_LONGEST])
        place._report(what, nearest(name, known), at_name=True)
        return WrongValueError()

    def _report(self, what: Message, hint: Message, at_name: bool = False) -> None:
        self.problems.append(Problem(self.path, what, hint, at_name))
        if len(self.problems) >= MOST:
            raise TooManyMistakesError


def written_path(path: Path) -> str:
    """A path as programs write it: `document.procedures[0].title`."""
    words = "".join(f"[{step}]" if isinstance(step, int) else f".{step[:_LONGEST]}" for step in path)
    return words.removeprefix(".") or "{}"


def nearest(word: str, known: Iterable[str]) -> Message:
    """The known word that is meant, if one is near, else all that are known."""
    words = tuple(known)
    near = get_close_matches(word, words, n=1)
    return message("IMP001.maksud-anda", name=near[0]) if near else message("IMP001.yang-dikenal", names=words)
