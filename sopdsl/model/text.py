"""Texts as authors write them: runs, line breaks, step numbers, and lists with one level of nesting."""

from __future__ import annotations

from itertools import chain

import attrs

from sopdsl.source import NOWHERE, Span
from sopdsl.values import Value


@attrs.frozen(slots=False)
class Written(Value):
    """What an author wrote on one line, and where; its classes differ in what that stands for."""

    text: str
    span: Span = attrs.field(default=NOWHERE, eq=False)


class Words(Written):
    """A short value, exactly as the author wrote it; may be empty."""


@attrs.frozen(slots=False)
class Run(Value):
    """A stretch of plain text in one style. Never empty, no line ends, single spaces."""

    text: str
    italic: bool = False
    bold: bool = False
    span: Span = attrs.field(default=NOWHERE, eq=False)


@attrs.frozen(slots=False)
class StepNumber(Value):
    """`{nama}`: prints the number of the row that carries the name."""

    name: str
    italic: bool = False
    bold: bool = False
    span: Span = attrs.field(default=NOWHERE, eq=False)


@attrs.frozen(slots=False)
class LineBreak(Value):
    """A backslash at a line's end: the author's own line break."""

    span: Span = attrs.field(default=NOWHERE, eq=False)


Inline = Run | StepNumber | LineBreak


@attrs.frozen(slots=False)
class Item(Value):
    """A list item and the items below it (which have none below them)."""

    content: tuple[Inline, ...]
    items: tuple[Item, ...] = ()
    span: Span = attrs.field(default=NOWHERE, eq=False)


@attrs.frozen(slots=False)
class Text(Value):
    """A text field: a lead-in, items, or both. Both empty: the field was written and left empty."""

    lead: tuple[Inline, ...] = ()
    items: tuple[Item, ...] = ()
    span: Span = attrs.field(default=NOWHERE, eq=False)


def inlines(text: Text) -> tuple[Inline, ...]:
    """All inline parts in reading order."""
    contents = [content for item in text.items for content in (item.content, *(below.content for below in item.items))]
    return text.lead + tuple(chain.from_iterable(contents)) if contents else text.lead


def plain_inline(content: tuple[Inline, ...]) -> str:
    """Inline parts as plain text: styles dropped, breaks as a space, `{nama}` as written."""
    if len(content) == 1 and isinstance(content[0], Run):  # as nearly all are
        return content[0].text
    return "".join([part.text if isinstance(part, Run) else _plain_part(part) for part in content])


def _plain_part(part: StepNumber | LineBreak) -> str:
    return f"{{{part.name}}}" if isinstance(part, StepNumber) else " "


def plain(text: Text | None) -> str:
    """A text as plain words on one line, items joined by `; `. `None` and an empty text give an empty string."""
    if text is None:
        return ""
    if not text.items:
        return plain_inline(text.lead)
    pieces = [plain_inline(text.lead)]
    for item in text.items:
        pieces.append(plain_inline(item.content))
        pieces.extend(plain_inline(below.content) for below in item.items)
    return "; ".join([piece for piece in pieces if piece])
