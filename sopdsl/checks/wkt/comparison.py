"""Totals against what an author states, and where the time goes."""

from __future__ import annotations

from collections.abc import Iterable

from sopdsl.diagnostics import Related, message
from sopdsl.flow import ProcedureFlow, Total, Value
from sopdsl.flow.times import unit_weights, value_of, weight
from sopdsl.model import Duration, DurationKind, TimeAssumption, plain

_SHOWN = 3
"""How many of the largest contributions are shown."""


def stated_total(duration: Duration, assumption: TimeAssumption) -> Total:
    """A stated time as a total, so that it can be compared with computed ones."""
    return Total(value_of(duration.low, assumption), value_of(duration.high, assumption))


def equal(one: Value, other: Value) -> bool:
    """Whether two values come to the same, whatever their units."""
    return (one.seconds, one.calendar_days) == (other.seconds, other.calendar_days)


def exceeds(one: Value, other: Value) -> bool:
    """Whether a value is surely the larger: calendar days are not converted, so neither part may be the smaller."""
    at_least = one.seconds >= other.seconds and one.calendar_days >= other.calendar_days
    return at_least and not equal(one, other)


def is_inverted(duration: Duration, assumption: TimeAssumption) -> bool:
    """Whether a range ends before it begins."""
    if duration.kind is not DurationKind.RANGE:
        return False
    total = stated_total(duration, assumption)
    return exceeds(total.low, total.high)


def adds_up(flow: ProcedureFlow) -> bool:
    """Whether a procedure's times can be added up sensibly: no range in it ends before it begins (WKT007)."""
    durations = (row.step.duration for row in flow.graph.rows)
    return not any(isinstance(one, Duration) and is_inverted(one, flow.totals.assumption) for one in durations)


def largest_steps(
    flows: Iterable[ProcedureFlow], assumption: TimeAssumption, rows: Iterable[int] | None = None
) -> tuple[Related, ...]:
    """The steps that take the most time, with their times; of all rows, or of those given (of one procedure)."""
    chosen = None if rows is None else set(rows)
    weights = unit_weights(assumption)
    found = []
    for number, flow in enumerate(flows):
        for index, row in enumerate(flow.graph.rows):
            duration = row.step.duration
            if isinstance(duration, Duration) and (chosen is None or index in chosen):
                size = weight(duration.high, weights)
                found.append((-size, number, index, row, duration))
    largest = sorted(found, key=lambda one: one[:3])[:_SHOWN]
    return tuple(
        Related(duration.span, message("wkt.sumbangan", number=row.number, time=plain(duration.text)))
        for size, _, _, row, duration in largest
        if size
    )
