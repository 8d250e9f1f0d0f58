"""All the times of a document."""

from __future__ import annotations

from collections.abc import Iterator

from sopdsl.checks.document import Document
from sopdsl.model import Duration


def step_durations(document: Document) -> Iterator[Duration]:
    """The Waktu of every step that has one of its own."""
    for flow in document.flows:
        for row in flow.graph.rows:
            if isinstance(row.step.duration, Duration):
                yield row.step.duration


def stated_durations(document: Document) -> Iterator[Duration]:
    """Every `Jumlah waktu` and `Batas waktu`."""
    sop = document.sop
    found = [sop.stated_total, sop.time_limit]
    for procedure in sop.procedures:
        found += [procedure.stated_total, procedure.time_limit]
    return (duration for duration in found if duration is not None)
