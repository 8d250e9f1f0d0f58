"""Sheet to one HTML file that asks for nothing else: letters and logo are in it, and nothing in it can run.

Every table is a real table, read cell by cell, with its symbols' texts for screen readers in the cells they stand in.
Words are placed on the page, not by the browser's table layout; rules, symbols and arrows are a drawing below them.
Beside the drawing's marks, `data-role` and `data-step` tell what a cell holds, `data-words-of` the symbol of words.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from ...typesetting.characters import storable
from ...typesetting.draft import DRAFT_MARK
from ...typesetting.metrics import Family, ascent, descent
from ...typesetting.primitives import Glyphs, Rect
from ...typesetting.svg import attributes, number
from ...typesetting.typefaces import typeface_of
from ..layout.geometry import Cell, Page, Sheet, Symbol, Table, page_label
from .drawing import draft_mark, drawing
from .font_faces import font_faces
from .inhabitants import Inhabitants, blocks_of
from .paragraphs import Paragraph, paragraphs
from .pictures import require_readable

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; base-uri 'none'"
_NEAR = 0.015
_CSS = """\
:root{color-scheme:only light}
body{margin:0;color:#000;background:#fff;-webkit-text-size-adjust:none;text-size-adjust:none}
section{position:relative;display:grid;overflow:hidden;background:#fff;break-after:page;break-inside:avoid}
section:last-child{break-after:auto}
section>svg{position:absolute;left:0;top:0}
table{grid-area:1/1;place-self:start;table-layout:fixed;border-collapse:collapse}
th,td{padding:0;font-weight:400}
caption{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
p,span[role]{position:absolute;margin:0}
p{white-space:pre;font-kerning:none;font-variant-ligatures:none;text-align:left}
@media screen{body{background:#ddd}section{margin:12pt auto}}
"""


def paint(sheet: Sheet) -> bytes:
    """The HTML file; the same sheet gives the same bytes. Raises BrokenPictureError."""
    require_readable(sheet)
    parts = [
        "<!DOCTYPE html>",
        f'<html lang="{_text(sheet.language)}">',
        '<head>\n<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        *([f'<meta name="author"{attributes(content=sheet.author)}>'] if sheet.author else []),
        f"<title>{_text(sheet.title)}</title>",
        f"<style>\n{''.join(_styles(sheet))}</style>\n</head>\n<body>",
        *(part for page in sheet.pages for part in _page(sheet, page)),
        "</body>\n</html>\n",
    ]
    return "\n".join(parts).encode()


def _styles(sheet: Sheet) -> Iterable[str]:
    yield from font_faces("Lembar", sheet.family, sheet.pages)
    yield _CSS
    yield f"body{{font-family:Lembar,{typeface_of(sheet.family).kind}}}\n"
    if sheet.family not in ("sans", "serif"):  # a bold that reaches higher than its regular would push the lines apart
        yield "b,i{line-height:0}\n"
    for name, (width, height) in enumerate(_sizes(sheet), start=1):
        size = f"{number(width)}pt {number(height)}pt"
        yield f"@page ukuran{name}{{size:{size};margin:0}}\n.ukuran{name}{{page:ukuran{name}}}\n"


def _sizes(sheet: Sheet) -> list[tuple[float, float]]:
    return list(dict.fromkeys((page.width, page.height) for page in sheet.pages))


def _page(sheet: Sheet, page: Page) -> Iterable[str]:
    size = _sizes(sheet).index((page.width, page.height)) + 1
    label = page_label(page.number, len(sheet.pages)) + (f" ({DRAFT_MARK})" if page.draft else "")
    place = attributes(
        **{"class": f"ukuran{size}"},
        style=_style(width=page.width, height=page.height),
        aria_label=label,
    )
    drawn = attributes(width=f"{number(page.width)}pt", height=f"{number(page.height)}pt")
    view = attributes(viewBox=f"0 0 {number(page.width)} {number(page.height)}")
    yield f"<section{place}>"
    yield f'<svg aria-hidden="true"{drawn}{view}>{"".join([*draft_mark(page), *drawing(page)])}</svg>'
    for picture in page.pictures:
        yield _image(picture.rect, picture.alt)
    yield from _blocks(sheet, page)
    yield "</section>"


def _blocks(sheet: Sheet, page: Page) -> list[str]:
    return blocks_of(
        page,
        words=lambda paragraph: _words(paragraph, sheet.family),
        table=lambda table, inhabitants: _table(table, inhabitants, sheet),
        symbol=lambda symbol: _symbol(symbol, sheet.family),
    )


def _table(table: Table, inhabitants: Inhabitants, sheet: Sheet) -> str:
    """A table with its caption, columns, header and body."""
    kind = "Identitas" if table.procedure is None else "Langkah dan bagan alir" if table.header_rows else "Pengesahan"
    columns = "".join(f"<col{attributes(style=_style(width=width))}>" for width in table.column_widths)
    rows = [_row(table, row, inhabitants, sheet.family) for row in range(len(table.row_heights))]
    place = attributes(style=_style(margin_left=table.x, margin_top=table.y, width=sum(table.column_widths)))
    header = "\n".join(rows[: table.header_rows])
    parts = [
        f"<table{place}><caption>{_text(f'{kind}: {sheet.title}')}</caption>",
        f"<colgroup>{columns}</colgroup>",
        *([f"<thead>\n{header}\n</thead>"] if header else []),
        *["<tbody>", *rows[table.header_rows :], "</tbody></table>"],
    ]
    return "\n".join(parts)


def _row(table: Table, row: int, inhabitants: Inhabitants, family: Family) -> str:
    cells = sorted((cell for cell in table.cells if cell.row == row), key=lambda cell: cell.column)
    is_header = row < table.header_rows or all(cell.role == "label" for cell in cells)
    inner = "".join(_cell(cell, is_header, inhabitants, family) for cell in cells)
    return f"<tr{attributes(style=_style(height=table.row_heights[row]))}>{inner}</tr>"


def _cell(cell: Cell, is_header: bool, inhabitants: Inhabitants, family: Family) -> str:
    symbols, labels = inhabitants.take(cell.rect)
    scope = _scope(cell, is_header)
    tag = "th" if scope else "td"
    data = attributes(
        scope=scope,
        rowspan=cell.row_span if cell.row_span > 1 else None,
        colspan=cell.column_span if cell.column_span > 1 else None,
        data_role=cell.role,
        data_step=cell.step,
    )
    texts = [_words(paragraph, family) for paragraph in paragraphs(cell.glyphs)]
    texts += [_symbol(symbol, family) for symbol in symbols] + [_words(label, family) for label in labels]
    return f"<{tag}{data}>{''.join(texts)}</{tag}>"


def _scope(cell: Cell, is_header: bool) -> str | None:
    """What a header cell heads; None for a cell that is none."""
    if is_header:
        return "col"
    if cell.role in ("no", "label") and cell.glyphs:
        return "row"
    return None


def _symbol(symbol: Symbol, family: Family) -> str:
    """The text for screen readers where the symbol stands, and its own words on it."""
    words = "".join(_words(paragraph, family) for paragraph in paragraphs(symbol.glyphs))
    told = _image(symbol.rect, symbol.alt)
    return f'{told}<div aria-hidden="true"{attributes(data_words_of=symbol.id)}>{words}</div>' if words else told


def _image(rect: Rect, alt: str) -> str:
    place = _style(left=rect.x, top=rect.y, width=rect.width, height=rect.height)
    return f"<span{attributes(role='img', aria_label=alt, title=alt, style=place)}></span>"


def _middle(family: Family) -> float:
    """How far the base line stands below the middle of a line, as a part of its letters' size, in the regular face."""
    return round((ascent(1.0, family) - descent(1.0, family)) / 2, 4)


def _words(paragraph: Paragraph, family: Family) -> str:
    first = paragraph.first
    pitch = paragraph.pitch or first.size * 1.2
    middle = pitch / 2 + _middle(family) * first.size
    place = _style(left=paragraph.left, top=first.baseline - middle, font_size=first.size, line_height=pitch)
    if first.turned:
        place += f";transform:rotate(-90deg);transform-origin:0 {number(middle)}pt"
    lines = "<br>".join(_line(line, paragraph.left) for line in paragraph.lines)
    return f"<p{attributes(style=place)}>{lines}</p>"


def _line(line: tuple[Glyphs, ...], left: float) -> str:
    """The words of a line; what does not follow at once is moved to its place."""
    parts, reached = [], left
    for glyphs in line:
        text = _text(glyphs.text)
        text = f"<b>{text}</b>" if glyphs.bold else text
        text = f"<i>{text}</i>" if glyphs.italic else text
        gap = glyphs.x - reached
        parts.append(f"<span{attributes(style=_style(margin_left=gap))}>{text}</span>" if abs(gap) > _NEAR else text)
        reached = glyphs.x + glyphs.width
    return "".join(parts) + (" " if line[-1].ending == " " else "")


def _style(**lengths: float) -> str:
    return ";".join(f"{name.replace('_', '-')}:{number(value)}pt" for name, value in lengths.items())


def _text(text: str) -> str:
    return escape(storable(text))
