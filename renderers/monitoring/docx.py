"""A form as DOCX: native tables that an assessor may fill in and change, with boxes that can be clicked."""

from __future__ import annotations

from collections.abc import Iterator

from ..office.docx import docx, relation
from ..office.docx_cells import MARGIN, cell, row, table
from ..office.docx_styles import heading_style, styles
from ..office.docx_text import SMALL, TITLE, box, footer, paragraph, run, tab
from ..office.package import Properties
from ..office.units import twips
from ..office.xml import document, tag
from ..typesetting.metrics import Family
from ..typesetting.primitives import MM
from ..typesetting.typefaces import typeface_of
from .page import SIGNATURE, Cell, Form, Kind, Line, Table

_PAPER = (297 * MM, 210 * MM)
_MARGIN = 15 * MM
_WIDTH = _PAPER[0] - 2 * _MARGIN
_FAMILY: Family = "sans"
_SIZE = 9.0


def paint(form: Form) -> bytes:
    """The file; the same form gives the same bytes."""
    body = tag("w:body", None, *_body(form), _section())
    text = document("w:document", "w r mc w14", {"mc:Ignorable": "w14"}, body)
    about = Properties(form.title, ", ".join(form.agency))
    return docx(text, styles(typeface_of(_FAMILY).office, _SIZE), {"footer": ("footer", footer())}, (), about)


def _body(form: Form) -> Iterator[str]:
    for words in form.agency:
        yield paragraph(run(words.upper(), bold=True, size=TITLE), align="center")
    yield paragraph(run(form.title, bold=True, size=TITLE), align="center", before=6, style=heading_style(1))
    yield paragraph(run(form.period), align="center")
    for one in form.tables:
        yield paragraph(run(one.heading, bold=True), before=8, style=heading_style(2) if one.heading else "", keep=True)
        yield _table(one)
    for note in form.notes:
        yield paragraph(run(note, size=SMALL), before=4)
    third = _WIDTH / len(SIGNATURE)
    for number, name in enumerate(SIGNATURE):
        yield paragraph(run(f"{name}: "), tab(), before=12, dots=(third * 2,), keep=number < len(SIGNATURE) - 1)


def _table(one: Table) -> str:
    whole = sum(column.share for column in one.columns)
    widths = [_WIDTH * column.share / whole for column in one.columns]
    titles = (
        cell(width, paragraph(run(column.title, bold=True), align="center"), fill="EBEBEB")
        for width, column in zip(widths, one.columns, strict=True)
    )
    rows = [row(*(_cell(width, each) for width, each in zip(widths, cells, strict=True))) for cells in one.rows]
    return table(widths, row(*titles, heads=True), *rows)


def _cell(width: float, lines: Cell) -> str:
    paragraphs = [_line(line, width - 2 * MARGIN) for line in lines]
    return cell(width, *(paragraphs or [paragraph()]))


def _line(line: Line, room: float) -> str:
    match line.kind:
        case Kind.BOX:
            return paragraph(box(), run(f" {line.words}"))
        case Kind.BLANK:
            return paragraph(tab(), before=6, dots=(room,))
        case Kind.SMALL:
            return paragraph(run(line.words, size=SMALL))
    return paragraph(run(line.words, bold=line.kind is Kind.TITLE))


def _section() -> str:
    width, height = _PAPER
    sides = {f"w:{side}": twips(_MARGIN) for side in ("top", "right", "bottom", "left")}
    return tag(
        "w:sectPr",
        None,
        tag("w:footerReference", {"w:type": "default", "r:id": relation("footer")}),
        tag("w:pgSz", {"w:w": twips(width), "w:h": twips(height), "w:orient": "landscape"}),
        tag("w:pgMar", {**sides, "w:header": twips(8 * MM), "w:footer": twips(8 * MM), "w:gutter": 0}),
    )
