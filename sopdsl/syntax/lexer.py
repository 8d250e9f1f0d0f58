"""The lexer: at each place it tries only the terminals of `grammar/sop.lark` that the parser can take there."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from sopdsl.syntax.tree import NotAccepted, Token

GOES_ON = "\x1f"
"""Stands in a statement for the end of a line that goes on below (`sopdsl.syntax.lines`)."""

KNOWN = "\x01"
"""Stands for each character of a declared executor or procedure in a value (`sopdsl.syntax.scope`)."""


class Lexer:
    """Compiles a terminal when it is first tried: most are keywords, which `sopdsl.syntax.lines` finds."""

    def __init__(self, terminals: Mapping[str, str], moves: Sequence[Mapping[str, int]]) -> None:
        """`terminals` are regular expressions in the order in which they are tried; `moves` those of each state."""
        self._terminals = terminals
        self._moves = moves
        self._names: dict[int, list[str]] = {}
        self._patterns: dict[str, re.Pattern[str]] = {}

    def token(self, text: str, cursor: int, state: int) -> Token | None:
        """The token from the cursor on, spaces left out; None at the text's end.

        Raises `NotAccepted` where no terminal that may stand here matches.
        """
        start = cursor
        while text[start : start + 1] in (" ", "\t"):
            start += 1
        if start == len(text):
            return None
        for name in self._names.get(state) or self._names_in(state):
            pattern = self._patterns.get(name) or self._compile(name)
            found = pattern.match(text, start)
            if found is not None:
                return Token(name, found[0], start, found.end())
        raise NotAccepted(start)

    def _names_in(self, state: int) -> list[str]:
        names = self._names[state] = [name for name in self._terminals if name in self._moves[state]]
        return names

    def _compile(self, name: str) -> re.Pattern[str]:
        pattern = self._patterns[name] = re.compile(self._terminals[name])
        return pattern
