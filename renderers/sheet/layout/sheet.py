"""The whole sheet: identity page, procedures, notes, page numbers and the connectors' letters."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import attrs

from sopdsl.diagnostics import Diagnostic
from sopdsl.flow import Graph, ProcedureFlow
from sopdsl.model import Approval, Procedure, Run, Sop, Status, Text, plain
from sopdsl.rendering import date_of

from ...typesetting.logo import Logo
from ...typesetting.text import Font, Line, letters_of, plain_text, set_lines, wrap
from ..style import PAGE_NUMBER, Style
from .approval import signature_below
from .faults import head_fault, procedure_fault
from .geometry import Page, Shape, Sheet, Symbol
from .identity import block_tables, head_of
from .numbering import with_numbers
from .page_draft import PageDraft
from .pages import Passage
from .presence import without_column
from .procedure import Part, Undrawable, parts_of
from .symbols import SYMBOL_SIZE

_TITLE_GAP = 5.0
_TABLE_GAP = 16.0
_NOTE_GAP = 5.0


def lay_out(
    sop: Sop,
    flows: Sequence[ProcedureFlow],
    style: Style,
    *,
    draft: bool = False,
    logo: Logo | None = None,
    page_numbers: bool = True,
) -> Sheet | Diagnostic:
    """Lay out one SOP: the same values give the same pages.

    `draft` asks for the DRAF mark, which a document with `Status: draf` has anyway. Without `page_numbers` the pages
    bear none: they are part of a book. An arrow for which no room can be made is a diagnostic that names it: a wrong
    picture is never printed.
    """
    graphs = [flow.graph for flow in flows]
    lost = without_column(style, graphs)
    if lost is not None:
        return lost
    book = _filled(style, sop, graphs, logo)
    if style.one_page and (isinstance(book, Diagnostic) or book.page_count > 1):
        book = _filled(attrs.evolve(style, one_page=False), sop, graphs, logo)
    if isinstance(book, Diagnostic):
        return book
    pages = book.finish(draft or sop.status is Status.DRAFT)
    return Sheet(
        title=plain(sop.title) or "SOP",
        pages=with_numbers(pages, style, len(pages)) if page_numbers else pages,
        author=", ".join(line.text for line in sop.identity.agency or ()),
        family=style.family,
        date=date_of(sop),
        page_number=style.page_number.words if style.page_number else PAGE_NUMBER,
    )


def _filled(style: Style, sop: Sop, graphs: Sequence[Graph], logo: Logo | None) -> _Book | Diagnostic:
    book = _Book(style)
    numbers = _all_numbers(graphs)
    if not book.add_identity(sop, numbers, logo):
        return head_fault(sop)
    for index, graph in enumerate(graphs):
        failure = book.add_procedure(sop, graph, index)
        if failure:
            return procedure_fault(graph, failure)
    book.add_note(sop.note, numbers)
    if style.signed_last and sop.identity.approval and not book.add_signature(sop.identity.approval):
        return head_fault(sop)
    return book


class _Book:
    """The pages so far."""

    def __init__(self, style: Style) -> None:
        self._style = style
        self._pages: list[PageDraft] = []
        self._next_id = 0
        self._passages: dict[int, tuple[int, Passage]] = {}
        self._font = Font(style.table_size, style.family)

    def add_identity(self, sop: Sop, numbers: Mapping[str, int], logo: Logo | None) -> bool:
        """The identity page, and more where its lists are long; False where its head is higher than a page."""
        head = head_of(self._style, sop, logo)
        if head is None:
            return False
        for index, table in enumerate(block_tables(self._style, sop.identity, head.bottom, numbers)):
            page = self._begin_page()
            if index == 0:
                page.tables.append(head.table)
                page.pictures += head.pictures
            page.tables.append(table)
        last = self._pages[-1]
        last.y = last.tables[-1].bottom if self._style.one_page else self._style.body_bottom
        return True

    def add_procedure(self, sop: Sop, graph: Graph, index: int) -> Undrawable | None:
        """Title, table and note of one procedure."""
        page = self._pages[-1]
        title_font = attrs.evolve(self._font, size=self._font.size + 2, bold=True)
        title = wrap(_title(sop, graph.procedure), self._style.body_width, title_font, graph.numbers)
        title_height = len(title) * title_font.leading + _TITLE_GAP
        parts = parts_of(self._style, graph, index, page.y + _TABLE_GAP, title_height, self._next_id)
        if isinstance(parts, Undrawable):
            return parts
        for place, part in enumerate(parts):
            if part.new_page:
                self._begin_page()
            self._add_part(part, index)
            if place == 0:
                y = part.table.y - title_height
                self._pages[-1].words += set_lines(title, self._style.margins.left, y, 0.0, title_font)
        self.add_note(graph.procedure.note, graph.numbers)
        return None

    def add_note(self, note: Text | None, numbers: Mapping[str, int]) -> None:
        """Notes under a table, on a new page from the line that does not fit."""
        if note is None or not (note.lead or note.items):
            return
        text = attrs.evolve(note, lead=(Run("Catatan: ", bold=True), *note.lead))
        page = self._pages[-1]
        page.y += _NOTE_GAP
        lines = wrap(text, self._style.body_width, self._font, numbers)
        while lines:
            count = int((self._style.body_bottom - page.y) / self._font.leading + 0.001)
            if count < min(len(lines), 2):
                page = self._begin_page()
                continue
            page.words += set_lines(lines[:count], self._style.margins.left, page.y, 0.0, self._font)
            page.y += min(count, len(lines)) * self._font.leading
            lines = lines[count:]

    def add_signature(self, approval: Approval) -> bool:
        """The signature below all else, on a new page where it does not fit; False where it is higher than a page."""
        last = [table for page in self._pages for table in page.tables][-1]
        table = signature_below(self._style, approval, last, self._pages[-1].y + _TABLE_GAP)
        if table is not None and table.bottom > self._style.body_bottom:
            table = signature_below(self._style, approval, last, self._begin_page().y)
        if table is not None:
            self._pages[-1].tables.append(table)
        return table is not None

    @property
    def page_count(self) -> int:
        """How many pages there are so far."""
        return len(self._pages)

    def finish(self, draft: bool) -> tuple[Page, ...]:
        """All pages, with the connectors' letters."""
        letters = self._letters()
        pages = []
        for number, page in enumerate(self._pages, start=1):
            page.symbols = [_lettered(symbol, letters, self._style) for symbol in page.symbols]
            pages.append(page.finish(self._style.paper, number, draft))
        return tuple(pages)

    def _begin_page(self) -> PageDraft:
        self._pages.append(PageDraft(self._style.margins.top))
        return self._pages[-1]

    def _add_part(self, part: Part, procedure: int) -> None:
        page = self._pages[-1]
        page.tables.append(attrs.evolve(part.table, procedure=procedure))
        page.symbols += part.symbols
        page.routes += part.routes
        if part.field:
            page.fields.append(part.field)
        page.y = part.bottom
        self._next_id += len(part.symbols)
        for number, passage in part.connectors.items():
            self._passages[number] = procedure, passage

    def _letters(self) -> dict[int, str]:
        """A letter for each passage, in the order of the pages: A, B, … Z, AA."""
        letters: dict[tuple[int, Passage], str] = {}
        for number in sorted(self._passages):
            letters.setdefault(self._passages[number], letters_of(len(letters)).upper())
        return {number: letters[passage] for number, passage in self._passages.items()}


