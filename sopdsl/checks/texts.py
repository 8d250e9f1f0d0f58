"""All that an author wrote in a document, by place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sopdsl.model import (
    DateField,
    Duration,
    Executor,
    Name,
    Procedure,
    Run,
    Sop,
    Step,
    StepNumber,
    Suppression,
    Target,
    Words,
)
from sopdsl.source import NOWHERE, Span

_WRITTEN = (Run, Words, DateField, Executor)


def written_spans(sop: Sop) -> Iterator[Span]:
    """The places of all texts, short values, dates and declared executors, in the order of the model."""
    for part in _parts(sop, _WRITTEN):
        span: Span = part.span
        if span != NOWHERE:
            yield span


def numbers_outside_procedures(sop: Sop) -> Iterator[StepNumber]:
    """Each `{nama}` of the title, the identity page and the note below the last table."""
    yield from _parts((sop.title, sop.identity, sop.note), (StepNumber,))


def mentions_in(procedure: Procedure) -> tuple[list[Target], list[Name], list[StepNumber]]:
    """All that points at a step in a procedure: targets, the names after `Menunggu`, and each `{nama}`."""
    steps: list[Step] = list(_parts(procedure, (Step,)))
    awaited = [
        name for step in steps for waits in (step.waits_for, *(node.waits_for for node in step.nodes)) for name in waits
    ]
    return list(_parts(procedure, (Target,))), awaited, list(_parts(procedure, (StepNumber,)))


def runs_in(value: object) -> Iterator[Run]:
    """The runs of all texts in a part of the model, in its order."""
    yield from _parts(value, (Run,))


def _parts(value: object, wanted: tuple[type, ...]) -> Iterator[Any]:
    """The parts of these types in a value of the model, at any depth."""
    if isinstance(value, wanted):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from _parts(part, wanted)
    elif isinstance(value, Duration):
        yield from _parts(value.text, wanted)
    elif not isinstance(value, Suppression):
        for field in getattr(value, "__attrs_attrs__", ()):
            yield from _parts(getattr(value, field.name), wanted)
