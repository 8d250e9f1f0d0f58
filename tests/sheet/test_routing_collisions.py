"""The judge of drawings must see every breach: a good drawing, and one change after another that spoils it."""

from __future__ import annotations

from collections.abc import Callable

import attrs
import pytest
from sopdsl.renderers.sheet.layout.collisions import Drawing, Drawn, Outline, Point, collisions
from sopdsl.renderers.sheet.layout.geometry import Shape
from sopdsl.renderers.typesetting.primitives import Rect

FIELD = Rect(0, 0, 200, 160)
SYMBOLS = (
    Outline(0, Shape.CAPSULE, Rect(34, 12, 32, 16)),
    Outline(1, Shape.DIAMOND, Rect(132, 49, 36, 22)),
    Outline(2, Shape.BOX, Rect(34, 92, 32, 16)),
    Outline(3, Shape.CONNECTOR, Rect(143, 132, 14, 16)),
)
RULES = (
    *(((0.0, y), (200.0, y)) for y in (0.0, 40.0, 80.0, 120.0, 160.0)),
    *(((x, 0.0), (x, 160.0)) for x in (0.0, 100.0, 200.0)),
)
DOWN = Drawn("down", ((66, 20), (150, 20), (150, 49)), 0, 1, "one")
NO = Drawn("no", ((132, 60), (20, 60), (20, 20), (34, 20)), 1, 0, "nil", label=Rect(105, 49, 20, 8))
YES = Drawn("yes", ((150, 71), (150, 100), (66, 100)), 1, 2, "two", label=Rect(153, 72, 10, 7))
OUT = Drawn("out", ((50, 108), (50, 140), (143, 140)), 2, 3, "out")
GOOD = Drawing(FIELD, SYMBOLS, (DOWN, NO, YES, OUT), RULES)


def with_points(line: Drawn, *points: Point) -> Drawing:
    """The good drawing with another course of one line."""
    lines = tuple(attrs.evolve(line, points=points) if other is line else other for other in GOOD.lines)
    return attrs.evolve(GOOD, lines=lines)


def with_label(line: Drawn, label: Rect) -> Drawing:
    """The good drawing with a label somewhere else."""
    lines = tuple(attrs.evolve(line, label=label) if other is line else other for other in GOOD.lines)
    return attrs.evolve(GOOD, lines=lines)


def with_line(*points: Point, source: int = 0, target: int = 2, merge: object = "new") -> Drawing:
    """The good drawing with one more line."""
    return attrs.evolve(GOOD, lines=(*GOOD.lines, Drawn("new", points, source, target, merge)))


def with_symbol(number: int, rect: Rect) -> Drawing:
    """The good drawing with a symbol moved."""
    symbols = tuple(attrs.evolve(one, rect=rect) if one.id == number else one for one in SYMBOLS)
    return attrs.evolve(GOOD, symbols=symbols)


def test_the_good_drawing_is_good() -> None:
    assert list(collisions(GOOD)) == []


