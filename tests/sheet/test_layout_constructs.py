"""Every construct of real sheets in every style of starts, ends and joint executors: the judge finds nothing wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, assume, given, settings
from hypothesis.strategies import sampled_from
from sopdsl.renderers.sheet.layout import lay_out
from sopdsl.renderers.sheet.layout.geometry import Shape, Sheet
from sopdsl.renderers.sheet.layout.validation import violations
from sopdsl.renderers.sheet.style import Style, Terminators

from sopdsl.diagnostics import Diagnostic
from sopdsl.flow import analyse
from sopdsl.model import Sop
from sopdsl.source import Source
from sopdsl.syntax import parse
from tests.sheet.layout_documents import graphs_of, sheet_of, words
from tests.strategies import sops

FILES = sorted((Path(__file__).parent / "constructs").glob("*.sop"))
STYLES = [Style(terminators=terminators, wide_boxes=wide) for terminators in Terminators for wide in (False, True)]
MOST_ARROWS = 10
"""Random arrows collide as no office's do: with many, the router works long to say that it cannot."""


def construct(path: Path) -> Sop:
    """A document without mistakes in its text."""
    parsed = parse(Source(path.name, path.read_text(encoding="utf-8")))
    assert not parsed.diagnostics, parsed.diagnostics
    return parsed.sop


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_style_is_right_and_changes_neither_words_nor_numbers(path: Path) -> None:
    """What the steps say stays where it is; only the words of the added rows and capsules are new."""
    sop = construct(path)
    plain = _said(sheet_of(sop, STYLES[0]))
    for style in STYLES[1:]:
        assert _said(sheet_of(sop, style)) == plain, style


def _said(sheet: Sheet) -> dict[tuple[int | None, int, str], str]:
    """The words of each cell by procedure, step and role; those of a cut row joined."""
    said: dict[tuple[int | None, int, str], str] = {}
    for table in (table for page in sheet.pages for table in page.tables):
        for cell in table.cells:
            if cell.step is not None and cell.role != "pelaksana":
                place = table.procedure, cell.step, cell.role
                said[place] = said.get(place, "") + words(cell.glyphs)
    return said


@settings(
    max_examples=10,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # shrinking lays hundreds of documents out
    suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow],
)
@given(sops(most_rows=6), sampled_from(STYLES[1:]))
def test_random_documents_are_right_in_every_style(sop: Sop, style: Style) -> None:
    flows = analyse(sop)
    assume(all(len(flow.graph.edges) <= MOST_ARROWS for flow in flows))
    sheet = lay_out(sop, flows, style)
    assert isinstance(sheet, Diagnostic) or violations(sheet, [flow.graph for flow in flows]) == []


def test_the_constructs_are_there() -> None:
    """The documents hold what they are for, so that the tests above look at it."""
    graphs = [graph for path in FILES for graph in graphs_of(construct(path))]
    nodes = [node for graph in graphs for node in graph.nodes]
    assert {1, 2, 15} <= {len(graph.executors) for graph in graphs}
    assert max(len(node.columns) for node in nodes) == 3
    assert sum(len(graph.starts) > 1 for graph in graphs) >= 2
    assert any(not node.columns for node in nodes)
    assert any(edge.optional for graph in graphs for edge in graph.edges)
    shapes = {symbol.shape for path in FILES for page in sheet_of(construct(path)).pages for symbol in page.symbols}
    assert shapes == set(Shape)
