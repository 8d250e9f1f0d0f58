"""The documents and goods that a Kelengkapan or Output lists."""

from collections.abc import Iterator
from typing import NamedTuple

from sopdsl.flow import Graph
from sopdsl.model import Inline, Same, Text, plain_inline
from sopdsl.source import NOWHERE, Span
from sopdsl.words import key, says_nothing


class Thing(NamedTuple):
    """One item of a list, or a text without items, without the marks at its end; and its place.

    `name` is what it has in common with the same thing elsewhere.
    """

    text: str
    span: Span
    name: str


class RowThings(NamedTuple):
    """What a row takes in, and what it makes."""

    taken: tuple[Thing, ...]
    made: tuple[Thing, ...]


def row_things(graph: Graph) -> tuple[RowThings, ...]:
    """The things of each row of a procedure, in order."""
    steps = [row.step for row in graph.rows]
    return tuple(RowThings(tuple(things_in(step.requirements)), tuple(things_in(step.output))) for step in steps)


def things_in(text: Text | Same | None) -> Iterator[Thing]:
    """The things of a cell, in order; a lead-in before items is none, nor is `-`."""
    if not isinstance(text, Text):
        return
    parts: list[tuple[Inline, ...]] = [item.content for item in text.items] or [text.lead]
    for content in parts:
        words = plain_inline(content).strip(" .;,")
        if not says_nothing(words):
            spans = [part.span for part in content if part.span != NOWHERE]
            yield Thing(words, Span(spans[0].start, spans[-1].end) if spans else NOWHERE, key(words))
