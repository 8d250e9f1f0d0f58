"""A worksheet: cells, merged cells, page breaks and repeated header rows, as a part of the workbook."""

from __future__ import annotations

from collections.abc import Sequence

from ....office.xml import cell_text, document_of, tag, text
from ....typesetting.primitives import Rect
from ....typesetting.text import letters_of
from ...layout.geometry import Page, Sheet, Table, page_label
from .blocks import Block, is_in_middle, number_of
from .xlsx_content import Cells, Content
from .xlsx_grid import PIXEL, Grid
from .xlsx_styles import Styles

_DIGIT = 8
"""Pixels of a digit in the workbook's normal font, by which column widths are counted."""
_SLACK = 10.0
"""How much farther than the sheet a page may reach: what a program rounds must not make a new page."""
_FOOT = 56.7
"""The strip for an electronic signature, 20 mm."""
_HEADER = 24.0
"""How far above the cells the page's number begins."""
_INCH = 72.0
_PAPERS = {(595, 842): 9, (612, 792): 1, (612, 1008): 5, (609, 935): 14, (842, 1191): 8, (420, 595): 11}
"""Numbers of papers by their size in points: A4, Letter, Legal, Folio (F4), A3, A5."""


class Worksheet:
    """One worksheet: the identity, or one procedure with all of its pages under each other."""

    def __init__(self, pages: Sequence[tuple[Page, Sequence[Block]]], font: str, size: float, styles: Styles) -> None:
        self.grid = Grid(pages)
        self._cells = Cells(self.grid, font, size)
        self._styles = styles

    @property
    def area(self) -> str:
        """All cells as a reference, for the print area."""
        return f"$A$1:${letters_of(len(self.grid.widths) - 1).upper()}${len(self.grid.heights)}"

    @property
    def title_rows(self) -> tuple[int, int] | None:
        """The first and last row of the header, counted from 1; None where there is none at the top."""
        first = self.grid.slices[0]
        if first.blocks[0].procedure is None:
            return None
        for block in first.blocks:
            if isinstance(block.content, Table) and block.content.header_rows:
                table = block.content
                height = sum(table.row_heights[: table.header_rows])
                rows = self.grid.rows_of(first, Rect(table.x, table.y, 1.0, height))
                return rows.start + 1, rows.stop
        return None

    def part(self, has_drawing: bool, header: str) -> str:
        """The worksheet as a part; `header` is what its pages have in their upper margin."""
        rows = [self._row(row) for row in range(len(self.grid.heights))]
        merged = [
            tag("mergeCell", {"ref": f"{_reference(rows[0], columns[0])}:{_reference(rows[-1], columns[-1])}"})
            for rows, columns in self._cells.merged
        ]
        breaks = [
            tag("brk", {"id": part.first_row, "max": 16383, "man": 1}) for part in self.grid.slices if part.first_row
        ]
        ignored = tag("ignoredError", {"sqref": self.area.replace("$", ""), "numberStoredAsText": 1})
        return document_of(
            "worksheet",
            tag("dimension", {"ref": self.area.replace("$", "")}),
            tag("sheetViews", None, self._view()),
            tag("sheetFormatPr", {"defaultRowHeight": 12.75}),
            tag("cols", None, *self._columns()),
            tag("sheetData", None, *rows),
            tag("mergeCells", {"count": len(merged)}, *merged) if merged else "",
            tag("pageMargins", self._margins()),
            tag("pageSetup", self._page()),
            tag("headerFooter", None, tag("oddHeader", None, text(header))) if header else "",
            tag("rowBreaks", {"count": len(breaks), "manualBreakCount": len(breaks)}, *breaks) if breaks else "",
            tag("ignoredErrors", None, ignored),
            tag("drawing", {"r:id": "rId1"}) if has_drawing else "",
        )

    def _view(self) -> str:
        """The header stays in sight while the rows are scrolled."""
        look = {"showGridLines": 0, "workbookViewId": 0}
        if self.title_rows is None:
            return tag("sheetView", look)
        last = self.title_rows[1]
        pane = {"ySplit": last, "topLeftCell": f"A{last + 1}", "activePane": "bottomLeft", "state": "frozen"}
        return tag("sheetView", look, tag("pane", pane), tag("selection", {"pane": "bottomLeft"}))

    def _columns(self) -> list[str]:
        return [
            tag("col", {"min": place, "max": place, "width": f"{width / PIXEL / _DIGIT:.6g}", "customWidth": 1})
            for place, width in enumerate(self.grid.widths, start=1)
        ]

    def _margins(self) -> dict[str, str]:
        page, part = self.grid.slices[0].page, self.grid.slices
        right = max(page.width - self.grid.x[-1] - _SLACK, 0.0)
        bottom = max(page.height - max(one.bottom for one in part) - _SLACK, 0.0)
        top = min(block.top for one in part for block in one.blocks)
        margins = {"left": self.grid.x[0], "right": right, "top": top, "bottom": min(bottom, _FOOT)}
        inches = {side: f"{margin / _INCH:.4f}" for side, margin in margins.items()}
        return {**inches, "header": f"{max(top - _HEADER, 0.0) / _INCH:.4f}", "footer": "0"}

    def _page(self) -> dict[str, object]:
        page = self.grid.slices[0].page
        wide, high = sorted((page.width, page.height))
        paper = next((n for (w, h), n in _PAPERS.items() if abs(w - wide) < 4 and abs(h - high) < 4), None)
        size: dict[str, object] = {"paperSize": paper} if paper else {}
        return {**size, "orientation": "landscape" if page.width > page.height else "portrait"}

    def _row(self, row: int) -> str:
        cells = [
            self._cell(_reference(row, column), self._cells.contents[row, column])
            for column in range(len(self.grid.widths))
            if (row, column) in self._cells.contents
        ]
        height = {"ht": f"{self.grid.heights[row]:g}", "customHeight": 1}
        return tag("row", {"r": row + 1, **height}, *cells)

    def _cell(self, reference: str, content: Content) -> str:
        """Text stands in the cell itself, and is never a formula."""
        place = {"r": reference, "s": self._styles.number(content.look)}
        if not content.runs:
            return tag("c", place)
        if all(font == content.look.font for _, font in content.runs):
            said = _text("".join(run.text for run, _ in content.runs))
        else:
            said = "".join(
                tag("r", None, tag("rPr", None, font.properties("rFont")), _text(run.text))
                for run, font in content.runs
            )
        return tag("c", {**place, "t": "inlineStr"}, tag("is", None, said))


def page_header(sheet: Sheet) -> str:
    """The codes that number the pages; "" where they have no numbers."""
    page = sheet.pages[0]
    number = number_of(page, sheet)
    if number is None:
        return ""
    # LibreOffice moves the page down by what letters under 12 points leave free in the header.
    place = "&C" if is_in_middle(number, page) else "&R"
    return f'{place}&"Arial,Regular"&9' + page_label("&P", "&N", sheet.page_number)


def _text(words: str) -> str:
    return tag("t", {"xml:space": "preserve"}, cell_text(words))


def _reference(row: int, column: int) -> str:
    return f"{letters_of(column).upper()}{row + 1}"
