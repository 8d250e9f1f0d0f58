"""Outlines, arrows and rules that all painters share, and lines that are set as one paragraph."""

from __future__ import annotations

import attrs
import pytest
from sopdsl.renderers.sheet.layout.geometry import ARROWHEAD_LENGTH, Cell, Route, Shape, Symbol
from sopdsl.renderers.sheet.painters.paragraphs import paragraphs
from sopdsl.renderers.sheet.painters.shapes import arrow, polygon, rules, underline
from sopdsl.renderers.typesetting.primitives import Glyphs, Rect


def symbol(shape: Shape) -> Symbol:
    return Symbol(0, shape, Rect(10, 20, 40, 20), 0, "", 0)


@pytest.mark.parametrize("shape", [Shape.BOX, Shape.DIAMOND, Shape.CONNECTOR])
def test_outline_fills_its_box(shape: Shape) -> None:
    corners = polygon(symbol(shape))
    assert (min(x for x, _ in corners), max(x for x, _ in corners)) == (10, 50)
    assert (min(y for _, y in corners), max(y for _, y in corners)) == (20, 40)


def test_connector_points_down() -> None:
    assert max(polygon(symbol(Shape.CONNECTOR)), key=lambda corner: corner[1]) == (30, 40)


def test_arrow_touches_its_target_and_its_line_stays_below_the_head() -> None:
    line, head = arrow(Route(((0, 0), (50, 0), (50, 30)), 0, 1, (0,), 0))
    assert head[0] == (50, 30)
    assert line == ((0, 0), (50, 0), (50, 30 - ARROWHEAD_LENGTH))
    assert {y for _, y in head[1:]} == {30 - ARROWHEAD_LENGTH}


def test_arrow_shorter_than_its_head_is_all_head() -> None:
    line, head = arrow(Route(((0, 0), (2, 0)), 0, 1, (0,), 0))
    assert line == ((0, 0), (0, 0)) and head[0] == (2, 0)


def test_joining_line_has_no_head() -> None:
    points = ((0.0, 0.0), (20.0, 0.0))
    assert arrow(Route(points, 0, 1, (), 0, arrowhead=False)) == (points, ())


def cells(**open_sides: frozenset[str]) -> list[Cell]:
    """Two by two cells."""
    return [
        Cell(
            row,
            column,
            Rect(column * 30.0, row * 10.0, 30, 10),
            "x",
            open_sides=open_sides.get(f"at{row}{column}", frozenset()),
        )
        for row in range(2)
        for column in range(2)
    ]


def test_rules_are_drawn_once_from_end_to_end() -> None:
    assert rules(cells()) == [
        ((0, 0), (60, 0)),
        ((0, 10), (60, 10)),
        ((0, 20), (60, 20)),
        ((0, 0), (0, 20)),
        ((30, 0), (30, 20)),
        ((60, 0), (60, 20)),
    ]


def test_a_side_open_for_both_cells_has_no_rule() -> None:
    lines = rules(cells(at00=frozenset({"right"}), at01=frozenset({"left"})))
    assert ((30, 10), (30, 20)) in lines and ((30, 0), (30, 20)) not in lines


def test_underline_runs_along_turned_words() -> None:
    glyphs = Glyphs("kata", 100, 200, 10, 20, underline=True)
    assert underline(glyphs)[:2] == ((100, pytest.approx(201.3)), (120, pytest.approx(201.3)))
    turned = attrs.evolve(glyphs, turned=True)
    assert underline(turned)[:2] == ((pytest.approx(101.3), 200), (pytest.approx(101.3), 180))


def line(text: str, x: float, baseline: float, size: float = 10, width: float = 20) -> Glyphs:
    return Glyphs(text, x, baseline, size, width)


def test_lines_at_one_distance_are_one_paragraph() -> None:
    (paragraph,) = paragraphs([line("a", 10, 20), line("b", 30, 20), line("c", 15, 32), line("d", 10, 44.01)])
    assert [[words.text for words in row] for row in paragraph.lines] == [["a", "b"], ["c"], ["d"]]
    assert paragraph.left == 10 and paragraph.right == 50 and paragraph.pitch == pytest.approx(12.005)


@pytest.mark.parametrize(
    "second",
    [line("b", 10, 60), line("b", 10, 12), line("b", 10, 32, size=8), attrs.evolve(line("b", 10, 32), turned=True)],
    ids=["far below", "above", "other size", "turned"],
)
def test_what_does_not_belong_together_stays_apart(second: Glyphs) -> None:
    assert len(paragraphs([line("a", 10, 20), second])) == 2


def test_an_uneven_line_begins_a_new_paragraph() -> None:
    assert len(paragraphs([line("a", 10, 20), line("b", 10, 32), line("c", 10, 48)])) == 2
