"""Lark's LALR parser, fed statement by statement, and asked beforehand what it would take."""

from __future__ import annotations

from typing import Any

from lark import Token, Tree

from sopdsl.syntax.language import Language


class Automaton:
    """The parser of one document. `cursor` is the offset at which its lexer goes on."""

    def __init__(self, text: str, language: Language) -> None:
        """Start at the beginning of a text in which each statement is one line."""
        self._keywords = language.keywords
        self._parser = language.parser.parse_interactive(text, start="berkas")
        self._state = self._parser.parser_state
        lexer_state = self._parser.lexer_thread.state
        assert lexer_state is not None
        self._place = lexer_state.line_ctr

    @property
    def cursor(self) -> int:
        """The offset at which the lexer goes on."""
        return self._place.char_pos

    @cursor.setter
    def cursor(self, offset: int) -> None:
        self._place.char_pos = offset

    def feed(self, name: str, value: str = "", start: int = 0) -> None:
        """Give the parser a token that it takes."""
        self._parser.feed_token(Token(name, value, start, end_pos=start + len(value)))

    def read_line(self, end: int) -> None:
        """Read and feed the tokens from the cursor to the line's end, which is at `end`.

        Raises lark's `UnexpectedInput` where a token may not stand.
        """
        for token in self._parser.lexer_thread.lex(self._state):  # type: ignore[no-untyped-call]
            self._parser.feed_token(token)
            if token.type == "_NL":
                return
        self.feed("_NL", "", end)

    def finish(self) -> Tree[Token]:
        """The tree, when all blocks are closed."""
        tree: Tree[Token] = self._parser.feed_token(Token("$END", ""))
        return tree

    def takes(self, *names: str) -> bool:
        """Would the parser take these terminals, one after the other, from here?"""
        stack = list(self._state.state_stack)
        return all(self._shift(stack, each) for each in names)

    def accepted(self, closed: int) -> frozenset[str]:
        """The keywords that may follow when so many blocks are closed."""
        stack = list(self._state.state_stack)
        for _ in range(closed):
            self._shift(stack, "_KELUAR")
        names = self._state.parse_conf.states[stack[-1]]
        return frozenset(name for name in names if name in self._keywords and self._shift(list(stack), name))

    def _shift(self, stack: list[Any], name: str) -> bool:
        """Move a stack of states over one terminal; False where there is no move."""
        states = self._state.parse_conf.states
        while True:
            action = states[stack[-1]].get(name)
            if action is None:
                return False
            if action[0].name == "Shift":
                stack.append(action[1])
                return True
            size = len(action[1].expansion)
            if size:
                del stack[-size:]
            stack.append(states[stack[-1]][action[1].origin.name][1])