@pytest.mark.parametrize(
    ("drawing", "breach"),
    [
        (with_symbol(3, Rect(143, 60, 14, 16)), "symbols 1 and 3 overlap"),
        (with_symbol(2, Rect(34, 75, 32, 16)), "symbol 2 stands on a rule"),
        (with_symbol(2, Rect(-5, 92, 32, 16)), "symbol 2 leaves the field"),
        (with_points(DOWN, (66, 20), (150, 20), (150, 46)), "down enters symbol 1 not on its outline"),
        (with_points(DOWN, (66, 20), (150, 20), (150, 52)), "down enters symbol 1 not on its outline"),
        (with_points(DOWN, (70, 20), (150, 20), (150, 49)), "down leaves symbol 0 not on its outline"),
        (with_points(DOWN, (66, 26), (150, 26), (150, 49)), "down leaves symbol 0 not on its outline"),
        (with_points(DOWN, (66, 20), (150, 45), (150, 49)), "slanted"),
        (with_points(DOWN, (66, 20), (160, 20), (150, 20), (150, 49)), "turns back"),
        (with_points(DOWN, (66, 20), (80, 20), (150, 20), (150, 49)), "does not turn"),
        (with_points(DOWN, (66, 20), (110, 20), (110, 46), (150, 46), (150, 49)), "no room for its arrowhead"),
        (with_points(DOWN, (66, 20), (90, 20), (90, 40.5), (150, 40.5), (150, 49)), "down runs along a rule"),
        (with_points(DOWN, (66, 20), (99.5, 20), (99.5, 30), (150, 30), (150, 49)), "down runs along a rule"),
        (with_points(OUT, (50, 108), (50, 170), (150, 170), (150, 148)), "out leaves the field"),
        (with_points(YES, (150, 71), (150, 130), (50, 130), (50, 108)), "yes and out run together"),
        (with_points(NO, (132, 60), (50, 60), (50, 28)), None),
        (with_points(OUT, (50, 108), (50, 100), (30, 100), (30, 140), (143, 140)), "out leaves symbol 2 not on"),
        (with_line((50, 28), (50, 92)), None),
        (with_line((50, 28), (50, 70), (150, 70), (150, 132), target=3), "new runs over or beside symbol 1"),
        (with_line((58, 28), (58, 88), (68, 88), (68, 96), (66, 96)), "new"),
        (with_line((44, 28), (44, 62), (110, 62), (110, 86), (60, 86), (60, 92)), "no and new run together"),
        (with_line((44, 28), (44, 60), (24, 60), (24, 96), (34, 96)), "no and new run together or touch"),
        (with_line((56, 28), (56, 70), (86, 70), (86, 98), (66, 98)), "yes and new run together"),
        (with_line((56, 28), (56, 84), (69, 84), (69, 113), (60, 113), (60, 108)), "yes and new meet at an arrowhead"),
        (with_line((56, 28), (56, 70), (90, 70), (90, 100), (66, 100), merge="two"), None),
        (with_line((56, 28), (56, 70), (90, 70), (90, 100), (66, 100), merge="other"), "yes and new run together"),
        (with_label(NO, Rect(105, 55, 20, 8)), "label of no stands on no"),
        (with_label(NO, Rect(125, 52, 20, 8)), "label of no stands on symbol 1"),
        (with_label(NO, Rect(30, 49, 20, 8)), "label of no is far from its exit"),
        (with_label(NO, Rect(105, 30, 20, 8)), "label of no is far from its exit"),
        (with_label(YES, Rect(148, 72, 10, 7)), "label of yes stands on yes"),
        (with_label(YES, Rect(152, 45, 20, 7)), "symbol 1"),
        (with_label(YES, Rect(195, 72, 10, 7)), "label of yes leaves the field"),
        (with_label(YES, Rect(112, 50, 10, 7)), "overlap"),
    ],
)
def test_each_breach_is_seen(drawing: Drawing, breach: str | None) -> None:
    found = list(collisions(drawing))
    if breach is None:
        assert found == []
    else:
        assert any(breach in one for one in found), found


@pytest.mark.parametrize(
    ("change", "breach"),
    [
        (lambda line: attrs.evolve(line, target=9), "symbol 9 is not there"),
        (lambda line: attrs.evolve(line, points=line.points[:1]), "has no length"),
    ],
)
def test_a_line_needs_its_symbols_and_a_length(change: Callable[[Drawn], Drawn], breach: str) -> None:
    drawing = attrs.evolve(GOOD, lines=(change(DOWN), NO, YES, OUT))
    assert any(breach in one for one in collisions(drawing))


def test_a_joining_line_needs_no_room_for_an_arrowhead() -> None:
    symbols = (Outline(0, Shape.BOX, Rect(20, 12, 32, 16)), Outline(1, Shape.BOX, Rect(56, 12, 32, 16)))
    line = Drawn("joint", ((52, 20), (56, 20)), 0, 1, arrowhead=False)
    drawing = Drawing(FIELD, symbols, (line,), ())
    assert list(collisions(drawing)) == []
    assert list(collisions(attrs.evolve(drawing, lines=(attrs.evolve(line, arrowhead=True),)))) != []
