"""A table of a DOCX: fixed columns, rows that are as high as on the sheet and grow when an official adds words."""

from __future__ import annotations

from itertools import accumulate

from ....office.docx_picture import Media
from ....office.units import twips
from ....office.xml import tag
from ....typesetting.primitives import Picture
from ...layout.geometry import Cell, Page, Table
from ..shapes import inside
from .alignment import is_centred, top_rows, vertical
from .docx_text import empty, paragraph
from .running import Paragraph, paragraphs

_SLACK = 1.0
"""What a cell's margins are narrower than the layout's, so that a line which just fits there fits here, too."""
_RULE = 4
"""Thickness of the rules in eighths of a point."""


class TableWriter:
    """Writes one table of a page, with the pictures that stand in its cells."""

    def __init__(self, table: Table, page: Page, size: float, media: Media) -> None:
        self._table, self._page, self._size, self._media = table, page, size, media
        self._margin = max(_padding(table) - _SLACK, 0.0)
        self._tops = top_rows(table)
        self._x = [twips(x) for x in accumulate(table.column_widths, initial=0.0)]
        self._y = [twips(y) for y in accumulate(table.row_heights, initial=0.0)]
        self._places = {
            (row, cell.column): cell for cell in table.cells for row in range(cell.row, cell.row + cell.row_span)
        }

    def table(self, left: float) -> str:
        """The table, with its left rule counted from the margin at `left`."""
        widths = [end - start for start, end in zip(self._x, self._x[1:], strict=False)]
        grid = tag("w:tblGrid", None, *(tag("w:gridCol", {"w:w": width}) for width in widths))
        rows = [self._row(row) for row in range(len(self._table.row_heights))]
        return tag("w:tbl", None, self._properties(left), grid, *rows)

    def _properties(self, left: float) -> str:
        sides = ("top", "left", "bottom", "right", "insideH", "insideV")
        rule = {"w:val": "single", "w:sz": _RULE, "w:space": 0, "w:color": "000000"}
        margins = [tag(f"w:{side}", {"w:w": twips(self._margin), "w:type": "dxa"}) for side in ("left", "right")]
        return tag(
            "w:tblPr",
            None,
            tag("w:tblW", {"w:w": self._x[-1], "w:type": "dxa"}),
            tag("w:tblInd", {"w:w": twips(self._table.x - left), "w:type": "dxa"}),
            tag("w:tblBorders", None, *(tag(f"w:{side}", rule) for side in sides)),
            tag("w:tblLayout", {"w:type": "fixed"}),
            tag("w:tblCellMar", None, *margins),
        )

    def _row(self, row: int) -> str:
        height = {"w:val": self._y[row + 1] - self._y[row], "w:hRule": "atLeast"}
        header = tag("w:tblHeader") if row < self._table.header_rows else ""
        properties = tag("w:trPr", None, tag("w:cantSplit"), tag("w:trHeight", height), header)
        cells, column = [], 0
        while column < len(self._table.column_widths):
            cell = self._places.get((row, column))
            cells.append(self._cell(cell, row, column))
            column += cell.column_span if cell else 1
        return tag("w:tr", None, properties, *cells)

    def _cell(self, cell: Cell | None, row: int, column: int) -> str:
        span = cell.column_span if cell else 1
        width = tag("w:tcW", {"w:w": self._x[column + span] - self._x[column], "w:type": "dxa"})
        if cell is None:
            return tag("w:tc", None, tag("w:tcPr", None, width), empty(self._size))
        words = paragraphs(cell.glyphs) if cell.row == row else []
        pictures = [p for p in self._page.pictures if inside(cell.rect, p.rect.centre)] if cell.row == row else []
        merged = {"w:val": "restart"} if cell.row == row else None
        properties = tag(
            "w:tcPr",
            None,
            width,
            tag("w:gridSpan", {"w:val": span}) if span > 1 else "",
            tag("w:vMerge", merged) if cell.row_span > 1 else "",
            _open_sides(cell),
            tag("w:shd", {"w:val": "clear", "w:color": "auto", "w:fill": cell.fill.lstrip("#")}) if cell.fill else "",
            tag("w:textDirection", {"w:val": "btLr"}) if any(part.first.turned for part in words) else "",
            tag("w:vAlign", {"w:val": "center"}) if self._is_in_middle(cell, words, pictures) else "",
        )
        return tag("w:tc", None, properties, *self._content(cell, words, pictures))

    def _content(self, cell: Cell, words: list[Paragraph], pictures: list[Picture]) -> list[str]:
        parts = []
        left = cell.rect.x + self._margin
        y = None if self._is_in_middle(cell, words, pictures) else cell.rect.y
        for picture in pictures:
            parts.append(self._media.paragraph(picture))
            y = picture.rect.bottom
        centred = is_centred(cell.rect, words)
        for part in words:
            before = 0.0 if y is None or part.first.turned else max(part.top - y, 0.0)
            parts.append(paragraph(part, left, before, centred=centred))
            y = part.bottom
        return parts or [empty(self._size)]

    def _is_in_middle(self, cell: Cell, words: list[Paragraph], pictures: list[Picture]) -> bool:
        """Whether as much is free above its content as below."""
        if pictures or not words:
            return True
        return vertical(cell.rect, words) == "center" and (cell.role, cell.rect.y) not in self._tops


def _padding(table: Table) -> float:
    """The least distance between a rule and the words on its right."""
    gaps = [words.x - cell.rect.x for cell in table.cells for words in cell.glyphs if not words.turned]
    return min(gaps, default=0.0)


def _open_sides(cell: Cell) -> str:
    sides = [side for side in ("top", "left", "bottom", "right") if side in cell.open_sides]
    return tag("w:tcBorders", None, *(tag(f"w:{side}", {"w:val": "nil"}) for side in sides)) if sides else ""
