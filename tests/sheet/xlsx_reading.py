"""Reading XLSX back from its XML, without any of the painters' code: printed pages with their cells and shapes."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate
from xml.etree import ElementTree

import attrs

from tests.sheet.office_reading import EMU, Box, ReadOffice, ReadShape, parts_of, read_shape
from tests.sheet.reading import squeezed

S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
XDR = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
PIXEL, DIGIT = 0.75, 8


@attrs.frozen
class ReadCell:
    """A cell with text: its row and column from 0, the text as it stands, and the number of its style."""

    row: int
    column: int
    text: str
    style: int


@attrs.frozen
class ReadWorksheet:
    """A worksheet. `header` are the rows that each printed page begins with; `breaks` the first row of each page."""

    name: str
    root: ElementTree.Element
    cells: tuple[ReadCell, ...]
    widths: tuple[float, ...]
    heights: tuple[float, ...]
    header: range
    breaks: tuple[int, ...]
    drawing: ElementTree.Element | None

    def corner(self, page: int) -> tuple[float, float]:
        """Where the upper left corner of row `breaks[page]` stands on its printed page."""
        margins = self.root.find(f"{S}pageMargins")
        assert margins is not None
        left, top = (72 * float(margins.get(side, "")) for side in ("left", "top"))
        return left, top + (sum(self.heights[row] for row in self.header) if page else 0.0)


def read_worksheets(data: bytes) -> list[ReadWorksheet]:
    """All worksheets in their order."""
    parts = parts_of(data)
    workbook = parts["xl/workbook.xml"]
    titles = {
        int(name.get("localSheetId", "")): re.findall(r"\$(\d+)", name.text or "")
        for name in workbook.iter(f"{S}definedName")
        if name.get("name") == "_xlnm.Print_Titles"
    }
    return [
        _worksheet(sheet.get("name", ""), place, parts, titles.get(place, []))
        for place, sheet in enumerate(workbook.iter(f"{S}sheet"))
    ]


def _worksheet(name: str, place: int, parts: dict[str, ElementTree.Element], titles: list[str]) -> ReadWorksheet:
    root = parts[f"xl/worksheets/sheet{place + 1}.xml"]
    _check_merged(root)
    return ReadWorksheet(
        name,
        root,
        tuple(_cell(cell) for cell in root.iter(f"{S}c") if cell.find(f"{S}is") is not None),
        tuple(float(column.get("width", "")) * DIGIT * PIXEL for column in root.iter(f"{S}col")),
        tuple(float(row.get("ht", "")) for row in root.iter(f"{S}row")),
        range(int(titles[0]) - 1, int(titles[1])) if titles else range(0),
        (0, *(int(entry.get("id", "")) for entry in root.iter(f"{S}brk"))),
        parts.get(f"xl/drawings/drawing{place + 1}.xml"),
    )


def _check_merged(root: ElementTree.Element) -> None:
    """Spreadsheets refuse files in which merged cells overlap, and show only the first cell of each."""
    taken: set[tuple[int, int]] = set()
    filled = {_place(cell.get("r", "")) for cell in root.iter(f"{S}c") if cell.find(f"{S}is") is not None}
    for merged in root.iter(f"{S}mergeCell"):
        first, last = map(_place, merged.get("ref", "").split(":"))
        cells = {(row, column) for row in range(first[0], last[0] + 1) for column in range(first[1], last[1] + 1)}
        assert len(cells) > 1 and not cells & taken, merged.get("ref")
        assert not (cells - {first}) & filled, merged.get("ref")
        taken |= cells


def _place(reference: str) -> tuple[int, int]:
    """Row and column from 0."""
    found = re.fullmatch(r"([A-Z]+)(\d+)", reference)
    assert found, reference
    column = sum((ord(letter) - 64) * 26**place for place, letter in enumerate(reversed(found[1]))) - 1
    return int(found[2]) - 1, column


def _cell(cell: ElementTree.Element) -> ReadCell:
    text = "".join(part.text or "" for part in cell.iter(f"{S}t"))
    return ReadCell(*_place(cell.get("r", "")), text, int(cell.get("s", "")))


def read_xlsx(data: bytes) -> ReadOffice:
    """The pages as they are printed, one worksheet after the other."""
    texts: list[tuple[str, ...]] = []
    shapes: list[ReadShape] = []
    for sheet in read_worksheets(data):
        first_page = len(texts)
        for page, first in enumerate(sheet.breaks):
            end = (*sheet.breaks, len(sheet.heights))[page + 1]
            rows = {*range(first, end), *(sheet.header if page else ())}
            texts.append(tuple(squeezed(cell.text) for cell in sheet.cells if cell.row in rows))
        shapes += _shapes(sheet, first_page)
    marks = {shape.page for shape in shapes if shape.alt == "DRAF"}
    pages = tuple((*page, "DRAF") if number in marks else page for number, page in enumerate(texts))
    return ReadOffice(pages, tuple(shape for shape in shapes if shape.alt != "DRAF"))


def _shapes(sheet: ReadWorksheet, first_page: int) -> list[ReadShape]:
    if sheet.drawing is None:
        return []
    lefts, tops = list(accumulate(sheet.widths, initial=0.0)), list(accumulate(sheet.heights, initial=0.0))
    found = []
    for anchor in sheet.drawing.iter(f"{XDR}twoCellAnchor"):
        described = next(anchor.iter(f"{XDR}cNvPr"))
        start, end = (_point(anchor.find(f"{XDR}{name}"), lefts, tops) for name in ("from", "to"))
        if anchor.find(f"{XDR}pic") is not None:
            continue
        row = int(anchor.findtext(f"{XDR}from/{XDR}row", ""))
        page = bisect_right(sheet.breaks, row) - 1
        corner = sheet.corner(page)
        left, top = corner[0] + start[0], corner[1] + start[1] - tops[sheet.breaks[page]]
        box = left, top, end[0] - start[0], end[1] - start[1]
        found.append(_moved(read_shape(anchor, described, first_page + page, (0, 0)), box))
    return found


def _point(corner: ElementTree.Element | None, lefts: list[float], tops: list[float]) -> tuple[float, float]:
    assert corner is not None
    column, right, row, down = (int(corner.findtext(f"{XDR}{name}", "")) for name in ("col", "colOff", "row", "rowOff"))
    return lefts[column] + right / EMU, tops[row] + down / EMU


def _moved(shape: ReadShape, box: Box) -> ReadShape:
    """The shape where its cells are, stretched as they are: that is what a program draws."""
    left, top, width, height = shape.box

    def place(value: float, start: float, length: float, new: float, new_length: float) -> float:
        return new + (value - start) / length * new_length if length else new

    points = tuple(
        (place(x, left, width, box[0], box[2]), place(y, top, height, box[1], box[3])) for x, y in shape.points
    )
    return attrs.evolve(shape, box=box, points=points)
