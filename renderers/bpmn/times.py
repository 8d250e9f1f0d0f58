"""Times of the mutu baku as ISO 8601 durations, by which engines set due dates."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction

from sopdsl.model import Amount, Duration, DurationKind, Unit

_SECONDS = {Unit.SECOND: 1, Unit.MINUTE: 60, Unit.HOUR: 3600}
_DAYS = {Unit.DAY: 1, Unit.CALENDAR_DAY: 1, Unit.WEEK: 7}
_MONTHS = {Unit.MONTH: 1, Unit.YEAR: 12}


def iso_duration(duration: Duration) -> str:
    """The time allowed, of a range the longer one; empty where it is not measured or no whole number of days or months.

    ISO 8601 knows no working days: days and weeks are those of the calendar, as engines count them.
    """
    if duration.kind not in (DurationKind.DURATION, DurationKind.RANGE):
        return ""
    months, days, seconds = (_sum(duration.high, units) for units in (_MONTHS, _DAYS, _SECONDS))
    if any(value.denominator != 1 for value in (months, days, seconds)):
        return ""
    hours, rest = divmod(seconds, 3600)
    minutes, seconds = divmod(rest, 60)
    date = "".join(f"{number}{letter}" for number, letter in ((months, "M"), (days, "D")) if number)
    clock = "".join(f"{number}{letter}" for number, letter in ((hours, "H"), (minutes, "M"), (seconds, "S")) if number)
    return f"P{date}" + (f"T{clock}" if clock else "") if date or clock else ""


def _sum(amounts: Iterable[Amount], units: Mapping[Unit, int]) -> Fraction:
    return sum((amount.value * units.get(amount.unit, 0) for amount in amounts), Fraction(0))
