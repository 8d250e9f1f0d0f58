"""Documents for the tests of the layout, as their authors would write them, and what is found on their pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from textwrap import dedent, indent

from sopdsl.renderers.sheet.layout import lay_out
from sopdsl.renderers.sheet.layout.geometry import Cell, Page, Sheet
from sopdsl.renderers.sheet.layout.validation import violations
from sopdsl.renderers.sheet.style import Style
from sopdsl.renderers.typesetting.logo import Logo
from sopdsl.renderers.typesetting.primitives import Glyphs

from sopdsl.diagnostics import Diagnostic
from sopdsl.flow import Graph, analyse
from sopdsl.model import Sop
from sopdsl.source import Source
from sopdsl.syntax import parse

HEAD = """\
SOP: Contoh
Instansi: Dinas Contoh
Pelaksana: Staf; Sekdin; Kadin
"""
FIELDS = "Kelengkapan: Berkas\nWaktu: 10 menit\nOutput: Berkas diperiksa\n"
"""What a step says in each of its columns."""


def read(text: str, head: str = HEAD) -> Sop:
    """A document without mistakes; `text` follows the head."""
    parsed = parse(Source("contoh.sop", head + dedent(text)))
    assert not parsed.diagnostics, parsed.diagnostics
    return parsed.sop


def sheet_of(sop: Sop, style: Style | None = None, logo: Logo | None = None) -> Sheet:
    """The sheet, which the validator found right."""
    flows = analyse(sop)
    sheet = lay_out(sop, flows, style or Style(), logo=logo)
    assert not isinstance(sheet, Diagnostic), sheet
    assert violations(sheet, [flow.graph for flow in flows]) == []
    return sheet


def flow_page(text: str, head: str | None = None, style: Style | None = None) -> Page:
    """The page after the identity page."""
    return sheet_of(read(text) if head is None else read(text, head), style).pages[1]


def graphs_of(sop: Sop) -> list[Graph]:
    """The graphs that the sheet was made of."""
    return [flow.graph for flow in analyse(sop)]


def steps(count: int, executors: Iterable[str] = ("Staf", "Sekdin", "Kadin"), fields: str = "") -> str:
    """Plain steps `l1` … that go round the executors."""
    names = list(executors)
    lines = [
        f"Langkah l{number} oleh {names[number % len(names)]}: Memeriksa berkas nomor {number}\n{indent(fields, '  ')}"
        for number in range(1, count + 1)
    ]
    return "\n".join(lines)


def procedure(label: str, title: str, body: str) -> str:
    """A procedure with steps of its own."""
    return f"Prosedur {label}: {title}\n{indent(body, '  ')}"


def cells(page: Page, role: str | None = None) -> Iterator[Cell]:
    """The cells of a page, of one role if it is given."""
    for table in page.tables:
        yield from (cell for cell in table.cells if role is None or cell.role == role)


def words(glyphs: Iterable[Glyphs]) -> str:
    """Placed words in reading order, in one line."""
    return " ".join(" ".join(one.text for one in glyphs).split())


def letters(text: str) -> str:
    """A text without any space: what must be equal wherever lines were broken."""
    return "".join(text.split())


def page_words(page: Page) -> str:
    """All words of a page."""
    parts = [*page.words, *(glyphs for cell in cells(page) for glyphs in cell.glyphs)]
    parts += [glyphs for symbol in page.symbols for glyphs in symbol.glyphs]
    parts += [glyphs for route in page.routes for glyphs in route.label]
    return words(parts)


def column(page: Page, role: str) -> list[str]:
    """The words of each cell of a role."""
    return [words(cell.glyphs) for cell in cells(page, role)]
