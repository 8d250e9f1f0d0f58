"""Page to SVG: one picture a page, words as selectable text over the drawing.

The letters are the reader's: the family is asked for by name, and every line says how long it is, so that a
substitute keeps its width. An office's own letters are in the file.

Beside the drawing's marks, `data-step` and `data-role` tell the words of a table cell, `data-label` the edges that a
label belongs to, and an outline that is not drawn with `data-row` the place of a row; `data-procedure` tells the table,
and `data-origin` at which character of the document's text a field of the identity page begins.
"""

from __future__ import annotations

from collections.abc import Iterable
from xml.sax.saxutils import escape

from sopdsl.source import NOWHERE

from ...typesetting.characters import storable
from ...typesetting.metrics import Family, OwnFamily
from ...typesetting.primitives import Glyphs
from ...typesetting.svg import attributes, number
from ...typesetting.typefaces import typeface_of
from ..layout.geometry import Page, Sheet
from .drawing import draft_mark, drawing
from .font_faces import font_faces

_SETTING = "white-space:pre;font-kerning:none;font-variant-ligatures:none"


def paint(sheet: Sheet) -> list[bytes]:
    """An SVG 1.1 file for each page; the same sheet gives the same bytes."""
    return [_paint_page(sheet, page) for page in sheet.pages]


def _paint_page(sheet: Sheet, page: Page) -> bytes:
    root = attributes(
        xmlns="http://www.w3.org/2000/svg",
        width=f"{number(page.width)}pt",
        height=f"{number(page.height)}pt",
        viewBox=f"0 0 {number(page.width)} {number(page.height)}",
        role="img",
        lang=sheet.language,
        font_family=typeface_of(sheet.family).reader,
        style=_SETTING,
    )
    parts = [
        f"<svg{root}>",
        f"<title>{_text(f'{sheet.title} ({page.number}/{len(sheet.pages)})')}</title>",
        f"<desc>{_text('; '.join(symbol.alt for symbol in page.symbols))}</desc>",
        '<rect width="100%" height="100%" fill="#fff"/>',
        *_letters(sheet.family, page),
        *draft_mark(page),
        *_rows(page),
        *drawing(page),
        *_words(page),
        "</svg>",
    ]
    return ("\n".join(parts) + "\n").encode()


def _letters(family: Family, page: Page) -> Iterable[str]:
    """An office's own letters, which no other reader has."""
    if isinstance(family, OwnFamily):
        rules = font_faces(f"'{family.name}'", family, [page])
        yield f"<style>\n{''.join(rules)}</style>"


def _rows(page: Page) -> Iterable[str]:
    """Where the rows of the tables are, for programs that light one up or let it be clicked."""
    for table in page.tables:
        for cell in table.cells:
            if cell.role == "kegiatan" and cell.step is not None:
                place = attributes(x=table.x, y=cell.rect.y, width=sum(table.column_widths), height=cell.rect.height)
                yield f'<rect{attributes(data_row=cell.step, data_procedure=table.procedure)}{place} fill="none"/>'


def _words(page: Page) -> Iterable[str]:
    yield from map(_line, page.words)
    for table in page.tables:
        for cell in table.cells:
            if cell.glyphs:
                origin = None if cell.origin == NOWHERE else cell.origin.start
                data = {"data_role": cell.role, "data_step": cell.step, "data_procedure": table.procedure}
                yield _group(cell.glyphs, **data, data_origin=origin)
    for symbol in page.symbols:
        if symbol.glyphs:
            yield _group(symbol.glyphs, data_words_of=symbol.id)
    for route in page.routes:
        if route.label:
            edges = " ".join(map(str, route.edges))
            yield _group(route.label, data_label=edges, data_procedure=route.procedure)


def _group(glyphs: Iterable[Glyphs], **data: str | float | None) -> str:
    return f"<g{attributes(**data)}>{''.join(map(_line, glyphs))}</g>"


def _line(glyphs: Glyphs) -> str:
    turn = f"rotate(-90 {number(glyphs.x)} {number(glyphs.baseline)})" if glyphs.turned else None
    setting = attributes(
        x=glyphs.x,
        y=glyphs.baseline,
        font_size=glyphs.size,
        font_weight="bold" if glyphs.bold else None,
        font_style="italic" if glyphs.italic else None,
        textLength=glyphs.width or None,
        lengthAdjust="spacingAndGlyphs" if glyphs.width else None,
        transform=turn,
    )
    return f"<text{setting}>{_text(glyphs.text)}</text>"


def _text(text: str) -> str:
    return escape(storable(text))
