"""The words of lines that belong together, as the inline parts of a text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sopdsl.model import Inline, Run
from sopdsl.source import Span

if TYPE_CHECKING:
    from sopdsl.syntax.stretch import Stretch


def read_inlines(lines: Sequence[Stretch]) -> tuple[Inline, ...]:
    """The inline parts of lines that belong together: joined by a space, or by a break after a backslash."""
    if not lines:
        return ()
    written = " ".join([line.text for line in lines])
    if not ("*" in written or "{" in written or "\\" in written):
        last = lines[-1]
        return (Run(" ".join(written.split()), span=Span(lines[0].start, last.start + len(last.text))),)
    from sopdsl.syntax.markup import read_marked  # few documents have signs in their texts

    return read_marked(lines)
