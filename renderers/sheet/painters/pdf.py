"""Sheet to PDF, set by Typst: tagged (PDF/UA-1), and PDF/A-2a where the document has a date.

Every table is a real table of fixed columns and rows, every symbol a figure with its text for screen readers; lines are
decoration. Typst reads the pages as JSON from memory: no text of a document is ever Typst markup.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ...typesetting.characters import storable
from ...typesetting.compiler import typst_files, typst_pdf
from ...typesetting.draft import DRAFT_ANGLE, DRAFT_GREY, DRAFT_MARK, DRAFT_SIZE
from ...typesetting.metrics import drawable
from ...typesetting.primitives import Glyphs, Rect
from ...typesetting.svg import svg
from ...typesetting.typefaces import faces_of, typeface_of
from ..layout.geometry import Cell, Page, Sheet, Symbol, Table
from .drawing import drawing
from .inhabitants import Inhabitants, blocks_of
from .paragraphs import Paragraph, paragraphs

_TEMPLATE = Path(__file__).with_name("sheet.typ")
_NEAR = 0.015
"""Places are rounded to 0.01 pt; a smaller gap between words is none."""


def paint(sheet: Sheet) -> bytes:
    """The PDF of the sheet; the same sheet gives the same bytes. Raises BrokenPictureError."""
    pictures = (picture for page in sheet.pages for picture in page.pictures)
    return typst_pdf(files_of(sheet), sheet.family, dated=sheet.date is not None, pictures=pictures)


def files_of(sheet: Sheet) -> dict[str, bytes]:
    """What Typst sets: the words, places and drawings of all pages."""
    return typst_files(_TEMPLATE, _sheet(sheet))


def _sheet(sheet: Sheet) -> dict[str, Any]:
    return {
        "title": storable(sheet.title),
        "author": storable(sheet.author),
        "language": sheet.language,
        "fonts": typeface_of(sheet.family).printed,
        "faces": faces_of(sheet.family),
        "date": sheet.date,
        "draft": {"mark": DRAFT_MARK, "grey": DRAFT_GREY, "angle": DRAFT_ANGLE, "size": DRAFT_SIZE},
        "pages": [_page(page) for page in sheet.pages],
    }


def _page(page: Page) -> dict[str, Any]:
    here = Rect(0, 0, page.width, page.height)
    return {
        "width": page.width,
        "height": page.height,
        "draft": page.draft,
        "drawing": svg(page.width, page.height, drawing(page, described=False)).decode(),
        "blocks": _blocks(page, here),
        "pictures": [_figure(picture.rect, here, picture.alt) for picture in page.pictures],
    }


def _blocks(page: Page, here: Rect) -> list[dict[str, Any]]:
    return blocks_of(
        page,
        words=lambda paragraph: {"kind": _kind(paragraph, page), "words": [_words(paragraph, here)]},
        table=_table,
        symbol=lambda symbol: {"kind": "symbol", "symbols": [_symbol(symbol, here)]},
    )


def _kind(paragraph: Paragraph, page: Page) -> str:
    return "heading" if paragraph.first == page.heading else "words"


def _table(table: Table, inhabitants: Inhabitants) -> dict[str, Any]:
    rows: tuple[list[tuple[Any, ...]], list[tuple[Any, ...]]] = ([], [])
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


def _cell(cell: Cell, symbols: list[Symbol], labels: list[Paragraph]) -> tuple[Any, ...]:
    words = [_words(paragraph, cell.rect) for paragraph in [*paragraphs(cell.glyphs), *labels]]
    figures = [_symbol(symbol, cell.rect) for symbol in symbols]
    link = cell.target and (cell.target, cell.rect.width, cell.rect.height)
    return cell.row, cell.column, cell.row_span, cell.column_span, words, figures, link


def _symbol(symbol: Symbol, place: Rect) -> tuple[Any, ...]:
    words = [_words(paragraph, symbol.rect) for paragraph in paragraphs(symbol.glyphs)]
    return _figure(symbol.rect, place, symbol.alt, words)


def _figure(rect: Rect, place: Rect, alt: str, words: Sequence[tuple[Any, ...]] = ()) -> tuple[Any, ...]:
    """A symbol or picture as it stands in a place, and words in it."""
    return round(rect.x - place.x, 3), round(rect.y - place.y, 3), rect.width, rect.height, storable(alt), words


def _words(paragraph: Paragraph, place: Rect) -> tuple[Any, ...]:
    """A paragraph as it stands in a place: texts in its own style, `[style, text]` in another, gaps as numbers.

    Its width is given where the place may be too narrow for it.
    """
    first, left = paragraph.first, paragraph.left
    own = _style(first)
    parts: list[Any] = [""]
    for number, line in enumerate(paragraph.lines):
        reached = left
        if number:
            _add_text(parts, "\n")
        for glyphs in line:
            gap = round(glyphs.x - reached, 3)
            style, text = _style(glyphs), drawable(glyphs.text)
            if abs(gap) > _NEAR:
                parts.append(gap)
            if style != own:
                parts.append((style, text))
            else:
                _add_text(parts, text)
            reached = glyphs.x + glyphs.width
    width = paragraph.right - left + first.size
    narrow = width > place.width or first.turned
    x, y = round(left - place.x, 3), round(first.baseline - place.y, 3)
    return x, y, round(width, 3) if narrow else None, first.size, round(paragraph.pitch, 4), own, first.turned, parts


def _add_text(parts: list[Any], text: str) -> None:
    if isinstance(parts[-1], str):
        parts[-1] += text
    else:
        parts.append(text)


def _style(glyphs: Glyphs) -> int:
    return glyphs.bold + 2 * glyphs.italic
