"""What the values of a procedure may mention: declared executors and procedures, found before any other word."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from sopdsl.diagnostics import Diagnostic
from sopdsl.model import Executor
from sopdsl.syntax.language import Language
from sopdsl.syntax.lexer import KNOWN
from sopdsl.words import key

_NOT_A_WORD = r"(?![^\W_])"


class Scope(NamedTuple):
    """The language, the list of problems, and what is declared: executors by their keys and as written, procedures."""

    language: Language
    problems: list[Diagnostic]
    names: frozenset[str] = frozenset()
    executors: frozenset[str] = frozenset()
    procedures: frozenset[str] = frozenset()

    def with_executors(self, executors: Iterable[Executor]) -> "Scope":
        """The same scope with these executors: their labels and full names."""
        names = frozenset(name for each in executors for name in (each.label, each.full_name) if name)
        return self._replace(names=frozenset(map(key, names)), executors=names)

    def with_procedures(self, names: Iterable[str]) -> "Scope":
        """The same scope with these labels and titles of procedures."""
        return self._replace(procedures=frozenset(names))

    def declares(self, name: str) -> bool:
        """Is this, without regard to case and repeated spaces, a declared executor?"""
        return key(name) in self.names


@lru_cache(maxsize=64)
def _any_of(names: frozenset[str]) -> re.Pattern[str] | None:
    """A pattern for the longest of these names, without regard to case and repeated spaces. Few values need one."""
    ordered = sorted(names, key=lambda name: (-len(name), name))
    words = "|".join(r"\s+".join(re.escape(word) for word in name.split()) for name in ordered if name.split())
    return re.compile(rf"(?:{words}){_NOT_A_WORD}", re.IGNORECASE) if words else None


def masked(text: str, start: int, known: frozenset[str]) -> tuple[str, int]:
    """The text with the known name at `start`, if there is one, as marks; and where it ends."""
    pattern = _any_of(known)
    found = pattern.match(text, start) if pattern else None
    if found is None:
        return text, start
    end = found.end()
    return text[:start] + KNOWN * (end - start) + text[end:], end
