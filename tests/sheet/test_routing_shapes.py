"""Each situation of a sheet, and the line that a careful draughtsman draws there."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pytest
from sopdsl.renderers.sheet.layout.geometry import Shape
from sopdsl.renderers.sheet.layout.routing import RoutedWire, Routing, Shortage, Wire, route
from sopdsl.renderers.typesetting.primitives import Rect

from tests.sheet.routing_problems import LABELS, Plan, Stand, crossings, flaws, solved

BOX, CAPSULE, DIAMOND, CONNECTOR = Shape.BOX, Shape.CAPSULE, Shape.DIAMOND, Shape.CONNECTOR


def drawn(
    stands: Sequence[Stand],
    wires: Sequence[Wire],
    widths: Sequence[float] = (52.0,) * 4,
    heights: Sequence[float] | None = None,
    rows: tuple[int, ...] = (),
) -> list[RoutedWire]:
    """The lines of a plan that needs no more room, without a flaw."""
    bands = 1 + max(stand.band for stand in stands)
    plan = Plan(tuple(widths), tuple(heights or (36.0,) * bands), tuple(stands), tuple(wires), rows)
    problem = plan.problem()
    routing = route(problem)
    assert isinstance(routing, Routing), routing
    assert flaws(problem, routing) == []
    return sorted(routing.wires, key=lambda line: line.wire)


def arrow(number: int, source: int, target: int, **more: object) -> Wire:
    """A wire that may merge with others to its target."""
    return Wire(number, source, target, target, **more)  # type: ignore[arg-type]


def course(line: RoutedWire) -> str:
    """The directions of a line's stretches: `down right down`."""
    words = {(0, 1): "down", (0, -1): "up", (1, 0): "right", (-1, 0): "left"}
    return " ".join(
        words[(x > before_x) - (x < before_x), (y > before_y) - (y < before_y)]
        for (before_x, before_y), (x, y) in pairwise(line.points)
    )


def test_the_next_row_of_the_same_column_is_reached_straight_down() -> None:
    (line,) = drawn([Stand(1, 0), Stand(1, 1)], [arrow(0, 0, 1)])
    assert course(line) == "down"


@pytest.mark.parametrize(("column", "way"), [(0, "left down"), (3, "right down")])
def test_another_column_is_reached_by_the_side_and_from_above(column: int, way: str) -> None:
    (line,) = drawn([Stand(1, 0), Stand(column, 2)], [arrow(0, 0, 1)])
    assert course(line) == way
    assert line.points[-1][0] == pytest.approx(100 + column * 52 + 26)


def test_a_hand_over_in_one_row_goes_from_side_to_side() -> None:
    (line,) = drawn([Stand(0, 0), Stand(2, 0)], [arrow(0, 0, 1)])
    assert course(line) == "right"


def test_symbols_of_a_joint_node_are_joined_straight() -> None:
    lines = drawn([Stand(0, 0), Stand(1, 0), Stand(1, 1)], [Wire(0, 0, 1, -1, arrowhead=False), arrow(1, 1, 2)])
    assert [course(line) for line in lines] == ["right", "down"]


def test_a_symbol_in_the_way_is_passed_in_the_gutter() -> None:
    (line,) = drawn([Stand(1, 0), Stand(1, 1), Stand(1, 2)], [arrow(0, 0, 2)])
    assert course(line) in ("right down left", "left down right")


def test_a_way_back_in_the_same_column_runs_in_the_gutter() -> None:
    lines = drawn(
        [Stand(1, 0), Stand(1, 1, DIAMOND), Stand(1, 2)],
        [arrow(0, 0, 1), arrow(1, 1, 2, label=LABELS["Ya"], downwards=True), arrow(2, 1, 0, label=LABELS["Tidak"])],
    )
    assert [course(line) for line in lines[:2]] == ["down", "down"]
    assert course(lines[2]) in ("right up left", "left up right")