def _title(sop: Sop, procedure: Procedure) -> Text:
    """`A. INVENTARISASI …`; the SOP's own name where the procedure has none."""
    name = plain(procedure.title)
    if procedure.label and name:
        return plain_text(f"{procedure.label}. {name.upper()}")
    if procedure.label or name:
        return plain_text(name.upper() or f"PROSEDUR {procedure.label}".upper())
    return plain_text(plain(sop.title).upper())


def _lettered(symbol: Symbol, letters: Mapping[int, str], style: Style) -> Symbol:
    """A connector with its letter in its straight part; screen readers are told the letter in any case."""
    if symbol.shape is not Shape.CONNECTOR:
        return symbol
    letter = letters[symbol.id]
    alt = f"Sambungan {letter}"
    if not style.connector_letters:
        return attrs.evolve(symbol, alt=alt)
    font = Font(SYMBOL_SIZE, style.family, bold=True)
    lines: list[Line] = wrap(plain_text(letter), symbol.rect.width, font, {})
    glyphs = set_lines(lines, symbol.rect.x, symbol.rect.y + 2.0, symbol.rect.width, font, centred=True)
    return attrs.evolve(symbol, glyphs=glyphs, alt=alt)


def _all_numbers(graphs: Sequence[Graph]) -> dict[str, int]:
    """Step numbers for texts outside the procedures: the first procedure that has the name counts."""
    numbers: dict[str, int] = {}
    for graph in reversed(graphs):
        numbers.update(graph.numbers)
    return numbers
