"""The judge of sheets must see every breach: a real document's sheet, and one change after another that spoils it."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from textwrap import indent

import attrs
import pytest
from sopdsl.renderers.sheet.layout import lay_out
from sopdsl.renderers.sheet.layout.geometry import Page, Route, Shape, Sheet, Symbol
from sopdsl.renderers.sheet.layout.validation import violations
from sopdsl.renderers.sheet.style import Style
from sopdsl.renderers.typesetting.primitives import Rect

from sopdsl.flow import Graph, analyse
from sopdsl.source import Source
from sopdsl.syntax import parse
from tests.sheet.layout_documents import graphs_of, read, sheet_of

SPEC = Path(__file__).parents[2] / "specs" / "lakip-trenggalek-perbaikan.sop"
Change = Callable[[Page], Page]


@cache
def document() -> tuple[Sheet, tuple[Graph, ...]]:
    """A sheet with decisions, ways back, a joint node and a page break."""
    sop = parse(Source(SPEC.name, SPEC.read_text(encoding="utf-8"))).sop
    flows = analyse(sop)
    sheet = lay_out(sop, flows, Style())
    assert isinstance(sheet, Sheet)
    return sheet, tuple(flow.graph for flow in flows)


def found_after(change: Change) -> list[str]:
    """The breaches once the first page that the change can spoil is spoilt."""
    sheet, graphs = document()
    for index, page in enumerate(sheet.pages):
        changed = change(page)
        if changed != page:
            pages = (*sheet.pages[:index], changed, *sheet.pages[index + 1 :])
            return violations(attrs.evolve(sheet, pages=pages), graphs)
    raise AssertionError("nothing was changed")


def routes(which: Callable[[Route], bool], change: Callable[[Route], Route | None]) -> Change:
    """Change the first route of that kind on a page; None takes it away."""

    def apply(page: Page) -> Page:
        for place, route in enumerate(page.routes):
            if which(route):
                new = change(route)
                kept = () if new is None else (new,)
                return attrs.evolve(page, routes=(*page.routes[:place], *kept, *page.routes[place + 1 :]))
        return page

    return apply


def symbols(which: Callable[[Symbol], bool], change: Callable[[Symbol], Symbol | None]) -> Change:
    """Change the first symbol of that kind on a page; None takes it away."""

    def apply(page: Page) -> Page:
        for place, symbol in enumerate(page.symbols):
            if which(symbol):
                new = change(symbol)
                kept = () if new is None else (new,)
                return attrs.evolve(page, symbols=(*page.symbols[:place], *kept, *page.symbols[place + 1 :]))
        return page

    return apply


def words(shift: float) -> Change:
    """Move the words of every cell of one kind."""

    def apply(page: Page) -> Page:
        tables = []
        for table in page.tables:
            cells = tuple(
                attrs.evolve(cell, glyphs=tuple(attrs.evolve(one, x=one.x + shift) for one in cell.glyphs))
                if cell.role == "kegiatan"
                else cell
                for cell in table.cells
            )
            tables.append(attrs.evolve(table, cells=cells))
        return attrs.evolve(page, tables=tuple(tables))

    return apply


def test_the_sheet_is_right() -> None:
    sheet, graphs = document()
    assert violations(sheet, graphs) == []
    assert any(symbol.shape is Shape.CONNECTOR for page in sheet.pages for symbol in page.symbols)


@pytest.mark.parametrize(
    ("change", "breach"),
    [
        (routes(lambda r: bool(r.edges), lambda r: None), "is not drawn"),
        (routes(lambda r: not r.edges, lambda r: None), "are not joined"),
        (routes(lambda r: bool(r.edges), lambda r: attrs.evolve(r, edges=(999,))), "are no way of the graph"),
        (routes(lambda r: bool(r.edges), lambda r: attrs.evolve(r, edges=(*r.edges, *r.edges))), "are no way"),
        (routes(lambda r: bool(r.edges), lambda r: attrs.evolve(r, target=r.source)), "enter node"),
        (routes(lambda r: bool(r.edges), lambda r: attrs.evolve(r, target=9999)), "has no symbol at an end"),
        (routes(lambda r: bool(r.edges), lambda r: attrs.evolve(r, dashed=True)), "another kind of line"),
        (routes(lambda r: bool(r.edges), lambda r: attrs.evolve(r, arrowhead=False)), "another kind of line"),
        (routes(lambda r: bool(r.label), lambda r: attrs.evolve(r, label=())), "have lost their label"),
        (
            routes(lambda r: bool(r.label), lambda r: attrs.evolve(r, label_rect=Rect(0, 0, 9, 9))),
            "of the label of edges",
        ),
        (
            routes(lambda r: len(r.points) > 2, lambda r: attrs.evolve(r, points=(r.points[0], r.points[-1]))),
            "slanted",
        ),
        (symbols(lambda s: s.node is not None, lambda s: None), "belongs in columns"),
        (symbols(lambda s: s.shape is Shape.BOX, lambda s: attrs.evolve(s, shape=Shape.DIAMOND)), "is drawn as"),
        (symbols(lambda s: s.node is not None, lambda s: attrs.evolve(s, node=999)), "drawn and not known"),
        (
            symbols(lambda s: s.shape is Shape.DIAMOND, lambda s: attrs.evolve(s, rect=Rect(60, 100, 30, 20))),
            "stands in no field",
        ),
        (
            symbols(
                lambda s: bool(s.glyphs),
                lambda s: attrs.evolve(s, glyphs=tuple(attrs.evolve(g, x=g.x + 20) for g in s.glyphs)),
            ),
            "leave symbol",
        ),
        (
            symbols(
                lambda s: s.shape is Shape.CONNECTOR,
                lambda s: attrs.evolve(s, glyphs=tuple(attrs.evolve(g, text="Z") for g in s.glyphs)),
            ),
            "are no pair",
        ),
        (words(-20.0), "leave their kegiatan cell"),
        (words(200.0), "leave their kegiatan cell"),
        (lambda page: attrs.evolve(page, width=page.width / 2), "leaves the paper"),
        (lambda page: attrs.evolve(page, fields=()), "stands in no field"),
    ],
)
def test_each_breach_is_seen(change: Change, breach: str) -> None:
    found = found_after(change)
    assert any(breach in one for one in found), found[:10]


def test_an_arrow_drawn_twice_is_seen() -> None:
    found = found_after(lambda page: attrs.evolve(page, routes=(*page.routes, *page.routes[:1])))
    assert any("is drawn 2 times" in one for one in found), found


@pytest.mark.parametrize(
    ("text", "breach"),
    [
        ("Langkah: Menerima\n  Lanjut ke: akhir (asli)\n", "its label is lost"),
        ("Langkah: Menerima\n  Lanjut ke: lanjut dan Prosedur A (asli)\n", "has lost its label"),
    ],
)
def test_a_lost_word_of_a_way_without_arrow_is_seen(text: str, breach: str) -> None:
    sop = read(f"Prosedur A:\n{indent(text, '  ')}  Langkah akhir oleh Staf: Menutup\n")
    sheet = sheet_of(sop)
    pages = tuple(
        attrs.evolve(
            page,
            tables=tuple(
                attrs.evolve(table, cells=tuple(cell for cell in table.cells if cell.role != "keterangan"))
                for table in page.tables
            ),
        )
        for page in sheet.pages
    )
    found = violations(attrs.evolve(sheet, pages=pages), graphs_of(sop))
    assert [one for one in found if breach in one]


def test_a_table_over_another_is_seen() -> None:
    found = found_after(lambda page: attrs.evolve(page, tables=(*page.tables, *page.tables[:1])))
    assert "page 1: two tables overlap" in found
