"""The LALR parser: fed statement by statement, and asked beforehand what it would take.

Its moves are those that Lark computed from the grammar (`sopdsl.syntax.table`): on a symbol a state has the number of
the next state, or `~` the number of a rule that is complete.
"""

from __future__ import annotations

from typing import Any

from sopdsl.syntax.language import Language
from sopdsl.syntax.tree import NotAccepted, Token, Tree


class Automaton:
    """The parser of one text. `cursor` is the offset at which its lexer goes on.

    `_values` holds a token or tree for each state above the first; of a rule whose name begins with `_`, a list of what
    it was read from, or that itself if it is one token or tree.
    """

    def __init__(self, text: str, language: Language, start: str = "berkas") -> None:
        """Start at the beginning of a text that is to be read by one of the grammar's start rules."""
        self.cursor = 0
        self._text = text
        self._language = language
        self._moves, self._rules, self._lexer = language.moves, language.rules, language.lexer
        self._stack = [language.starts[start]]
        self._end = language.ends[start]
        self._values: list[Any] = []

    def feed(self, name: str, value: str = "", start: int = 0) -> None:
        """Give the parser a token that it takes."""
        self._take(Token(name, value, start, start + len(value)))

    def read_line(self, end: int) -> None:
        """Read and take the tokens from the cursor to the line's end, behind whose last word `end` is.

        Raises `NotAccepted` where a token may not stand.
        """
        while self.cursor < end and (token := self._next_token()) is not None:
            self._take(token)
        self.feed("_NL", "", end)

    def read_all(self) -> Tree:
        """Read the whole text, which is a single line. Raises `NotAccepted`."""
        last = 0
        while (token := self._next_token()) is not None:
            self._take(token)
            last = token.start
        return self.finish(last)

    def finish(self, last: int = 0) -> Tree:
        """The tree. Raises `NotAccepted` at `last`, the beginning of the last token, where more should follow."""
        while self._stack[-1] != self._end:
            move = self._moves[self._stack[-1]].get("$END")
            if move is None:
                raise NotAccepted(last, at_end=True)
            self._reduce(~move)
        tree: Tree = self._values[-1]
        return tree

    def takes(self, *names: str) -> bool:
        """Would the parser take these terminals, one after the other, from here?"""
        return self._language.takes(self._stack, names)

    def accepted(self, closed: int) -> frozenset[str]:
        """The keywords that may follow when so many blocks are closed."""
        stack = self._stack.copy()
        for _ in range(closed):
            self._language.shift(stack, "_KELUAR")
        names = self._moves[stack[-1]]
        return frozenset(
            each for each in names if each in self._language.keywords and self._language.takes(stack, [each])
        )

    def _next_token(self) -> Token | None:
        """The next token, of the terminals that may stand here; None at the text's end."""
        token = self._lexer.token(self._text, self.cursor, self._stack[-1])
        if token is not None:
            self.cursor = token.end
        return token

    def _take(self, token: Token) -> None:
        name, stack, moves = token.type, self._stack, self._moves
        while (move := moves[stack[-1]].get(name)) is not None:
            if move >= 0:
                stack.append(move)
                self._values.append(token)
                return
            self._reduce(~move)
        raise NotAccepted(token.start)

    def _reduce(self, number: int) -> None:
        """Put a complete rule in the place of what it was read from."""
        name, size, kept, hidden, passes = self._rules[number]
        stack, values = self._stack, self._values
        del stack[len(stack) - size :]
        stack.append(self._moves[stack[-1]][name])
        if passes:
            return
        above = len(values) - size
        parts = values[above:]
        del values[above:]
        children: list[Token | Tree] = []
        for index in kept:
            part = parts[index]
            if not isinstance(part, list):
                children.append(part)
            elif children:
                children += part
            else:
                children = part  # nobody else has this list: a repetition grows without being copied
        values.append(children if hidden else Tree(name, children))
