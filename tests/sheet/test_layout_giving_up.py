"""A page for whose arrows there is no room is given up after some tries, whatever the router asks for."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count

import pytest
from sopdsl.renderers.sheet.layout import lay_out
from sopdsl.renderers.sheet.layout import procedure as procedure_layout
from sopdsl.renderers.sheet.layout.chart import Answers, Chart
from sopdsl.renderers.sheet.layout.geometry import Route
from sopdsl.renderers.sheet.layout.routing.problem import Shortage
from sopdsl.renderers.sheet.style import Style

from sopdsl.diagnostics import Diagnostic
from sopdsl.flow import analyse
from tests.sheet.layout_documents import read, steps

MANY = 60
A_ROW = "Langkah oleh Staf lalu Kadin: Memeriksa berkas"


def tries(rows: str, asks: Callable[[int], tuple[dict[int, float], dict[int, float]]]) -> int:
    """How often the router is asked before a page is given up; `asks` says which room it wants at each call."""
    calls = count(1)
    last = 0

    def routed(chart: Chart, known: object) -> Shortage:
        nonlocal last
        last = next(calls)
        assert last < MANY
        bands, columns = asks(last)
        return Shortage(bands, columns, next(number for number, links in enumerate(chart.links) if links))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(procedure_layout, "routed", routed)
        sop = read(rows)
        drawn = lay_out(sop, analyse(sop), Style())
    assert isinstance(drawn, Diagnostic)
    assert drawn.code == "LBR002"
    return last


@pytest.mark.parametrize("widening", range(9))
@pytest.mark.parametrize("rows", [steps(12), A_ROW])
def test_a_router_that_is_never_content_is_not_asked_for_ever(rows: str, widening: int) -> None:
    """It asks for wider columns `widening` times, and for higher rows from then on."""
    tries(rows, lambda call: ({0: 6.0}, {0: 6.0} if call <= widening else {}))


def test_where_no_row_can_grow_more_it_is_not_tried_again() -> None:
    assert tries(A_ROW, lambda call: ({0: 1000.0}, {})) == 2


def test_columns_do_not_take_the_room_from_each_other_in_turn() -> None:
    """When the words have given what they can, more for one executor would be less for another."""
    assert tries(A_ROW, lambda call: ({}, {call % 3: 400.0})) <= 3


def test_a_procedure_of_hard_pages_is_given_up_as_a_whole() -> None:
    """Each page can be drawn in the end, but so many tries would take minutes."""
    content = procedure_layout.routed
    calls = count(1)

    def routed(chart: Chart, known: Answers | None) -> tuple[Route, ...] | Shortage:
        call = next(calls)
        return content(chart, known) if call % 6 == 0 else Shortage({0: 0.01 * call}, {}, 0)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(procedure_layout, "routed", routed)
        drawn = [lay_out(sop, analyse(sop), Style()) for sop in (read(steps(8)), read(steps(200)))]
    assert not isinstance(drawn[0], Diagnostic)
    assert isinstance(drawn[1], Diagnostic) and drawn[1].code == "LBR002"
    assert next(calls) < 2 * MANY
