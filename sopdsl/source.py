"""Source text and places in it: the one module that knows lines and columns."""

from bisect import bisect_right
from functools import cached_property
from typing import NamedTuple


class Span(NamedTuple):
    """A half-open stretch of a source text, as offsets in characters (code points)."""

    start: int
    end: int


NOWHERE = Span(0, 0)
"""The span of what was never written: defaults, and models built by a program."""


class Source:
    """A text and the name under which its reader knows it.

    `path` is shown in messages, never opened. `text` has `\\n` line ends only.
    """

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.text = text

    @cached_property
    def _line_starts(self) -> list[int]:
        starts = [0]
        position = self.text.find("\n")
        while position >= 0:
            starts.append(position + 1)
            position = self.text.find("\n", position + 1)
        return starts

    def line_column(self, offset: int) -> tuple[int, int]:
        """The line and column of a character, both counted from 1."""
        line = bisect_right(self._line_starts, offset)
        return line, offset - self._line_starts[line - 1] + 1

    def line_text(self, line: int) -> str:
        """A line without its end; `line` counts from 1."""
        start = self._line_starts[line - 1]
        end = self.text.find("\n", start)
        return self.text[start:] if end < 0 else self.text[start:end]


def decoded(data: bytes) -> str:
    """The text of a file: UTF-8 without its byte-order mark, with `\\n` for CRLF and CR. Never raises.

    Bytes that are no UTF-8 stand as U+FFFD.
    """
    text = data.decode("utf-8", errors="replace").removeprefix("\ufeff")
    return text.replace("\r\n", "\n").replace("\r", "\n")
