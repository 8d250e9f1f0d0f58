"""Totals in words: "8 hari 1 jam 5 menit". Time is written in Indonesian in every output, as it is on the sheet."""

from __future__ import annotations

from fractions import Fraction

from sopdsl.flow.times import Total, Value, seconds_per_unit
from sopdsl.model import DurationKind, TimeAssumption, Unit
from sopdsl.words import number_words

_PARTS = (Unit.DAY, Unit.HOUR, Unit.MINUTE, Unit.SECOND)


def total_words(total: Total, assumption: TimeAssumption) -> str:
    """A normalised total; two values where it is a range: `3 hari – 4 hari 2 jam`; `tidak terukur` where nothing is."""
    if not total.measured:
        return DurationKind.UNMEASURED.value
    low, high = value_words(total.low, assumption), value_words(total.high, assumption)
    return low if low == high else f"{low} – {high}"


def written_words(total: Total) -> str:
    """A total per unit as written: `7 hari + 8 jam + 35 menit`; two of them where it is a range, or `tidak terukur`."""
    if not total.measured:
        return DurationKind.UNMEASURED.value
    low, high = _amounts(total.low), _amounts(total.high)
    return low if low == high else f"{low} – {high}"


def value_words(value: Value, assumption: TimeAssumption) -> str:
    """A normalised value in working days, hours, minutes and seconds, calendar days beside it."""
    words = []
    if value.seconds or not value.calendar_days:
        words.append(_working_time(value.seconds, assumption))
    if value.calendar_days:
        words.append(f"{number_words(value.calendar_days)} {Unit.CALENDAR_DAY.value}")
    return " + ".join(words)


def _amounts(value: Value) -> str:
    return " + ".join(f"{number_words(amount.value)} {amount.unit.value}" for amount in value.amounts) or "0 menit"


def _working_time(seconds: Fraction, assumption: TimeAssumption) -> str:
    sizes = seconds_per_unit(assumption)
    words = []
    for unit in _PARTS:
        count = seconds if unit is Unit.SECOND else Fraction(seconds // sizes[unit]) if sizes[unit] else Fraction(0)
        seconds -= count * sizes[unit]
        if count:
            words.append(f"{number_words(count)} {unit.value}")
    return " ".join(words) or "0 menit"
