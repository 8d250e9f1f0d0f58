"""Times as the mutu baku states them: exact, and never read as zero."""

from __future__ import annotations

from enum import Enum
from fractions import Fraction

import attrs

from sopdsl.model.text import Text
from sopdsl.source import NOWHERE, Span
from sopdsl.values import Value


class Unit(Enum):
    """Units of time by their Indonesian name. `hari` is a working day; calendar days are never converted."""

    SECOND = "detik"
    MINUTE = "menit"
    HOUR = "jam"
    DAY = "hari"
    CALENDAR_DAY = "hari kalender"
    WEEK = "minggu"
    MONTH = "bulan"
    YEAR = "tahun"


@attrs.frozen(slots=False)
class Amount(Value):
    """A number of one unit: `1,5 jam` is Fraction(3, 2) hours."""

    value: Fraction
    unit: Unit


class DurationKind(Enum):
    """What a Waktu says. Only DURATION and RANGE carry amounts; IMMEDIATE is measured and adds nothing."""

    DURATION = "durasi"
    RANGE = "rentang"
    IMMEDIATE = "seketika"
    PERIODIC = "berkala"
    UNMEASURED = "tidak terukur"


class Bound(Enum):
    """A word before a value that makes it a limit or an estimate."""

    AT_MOST = "maksimal"
    AT_LEAST = "minimal"
    ABOUT = "sekitar"


@attrs.frozen(slots=False)
class Duration(Value):
    """A Waktu: its text as written (which the sheet prints) and what it means.

    `low` and `high` are the same amounts except in a range; a compound (`1 jam 30 menit`) has several amounts.
    `per` is the thing counted in a time per unit (`berkas` in `2 menit/berkas`).
    """

    kind: DurationKind
    text: Text
    low: tuple[Amount, ...] = ()
    high: tuple[Amount, ...] = ()
    bound: Bound | None = None
    per: str | None = None
    span: Span = attrs.field(default=NOWHERE, eq=False)


@attrs.frozen(slots=False)
class TimeAssumption(Value):
    """How units convert: hours a working day, working days a week, a month, a year.

    The default day is 7.5 hours: 37.5 hours in five days (Perpres 21/2023). PermenPAN-RB 35/2012 gives no conversion.
    """

    hours_per_day: Fraction = Fraction(15, 2)
    days_per_week: Fraction = Fraction(5)
    days_per_month: Fraction = Fraction(20)
    days_per_year: Fraction = Fraction(240)
    span: Span = attrs.field(default=NOWHERE, eq=False)
