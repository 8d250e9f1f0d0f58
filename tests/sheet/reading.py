"""Reading painted sheets back: what a reader of the file finds in it, without any of the painters' code."""

from __future__ import annotations

import re
from io import BytesIO
from xml.etree import ElementTree

import attrs
from pypdf import PdfReader
from pypdf.generic import DictionaryObject, IndirectObject

SVG = "{http://www.w3.org/2000/svg}"


def squeezed(text: str) -> str:
    """The text without any white space: where lines break is the layout's business."""
    return re.sub(r"\s+", "", text)


def without_number(words: str) -> str:
    """Squeezed words; none where they are a page's number, which office programs count themselves."""
    return "" if re.fullmatch(r"Halaman\d+dari\d+|-\d+-", words) else words


@attrs.frozen
class ReadSymbol:
    """A symbol found in an SVG page; `words` are those in it."""

    page: int
    id: str
    procedure: int
    node: int | None
    column: int
    shape: str
    words: str


@attrs.frozen
class ReadRoute:
    """An arrow or joining line found in an SVG page, with the symbols at its ends and its label."""

    page: int
    procedure: int
    edges: tuple[int, ...]
    source: ReadSymbol
    target: ReadSymbol
    dashed: bool


@attrs.frozen
class ReadSvg:
    """The pages of one document. `cells[k]` are the texts of the groups of words on page k, in order."""

    cells: tuple[tuple[str, ...], ...]
    streams: tuple[str, ...]
    symbols: tuple[ReadSymbol, ...]
    routes: tuple[ReadRoute, ...]
    labels: tuple[tuple[int, tuple[int, ...], str], ...]

    @property
    def haystack(self) -> str:
        """All words; those of a row or note cut by a page's end also without what stands between its parts."""
        return "\n".join(["".join(map("".join, self.cells)), *self.streams])


def read_svg(pages: list[bytes]) -> ReadSvg:
    """Read the files of one document."""
    roots = [ElementTree.fromstring(page) for page in pages]
    streams: dict[tuple[str | None, str | None, bool], str] = {}
    cells, symbols, routes, labels = [], [], [], []
    for number, root in enumerate(roots):
        words = {group.get("data-words-of"): _words(group) for group in root.iter(f"{SVG}g")}
        own = {}
        for element in root.iter():
            if element.get("data-symbol") is not None:
                own[element.get("data-symbol")] = _symbol(number, element, words)
        symbols += own.values()
        free = "".join(without_number(_words(element)) for element in root.findall(f"{SVG}text"))
        streams[None, None, False] = streams.get((None, None, False), "") + free.removeprefix("DRAF")
        cells.append(tuple(_words(element) for element in root if element.tag in (f"{SVG}g", f"{SVG}text")))
        for group in root.iter(f"{SVG}g"):
            if group.get("data-edges") is not None:
                dashed = any(path.get("stroke-dasharray") for path in group)
                ends = own[group.get("data-source")], own[group.get("data-target")]
                routes.append(
                    ReadRoute(number, int(group.get("data-procedure", "")), _ids(group, "data-edges"), *ends, dashed)
                )
            elif group.get("data-label") is not None:
                labels.append((int(group.get("data-procedure", "")), _ids(group, "data-label"), _words(group)))
            elif group.get("data-role"):
                key = group.get("data-role"), group.get("data-step"), _is_right(group, root)
                streams[key] = streams.get(key, "") + _words(group)
    return ReadSvg(tuple(cells), tuple(streams.values()), tuple(symbols), tuple(routes), tuple(labels))


def _is_right(group: ElementTree.Element, root: ElementTree.Element) -> bool:
    """Whether words stand on the right half of the page: blocks of the identity go on side by side."""
    (first, *_), width = group.iter(f"{SVG}text"), root.get("viewBox", "").split()[2]
    return float(first.get("x", "")) > float(width) / 2


def _words(element: ElementTree.Element) -> str:
    lines = [element] if element.tag == f"{SVG}text" else element.findall(f"{SVG}text")
    return squeezed("".join(line.text or "" for line in lines))


def _ids(element: ElementTree.Element, name: str) -> tuple[int, ...]:
    return tuple(map(int, element.get(name, "").split()))


def _symbol(page: int, element: ElementTree.Element, words: dict[str | None, str]) -> ReadSymbol:
    node = element.get("data-node")
    return ReadSymbol(
        page,
        element.get("data-symbol", ""),
        int(element.get("data-procedure", "")),
        None if node is None else int(node),
        int(element.get("data-column", "")),
        element.get("data-shape", ""),
        words.get(element.get("data-symbol"), ""),
    )


def pdf_texts(data: bytes) -> list[str]:
    """The text of each page, squeezed."""
    return [squeezed(page.extract_text()) for page in PdfReader(BytesIO(data)).pages]


def pdf_tags(data: bytes) -> list[tuple[str, str]]:
    """The structure elements of the document in reading order: type and alternative text."""
    tags: list[tuple[str, str]] = []

    def visit(element: object) -> None:
        if isinstance(element, IndirectObject):
            element = element.get_object()
        if isinstance(element, list):
            for part in element:
                visit(part)
        elif isinstance(element, DictionaryObject):
            if "/S" in element:
                tags.append((str(element["/S"]), str(element.get("/Alt", ""))))
            if "/K" in element:
                visit(element["/K"])

    root = PdfReader(BytesIO(data)).trailer["/Root"]
    assert isinstance(root, DictionaryObject)
    visit(root["/StructTreeRoot"])
    return tags
