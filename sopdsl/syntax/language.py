"""The grammar, loaded once: the moves of the parser, and the keywords with their spellings and what stands below them.

All of it follows from `grammar/sop.lark`: `sopdsl.syntax.table` has Lark compute it, and writes it into
`grammar/sop.table`.
"""

import json
import re
from collections.abc import Sequence
from functools import cache, cached_property
from typing import Any, NamedTuple

from sopdsl.grammar import GRAMMAR, TABLE
from sopdsl.syntax.lexer import Lexer
from sopdsl.words import key

_COLON = re.compile(r":(?=\s|$)")
_FIRST_WORD = re.compile(r"[^ \t:]+")


class Rule(NamedTuple):
    """A rule of the grammar, and the number of its symbols.

    `kept` are the indices of the symbols that stand in its tree. Of a `hidden` rule, whose name begins with `_`, only
    what it was read from stands there; one that `passes` is nothing but another name for one symbol.
    """

    name: str
    size: int
    kept: Sequence[int]
    hidden: bool
    passes: bool


class Keyword(NamedTuple):
    """A keyword: its terminal in the grammar and its spellings, the canonical one first.

    `has_head`: something may stand between it and its colon. `takes_text`: deeper lines may go on with what follows it.
    `free_text`: even lines that look like statements may. `children`: terminals of the keywords that may stand in the
    block below it; empty for a plain field.
    """

    terminal: str
    spellings: tuple[str, ...]
    has_head: bool
    takes_text: bool
    free_text: bool
    children: frozenset[str]

    @property
    def word(self) -> str:
        """The canonical spelling."""
        return self.spellings[0]


class Language:
    """The keywords by their terminals, and the parser's table.

    `moves[state]` says what comes of a symbol: the number of the next state, or `~` the number of a rule in `rules`
    that is complete. `starts` and `ends` are the states in which each start rule begins and ends.
    """

    def __init__(self, parts: dict[str, Any]) -> None:
        """Take the contents of `sop.table`."""
        symbols = parts["symbols"]
        self.moves: list[dict[str, int]] = [dict(zip(symbols[of], to, strict=True)) for of, to in parts["moves"]]
        self.starts: dict[str, int] = parts["starts"]
        self.ends: dict[str, int] = parts["ends"]
        self.rules = [Rule(*rule) for rule in parts["rules"]]
        self.keywords = {
            name: Keyword(name, tuple(spellings), head, text, free, frozenset(children))
            for name, spellings, head, text, free, children in parts["keywords"]
        }
        self.lexer = Lexer(parts["terminals"], self.moves)
        self._answers: dict[tuple[object, ...], bool] = {}
        spelt = [(key(word), keyword) for keyword in self.keywords.values() for word in keyword.spellings]
        self._plain = {word: keyword for word, keyword in spelt if not keyword.has_head}
        self._headed = {word: keyword for word, keyword in spelt if keyword.has_head}

    def takes(self, stack: Sequence[int], names: Sequence[str]) -> bool:
        """Would a parser with these states take these terminals, one after the other?

        Documents come back to the same few places, so each question is worked out once.
        """
        question = (*stack, *names)
        answer = self._answers.get(question)
        if answer is None:
            states = list(stack)
            answer = self._answers[question] = all(self.shift(states, each) for each in names)
        return answer

    def shift(self, stack: list[int], name: str) -> bool:
        """Move a stack of states over one terminal; False where there is no move."""
        while True:
            move = self.moves[stack[-1]].get(name)
            if move is None:
                return False
            if move >= 0:
                stack.append(move)
                return True
            rule = self.rules[~move]
            del stack[len(stack) - rule.size :]
            stack.append(self.moves[stack[-1]][rule.name])

    def statement(self, text: str, start: int, end: int) -> tuple[Keyword, int] | None:
        """The keyword with which the line from `start` to `end` begins, if its colon follows, and where it ends."""
        colon = _COLON.search(text, start, end)
        if colon is None:
            return None
        word = text[start : colon.start()].rstrip(" \t")
        keyword = self._plain.get(key(word))
        if keyword is not None:
            return keyword, start + len(word)
        first = _FIRST_WORD.match(word)
        keyword = self._headed.get(first[0].casefold()) if first else None
        return (keyword, start + first.end()) if keyword and first else None

    def bare_keyword(self, text: str, start: int, end: int) -> tuple[Keyword, int] | None:
        """The keyword with which the line from `start` to `end` begins, colon or not, and where it ends."""
        found = self._bare.match(text, start, end)
        return (self.keywords[found.lastgroup], found.end()) if found and found.lastgroup else None

    @cached_property
    def _bare(self) -> re.Pattern[str]:
        """Only mistakes need it."""
        groups = []
        for keyword in sorted(self.keywords.values(), key=lambda keyword: keyword.has_head):
            spellings = "|".join(re.escape(word).replace(r"\ ", " +") for word in keyword.spellings)
            groups.append(f"(?P<{keyword.terminal}>{spellings})")
        return re.compile(rf"(?:{'|'.join(groups)})(?![\w:-])", re.IGNORECASE)


@cache
def language() -> Language:
    """The language, read at the first call: from its table, or from the grammar itself where that has been changed."""
    grammar, table = GRAMMAR.read_text(encoding="utf-8"), TABLE.read_text(encoding="utf-8")
    parts = json.loads(table)
    if parts["grammar"] != grammar:
        from sopdsl.syntax.table import table_of  # imports Lark, which takes as long as all else together

        parts = json.loads(table_of(grammar))
    return Language(parts)
