"""All that an author wrote in a document, by place."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from sopdsl.checks.document import Document
from sopdsl.model import (
    DateField,
    Duration,
    Executor,
    Run,
    Sop,
    StepNumber,
    Text,
    Words,
    inlines,
)
from sopdsl.source import NOWHERE, Span

_WRITTEN = (Run, Words, DateField, Executor)


def written_spans(sop: Sop) -> Iterator[Span]:
    """The places of all texts, short values, dates and declared executors, in the order of the model."""
    for part in _parts(sop, _WRITTEN):
        span: Span = part.span
        if span != NOWHERE:
            yield span


def numbers_outside_procedures(document: Document) -> list[StepNumber]:
    """Each `{nama}` of the title, the identity page and the note below the last table."""
    sop = document.sop
    return numbers_in((sop.title, sop.identity, sop.note), document)


def numbers_in(part: object, document: Document) -> list[StepNumber]:
    """Each `{nama}` of a part of a document's model."""
    return _parts(part, (StepNumber,)) if "{" in document.text else []


def runs_in(*cells: object) -> Iterator[Run]:
    """The runs of the texts among some cells, in reading order."""
    return (part for cell in cells if isinstance(cell, Text) for part in inlines(cell) if isinstance(part, Run))


def _parts(value: object, wanted: tuple[type, ...]) -> list[Any]:
    """The parts of these types in a value of the model, at any depth."""
    found: list[Any] = []
    _collect(value, wanted, found)
    return found


def _collect(value: Any, wanted: tuple[type, ...], found: list[Any]) -> None:
    if isinstance(value, wanted):
        found.append(value)
    elif isinstance(value, tuple):
        for part in value:
            _collect(part, wanted, found)
    else:
        for name in _fields(value.__class__):
            part = getattr(value, name)
            if part:
                _collect(part, wanted, found)


@cache
def _fields(model: type) -> tuple[str, ...]:
    """The fields of a class of the model that may hold what an author wrote: of a time only its text, and no places or
    suppressions, which are no part of a model's value."""
    if model is Duration:
        return ("text",)
    return tuple(field.name for field in getattr(model, "__attrs_attrs__", ()) if field.eq)
