"""Every row of the table of times in the language reference, and the ways offices write them."""

from __future__ import annotations

from fractions import Fraction

import pytest

from sopdsl.model import Bound, Duration, DurationKind, Run, Text, Unit
from sopdsl.syntax.assumptions import read_assumption
from sopdsl.syntax.durations import read_duration


def read(words: str) -> Duration:
    return read_duration(Text((Run(words),)) if words else Text())


def amounts(words: str) -> list[tuple[Fraction, str]]:
    duration = read(words)
    assert duration.kind is DurationKind.DURATION
    assert duration.low == duration.high
    return [(amount.value, amount.unit.value) for amount in duration.low]


@pytest.mark.parametrize(
    ("words", "value", "unit"),
    [
        ("10 menit", 10, "menit"),
        ("1,5 jam", Fraction(3, 2), "jam"),
        ("1.5 jam", Fraction(3, 2), "jam"),
        ("1.000 menit", 1000, "menit"),
        ("0,25 hari", Fraction(1, 4), "hari"),
        ("4 jam kerja", 4, "jam"),
        ("2 Hari", 2, "hari"),
        ("3 hari kerja", 3, "hari"),
        ("3 HARI EFEKTIF", 3, "hari"),
        ("3 (tiga) hari kerja", 3, "hari"),
        ("10 hari kalender", 10, "hari kalender"),
        ("1 minggu", 1, "minggu"),
        ("2 pekan", 2, "minggu"),
        ("1 bulan (tanggal 1-20)", 1, "bulan"),
        ("10 menit *)", 10, "menit"),
        ("10 menit**", 10, "menit"),
        ("1 tahun", 1, "tahun"),
        ("30 detik", 30, "detik"),
        ("30menit", 30, "menit"),
        ("5 minit", 5, "menit"),
        ("1 x 24 jam", 24, "jam"),
        ("2 × 45 menit", 90, "menit"),
        ("satu hari", 1, "hari"),
        ("dua belas hari", 12, "hari"),
        ("dua puluh lima menit", 25, "menit"),
        ("sepuluh menit", 10, "menit"),
        ("sehari", 1, "hari"),
        ("sejam", 1, "jam"),
        ("setengah jam", Fraction(1, 2), "jam"),
        ("1/2 hari", Fraction(1, 2), "hari"),
        ("½ jam", Fraction(1, 2), "jam"),
        ("1 1/2 jam", Fraction(3, 2), "jam"),
        ("2¼ jam", Fraction(9, 4), "jam"),
        ("0 menit", 0, "menit"),
    ],
)
def test_one_amount(words: str, value: Fraction, unit: str) -> None:
    assert amounts(words) == [(value, unit)]


@pytest.mark.parametrize("words", ["1 jam 30 menit", "1 jam, 30 menit", "1 jam dan 30 menit", "1 jam + 30 menit"])
def test_a_compound(words: str) -> None:
    assert amounts(words) == [(1, "jam"), (30, "menit")]


def test_a_total_of_three_units() -> None:
    assert amounts("9 minggu + 16 hari + 75 menit") == [(9, "minggu"), (16, "hari"), (75, "menit")]


@pytest.mark.parametrize(
    "words",
    [
        *("5-10 menit", "5 - 10 menit", "5–10 menit", "5 s.d. 10 menit", "5 s.d 10 menit", "5 s/d 10 menit"),
        *("5 sampai 10 menit", "5 sampai dengan 10 menit", "5 hingga 10 menit", "5 menit - 10 menit", "5 sd 10 menit"),
        "antara 5 sampai 10 menit",
    ],
)
def test_a_range(words: str) -> None:
    duration = read(words)
    assert duration.kind is DurationKind.RANGE
    assert [amount.value for amount in (*duration.low, *duration.high)] == [5, 10]
    assert {amount.unit for amount in (*duration.low, *duration.high)} == {Unit.MINUTE}


def test_a_range_of_two_units() -> None:
    duration = read("30 menit – 3 Jam")
    assert [(a.value, a.unit) for a in (*duration.low, *duration.high)] == [(30, Unit.MINUTE), (3, Unit.HOUR)]


def test_a_range_that_is_turned_round_stays_a_range() -> None:
    duration = read("10-5 menit")
    assert duration.kind is DurationKind.RANGE
    assert [amount.value for amount in (*duration.low, *duration.high)] == [10, 5]


