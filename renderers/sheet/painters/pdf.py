"""Sheet to PDF, set by Typst: tagged (PDF/UA-1), and PDF/A-2a where the document has a date.

Every table is a real table of fixed columns and rows, every symbol a figure with its text for screen readers; lines are
decoration. Typst reads the pages as JSON from memory: no text of a document is ever Typst markup.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import typst

from ...typesetting.characters import storable
from ...typesetting.compiler import compiler, is_readable
from ...typesetting.draft import DRAFT_ANGLE, DRAFT_GREY, DRAFT_MARK, DRAFT_SIZE
from ...typesetting.metrics import drawable
from ...typesetting.primitives import BrokenPictureError, Glyphs, Rect
from ...typesetting.svg import svg
from ...typesetting.typefaces import faces_of, typeface_of
from ..layout.geometry import Cell, Page, Sheet, Symbol, Table
from .drawing import drawing
from .inhabitants import Inhabitants, blocks_of
from .paragraphs import Paragraph, paragraphs

_HERE = Path(__file__).parent
_NEAR = 0.015
"""Places are rounded to 0.01 pt; a smaller gap between words is none."""


@cache
def _template() -> bytes:
    return (_HERE / "sheet.typ").read_bytes()


def paint(sheet: Sheet) -> bytes:
    """The PDF of the sheet; the same sheet gives the same bytes. Raises BrokenPictureError."""
    files: Any = typst_files(sheet)
    standards: Any = ["a-2a", "ua-1"] if sheet.date else ["ua-1"]
    try:
        made = compiler(sheet.family).compile(input=files, format="pdf", pdf_standards=standards)
    except typst.TypstError as error:
        if all(is_readable(picture) for page in sheet.pages for picture in page.pictures):
            raise
        raise BrokenPictureError from error
    assert isinstance(made, bytes)
    return made


def typst_files(sheet: Sheet) -> dict[str, bytes]:
    """What Typst sets: the template, the words and places of all pages as JSON, and each page's drawing."""
    pages = [_page(number, page) for number, page in enumerate(sheet.pages)]
    drawings = {
        f"drawing-{number}": svg(page.width, page.height, drawing(page)) for number, page in enumerate(sheet.pages)
    }
    data = json.dumps(_sheet(sheet, pages), ensure_ascii=False, separators=(",", ":")).encode()
    return {"main.typ": _template(), "sheet.json": data, **drawings}


def _sheet(sheet: Sheet, pages: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "title": storable(sheet.title),
        "author": storable(sheet.author),
        "language": sheet.language,
        "fonts": typeface_of(sheet.family).printed,
        "faces": faces_of(sheet.family),
        "date": sheet.date,
        "draft": {"mark": DRAFT_MARK, "grey": DRAFT_GREY, "angle": DRAFT_ANGLE, "size": DRAFT_SIZE},
        "pages": pages,
    }


def _page(number: int, page: Page) -> dict[str, Any]:
    return {
        "width": page.width,
        "height": page.height,
        "draft": page.draft,
        "drawing": f"drawing-{number}",
        "blocks": _blocks(page),
        "pictures": [{"alt": storable(picture.alt), **_placed(picture.rect, 0, 0)} for picture in page.pictures],
    }


def _blocks(page: Page) -> list[dict[str, Any]]:
    return blocks_of(
        page,
        words=lambda paragraph: {"kind": _kind(paragraph, page), "words": _words(paragraph, 0, 0)},
        table=_table,
        symbol=lambda symbol: {"kind": "symbol", **_symbol(symbol, 0, 0)},
    )


def _kind(paragraph: Paragraph, page: Page) -> str:
    return "heading" if paragraph.first == page.heading else "words"


def _table(table: Table, inhabitants: Inhabitants) -> dict[str, Any]:
    rows: tuple[list[dict[str, Any]], list[dict[str, Any]]] = ([], [])
    for cell in table.cells:
        symbols, labels = inhabitants.take(cell.rect)
        if cell.glyphs or symbols or labels or cell.row_span > 1 or cell.column_span > 1:
            rows[cell.row >= table.header_rows].append(_cell(cell, symbols, labels))
    return {
        "kind": "table",
        "x": table.x,
        "y": table.y,
        "columns": table.column_widths,
        "rows": table.row_heights,
        "header": rows[False],
        "body": rows[True],
    }


def _cell(cell: Cell, symbols: list[Symbol], labels: list[Paragraph]) -> dict[str, Any]:
    x, y = cell.rect.x, cell.rect.y
    return {
        "row": cell.row,
        "column": cell.column,
        "rows": cell.row_span,
        "columns": cell.column_span,
        "words": [_words(paragraph, x, y) for paragraph in [*paragraphs(cell.glyphs), *labels]],
        "symbols": [_symbol(symbol, x, y) for symbol in symbols],
        **({"target": cell.target, "width": cell.rect.width, "height": cell.rect.height} if cell.target else {}),
    }


def _symbol(symbol: Symbol, x: float, y: float) -> dict[str, Any]:
    """A symbol; its place is counted from (x, y), all within it from its own corner."""
    rect = symbol.rect
    return {
        "alt": storable(symbol.alt),
        **_placed(rect, x, y),
        "words": [_words(paragraph, rect.x, rect.y) for paragraph in paragraphs(symbol.glyphs)],
    }


def _placed(rect: Rect, x: float, y: float) -> dict[str, float]:
    return {"x": round(rect.x - x, 3), "y": round(rect.y - y, 3), "width": rect.width, "height": rect.height}


def _words(paragraph: Paragraph, x: float, y: float) -> tuple[Any, ...]:
    """A paragraph, placed from (x, y): texts in its own style, `[style, text]` in another, gaps as numbers."""
    first, left = paragraph.first, paragraph.left
    own = _style(first)
    parts: list[Any] = [""]
    for number, line in enumerate(paragraph.lines):
        reached = left
        parts.append("\n" if number else "")
        for glyphs in line:
            gap = round(glyphs.x - reached, 3)
            style, text = _style(glyphs), drawable(glyphs.text)
            if abs(gap) > _NEAR:
                parts.append(gap)
            if style != own:
                parts.append((style, text))
            elif isinstance(parts[-1], str):
                parts[-1] += text
            else:
                parts.append(text)
            reached = glyphs.x + glyphs.width
    x, y = round(left - x, 3), round(first.baseline - y, 3)
    width = round(paragraph.right - left + first.size, 3)
    return x, y, width, first.size, round(paragraph.pitch, 4), own, first.turned, parts


def _style(glyphs: Glyphs) -> int:
    return glyphs.bold + 2 * glyphs.italic
