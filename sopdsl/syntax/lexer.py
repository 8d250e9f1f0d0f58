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
    """Compiles what a state accepts when it is asked for: most are keywords, which `sopdsl.syntax.lines` finds."""

    def __init__(self, terminals: Mapping[str, str], moves: Sequence[Mapping[str, int]]) -> None:
        """`terminals` are regular expressions in the order in which they are tried; `moves` those of each state."""
        self._terminals = terminals
        self._moves = moves
        self._patterns: dict[int, re.Pattern[str]] = {}

    def token(self, text: str, cursor: int, state: int) -> Token | None:
        """The token from the cursor on, spaces left out; None at the text's end.

        Raises `NotAccepted` where no terminal that may stand here matches.
        """
        pattern = self._patterns.get(state) or self._compile(state)
        found = pattern.match(text, cursor)
        if found is not None and found.lastgroup is not None:
            name = found.lastgroup
            return Token(name, found[name], found.start(name), found.end())
        position = _SPACES.match(text, cursor).end()  # type: ignore[union-attr]
        if position < len(text):
            raise NotAccepted(position)
        return None

    def _compile(self, state: int) -> re.Pattern[str]:
        """Spaces, and then one of the terminals that the state accepts, as a group with its name."""
        names = [name for name in self._terminals if name in self._moves[state]]
        groups = "|".join(f"(?P<{name}>{self._terminals[name]})" for name in names)
        pattern = self._patterns[state] = re.compile(f"[ \t]*+(?:{groups})")
        return pattern
