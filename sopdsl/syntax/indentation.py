"""Lines, and how deep they stand.

A tab counts up to the next multiple of the file's own step: the least number of spaces before one of its lines, or two
(the formatter's step) where no line begins with spaces.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from sopdsl.diagnostics import Diagnostic, Edit, Fix
from sopdsl.source import Span
from sopdsl.syntax.findings import finding

_LEADING_SPACES = r"(?m)^ {2,}(?=[^ \n])"


class Line(NamedTuple):
    """A line of the text: from `body` to `end` it holds characters that are no spaces at its ends."""

    start: int
    body: int
    end: int
    indent: int
    comment: bool

    @property
    def blank(self) -> bool:
        return self.body == self.end


def split_lines(text: str) -> list[Line]:
    """All lines of a text."""
    lines = []
    step = tab_step(text)
    start = 0
    for raw in text.split("\n"):
        content = raw.lstrip(" \t")
        kept = content.rstrip()
        body = start + len(raw) - len(content)
        depth = width(raw[: body - start], step)
        lines.append(Line(start, body, body + len(kept), depth, kept[:2] in ("#", "# ", "#\t")))
        start += len(raw) + 1
    return lines


def tab_step(text: str) -> int:
    """How many columns a tab means in this text."""
    if "\t" not in text:
        return 2
    steps = [len(found.group()) for found in re.finditer(_LEADING_SPACES, text)]
    return min([step for step in steps if step <= 8], default=2)


def width(indentation: str, step: int) -> int:
    """The depth of a line by the spaces and tabs before it."""
    if "\t" not in indentation:
        return len(indentation)
    depth = 0
    for character in indentation:
        depth += step - depth % step if character == "\t" else 1
    return depth


def about_tabs(text: str, lines: Sequence[Line]) -> Diagnostic | None:
    """The finding on lines that tabs indent, where there are any; its fix puts spaces in their place."""
    tabbed = [line for line in lines if not line.blank and "\t" in text[line.start : line.body]]
    if not tabbed:
        return None
    edits = tuple(Edit(Span(line.start, line.body), " " * line.indent) for line in tabbed)
    span = Span(tabbed[0].start, tabbed[0].body)
    return finding("TKS004.tab", span, fix=Fix(edits), count=len(tabbed))