def test_a_way_back_to_another_column_enters_by_the_side() -> None:
    lines = drawn(
        [Stand(0, 0), Stand(2, 2, DIAMOND), Stand(2, 3)],
        [arrow(0, 0, 1), arrow(1, 1, 2, label=LABELS["Ya"], downwards=True), arrow(2, 1, 0, label=LABELS["Tidak"])],
    )
    assert course(lines[2]) in ("left up right", "left up left")


def test_the_first_branch_goes_down_and_the_other_to_the_side() -> None:
    stands = [Stand(1, 0, DIAMOND), Stand(0, 1), Stand(3, 1)]
    lines = drawn(
        stands,
        [arrow(0, 0, 2, label=LABELS["Ya"], downwards=True), arrow(1, 0, 1, label=LABELS["Tidak"])],
    )
    assert course(lines[0]).startswith("down")
    assert course(lines[1]) == "left down"


def test_branches_leave_a_diamond_by_its_vertices() -> None:
    stands = [Stand(1, 0, DIAMOND), Stand(0, 1), Stand(1, 1), Stand(3, 1)]
    wires = [arrow(n, 0, n + 1, label=LABELS["Ya"], downwards=n == 1) for n in range(3)]
    lines = drawn(stands, wires)
    rect = Rect(100 + 52 + 8, 80 + 7, 36, 22)
    vertices = {(rect.x, rect.y + 11), (rect.right, rect.y + 11), (rect.x + 18, rect.bottom)}
    assert {line.points[0] for line in lines} == vertices


def test_more_branches_leave_a_diamond_by_its_slants() -> None:
    stands = [Stand(1, 0, DIAMOND), *(Stand(column, band) for band in (1, 2) for column in (0, 1, 2))]
    _, routing, _ = solved(
        Plan((52.0,) * 3, (44.0,) * 3, tuple(stands), tuple(arrow(n, 0, n + 1, label=(10.0, 8.0)) for n in range(6)))
    )
    assert len({line.points[0] for line in routing.wires}) == 6


def test_ways_back_to_one_step_may_merge_and_never_touch_others() -> None:
    stands = [Stand(1, 0), Stand(0, 1, DIAMOND), Stand(2, 2, DIAMOND), Stand(1, 3)]
    wires = [
        arrow(0, 0, 1),
        arrow(1, 1, 2, label=LABELS["Ya"], downwards=True),
        arrow(2, 2, 3, label=LABELS["Ya"], downwards=True),
        arrow(3, 1, 0, label=LABELS["Tidak"]),
        arrow(4, 2, 0, label=LABELS["Tidak"]),
    ]
    drawn(stands, wires)


def test_nested_ways_back_do_not_cross() -> None:
    stands = [Stand(1, row, DIAMOND if row in (2, 3) else BOX) for row in range(5)]
    wires = [arrow(n, n, n + 1, downwards=n in (2, 3)) for n in range(4)]
    wires += [arrow(4, 2, 1, label=LABELS["Tidak"]), arrow(5, 3, 0, label=LABELS["Tidak"])]
    lines = drawn(stands, wires)
    assert crossings(Routing(tuple(lines))) == 0


def test_a_fan_out_of_six_gives_each_arrow_its_own_port() -> None:
    stands = [Stand(2, 0), *(Stand(column, row) for row in (1, 2) for column in (0, 2, 4))]
    plan = Plan((52.0,) * 5, (36.0,) * 3, tuple(stands), tuple(arrow(n, 0, n + 1) for n in range(6)))
    problem, routing, _ = solved(plan)
    assert flaws(problem, routing) == []
    assert len({line.points[0] for line in routing.wires}) == 6


def test_a_fan_in_of_eight_is_solved() -> None:
    stands = [*(Stand(column, row) for row in range(3) for column in (0, 1, 3, 4))][:8]
    plan = Plan((52.0,) * 5, (36.0,) * 4, (*stands, Stand(2, 3)), tuple(arrow(n, n, 8) for n in range(8)))
    problem, routing, _ = solved(plan)
    assert flaws(problem, routing) == []


