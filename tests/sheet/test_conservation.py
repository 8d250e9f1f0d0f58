"""Nothing of a document is lost on its sheet: words, executors, labels and arrows are found again in each format."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from types import MappingProxyType

import attrs
import pytest
from hypothesis import HealthCheck, Phase, assume, given, settings
from sopdsl.renderers.sheet import render
from sopdsl.renderers.sheet.profiles import PROFILES
from sopdsl.renderers.typesetting.metrics import drawable

from sopdsl.diagnostics import Severity
from sopdsl.flow import Edge, EdgeKind, Graph, ProcedureFlow, analyse
from sopdsl.model import Duration, NodeKind, Run, Sop, Text, TimeAssumption, Words, inlines
from sopdsl.rendering import Job
from sopdsl.source import Source
from sopdsl.syntax import parse
from tests.sheet.html_reading import html_texts, read_html
from tests.sheet.office_reading import ReadOffice, read_docx
from tests.sheet.reading import ReadRoute, ReadSvg, pdf_tags, pdf_texts, read_svg, squeezed, without_number
from tests.sheet.xlsx_reading import read_xlsx
from tests.strategies import sops

ROOT = Path(__file__).parents[2]
CONSTRUCTS = sorted(ROOT.glob("tests/sheet/constructs/*.sop"))
FILES = sorted([*ROOT.glob("grammar/corpus/good/**/*.sop"), *ROOT.glob("specs/*.sop")])
STYLES: list[dict[str, object]] = [
    {"mulai-selesai": "kapsul", "pelaksana-bersama": "kotak lebar"},
    {"mulai-selesai": "baris", "pelaksana-bersama": "kotak lebar"},
]
LOOKS: dict[str, dict[str, object]] = {
    **{name: {"profil": name} for name in PROFILES},
    "lain": {
        "kertas": "Legal",
        "margin": [20, 10, 10, 30],
        "kolom": ["no", "kegiatan", "output", "pelaksana", "waktu", "kelengkapan"],
        "judul-pelaksana": "",
        "judul-waktu": "Durasi",
        "garis-pelaksana": False,
        "huruf": "bookman",
        "huruf-sambungan": False,
        "nomor-halaman": "- 1 -",
        "nomor-langkah": "1",
        "satu-halaman": True,
        "tanda-tangan": "akhir",
    },
}
UNPRINTED = {
    "suppressions",
    "logo",
    "kinds",
    "stated_total",
    "time_limit",
    "assumption",
    "executors",
    "branches",
    "targets",
}
"""Fields that steer or promise something; executors are looked for as columns, branches and targets as arrows."""
MOST_ARROWS = 10
"""Random arrows collide as no office's do: with many, the router works long to say that it cannot."""


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_document_of_the_project_is_conserved(path: Path) -> None:
    check_conserved(parse(Source(path.name, path.read_text(encoding="utf-8"))).sop)


@pytest.mark.parametrize("style", STYLES, ids=lambda style: str(style["mulai-selesai"]))
@pytest.mark.parametrize("path", CONSTRUCTS, ids=lambda path: path.stem)
def test_every_construct_is_conserved_in_every_style(path: Path, style: dict[str, object]) -> None:
    check_conserved(parse(Source(path.name, path.read_text(encoding="utf-8"))).sop, style)


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("name", ["specs/lakip-trenggalek-perbaikan", "grammar/corpus/good/linear"])
def test_documents_are_conserved_in_every_look(name: str, look: str) -> None:
    check_conserved(parse(Source(name, (ROOT / f"{name}.sop").read_text(encoding="utf-8"))).sop, LOOKS[look])


@settings(
    max_examples=15,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # shrinking lays hundreds of documents out
    suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow],
)
@given(sops(most_rows=6))
def test_random_documents_are_conserved(sop: Sop) -> None:
    assume(all(len(flow.graph.edges) <= MOST_ARROWS for flow in analyse(sop)))
    check_conserved(sop)


