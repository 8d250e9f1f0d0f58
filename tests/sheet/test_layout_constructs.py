"""Every construct of real sheets in every style of starts, ends and joint executors: the judge finds nothing wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
from sopdsl.renderers.sheet.layout.geometry import Shape, Sheet
from sopdsl.renderers.sheet.style import Style, Terminators

from sopdsl.model import Sop
from sopdsl.source import Source
from sopdsl.syntax import parse
from tests.sheet.layout_documents import graphs_of, sheet_of, words

FILES = sorted((Path(__file__).parent / "constructs").glob("*.sop"))
STYLES = [Style(terminators=terminators, wide_boxes=wide) for terminators in Terminators for wide in (False, True)]


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
