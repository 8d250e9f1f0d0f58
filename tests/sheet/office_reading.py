"""Reading DOCX and XLSX back from their XML, without any of the painters' code. Lengths are points."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from io import BytesIO
from xml.etree import ElementTree

import attrs

from tests.sheet.reading import squeezed

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
V = "{urn:schemas-microsoft-com:vml}"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
WPS = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
EMU, TWIPS = 12700, 20

Box = tuple[float, float, float, float]
"""Left, top, width, height."""


@attrs.frozen
class ReadShape:
    """A shape: where it lies on its page, what it says to a screen reader, its words without white space.

    `points` are an arrow's corners (none: it is no arrow), `ends` the ids of the shapes that it is glued to.
    """

    id: str
    page: int
    alt: str
    box: Box
    words: str
    points: tuple[tuple[float, float], ...] = ()
    ends: tuple[str, str] | None = None
    dashed: bool = False
    arrowhead: bool = False


@attrs.frozen
class ReadOffice:
    """`texts` are those of cells and paragraphs by page, without white space."""

    texts: tuple[tuple[str, ...], ...]
    shapes: tuple[ReadShape, ...]

    @property
    def arrows(self) -> list[ReadShape]:
        """Arrows and joining lines."""
        return [shape for shape in self.shapes if shape.points]

    @property
    def figures(self) -> list[ReadShape]:
        """All other shapes."""
        return [shape for shape in self.shapes if not shape.points]


def parts_of(data: bytes) -> dict[str, ElementTree.Element]:
    """The XML parts of a file by their path; the zip itself is tested, too."""
    archive = zipfile.ZipFile(BytesIO(data))
    assert archive.testzip() is None
    xml = [name for name in archive.namelist() if name.endswith((".xml", ".rels"))]
    return {name: ElementTree.fromstring(archive.read(name)) for name in xml}


def read_docx(data: bytes) -> ReadOffice:
    """Pages are told apart by the paragraphs that begin them, and by sections; a draft's mark is a text of each."""
    parts = parts_of(data)
    body = parts["word/document.xml"].find(f"{W}body")
    assert body is not None
    texts: list[list[str]] = []
    shapes: list[ReadShape] = []
    for elements, properties in _sections(body):
        margins = properties.find(f"{W}pgMar")
        assert margins is not None
        corner = float(margins.get(f"{W}left", "")) / TWIPS, float(margins.get(f"{W}top", "")) / TWIPS
        first = len(texts)
        for place, element in enumerate(elements):
            if place == 0 or element.find(f".//{W}pageBreakBefore") is not None:
                texts.append([])
            shapes += _shapes(element, len(texts) - 1, corner)
            texts[-1] += _texts(element)
        for page in texts[first:]:
            page += _marks(properties, parts)
    return ReadOffice(tuple(map(tuple, texts)), tuple(shapes))


def _sections(body: ElementTree.Element) -> Iterator[tuple[list[ElementTree.Element], ElementTree.Element]]:
    """The paragraphs and tables of each section, with its properties, which stand at its end."""
    elements: list[ElementTree.Element] = []
    for element in body:
        if element.tag == f"{W}sectPr":
            yield elements, element
            continue
        elements.append(element)
        properties = element.find(f"{W}pPr/{W}sectPr")
        if properties is not None:
            yield elements, properties
            elements = []


def _marks(properties: ElementTree.Element, parts: dict[str, ElementTree.Element]) -> list[str]:
    """The texts on paths in the header of a section."""
    targets = {one.get("Id"): one.get("Target") for one in parts["word/_rels/document.xml.rels"]}
    references = {one.get(f"{W}type"): one.get(f"{R}id") for one in properties.iter(f"{W}headerReference")}
    header = parts[f"word/{targets[references['default']]}"]
    return [path.get("string", "") for path in header.iter(f"{V}textpath") if path.get("string")]


def _texts(element: ElementTree.Element) -> Iterator[str]:
    for cell in element.iter(f"{W}tc") if element.tag == f"{W}tbl" else [element]:
        if element.find(f".//{MC}AlternateContent") is None:
            yield _words(cell)


def _words(element: ElementTree.Element) -> str:
    return squeezed("".join(part.text or "" for part in element.iter() if part.tag in (f"{W}t", f"{A}t")))


def _shapes(element: ElementTree.Element, page: int, corner: tuple[float, float]) -> Iterator[ReadShape]:
    anchor = element.find(f".//{WP}anchor")
    if anchor is None:
        return
    left, top = (float(place.text or "") / EMU for place in anchor.iter(f"{WP}posOffset"))
    for shape in anchor.iter(f"{WPS}wsp"):
        described = shape.find(f"{WPS}cNvPr")
        assert described is not None
        yield read_shape(shape, described, page, (corner[0] + left, corner[1] + top))


def read_shape(
    shape: ElementTree.Element, described: ElementTree.Element, page: int, origin: tuple[float, float]
) -> ReadShape:
    """A shape with its place counted from `origin`."""
    offset, extent = next(shape.iter(f"{A}off")), next(shape.iter(f"{A}ext"))
    left, top = (origin[at] + float(offset.get(name, "")) / EMU for at, name in enumerate("xy"))
    width, height = (float(extent.get(name, "")) / EMU for name in ("cx", "cy"))
    start, end = shape.find(f".//{A}stCxn"), shape.find(f".//{A}endCxn")
    glued = None if start is None or end is None else (start.get("id", ""), end.get("id", ""))
    dash, head = shape.find(f".//{A}prstDash"), shape.find(f".//{A}tailEnd")
    return ReadShape(
        described.get("id", ""),
        page,
        described.get("descr", ""),
        (left, top, width, height),
        _words(shape),
        _points(shape, left, top, width, height) if described.get("name", "").startswith(("Panah", "Garis")) else (),
        glued,
        dash is not None and dash.get("val") != "solid",
        head is not None,
    )


def _points(
    shape: ElementTree.Element, left: float, top: float, width: float, height: float
) -> tuple[tuple[float, float], ...]:
    """The corners of a path of its own, or both ends of a straight line."""
    corners = [(float(point.get("x", "")), float(point.get("y", ""))) for point in shape.iter(f"{A}pt")]
    if corners:
        return tuple((left + x / EMU, top + y / EMU) for x, y in corners)
    transform = next(shape.iter(f"{A}xfrm"))
    x, y = (left, left + width), (top, top + height)
    x = x[::-1] if transform.get("flipH") else x
    y = y[::-1] if transform.get("flipV") else y
    return (x[0], y[0]), (x[1], y[1])
