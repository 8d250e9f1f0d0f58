"""A page for whose arrows there is no room is given up after some tries, whatever the router asks for."""

from __future__ import annotations

from itertools import count

import pytest
from sopdsl.renderers.sheet.layout import lay_out
from sopdsl.renderers.sheet.layout import procedure as procedure_layout
from sopdsl.renderers.sheet.layout.chart import Chart
from sopdsl.renderers.sheet.layout.routing.problem import Shortage
from sopdsl.renderers.sheet.style import Style

from sopdsl.diagnostics import Diagnostic
from sopdsl.flow import analyse
from tests.sheet.layout_documents import read, steps

MANY = 200
WIDER = 6.0


@pytest.mark.parametrize("widening", range(9))
@pytest.mark.parametrize("rows", [steps(12), "Langkah oleh Staf lalu Kadin: Memeriksa berkas"])
def test_a_router_that_is_never_content_is_not_asked_for_ever(
    rows: str, widening: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It asks for wider columns `widening` times, and for higher rows from then on."""
    calls = count(1)

    def routed(chart: Chart) -> Shortage:
        call = next(calls)
        assert call < MANY
        wire = next(number for number, links in enumerate(chart.links) if links)
        return Shortage({0: WIDER}, {0: WIDER} if call <= widening else {}, wire)

    monkeypatch.setattr(procedure_layout, "routed", routed)
    sop = read(rows)
    drawn = lay_out(sop, analyse(sop), Style())
    assert isinstance(drawn, Diagnostic)
    assert drawn.code == "LBR002"