@pytest.mark.parametrize(
    ("words", "bound"),
    [
        ("maks. 3 hari", Bound.AT_MOST),
        ("maks 3 hari", Bound.AT_MOST),
        ("Maksimal 3 hari kerja", Bound.AT_MOST),
        ("paling lambat 3 hari kerja", Bound.AT_MOST),
        ("paling lama 3 hari", Bound.AT_MOST),
        ("≤ 3 hari", Bound.AT_MOST),
        ("< 3 hari", Bound.AT_MOST),
        ("tidak lebih dari 3 hari", Bound.AT_MOST),
        ("kurang dari 3 hari", Bound.AT_MOST),
        ("s.d. 3 hari", Bound.AT_MOST),
        ("minimal 3 hari", Bound.AT_LEAST),
        ("min. 3 hari", Bound.AT_LEAST),
        ("> 3 hari", Bound.AT_LEAST),
        ("± 3 hari", Bound.ABOUT),
        ("±3 hari", Bound.ABOUT),
        ("sekitar 3 hari", Bound.ABOUT),
    ],
)
def test_a_bound(words: str, bound: Bound) -> None:
    duration = read(words)
    assert (duration.kind, duration.bound) == (DurationKind.DURATION, bound)
    assert [(amount.value, amount.unit) for amount in duration.high] == [(3, Unit.DAY)]


@pytest.mark.parametrize("words", ["2 menit/berkas", "2 menit / berkas", "2 menit per berkas", "2 menit setiap berkas"])
def test_a_time_per_unit(words: str) -> None:
    assert (read(words).per, [amount.value for amount in read(words).low]) == ("berkas", [2])


@pytest.mark.parametrize("words", ["seketika", "Seketika (otomatis)", "Real time", "saat itu juga"])
def test_at_once(words: str) -> None:
    assert read(words).kind is DurationKind.IMMEDIATE


@pytest.mark.parametrize(
    "words",
    [
        "triwulanan",
        "Triwulan",
        "1 semester",
        "Semesteran",
        "tahunan",
        "setiap bulan",
        "6 bulan sekali",
        "setahun sekali",
    ],
)
def test_periodic(words: str) -> None:
    assert read(words).kind is DurationKind.PERIODIC


@pytest.mark.parametrize(
    "words",
    [
        *("", "-", "Sesuai kebutuhan", "Segera", "2 bulan; 5 hari kerja", "H-2", "menit", "10", "5-10", "10 menitan"),
        *("08:00", "1 hari setelah 2 minggu", "Januari", "1 0 hari x", "jam 10", "10 menit - ", "maks.", "(10 menit)"),
        *("1 hari-hari", "tiga puluh", "1 jam 30", "antara 5 menit", "sekali"),
    ],
)
def test_what_cannot_be_read_is_unmeasured(words: str) -> None:
    duration = read(words)
    assert (duration.kind, duration.low, duration.high) == (DurationKind.UNMEASURED, (), ())


def test_the_text_is_kept_as_written() -> None:
    text = Text((Run("1 Jam"),))
    assert read_duration(text).text is text


def test_an_assumption_names_the_units_it_changes() -> None:
    assumption = read_assumption("1 hari = 7 jam; 1 bulan = 22,5 hari kerja")
    assert assumption is not None
    assert (assumption.hours_per_day, assumption.days_per_week, assumption.days_per_month) == (7, 5, Fraction(45, 2))


@pytest.mark.parametrize("words", ["", "8 jam", "1 hari = 0 jam", "1 hari = 7 jam; satu minggu", "1 jam = 60 menit"])
def test_an_assumption_that_cannot_be_read(words: str) -> None:
    assert read_assumption(words) is None


@pytest.mark.parametrize("digits", [13, 5_000])
@pytest.mark.parametrize("words", ["{} menit", "1,{} jam", "1-{} menit", "{}½ jam", "{} 1/2 jam", "2 x {} jam"])
def test_a_number_of_more_digits_than_any_time_has_is_no_time(words: str, digits: int) -> None:
    assert read(words.format("9" * digits)).kind is DurationKind.UNMEASURED


@pytest.mark.parametrize("digits", [13, 5_000])
def test_nor_does_an_assumption_hold_one(digits: int) -> None:
    assert read_assumption(f"1 hari = {'9' * digits} jam") is None
