"""The measure by which the sheet is compared with other programs' drawings: it must see each flaw, and only that."""

from __future__ import annotations

import attrs
import pytest
from sopdsl.renderers.typesetting.primitives import Rect

from benchmarks.drawings.drawing import Arrow, Box, Drawing, figures, flattened
from benchmarks.drawings.programs import bpmn, elk_graph
from benchmarks.drawings.sheets import FLOWS, read


def box(step: int, lane: int, x: float, y: float) -> Box:
    """A symbol of a step in a lane."""
    return Box(f"n{step}", step, lane, Rect(x, y, 40, 20))


CLEAN = Drawing(
    200,
    160,
    (box(1, 0, 10, 10), box(2, 0, 10, 60), box(3, 1, 110, 110)),
    (
        Arrow("n1", "n2", ((30, 30), (30, 60))),
        Arrow("n2", "n3", ((30, 80), (30, 120), (110, 120)), Rect(34, 90, 10, 8)),
    ),
    8.0,
)


def with_arrow(*points: tuple[float, float], label: Rect | None = None) -> Drawing:
    """The clean drawing with an arrow from the first to the third step besides."""
    return attrs.evolve(CLEAN, arrows=(*CLEAN.arrows, Arrow("n1", "n3", points, label)))


def test_a_clean_drawing() -> None:
    found = figures([CLEAN])
    assert (found.crossings, found.through, found.together, found.labels, found.misplaced) == (0, 0, 0, 0, 0)
    assert found.lanes
    assert found.bends == pytest.approx(0.5)
    assert found.length == pytest.approx((30 + 120) / 2 / 256.125, rel=1e-3)
    assert (found.pages, found.letters) == (1, 8.0)


@pytest.mark.parametrize(
    ("drawing", "flaw", "count"),
    [
        (with_arrow((50, 20), (90, 20), (90, 130), (110, 130)), "crossings", 1),
        (with_arrow((20, 30), (20, 140), (110, 125)), "through", 1),
        (with_arrow((50, 20), (130, 20), (130, 110), label=Rect(28, 95, 20, 8)), "labels", 2),
        (with_arrow((50, 20), (130, 20), (130, 110), label=Rect(60, 16, 20, 8)), "labels", 0),  # on its own arrow
    ],
)
def test_each_flaw_is_counted(drawing: Drawing, flaw: str, count: int) -> None:
    assert getattr(figures([drawing]), flaw) == count


def test_arrows_without_a_common_end_must_not_run_together() -> None:
    apart = Arrow("n4", "n5", ((30, 90), (30, 118), (60, 118)))
    assert figures([attrs.evolve(CLEAN, arrows=(*CLEAN.arrows, apart))]).together == 1
    assert figures([attrs.evolve(CLEAN, arrows=(*CLEAN.arrows, attrs.evolve(apart, source="n2")))]).together == 0


def test_executors_among_each_other_and_steps_out_of_order() -> None:
    moved = attrs.evolve(CLEAN, boxes=(*CLEAN.boxes[:2], box(3, 1, 20, 30)))
    assert not figures([moved]).lanes
    assert figures([moved]).misplaced == 1


def test_a_large_drawing_is_cut_up_or_printed_small() -> None:
    found = figures([attrs.evolve(CLEAN, width=1500.0, height=1000.0)])
    assert found.pages == 4
    assert found.letters == pytest.approx(8 * 756.9 / 1500, rel=1e-2)


def test_paths_become_corners() -> None:
    assert [*flattened("M1,2L3,4Q5 4 5 6")][:2] == [(1, 2), (3, 4)]
    assert [*flattened("M0,0C0,10,10,10,10,0")][-1] == (10, 0)
    assert [*flattened("M0,0C0,10,10,10,10,0")][4] == (5, 7.5)


def test_the_others_are_given_the_whole_flow() -> None:
    flow = read(*FLOWS[2])
    chart, graph, process = flow.chart, elk_graph(flow.chart), bpmn(flow.chart)
    assert [child["id"] for child in graph["children"]] == [symbol.name for symbol in chart.symbols]
    ends = [(edge["sources"][0], edge["targets"][0]) for edge in graph["edges"]]
    assert ends == [(line.source, line.target) for line in chart.lines]
    assert process.count("<bpmn:flowNodeRef>") == len(chart.symbols)
    assert process.count("<bpmn:sequenceFlow ") == len(chart.lines)
    assert figures(flow.pages, paged=True).arrows >= len(chart.lines)
