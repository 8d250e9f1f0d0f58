"""What stands before an item: a dash, a bullet or a number, and spaces behind it."""

from __future__ import annotations

import pytest

from sopdsl.syntax.statements import item_mark


@pytest.mark.parametrize(
    "line",
    [
        "- Staf",
        "– Staf",
        "•  Staf",
        "➢\tStaf",
        "\uf0b7 Staf",
        "1. Staf",
        "12) Staf",
        "a. Staf",
        "z) \t Staf",
    ],
)
def test_a_mark_ends_where_the_text_begins(line: str) -> None:
    assert line[item_mark(line) :] == "Staf"


@pytest.mark.parametrize(
    "line", ["Staf", "-Staf", "-", "1.", "1.Staf", "123. Staf", "A. Staf", "ab. Staf", "–• Staf", "1 Staf"]
)
def test_other_lines_are_no_items(line: str) -> None:
    assert item_mark(line) == 0
