"""A form as PDF, set by Typst and tagged (PDF/UA-1). Typst reads all words as JSON: none is ever Typst markup."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from ..typesetting.characters import storable
from ..typesetting.compiler import typst_files, typst_pdf
from ..typesetting.metrics import Family, drawable
from ..typesetting.typefaces import typeface_of
from .page import SIGNATURE, Cell, Form, Table

_FAMILY: Family = "sans"
_TEMPLATE = Path(__file__).with_name("form.typ")


def paint(form: Form) -> bytes:
    """The PDF; the same form gives the same bytes."""
    return typst_pdf(typst_files(_TEMPLATE, _words(form)), _FAMILY)


def _words(form: Form) -> dict[str, Any]:
    return {
        "title": form.title,
        "period": _drawn(form.period),
        "agency": [_drawn(line.upper()) for line in form.agency],
        "fonts": list(typeface_of(_FAMILY).printed),
        "tables": [_table(table) for table in form.tables],
        "notes": [_drawn(note) for note in form.notes],
        "signature": SIGNATURE,
    }


def _table(table: Table) -> dict[str, Any]:
    return {
        "heading": _drawn(table.heading),
        "shares": [column.share for column in table.columns],
        "titles": [column.title for column in table.columns],
        "rows": [[_cell(cell) for cell in row] for row in table.rows],
    }


def _cell(cell: Cell) -> list[tuple[str, str]]:
    return [(line.kind.value, _drawn(line.words)) for line in cell]


def _drawn(text: str) -> str:
    return drawable(storable(text))
