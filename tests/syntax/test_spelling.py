"""How far words are from each other."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopdsl.syntax.spelling import distance

WORDS = st.text("abc", max_size=6)


@pytest.mark.parametrize(
    ("first", "second", "steps"),
    [
        ("surat", "surat", 0),
        ("", "surat", 5),
        ("surat", "surta", 1),
        ("surat", "srat", 1),
        ("surat", "suurat", 1),
        ("surat", "surut", 1),
        ("penerimaan", "pengiriman", 3),
        ("aab", "ab", 1),
        ("abcab", "ab", 3),
    ],
)
def test_a_step_is_a_letter_put_in_left_out_changed_or_swapped(first: str, second: str, steps: int) -> None:
    assert distance(first, second) == steps


@given(WORDS, WORDS)
def test_no_other_way_is_shorter(first: str, second: str) -> None:
    assert distance(first, second) == plainly(first, second)


@given(WORDS, WORDS, st.integers(0, 4))
def test_what_is_near_enough_is_told_exactly(first: str, second: str, most: int) -> None:
    exact = plainly(first, second)
    found = distance(first, second, most)
    assert found == exact if exact <= most else found > most


def plainly(first: str, second: str) -> int:
    """The definition itself: the least of all that may have happened to the last letters."""
    if not first or not second:
        return len(first) + len(second)
    ways = [
        plainly(first[:-1], second) + 1,
        plainly(first, second[:-1]) + 1,
        plainly(first[:-1], second[:-1]) + (first[-1] != second[-1]),
    ]
    if len(first) > 1 and len(second) > 1 and first[-2:] == second[-1] + second[-2]:
        ways.append(plainly(first[:-2], second[:-2]) + 1)
    return min(ways)
