"""Time passed against time allowed: against a count second by second (minute by minute), and by hand."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from fractions import Fraction

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopdsl.execution import OfficeHours, Passed, Plan, PlannedStep, plans_of
from sopdsl.flow import analyse
from sopdsl.source import Source
from sopdsl.syntax import parse

FRIDAY = "2026-11-20"
SATURDAY = "2026-11-21"
MONDAY = "2026-11-23"
HOUR = 3600


def plan_of(rows: str, assumption: str = "1 hari = 7,5 jam") -> Plan:
    sop = parse(Source("x", f"SOP: Surat\nAsumsi waktu: {assumption}\nPelaksana: Staf\n{rows}")).sop
    (plan,) = plans_of(sop, analyse(sop))
    return plan


ROW = "Langkah oleh Staf: A\n"
OFFICE = OfficeHours.of(plan_of(ROW))


def at(day: str, clock: str) -> str:
    return f"{day}T{clock}:00+07:00"


@pytest.mark.parametrize(
    ("since", "until", "hours", "days"),
    [
        (at(FRIDAY, "08:00"), at(FRIDAY, "09:30"), 1.5, 0),
        (at(FRIDAY, "15:20"), at(FRIDAY, "15:50"), 0.5, 0),  # after the noon break that is not modelled
        (at(FRIDAY, "19:00"), at(FRIDAY, "19:20"), Fraction(1, 3), 0),
        (at(SATURDAY, "10:00"), at(SATURDAY, "11:00"), 1, 0),
        (at(FRIDAY, "06:00"), at(FRIDAY, "20:00"), 7.5, 0),
        (at(FRIDAY, "14:00"), at(MONDAY, "08:30"), 2, 3),
        (at(FRIDAY, "19:00"), at(MONDAY, "07:00"), 0, 3),
        (at(FRIDAY, "00:00"), at(MONDAY, "23:00"), 15, 3),
        (at(SATURDAY, "09:00"), at("2026-11-22", "09:00"), 0, 1),
        (at(MONDAY, "07:30"), at("2026-12-07", "07:30"), 75, 14),
        (at(FRIDAY, "09:00"), at(FRIDAY, "08:59"), 0, 0),
        ("2026-11-20T14:00:00+07:00", "2026-11-20T17:00:00+09:00", 1, 0),
        ("2026-11-20T23:30:00+07:00", "2026-11-20T17:00:00+00:00", 0, 1),  # half an hour over midnight
    ],
)
def test_by_hand(since: str, until: str, hours: float, days: int) -> None:
    assert OFFICE.passed(since, until) == Passed(int(hours * HOUR), days)


def test_an_office_is_what_its_document_assumes() -> None:
    hospital = OfficeHours.of(plan_of(ROW, "1 hari = 24 jam; 1 minggu = 7 hari"))
    assert hospital.passed(at(FRIDAY, "23:50"), at(SATURDAY, "00:10")) == Passed(20 * 60, 1)
    long_day = OfficeHours.of(plan_of(ROW, "1 hari = 20 jam; 1 minggu = 6 hari"))
    assert long_day.passed(at(FRIDAY, "03:00"), at(SATURDAY, "05:00")) == Passed(21 * HOUR, 1)
    half_saturday = OfficeHours.of(plan_of(ROW, "1 hari = 7 jam; 1 minggu = 5,5 hari"))
    assert half_saturday.passed(at(FRIDAY, "07:30"), at(MONDAY, "07:30")) == Passed(int(10.5 * HOUR), 3)


def test_nobody_works_on_holidays() -> None:
    office = OfficeHours.of(plan_of(ROW), frozenset({date(2026, 11, 20), date(2026, 11, 22)}))
    assert office.passed(at("2026-11-19", "14:00"), at(MONDAY, "08:30")) == Passed(2 * HOUR, 4)
    assert office.passed(at(FRIDAY, "08:00"), at(MONDAY, "08:30")) == Passed(HOUR, 3)


_DAYS = st.dates(date(2026, 11, 1), date(2027, 1, 10))
_MOMENTS = st.builds(
    lambda day, minute: (
        datetime(day.year, day.month, day.day, tzinfo=timezone(timedelta(hours=7))) + timedelta(minutes=minute)
    ),
    _DAYS,
    st.integers(0, 24 * 60 - 1),
)


@given(
    _MOMENTS, _MOMENTS, st.sampled_from(["1", "5", "15/2", "8", "20", "24"]), st.integers(1, 7), st.frozensets(_DAYS)
)
def test_over_several_days_it_is_what_counting_the_minutes_gives(
    first: datetime, last: datetime, hours: str, days: int, holidays: frozenset[date]
) -> None:
    plan = attrs.evolve(plan_of(ROW), hours_per_day=hours, days_per_week=str(days))
    passed = OfficeHours.of(plan, holidays).passed(first.isoformat(), last.isoformat())
    most = int(Fraction(hours) * 60)
    begin = min(450, 1440 - most)

    def at_work(day: date) -> bool:
        return day.weekday() < days and day not in holidays

    minutes, day = 0, first.date()
    while day <= last.date():
        low = first.hour * 60 + first.minute if day == first.date() else 0
        high = last.hour * 60 + last.minute if day == last.date() else 1440
        if first.date() == last.date():
            minutes = min(max(0, high - low), most)
        elif at_work(day):
            minutes += sum(1 for minute in range(begin, begin + most) if low <= minute < high)
        day += timedelta(days=1)
    assert passed == Passed(minutes * 60, max(0, (last.date() - first.date()).days))


@pytest.mark.parametrize(
    ("waktu", "passed", "late"),
    [
        ("10 menit", Passed(600), False),
        ("10 menit", Passed(601), True),
        ("5-10 menit", Passed(600), False),
        ("1 hari", Passed(27_001, 1), True),
        ("3 hari kalender", Passed(90_000, 3), False),
        ("3 hari kalender", Passed(0, 4), True),
        ("1 jam 3 hari kalender", Passed(90_000, 3), False),
        ("seketika", Passed(90_000, 5), False),
        ("semesteran", Passed(90_000, 5), False),
        ("minimal 10 menit", Passed(601), False),
        ("maks. 10 menit", Passed(601), True),
        ("2 menit/berkas", Passed(601), False),
    ],
)
def test_more_than_a_step_allows(waktu: str, passed: Passed, late: bool) -> None:
    (step,) = plan_of(f"{ROW}  Waktu: {waktu}\n").steps
    assert passed.exceeds(step) is late


def test_a_step_without_time_allows_any() -> None:
    assert not Passed(10**9, 10**6).exceeds(PlannedStep(1, ("A",), 1))
