"""The lexer: at each place it tries only the terminals of `grammar/sop.lark` that the parser can take there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lark import Token
from lark.common import LexerConf
from lark.exceptions import UnexpectedCharacters
from lark.lexer import Lexer, LexerState

GOES_ON = "\x1f"
"""Stands in a statement for the end of a line that goes on below (`sopdsl.syntax.lines`)."""

KNOWN = "\x01"
"""Stands for each character of a declared executor or procedure in a value (`sopdsl.syntax.scope`)."""

_SPACES = re.compile(r"[ \t]*")


class StatementLexer(Lexer):
    """Reads on from `state.line_ctr.char_pos`, which recovery may set; stops after the end of a line."""

    __future_interface__ = 2

    def __init__(self, lexer_conf: LexerConf) -> None:
        """Compile nothing yet: most terminals are keywords, which `sopdsl.syntax.lines` finds."""
        self._terminals = sorted(lexer_conf.terminals, key=lambda terminal: -terminal.priority)
        self._patterns: dict[str, re.Pattern[str]] = {}
        self._by_place: dict[int, list[tuple[str, re.Pattern[str]]]] = {}

    def lex(self, lexer_state: LexerState, parser_state: Any) -> Iterator[Token]:
        """The tokens from here; raises `UnexpectedCharacters` where none of those that may stand here matches."""
        text: str = lexer_state.text.text
        while True:
            position = _SPACES.match(text, lexer_state.line_ctr.char_pos).end()  # type: ignore[union-attr]
            if position >= len(text):
                return
            token = self._token_at(text, position, parser_state)
            lexer_state.line_ctr.char_pos = position + len(token)
            yield token
            if token.type == "_NL":
                return

    def _token_at(self, text: str, position: int, parser_state: Any) -> Token:
        for name, pattern in self._accepted(parser_state):
            found = pattern.match(text, position)
            if found:
                return Token(name, found.group(), position, end_pos=found.end())
        raise UnexpectedCharacters(text, position, 0, 0)  # type: ignore[no-untyped-call]

    def _accepted(self, parser_state: Any) -> list[tuple[str, re.Pattern[str]]]:
        place = parser_state.position
        if place not in self._by_place:
            names = parser_state.parse_conf.states[place]
            self._by_place[place] = [
                (terminal.name, self._pattern(terminal.name, terminal.pattern.to_regexp()))
                for terminal in self._terminals
                if terminal.name in names
            ]
        return self._by_place[place]

    def _pattern(self, name: str, expression: str) -> re.Pattern[str]:
        if name not in self._patterns:
            self._patterns[name] = re.compile(expression)
        return self._patterns[name]
