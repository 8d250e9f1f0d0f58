"""All that an author wrote in a document, by place."""

from __future__ import annotations

from collections.abc import Iterator

from sopdsl.model import DateField, Duration, Executor, Run, Sop, Suppression, Words
from sopdsl.source import NOWHERE, Span

_WRITTEN = (Run, Words, DateField, Executor)


def written_spans(sop: Sop) -> Iterator[Span]:
    """The places of all texts, short values, dates and declared executors, in the order of the model."""
    for part in _parts(sop):
        if part.span != NOWHERE:
            yield part.span


def _parts(value: object) -> Iterator[Run | Words | DateField | Executor]:
    if isinstance(value, _WRITTEN):
        yield value
    elif isinstance(value, Duration):
        yield from _parts(value.text)
    elif isinstance(value, tuple):
        for part in value:
            yield from _parts(part)
    elif not isinstance(value, Suppression):
        for field in getattr(value, "__attrs_attrs__", ()):
            yield from _parts(getattr(value, field.name))
