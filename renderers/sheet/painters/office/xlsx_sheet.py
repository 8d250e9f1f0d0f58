"""A worksheet: cells, merged cells, page breaks and repeated header rows, as a part of the workbook."""

from __future__ import annotations

from collections.abc import Sequence
from math import floor

import attrs

from ...layout.geometry import Page, Rect, Table
from .alignment import top_rows
from .blocks import Block
from .running import Paragraph, Run
from .xlsx_cells import Piece, pieces, typed
from .xlsx_grid import PIXEL, Grid, Slice
from .xlsx_styles import Font, Look, Styles
from .xml import cell_text, document_of, tag, text

_DIGIT = 8
"""Pixels of a digit in the workbook's normal font, by which column widths are counted."""
_PITCH = 1.3
"""The distance of lines in a spreadsheet's cell, as a part of the letters' size: more than on the sheet."""
_SMALLEST = 0.8
_SLACK = 10.0
"""How much farther than the sheet a page may reach: what a program rounds must not make a new page."""
_FOOT = 56.7
"""The strip for an electronic signature, 20 mm."""
_HEADER = 24.0
"""How far above the cells the page's number begins."""
_NUMBER = '&R&"Arial,Regular"&9Halaman &P dari &N'
_INCH = 72.0
_PAPERS = {(595, 842): 9, (612, 792): 1, (612, 1008): 5, (609, 935): 14, (842, 1191): 8, (420, 595): 11}
"""Numbers of papers by their size in points: A4, Letter, Legal, Folio (F4), A3, A5."""
_SIDES = ("left", "right", "top", "bottom")


@attrs.frozen
class Content:
    """A cell of the worksheet: its look, and its text as runs with their sizes."""

    look: Look
    runs: tuple[tuple[Run, float], ...] = ()


class Worksheet:
    """One worksheet: the identity, or one procedure with all of its pages under each other."""

    def __init__(self, pages: Sequence[tuple[Page, Sequence[Block]]], font: str, styles: Styles) -> None:
        self.grid = Grid(pages)
        self._font, self._styles = font, styles
        self._cells: dict[tuple[int, int], Content] = {}
        self._merged: list[str] = []
        self._share = _letters_share(pages)
        for part in self.grid.slices:
            for block in part.blocks:
                self._add(part, block)

    @property
    def area(self) -> str:
        """All cells as a reference, for the print area."""
        return f"$A$1:${letters(len(self.grid.widths) - 1)}${len(self.grid.heights)}"

    @property
    def title_rows(self) -> tuple[int, int] | None:
        """The first and last row of the header, counted from 1; None where there is none."""
        first = self.grid.slices[0]
        for block in first.blocks:
            if isinstance(block.content, Table) and block.content.header_rows:
                table = block.content
                height = sum(table.row_heights[: table.header_rows])
                rows = self.grid.rows_of(first, Rect(table.x, table.y, 1.0, height))
                return rows.start + 1, rows.stop
        return None

    def part(self, has_drawing: bool, numbered: bool) -> str:
        """The worksheet as a part. `numbered`: its pages are."""
        rows = [self._row(row) for row in range(len(self.grid.heights))]
        merged = [tag("mergeCell", {"ref": reference}) for reference in self._merged]
        breaks = [
            tag("brk", {"id": part.first_row, "max": 16383, "man": 1}) for part in self.grid.slices if part.first_row
        ]
        ignored = tag("ignoredError", {"sqref": self.area.replace("$", ""), "numberStoredAsText": 1})
        header = tag("headerFooter", None, tag("oddHeader", None, text(_NUMBER))) if numbered else ""
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
            header,
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

    def _add(self, part: Slice, block: Block) -> None:
        if isinstance(block.content, Paragraph):
            left, right = self.grid.x[0], self.grid.x[-1]
            rect = Rect(left, block.top, right - left, block.bottom - block.top)
            self._set(part, Piece(rect, (block.content,), "left", "center", False, None, frozenset(_SIDES)), 1.0)
            return
        tops = top_rows(block.content)
        for cell in block.content.cells:
            for piece in pieces(cell, part.page):
                is_top = piece.vertical == "center" and (cell.role, piece.rect.y) in tops
                self._set(part, attrs.evolve(piece, vertical="top") if is_top else piece, self._share)

    def _set(self, part: Slice, piece: Piece, share: float) -> None:
        """Put a piece into its cells; its rules are those of its outer cells."""
        rows, columns = self.grid.rows_of(part, piece.rect), self.grid.columns_of(piece.rect)
        if not rows or not columns:
            return
        runs = tuple((run, smaller(size, share)) for run, size in typed(piece.words))
        size = runs[0][1] if runs else smaller(self._styles.normal.size, share)
        bold = bool(runs) and runs[0][0].bold
        base = Look(
            Font(self._font, size, bold), piece.fill, frozenset(), piece.horizontal, piece.vertical, piece.turned
        )
        for row in rows:
            for column in columns:
                ends = {"left": columns[0] == column, "right": columns[-1] == column}
                ends |= {"top": rows[0] == row, "bottom": rows[-1] == row}
                rules = frozenset(side for side in _SIDES if ends[side] and side not in piece.open_sides)
                own = runs if (row, column) == (rows[0], columns[0]) else ()
                self._cells[row, column] = Content(attrs.evolve(base, rules=rules), own)
        if len(rows) > 1 or len(columns) > 1:
            first, last = f"{letters(columns[0])}{rows[0] + 1}", f"{letters(columns[-1])}{rows[-1] + 1}"
            self._merged.append(f"{first}:{last}")

    def _row(self, row: int) -> str:
        cells = [
            self._cell(f"{letters(column)}{row + 1}", self._cells[row, column])
            for column in range(len(self.grid.widths))
            if (row, column) in self._cells
        ]
        height = {"ht": f"{self.grid.heights[row]:g}", "customHeight": 1}
        return tag("row", {"r": row + 1, **height}, *cells)

    def _cell(self, reference: str, content: Content) -> str:
        place = {"r": reference, "s": self._styles.number(content.look)}
        if not content.runs:
            return tag("c", place)
        fonts = [Font(self._font, size, run.bold, run.italic, run.underline) for run, size in content.runs]
        if set(fonts) == {content.look.font}:
            said = tag("t", {"xml:space": "preserve"}, cell_text("".join(run.text for run, _ in content.runs)))
        else:
            said = "".join(
                tag(
                    "r",
                    None,
                    tag("rPr", None, font.properties("rFont")),
                    tag("t", {"xml:space": "preserve"}, cell_text(run.text)),
                )
                for font, (run, _) in zip(fonts, content.runs, strict=True)
            )
        return tag("c", {**place, "t": "inlineStr"}, tag("is", None, said))


def letters(column: int) -> str:
    """A column's name: A, B, … Z, AA."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def smaller(size: float, share: float) -> float:
    """A size of letters as spreadsheets have them: in half points."""
    return floor(size * share * 2 + 0.01) / 2


def _letters_share(pages: Sequence[tuple[Page, Sequence[Block]]]) -> float:
    """How much smaller the letters of all cells must be so that none is cut off at the edge of its row."""
    needed = [
        (piece.rect.height - 1) / (sum(len(part.lines) * part.first.size for part in piece.words) * _PITCH)
        for page, blocks in pages
        for block in blocks
        if isinstance(block.content, Table)
        for cell in block.content.cells
        for piece in pieces(cell, page)
        if piece.words and not piece.turned
    ]
    return max(min([1.0, *needed]), _SMALLEST)
