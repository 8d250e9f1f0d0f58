"""Times added up exactly: the amounts as written, and what they come to under an assumption."""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from functools import lru_cache
from math import lcm
from typing import NamedTuple

from sopdsl.flow.graph import TableRow
from sopdsl.model import Amount, Duration, DurationKind, Same, TimeAssumption, Unit

LARGEST_FIRST = (
    Unit.YEAR,
    Unit.MONTH,
    Unit.WEEK,
    Unit.DAY,
    Unit.CALENDAR_DAY,
    Unit.HOUR,
    Unit.MINUTE,
    Unit.SECOND,
)
MEASURED = (DurationKind.DURATION, DurationKind.RANGE, DurationKind.IMMEDIATE)


class Value(NamedTuple):
    """A sum of times: `amounts` per unit as written, the largest unit first, and its normalised value.

    `seconds` is working time under the assumption. `calendar_days` stand beside it and are never converted.
    """

    amounts: tuple[Amount, ...] = ()
    seconds: Fraction = Fraction(0)
    calendar_days: Fraction = Fraction(0)


class Total(NamedTuple):
    """A total of rows; `low` and `high` are the same unless there are ranges.

    `bounded`: a limit or an estimate ("maks.", "±") is in it. `per_unit`: a time per piece of work is in it, once.
    `unmeasured` are the rows (indices into `Graph.rows`) that have no measured time. `measured` is False where no row
    has one: then there is no total, which is not the same as a total of nothing.
    """

    low: Value = Value()
    high: Value = Value()
    bounded: bool = False
    per_unit: bool = False
    unmeasured: tuple[int, ...] = ()
    measured: bool = True


class Cells(NamedTuple):
    """The Waktu cells of a procedure: `of_row` gives each row's cell, which `idem` shares; `durations` what it says."""

    of_row: tuple[int, ...]
    durations: tuple[Duration | None, ...]


def time_cells(rows: tuple[TableRow, ...]) -> Cells:
    """The cells of a table. `idem` in its first row shares nothing and says nothing."""
    of_row: list[int] = []
    durations: list[Duration | None] = []
    for row in rows:
        duration = row.step.duration
        if not isinstance(duration, Same):
            durations.append(duration)
        elif not durations:
            durations.append(None)
        of_row.append(len(durations) - 1)
    return Cells(tuple(of_row), tuple(durations))


def total_of(cells: Cells, rows: Iterable[int], assumption: TimeAssumption) -> Total:
    """The total of some rows; a cell that several of them share counts once."""
    chosen = list(rows)
    durations = [cells.durations[cell] for cell in dict.fromkeys(cells.of_row[row] for row in chosen)]
    measured = [duration for duration in durations if is_measured(duration) and duration is not None]
    low = value_of((amount for duration in measured for amount in duration.low), assumption)
    ranges = any(duration.kind is DurationKind.RANGE for duration in measured)
    return Total(
        low,
        value_of((amount for duration in measured for amount in duration.high), assumption) if ranges else low,
        bounded=any(duration.bound for duration in measured),
        per_unit=any(duration.per for duration in measured),
        unmeasured=tuple(row for row in chosen if not is_measured(cells.durations[cells.of_row[row]])),
        measured=bool(measured),
    )


def is_measured(duration: Duration | None) -> bool:
    """Whether a Waktu says how long; what it does not say is never read as zero."""
    return duration is not None and duration.kind in MEASURED


def value_of(amounts: Iterable[Amount], assumption: TimeAssumption) -> Value:
    """Amounts added per unit, and their normalised value."""
    values: dict[Unit, list[Fraction]] = {}
    for amount in amounts:
        values.setdefault(amount.unit, []).append(amount.value)
    sums = {unit: _sum(numbers) for unit, numbers in values.items()}
    seconds = seconds_per_unit(assumption)
    return Value(
        tuple(Amount(sums[unit], unit) for unit in LARGEST_FIRST if unit in sums),
        _sum([value * seconds[unit] for unit, value in sums.items() if unit in seconds]),
        sums.get(Unit.CALENDAR_DAY, Fraction(0)),
    )


@lru_cache(maxsize=32)
def seconds_per_unit(assumption: TimeAssumption) -> Mapping[Unit, Fraction]:
    """Seconds of working time in each unit. Calendar days have none: they are never converted."""
    hour = Fraction(3600)
    day = assumption.hours_per_day * hour
    return {
        Unit.SECOND: Fraction(1),
        Unit.MINUTE: Fraction(60),
        Unit.HOUR: hour,
        Unit.DAY: day,
        Unit.WEEK: assumption.days_per_week * day,
        Unit.MONTH: assumption.days_per_month * day,
        Unit.YEAR: assumption.days_per_year * day,
    }


def unit_weights(assumption: TimeAssumption) -> Mapping[Unit, Fraction]:
    """What each unit counts when times are compared, and for nothing else: a calendar day a seventh of a working
    week."""
    seconds = seconds_per_unit(assumption)
    return {Unit.CALENDAR_DAY: seconds[Unit.WEEK] / 7, **seconds}


def weight(amounts: Iterable[Amount], weights: Mapping[Unit, Fraction]) -> Fraction:
    """A number to compare times by."""
    return _sum([amount.value * weights[amount.unit] for amount in amounts])


def _sum(numbers: Sequence[Fraction]) -> Fraction:
    """The sum, exactly; added over one denominator, for each sum of two fractions is reduced."""
    if len(numbers) == 1:
        return numbers[0]
    common = lcm(*(number.denominator for number in numbers))
    return Fraction(sum(number.numerator * (common // number.denominator) for number in numbers), common)
