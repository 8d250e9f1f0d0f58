"""What the lines of a text are: statements, each with its text, and lines that are neither."""

import re
from typing import TYPE_CHECKING, NamedTuple

from sopdsl.diagnostics import Diagnostic
from sopdsl.source import Span
from sopdsl.syntax.language import Keyword

if TYPE_CHECKING:
    from sopdsl.syntax.spelling import Guess

ITEM = re.compile(r"(?:[-–•▪●◦·➢✓\uf0b7\uf0a7\uf0d8\uf0fc]|\d{1,2}[.)]|[a-z][.)])[ \t]+(?=\S)")
"""What stands before an item: also the bullets, dashes and numbers that a word processor pastes or makes."""


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
