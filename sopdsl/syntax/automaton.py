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

    `_values` holds a token or tree for each state above the first; of a rule whose name begins with `_`, only a list of
    what it was read from.
    """

    def __init__(self, text: str, language: Language, start: str = "berkas") -> None:
        """Start at the beginning of a text that is to be read by one of the grammar's start rules."""
        self.cursor = 0
        self._text = text
        self._language = language
        self._moves = language.moves
        self._stack = [language.starts[start]]
        self._end = language.ends[start]
        self._values: list[Any] = []

    def feed(self, name: str, value: str = "", start: int = 0) -> None:
        """Give the parser a token that it takes."""
        self._take(Token(name, value, start, start + len(value)))

    def read_line(self, end: int) -> None:
        """Read and take the tokens from the cursor to the line's end, which is at `end`.

        Raises `NotAccepted` where a token may not stand.
        """
        while (token := self._next_token()) is not None:
            self._take(token)
            if token.type == "_NL":
                return
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
        stack = self._stack.copy()
        return all(self._shift(stack, each) for each in names)

    def accepted(self, closed: int) -> frozenset[str]:
        """The keywords that may follow when so many blocks are closed."""
        stack = self._stack.copy()
        for _ in range(closed):
            self._shift(stack, "_KELUAR")
        names = self._moves[stack[-1]]
        return frozenset(name for name in names if name in self._language.keywords and self._shift(stack.copy(), name))

    def _next_token(self) -> Token | None:
        """The next token, of the terminals that may stand here; None at the text's end."""
        token = self._language.lexer.token(self._text, self.cursor, self._stack[-1])
        if token is not None:
            self.cursor = token.end
        return token

    def _take(self, token: Token) -> None:
        name = token.type
        while True:
            move = self._moves[self._stack[-1]].get(name)
            if move is None:
                raise NotAccepted(token.start)
            if move >= 0:
                self._stack.append(move)
                self._values.append(token)
                return
            self._reduce(~move)

    def _reduce(self, number: int) -> None:
        """Put a complete rule in the place of what it was read from."""
        rule = self._language.rules[number]
        above = len(self._values) - rule.size
        parts = self._values[above:]
        del self._values[above:], self._stack[above + 1 :]
        children: list[Token | Tree] = []
        for index, spread in rule.kept:
            if not spread:
                children.append(parts[index])
            elif children:
                children += parts[index]
            else:
                children = parts[index]  # nobody else has this list: a repetition grows without being copied
        self._values.append(children if rule.hidden else Tree(rule.name, children))
        self._stack.append(self._moves[self._stack[-1]][rule.name])

    def _shift(self, stack: list[int], name: str) -> bool:
        """Move a stack of states over one terminal; False where there is no move."""
        while True:
            move = self._moves[stack[-1]].get(name)
            if move is None:
                return False
            if move >= 0:
                stack.append(move)
                return True
            rule = self._language.rules[~move]
            del stack[len(stack) - rule.size :]
            stack.append(self._moves[stack[-1]][rule.name])
