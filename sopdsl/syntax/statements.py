"""What the lines of a text are: statements, each with its text, and lines that are neither."""

from typing import TYPE_CHECKING, NamedTuple

from sopdsl.diagnostics import Diagnostic
from sopdsl.source import Span
from sopdsl.syntax.language import Keyword

if TYPE_CHECKING:
    from sopdsl.syntax.spelling import Guess

BULLETS = "-–•▪●◦·➢✓\uf0b7\uf0a7\uf0d8\uf0fc"
"""What may stand before an item: also what a word processor pastes or makes of a dash."""
_MARKS = frozenset((*BULLETS, *(letter + sign for letter in "abcdefghijklmnopqrstuvwxyz" for sign in ".)")))


class Statement(NamedTuple):
    """A keyword, and the text up to the end of its last line.

    `written_end` is where the keyword ends as written, `resume` where the lexer goes on; `label_end` is there where
    the colon is missing and a label stands before its place. `guess` is there where the keyword was not written so.
    """

    keyword: Keyword
    indent: int
    start: int
    written_end: int
    first_end: int
    end: int
    guess: "Guess | None" = None


class Stray(NamedTuple):
    """A line that is neither a statement nor text.

    `heading`: all deeper lines belong to it. `bare`: the keyword with which it begins, and where that ends. `numbered`:
    it begins as a step or group does where somebody numbers them.
    """

    indent: int
    start: int
    end: int
    heading: bool
    bare: tuple[Keyword, int] | None
    numbered: bool = False


class Lines(NamedTuple):
    """The statements and stray lines in order, and the text in which each statement is one line.

    In `joined` a line's end inside a statement is `GOES_ON`, and comments are spaces: every offset stays true.
    """

    joined: str
    parts: list[Statement | Stray]
    comments: list[Span]
    diagnostics: list[Diagnostic]


def item_mark(line: str) -> int:
    """How much stands before the text of an item, spaces and all; 0 where the line, stripped of spaces, is no item."""
    mark, _, text = line.replace("\t", " ").partition(" ")
    numbered = len(mark) < 4 and mark.endswith((".", ")")) and mark[:-1].isdecimal()
    return len(line) - len(text.lstrip(" ")) if text and (numbered or mark in _MARKS) else 0
