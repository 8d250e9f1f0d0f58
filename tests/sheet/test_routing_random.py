"""Pages as offices fill them, at random: with the room that the router asks for, always solved and never wrong."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sopdsl.renderers.sheet.layout.routing import Routing, Shortage, route

from tests.sheet.routing_problems import bends, crossings, flaws, random_plan, solved

BASELINE = Path(__file__).with_name("routing_baseline.json")


@settings(max_examples=60)
@given(st.integers(min_value=10_000, max_value=1_000_000))
def test_random_pages_are_solved_without_a_flaw(seed: int) -> None:
    problem, routing, rounds = solved(random_plan(seed))
    assert flaws(problem, routing) == []
    assert rounds <= 8


@pytest.mark.parametrize("seed", [2, 8, 34, 37, 51])
def test_pages_that_were_once_hard(seed: int) -> None:
    problem, routing, _ = solved(random_plan(seed))
    assert flaws(problem, routing) == []


def test_a_shortage_always_asks_for_room() -> None:
    answers = [route(random_plan(seed).problem()) for seed in range(40)]
    shortages = [answer for answer in answers if isinstance(answer, Shortage)]
    assert shortages
    assert all(answer.bands or answer.columns for answer in shortages)
    assert all(room > 0 for answer in shortages for room in (*answer.bands.values(), *answer.columns.values()))


def test_looks_do_not_get_worse(accept: bool) -> None:
    """Bends, crossings, length and room asked for, on fixed pages, stay at or below what was accepted."""
    looks = {"bends": 0, "crossings": 0, "length": 0, "rounds": 0, "room": 0}
    for seed in range(60):
        plan = random_plan(seed)
        problem, routing, rounds = solved(plan)
        assert isinstance(routing, Routing)
        looks["bends"] += bends(routing)
        looks["crossings"] += crossings(routing)
        looks["rounds"] += rounds
        looks["room"] += round(problem.field.width - sum(plan.widths) + problem.field.height - sum(plan.heights))
        looks["length"] += round(_length(routing))
    if accept:
        BASELINE.write_text(json.dumps(looks, indent=2) + "\n", encoding="utf-8")
    best = json.loads(BASELINE.read_text(encoding="utf-8"))
    assert all(looks[what] <= best[what] * 1.02 for what in looks), (looks, best)


def _length(routing: Routing) -> float:
    return sum(
        abs(x - end_x) + abs(y - end_y)
        for line in routing.wires
        for (x, y), (end_x, end_y) in zip(line.points, line.points[1:], strict=False)
    )
