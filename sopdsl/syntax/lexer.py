"""The lexer: at each place it tries only the terminals of `grammar/sop.lark` that the parser can take there."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from sopdsl.syntax.tree import NotAccepted, Token

GOES_ON = "\x1f"
"""Stands in a statement for the end of a line that goes on below (`sopdsl.syntax.lines`)."""

KNOWN = "\x01"
"""Stands for each character of a declared executor or procedure in a value (`sopdsl.syntax.scope`)."""

_SPACES = re.compile(r"[ \t]*")


class Lexer:
    """Compiles a terminal when it is first tried: most are keywords, which `sopdsl.syntax.lines` finds."""

    def __init__(self, terminals: Mapping[str, str], moves: Sequence[Mapping[str, int]]) -> None:
        """`terminals` are regular expressions in the order in which they are tried; `moves` those of each state."""
        self._terminals = terminals
        self._moves = moves
        self._patterns: dict[str, re.Pattern[str]] = {}
        self._by_state: dict[int, list[tuple[str, re.Pattern[str]]]] = {}

    def token(self, text: str, cursor: int, state: int) -> Token | None:
        """The token from the cursor on, spaces left out; None at the text's end.

        Raises `NotAccepted` where no terminal that may stand here matches.
        """
        position = _SPACES.match(text, cursor).end()  # type: ignore[union-attr]
        if position >= len(text):
            return None
        for name, pattern in self._accepted(state):
            found = pattern.match(text, position)
            if found:
                return Token(name, found.group(), position, found.end())
        raise NotAccepted(position)

    def _accepted(self, state: int) -> list[tuple[str, re.Pattern[str]]]:
        if state not in self._by_state:
            moves = self._moves[state]
            self._by_state[state] = [(name, self._pattern(name)) for name in self._terminals if name in moves]
        return self._by_state[state]

    def _pattern(self, name: str) -> re.Pattern[str]:
        if name not in self._patterns:
            self._patterns[name] = re.compile(self._terminals[name])
        return self._patterns[name]
