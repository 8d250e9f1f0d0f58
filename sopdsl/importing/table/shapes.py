"""The symbols that are drawn over the cells of a sheet (DrawingML, ECMA-376 part 1, 20.5), as marks in these cells."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple
from xml.etree.ElementTree import Element

PROCESS, DECISION = "▭", "◇"
_KINDS = {
    **dict.fromkeys(("rect", "roundRect", "ellipse", "flowChartProcess", "flowChartTerminator"), PROCESS),
    **dict.fromkeys(("flowChartAlternateProcess", "flowChartConnector"), PROCESS),
    **dict.fromkeys(("diamond", "flowChartDecision"), DECISION),
}
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
_SHAPES = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


class Mark(NamedTuple):
    """A symbol over a cell; row and column count from 0."""

    row: int
    column: int
    kind: str


def marks_in(drawing: Element) -> Iterator[Mark]:
    """The symbols of a drawing, each in the cell in which most of it lies; no labels and arrows."""
    for anchor in drawing.iter(f"{_DRAWING}twoCellAnchor"):
        geometry = anchor.find(f"{_DRAWING}sp/{_DRAWING}spPr/{_SHAPES}prstGeom")
        kind = None if geometry is None else _KINDS.get(geometry.get("prst", ""))
        if kind is not None and not _is_label(anchor):
            yield Mark(_middle(anchor, "row", "cy"), _middle(anchor, "col", "cx"), kind)


def _is_label(anchor: Element) -> bool:
    """Whether a shape is a text box, or has no outline."""
    box = anchor.find(f"{_DRAWING}sp/{_DRAWING}nvSpPr/{_DRAWING}cNvSpPr")
    outline = anchor.find(f"{_DRAWING}sp/{_DRAWING}spPr/{_SHAPES}ln/{_SHAPES}noFill")
    return outline is not None or (box is not None and box.get("txBox") == "1")


def _middle(anchor: Element, axis: str, extent: str) -> int:
    """The row or column in which most of a shape lies; its `extent` (cx or cy) and its place are in EMU."""
    first, last = (int(anchor.findtext(f"{_DRAWING}{end}/{_DRAWING}{axis}", "0")) for end in ("from", "to"))
    size = anchor.find(f"{_DRAWING}sp/{_DRAWING}spPr/{_SHAPES}xfrm/{_SHAPES}ext")
    if last - first != 1 or size is None:
        return (first + last) // 2
    inside = int(anchor.findtext(f"{_DRAWING}to/{_DRAWING}{axis}Off", "0"))
    return last if 2 * inside > int(size.get(extent, "0")) else first
