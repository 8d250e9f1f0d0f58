"""Tables of a DOCX that is a form: ruled cells that grow with what an official writes."""

from __future__ import annotations

from collections.abc import Sequence

from ..typesetting.primitives import MM
from .units import twips
from .xml import tag

MARGIN = 1.8 * MM
"""Between a cell's rules and its text, at the sides, in points."""


def table(widths: Sequence[float], *rows: str) -> str:
    """A table of rows; the widths of its columns in points."""
    grid = tag("w:tblGrid", None, *(tag("w:gridCol", {"w:w": twips(width)}) for width in widths))
    return tag("w:tbl", None, _properties(sum(widths)), grid, *rows)


def row(*cells: str, heads: bool = False) -> str:
    """A row that stays on one page where it can; `heads`: it stands above the table on each page."""
    return tag("w:tr", None, tag("w:trPr", None, tag("w:cantSplit"), tag("w:tblHeader") if heads else ""), *cells)


def cell(width: float, *content: str, fill: str = "", span: int = 1) -> str:
    """A cell of paragraphs; `fill` is its colour (`EBEBEB`), `span` how many columns it takes."""
    properties = tag(
        "w:tcPr",
        None,
        tag("w:tcW", {"w:w": twips(width), "w:type": "dxa"}),
        tag("w:gridSpan", {"w:val": span}) if span > 1 else "",
        tag("w:shd", {"w:val": "clear", "w:color": "auto", "w:fill": fill}) if fill else "",
    )
    return tag("w:tc", None, properties, *content)


def _properties(width: float) -> str:
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    rule = {"w:val": "single", "w:sz": 4, "w:space": 0, "w:color": "000000"}
    margins = [
        tag(f"w:{side}", {"w:w": twips(size), "w:type": "dxa"})
        for side, size in (("top", 2.0), ("left", MARGIN), ("bottom", 3.0), ("right", MARGIN))
    ]
    return tag(
        "w:tblPr",
        None,
        tag("w:tblW", {"w:w": twips(width), "w:type": "dxa"}),
        tag("w:tblBorders", None, *(tag(f"w:{side}", rule) for side in sides)),
        tag("w:tblLayout", {"w:type": "fixed"}),
        tag("w:tblCellMar", None, *margins),
    )
