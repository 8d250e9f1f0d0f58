"""Sheet to PDF, set by Typst: tagged (PDF/UA-1), and PDF/A-2a where the document has a date.

Every table is a real table of fixed columns and rows, every symbol a figure with its text for screen readers; lines are
decoration. Typst reads the pages as JSON from memory: no text of a document is ever Typst markup.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import sopdsl.data
import typst

from ..layout.geometry import Cell, Glyphs, Page, Sheet, Symbol, Table
from ..metrics import drawable
from .shapes import (
    DASHES,
    DRAFT_ANGLE,
    DRAFT_GREY,
    DRAFT_MARK,
    ROUTE_LINE,
    RULE_LINE,
    SYMBOL_LINE,
    arrow,
    every_glyphs,
    inside,
    polygon,
    rules,
    underline,
)

_HERE = Path(__file__).parent


@cache
def _compiler() -> typst.Compiler:
    """One for all documents: it keeps the fonts."""
    fonts = typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[str(Path(sopdsl.data.__file__).parent / "fonts")],
    )
    return typst.Compiler(root=str(_HERE), font_paths=fonts, ignore_system_fonts=True)


@cache
def _template() -> bytes:
    return (_HERE / "sheet.typ").read_bytes()


def paint(sheet: Sheet) -> bytes:
    """The PDF of the sheet; the same sheet gives the same bytes."""
    pictures = [picture for page in sheet.pages for picture in page.pictures]
    files = {f"picture-{number}": picture.data for number, picture in enumerate(pictures)}
    data = json.dumps(_sheet(sheet), ensure_ascii=False, separators=(",", ":")).encode()
    standards = ["a-2a", "ua-1"] if sheet.date else ["ua-1"]
    made = _compiler().compile(
        input={"main.typ": _template(), "sheet.json": data, **files}, format="pdf", pdf_standards=standards
    )
    assert isinstance(made, bytes)
    return made


def _sheet(sheet: Sheet) -> dict[str, Any]:
    pictures = iter(range(sum(len(page.pictures) for page in sheet.pages)))
    return {
        "title": sheet.title,
        "author": sheet.author,
        "language": sheet.language,
        "font": "Liberation Serif" if sheet.serif else "Liberation Sans",
        "date": sheet.date,
        "lines": {"symbol": SYMBOL_LINE, "route": ROUTE_LINE, "rule": RULE_LINE, "dashes": DASHES},
        "draft": {"mark": DRAFT_MARK, "grey": DRAFT_GREY, "angle": DRAFT_ANGLE},
        "pages": [
            {
                **_drawing(page),
                "blocks": _blocks(page),
                "pictures": [
                    {
                        "file": f"picture-{next(pictures)}",
                        "format": picture.format,
                        "rect": _rect(picture),
                        "alt": picture.alt,
                    }
                    for picture in page.pictures
                ],
            }
            for page in sheet.pages
        ],
    }


def _drawing(page: Page) -> dict[str, Any]:
    """What is decoration to a screen reader: fills, rules, routes, underlines."""
    arrows = [(route.dashed, *arrow(route)) for route in page.routes]
    return {
        "width": page.width,
        "height": page.height,
        "draft": page.draft,
        "fills": [(*_rect(cell), cell.fill) for table in page.tables for cell in table.cells if cell.fill],
        "rules": [line for table in page.tables for line in rules(table.cells)],
        "underlines": [
            ((start, end), thickness)
            for start, end, thickness in map(underline, (g for g in every_glyphs(page) if g.underline))
        ],
        "routes": [line for dashed, line, _ in arrows if not dashed],
        "dashed": [line for dashed, line, _ in arrows if dashed],
        "heads": [head for _, _, head in arrows if head],
    }


def _blocks(page: Page) -> list[dict[str, Any]]:
    """What is read, from top to bottom: words outside the tables, tables with their symbols and labels."""
    symbols, labels = list(page.symbols), [route.label for route in page.routes if route.label]
    blocks = [(glyphs.baseline, {"kind": "words", "glyphs": _glyphs(glyphs)}) for glyphs in page.words]
    blocks += [(table.y, _table(table, symbols, labels)) for table in page.tables]
    blocks += [(symbol.rect.y, {"kind": "symbol", **_symbol(symbol)}) for symbol in symbols]
    blocks += [(words.baseline, {"kind": "words", "glyphs": _glyphs(words)}) for label in labels for words in label]
    return [block for _, block in sorted(blocks, key=lambda entry: entry[0])]


def _table(table: Table, symbols: list[Symbol], labels: list[tuple[Glyphs, ...]]) -> dict[str, Any]:
    """A table with what stands in its cells, which is taken out of `symbols` and `labels`."""
    cells = [(cell.row, _cell(cell, symbols, labels)) for cell in table.cells]
    return {
        "kind": "table",
        "x": table.x,
        "y": table.y,
        "columns": table.column_widths,
        "rows": table.row_heights,
        "header": [cell for row, cell in cells if row < table.header_rows],
        "body": [cell for row, cell in cells if row >= table.header_rows],
    }


def _cell(cell: Cell, symbols: list[Symbol], labels: list[tuple[Glyphs, ...]]) -> dict[str, Any]:
    own = [symbol for symbol in symbols if inside(cell.rect, symbol.rect.centre)]
    said = [label for label in labels if inside(cell.rect, (label[0].x, label[0].baseline))]
    for symbol in own:
        symbols.remove(symbol)
    for label in said:
        labels.remove(label)
    return {
        "row": cell.row,
        "column": cell.column,
        "rows": cell.row_span,
        "columns": cell.column_span,
        "x": cell.rect.x,
        "y": cell.rect.y,
        "glyphs": [*map(_glyphs, cell.glyphs), *(_glyphs(glyphs) for label in said for glyphs in label)],
        "symbols": [_symbol(symbol) for symbol in own],
    }


def _symbol(symbol: Symbol) -> dict[str, Any]:
    return {
        "alt": symbol.alt,
        "rect": _rect(symbol),
        "corners": polygon(symbol),
        "glyphs": [*map(_glyphs, symbol.glyphs)],
    }


def _glyphs(glyphs: Glyphs) -> tuple[Any, ...]:
    style = glyphs.bold + 2 * glyphs.italic
    return glyphs.x, glyphs.baseline, glyphs.width, glyphs.size, style, glyphs.turned, drawable(glyphs.text)


def _rect(placed: Any) -> tuple[float, float, float, float]:
    rect = placed.rect
    return rect.x, rect.y, rect.width, rect.height
