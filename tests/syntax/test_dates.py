"""Dates of the identity page: what can be read of them."""

from __future__ import annotations

import pytest

from sopdsl.model import Words
from sopdsl.syntax.dates import nearest_date, read_date


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        ("2 Juni 2020", (2020, 6, 2)),
        ("02 JUNI 2020", (2020, 6, 2)),
        ("5 Mei 2025", (2025, 5, 5)),
        ("1 Jan 2025", (2025, 1, 1)),
        ("1 Okt. 2025", (2025, 10, 1)),
        ("1 Agt 2025", (2025, 8, 1)),
        ("1 Nopember 2025", (2025, 11, 1)),
        ("2020-06-02", (2020, 6, 2)),
        ("2020-06", (2020, 6, None)),
        ("02-06-2020", (2020, 6, 2)),
        ("2/6/2020", (2020, 6, 2)),
        ("29 Februari 2024", (2024, 2, 29)),
        ("Juni 2020", (2020, 6, None)),
        ("2020", (2020, None, None)),
        ("Tahun 2020", (2020, None, None)),
        ("29 Februari 2023", (None, None, None)),
        ("29 Februari 2000", (2000, 2, 29)),
        ("29 Februari 1900", (None, None, None)),
        ("31 April 2023", (None, None, None)),
        ("2 Juno 2020", (None, None, None)),
        ("12 May 2025", (None, None, None)),
        ("123 Mei 2025", (None, None, None)),
        ("5 Mei 20255", (None, None, None)),
        ("2020-13-01", (None, None, None)),
        ("0 Juni 2020", (None, None, None)),
        ("2 Juni 0000", (None, None, None)),
        ("…  Tahun 2024", (None, None, None)),
        ("-", (None, None, None)),
        ("", (None, None, None)),
    ],
)
def test_date(words: str, parts: tuple[int | None, ...]) -> None:
    field = read_date(Words(words))
    assert (field.year, field.month, field.day) == parts
    assert field.text == words


def test_every_month() -> None:
    months = (
        "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember",
        "Jan Feb Mar Apr Mei Jun Jul Agu Sep Okt Nov Des",
    )
    for names in months:
        assert [read_date(Words(f"2 {name} 2020")).month for name in names.split()] == list(range(1, 13))


@pytest.mark.parametrize(
    ("words", "better"),
    [
        ("Kamis, 1 Februari 2024", "1 Februari 2024"),
        ("Jum’at 2 Februari 2024", "2 Februari 2024"),
        ("1 Februari 2024.", "1 Februari 2024"),
        ("1 Febuari 2024", "1 Februari 2024"),
        ("Kamis, 31 Februari 2024", None),
        ("1 Februari 2024", None),
        ("sekitar 2024.", None),
    ],
)
def test_the_date_that_is_nearly_written(words: str, better: str | None) -> None:
    assert nearest_date(words) == better
