"""From a drawn page back to the text: which line of the document each symbol, row and cell comes from."""

from __future__ import annotations

from xml.etree import ElementTree

import attrs

from sopdsl.model import Node, Step
from sopdsl.project.document import Document
from sopdsl.source import NOWHERE, Source, Span

_SVG = "{http://www.w3.org/2000/svg}"
_FIELDS = {"kelengkapan": "requirements", "waktu": "duration", "output": "output", "keterangan": "remarks"}
"""The columns of a sheet that hold a field of the step, and the field's name in the model."""


@attrs.frozen
class Places:
    """Lines of a document (`source`), counted from 1.

    `rows` and `cells` go by procedure, number of the row and, for cells, the column's role; `nodes` by procedure and
    node, `branches` by procedure and edge. `steps` and `symbols` give for a line inside a step, or inside what is
    written of a symbol, its first line.
    """

    source: Source
    rows: dict[tuple[int, int], int] = attrs.field(factory=dict)
    cells: dict[tuple[int, int, str], int] = attrs.field(factory=dict)
    nodes: dict[tuple[int, int], int] = attrs.field(factory=dict)
    branches: dict[tuple[int, int], int] = attrs.field(factory=dict)
    steps: dict[int, int] = attrs.field(factory=dict)
    symbols: dict[int, int] = attrs.field(factory=dict)


def places_of(document: Document) -> Places:
    """The places of a document's flow in its text."""
    source = document.source
    places = Places(source)
    for procedure, flow in enumerate(document.flows):
        for row in flow.graph.rows:
            head = _first(source, row.step.head)
            places.rows[procedure, row.number] = head
            places.steps.update(dict.fromkeys(_lines(source, row.step.span), head))
            for role, name in _FIELDS.items():
                field = getattr(row.step, name)
                if field is not None and field.span != NOWHERE:
                    places.cells[procedure, row.number, role] = _first(source, field.span)
        for node in flow.graph.nodes:
            own = node.origin.head if isinstance(node.origin, Step) else node.origin.span
            places.nodes[procedure, node.id] = _first(source, own)
            places.symbols.update(dict.fromkeys(_lines(source, own), _first(source, own)))
        for edge in flow.graph.edges:
            origin = flow.graph.nodes[edge.source].origin
            if edge.branch is not None and isinstance(origin, Node):
                places.branches[procedure, edge.id] = _first(source, origin.branches[edge.branch].span)
    return places


def _first(source: Source, span: Span) -> int:
    return source.line_column(span.start)[0]


def _lines(source: Source, span: Span) -> range:
    return range(_first(source, span), source.line_column(max(span.start, span.end - 1))[0] + 1)


def markup(page: bytes, places: Places | None) -> str:
    """An SVG page as part of an HTML page, each of its parts a link to the line that it comes from.

    Without `places` nothing is a link. The style of its letters is the page's own, which the server's rules for
    contents (CSP) would not take from the picture; nor would they take an office's own letters.
    """
    root = ElementTree.fromstring(page)
    for element in root.iter():
        element.tag = element.tag.removeprefix(_SVG)
    root.attrib.pop("style", None)
    for style in root.findall("style"):
        root.remove(style)
    title = root.find("title")
    if title is not None:
        root.remove(title)
        root.set("aria-label", title.text or "")
    if places is not None:
        root.set("role", "group")
        for index, element in enumerate(root):
            line, kind = _target(element, places)
            if line:
                root[index] = _link(element, line, kind)
    return ElementTree.tostring(root, encoding="unicode")


def _target(element: ElementTree.Element, places: Places) -> tuple[int | None, str]:
    """The line that a part of a page leads to, and what the part is."""

    def number(name: str) -> int:
        return int(element.get(name, -1))

    procedure = number("data-procedure")
    if element.get("data-node"):
        return places.nodes.get((procedure, number("data-node"))), "simbol"
    if element.get("data-row"):
        return places.rows.get((procedure, number("data-row"))), "jalur"
    if element.get("data-step"):
        row = procedure, number("data-step")
        return places.cells.get((*row, element.get("data-role", "")), places.rows.get(row)), "isi"
    if element.get("data-origin"):
        return places.source.line_column(number("data-origin"))[0], "isi"
    edges = map(int, element.get("data-edges", element.get("data-label", "")).split())
    return next((line for edge in edges if (line := places.branches.get((procedure, edge)))), None), "panah"


def _link(element: ElementTree.Element, line: int, kind: str) -> ElementTree.Element:
    """A link to a line; only symbols are stops of the Tab key, for a row and its cells lead to the same place."""
    link = ElementTree.Element("a", {"href": f"#baris-{line}", "class": kind})
    alt = element.findtext("title")
    if kind == "simbol" and alt:
        link.set("aria-label", alt)
    else:
        link.set("tabindex", "-1")
    link.append(element)
    return link