@settings(max_examples=15, phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(sops(most_rows=4, unassigned=60))
def test_documents_with_rows_without_symbols_are_conserved(sop: Sop) -> None:
    assume(all(len(flow.graph.edges) <= MOST_ARROWS for flow in analyse(sop)))
    check_conserved(sop)


def check_conserved(sop: Sop, style: Mapping[str, object] = MappingProxyType({})) -> None:
    """Render to all formats and look for everything."""
    style = {**PROFILES[str(style.get("profil", "standar"))], **style}
    flows = analyse(sop)
    job = Job(sop, flows, "svg", style, False, lambda path: None)
    rendering = render(job)
    if not rendering.files:
        assert any(finding.severity is Severity.ERROR for finding in rendering.diagnostics)
        return
    svg = read_svg([file.data for file in rendering.files])
    (pdf,) = render(attrs.evolve(job, format="pdf")).files
    check_words(sop, svg)
    for index, flow in enumerate(flows):
        check_executors(flow, index, svg, style)
        check_arrows(flow.graph, index, svg, style.get("huruf-sambungan", True) is True)
    check_pdf(pdf.data, svg)
    (html,) = render(attrs.evolve(job, format="html")).files
    check_html(html.data, svg)
    (docx,) = render(attrs.evolve(job, format="docx")).files
    check_office(read_docx(docx.data), svg)
    (xlsx,) = render(attrs.evolve(job, format="xlsx")).files
    check_worksheets(read_xlsx(xlsx.data), svg)


# ---------------------------------------------------------------- words


def check_words(sop: Sop, svg: ReadSvg) -> None:
    """Each text of the model stands on the sheet, its parts in order with nothing but list marks between."""
    haystack = svg.haystack.casefold()
    for parts in printed(sop):
        pattern = r"[-–•\w.]{0,6}".join(re.escape(squeezed(part).casefold()) for part in parts)
        assert re.search(pattern, haystack), parts


def printed(value: object) -> Iterator[list[str]]:
    """The parts of each text that the sheet must show."""
    if isinstance(value, Text):  # a condition may stand between lead-in and items
        yield runs(Text(value.lead))
        yield runs(Text((), value.items))
    elif isinstance(value, Words):
        yield [value.text]
    elif isinstance(value, TimeAssumption):
        return
    elif isinstance(value, tuple):
        for part in value:
            yield from printed(part)
    elif isinstance(value, Duration):
        yield from printed(value.text)
    else:
        for field in getattr(value, "__attrs_attrs__", ()):
            if field.name not in UNPRINTED:
                yield from printed(getattr(value, field.name))


def runs(text: Text) -> list[str]:
    """Its words; step numbers and breaks are left out."""
    return [part.text for part in inlines(text) if isinstance(part, Run)]


def check_executors(flow: ProcedureFlow, index: int, svg: ReadSvg, style: Mapping[str, object]) -> None:
    """Each executor has a column title, and each node the symbols and capsules that the style gives it."""
    graph = flow.graph
    for executor in graph.executors if graph.rows else ():
        assert squeezed(executor.label) in svg.haystack
    expected: Counter[tuple[int | None, int]] = Counter()
    for node in graph.nodes:
        wide = style.get("pelaksana-bersama") == "kotak lebar" and node.kind is not NodeKind.DECISION
        one_box = wide and all(right - left == 1 for left, right in pairwise(node.columns))
        expected.update((node.id, column) for column in (node.columns[:1] if one_box else node.columns))
        if style.get("mulai-selesai", "langkah") != "langkah" and node.kind is NodeKind.PROCESS:
            expected.update((node.starts + node.ends) * [(node.id, column) for column in node.columns[:1]])
    drawn = [symbol for symbol in svg.symbols if symbol.procedure == index and symbol.node is not None]
    assert Counter((symbol.node, symbol.column) for symbol in drawn) == expected


# ---------------------------------------------------------------- arrows


def check_arrows(graph: Graph, index: int, svg: ReadSvg, lettered: bool) -> None:
    """Each edge between symbols is drawn once: by one arrow, or by arrows to and from the two of a connector pair."""
    routes = [route for route in svg.routes if route.procedure == index]
    for edge in graph.edges:
        drawn = [route for route in routes if edge.id in route.edges]
        if graph.nodes[edge.source].columns and graph.nodes[edge.target].columns:
            check_edge(graph, edge, drawn, lettered)
        elif graph.nodes[edge.source].columns and reaches_symbol(graph, edge.target, set()):
            assert drawn, edge
        check_label(graph, edge, index, drawn, svg)
    for way in graph.exits:
        said = [*runs(way.label or Text()), way.target.text, *(["(opsional)"] if way.target.optional else [])]
        assert re.search(".{0,30}".join(re.escape(squeezed(part)) for part in said), svg.haystack), way


def check_edge(graph: Graph, edge: Edge, drawn: list[ReadRoute], lettered: bool) -> None:
    """One leaves the source, one enters the target, and what lies between is one pair with one letter, or none.

    From a connector on, arrows to one target are one line, dashed only where all of them are information.
    """
    (leaving,) = [route for route in drawn if route.source.node == edge.source]
    (entering,) = [route for route in drawn if route.target.node == edge.target]
    assert leaving.dashed == (edge.kind is EdgeKind.INFORMATION)
    if leaving is entering:
        assert drawn == [leaving]
        return
    assert entering.dashed == all(graph.edges[one].kind is EdgeKind.INFORMATION for one in entering.edges)
    assert leaving.target.node is None and entering.source.node is None
    assert leaving.page != entering.page
    assert leaving.target.words == entering.source.words
    assert bool(leaving.target.words) == lettered
    assert len(drawn) == 2


def reaches_symbol(graph: Graph, node: int, passed: set[int]) -> bool:
    """Whether a way from a row without symbol leads to a symbol."""
    if graph.nodes[node].columns:
        return True
    if node in passed:
        return False
    ways = [edge.target for edge in graph.edges if edge.source == node]
    return any(reaches_symbol(graph, target, passed | {node}) for target in ways)


def check_label(graph: Graph, edge: Edge, index: int, drawn: list[ReadRoute], svg: ReadSvg) -> None:
    """A drawn edge's words stand at one of its arrows, those of another one in its row; an exit's are looked for so."""
    parts = [re.escape(squeezed(part)) for part in runs(edge.label)] if edge.label else []
    label = r"[-–•\w.]{0,6}".join(parts)
    optional = "opsional" if edge.optional else ""
    if drawn:
        said = [text for procedure, edges, text in svg.labels if procedure == index and edge.id in edges]
        for words in (label, optional):
            assert not words or any(re.search(words, text) for text in said), (edge, said)
        return
    target = graph.nodes[edge.target]
    if (label or optional) and not (target.added and any(edge.target == way.end for way in graph.exits)):
        way = "selesai" if target.added else rf"(dilanjutkan|informasi)kelangkah{target.row + 1}(\(.*\))?"
        assert re.search(f"{label}:?{way}" + (r"\(opsional\)" if optional else ""), svg.haystack, re.IGNORECASE), edge


# ---------------------------------------------------------------- office programs


def check_office(read: ReadOffice, svg: ReadSvg) -> None:
    """Each group of words of the SVG stands, whole and in order, on the same page, and so does each shape."""
    for page, (texts, groups) in enumerate(zip(read.texts, svg.cells, strict=True)):
        said = "\n".join(["".join(texts), *(shape.words for shape in read.shapes if shape.page == page)])
        for group in groups:
            assert without_number(group) in said, (page, group)
    assert len(read.arrows) == len(svg.routes) and all(shape.alt for shape in read.shapes)
    assert len(read.figures) == len(svg.symbols) + len(svg.labels)


def check_worksheets(read: ReadOffice, svg: ReadSvg) -> None:
    """As `check_office`, for pages that the worksheets of two procedures may share."""
    said = "\n".join(["".join(text for page in read.texts for text in page), *(shape.words for shape in read.shapes)])
    for group in (group for groups in svg.cells for group in groups):
        assert without_number(group) in said, group
    assert len(read.arrows) == len(svg.routes) and all(shape.alt for shape in read.shapes)
    assert len(read.figures) == len(svg.symbols) + len(svg.labels)


# ---------------------------------------------------------------- HTML


def check_html(data: bytes, svg: ReadSvg) -> None:
    """Each group of words of the SVG stands, whole and in order, on the same page; tables are whole, and all is drawn.

    Each symbol stands in a cell of a table, where a screen reader says it.
    """
    root = read_html(data)
    for page, (text, groups) in enumerate(zip(html_texts(root), svg.cells, strict=True)):
        for group in groups:
            assert group in text, (page, group)
    told = [image for table in root.all("table") for image in table.all("span") if image.attributes.get("role")]
    assert len(told) == len(svg.symbols) and all(image.attributes["aria-label"] for image in told)
    for table in root.all("table"):
        table.grid()
    symbols = [(one.attributes["data-symbol"], one.attributes["data-shape"]) for one in root.having("data-symbol")]
    assert symbols == [(symbol.id, symbol.shape) for symbol in svg.symbols]
    edges = [tuple(map(int, (one.attributes["data-edges"] or "").split())) for one in root.having("data-edges")]
    assert edges == [route.edges for route in svg.routes]


# ---------------------------------------------------------------- PDF


def check_pdf(data: bytes, svg: ReadSvg) -> None:
    """Each group of words of the SVG stands, whole and in order, on the same page of the PDF; symbols are figures."""
    for page, (text, groups) in enumerate(zip(pdf_texts(data), svg.cells, strict=True)):
        for group in groups:
            assert squeezed(drawable(group)) in text, (page, group)
    tags = Counter(kind for kind, _ in pdf_tags(data))
    assert tags["/Figure"] == len(svg.symbols)