def test_a_wide_box_is_entered_straight_from_the_column_above() -> None:
    (line,) = drawn([Stand(0, 0), Stand(0, 1, size=(84.0, 16.0))], [arrow(0, 0, 1)], widths=(104.0, 52.0))
    assert course(line) == "down"
    plan = Plan((52.0, 52.0), (36.0, 36.0), (Stand(0, 0), Stand(0, 1)), (arrow(0, 0, 1),)).problem()
    wide = plan.places[1].__class__(1, BOX, Rect(110, 126, 84, 16), 0, 1)
    problem = plan.__class__(plan.field, plan.columns, plan.bands, (plan.places[0], wide), plan.wires, plan.rules)
    routing = route(problem)
    assert isinstance(routing, Routing)
    assert course(routing.wires[0]) == "down"


def test_a_connector_is_left_by_its_point_and_entered_from_above() -> None:
    stands = [Stand(1, 0, CONNECTOR), Stand(1, 1), Stand(2, 2, CONNECTOR)]
    lines = drawn(stands, [arrow(0, 0, 1), arrow(1, 1, 2)])
    assert [course(line) for line in lines] == ["down", "right down"]


def test_a_step_may_go_back_to_itself() -> None:
    lines = drawn(
        [Stand(1, 0), Stand(1, 1, DIAMOND), Stand(1, 2)],
        [arrow(0, 0, 1), arrow(1, 1, 2, label=LABELS["Ya"], downwards=True), arrow(2, 1, 1, label=LABELS["Tidak"])],
        heights=(44.0, 60.0, 44.0),
    )
    assert lines[2].points[0] != lines[2].points[-1]


def test_two_edges_to_one_step_are_two_lines() -> None:
    lines = drawn(
        [Stand(1, 0, DIAMOND), Stand(1, 1)],
        [arrow(0, 0, 1, label=LABELS["Ya"], downwards=True), arrow(1, 0, 1, label=LABELS["Tidak"])],
        heights=(44.0, 44.0),
    )
    assert lines[0].points[0] != lines[1].points[0]


def test_dashed_and_plain_lines_never_merge() -> None:
    stands = [Stand(0, 0), Stand(2, 0), Stand(1, 2)]
    lines = drawn(stands, [arrow(0, 0, 2), arrow(1, 1, 2, dashed=True)])
    assert lines[0].points[-1] != lines[1].points[-1]


def test_no_room_is_a_shortage_that_says_where() -> None:
    stands = [Stand(0, 0, size=(48.0, 16.0)), Stand(0, 1, size=(48.0, 16.0)), Stand(0, 2, size=(48.0, 16.0))]
    plan = Plan((52.0,), (26.0,) * 3, tuple(stands), (arrow(0, 0, 2), arrow(1, 0, 1)))
    answer = route(plan.problem())
    assert isinstance(answer, Shortage)
    assert answer.wire == 0
    assert answer.columns.keys() == {0}
    problem, routing, rounds = solved(plan)
    assert flaws(problem, routing) == []
    assert rounds <= 4


def test_the_same_problem_gives_the_same_lines() -> None:
    stands = [Stand(1, row, DIAMOND if row in (2, 3) else BOX) for row in range(5)]
    wires = [arrow(n, n, n + 1) for n in range(4)] + [arrow(4, 2, 0), arrow(5, 3, 1)]
    assert drawn(stands, wires) == drawn(stands, wires)


def test_bands_of_one_row_have_no_rule_between_them() -> None:
    lines = drawn(
        [Stand(0, 0), Stand(2, 1, DIAMOND), Stand(2, 2)],
        [arrow(0, 0, 1), arrow(1, 1, 2, label=LABELS["Ya"], downwards=True)],
        rows=(2, 1),
    )
    assert [course(line) for line in lines] == ["right down", "down"]
