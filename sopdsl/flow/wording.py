"""Totals in words: "8 hari 1 jam 5 menit". Time is written in Indonesian in every output, as it is on the sheet."""

from __future__ import annotations

from fractions import Fraction

from sopdsl.flow.times import Total, Value, seconds_per_unit
from sopdsl.model import DurationKind, TimeAssumption, Unit

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


def assumption_words(assumption: TimeAssumption) -> str:
    """The assumption as an author writes it: `1 hari = 7,5 jam; 1 minggu = 5 hari; …`."""
    return "; ".join(
        f"1 {unit.value} = {number_words(number)} {part.value}"
        for unit, number, part in (
            (Unit.DAY, assumption.hours_per_day, Unit.HOUR),
            (Unit.WEEK, assumption.days_per_week, Unit.DAY),
            (Unit.MONTH, assumption.days_per_month, Unit.DAY),
            (Unit.YEAR, assumption.days_per_year, Unit.DAY),
        )
    )


def number_words(number: Fraction) -> str:
    """A number with a decimal comma (`1,5`), as a fraction where it has no end (`1/3`)."""
    digits, denominator = 0, number.denominator
    while denominator != 1 and digits < 12:
        digits, denominator = digits + 1, (number * 10 ** (digits + 1)).denominator
    if denominator != 1:
        return str(number)
    text = f"{int(number * 10**digits):0{digits + 1}d}"
    return f"{text[:-digits]},{text[-digits:]}" if digits else text


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
