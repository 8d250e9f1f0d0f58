"""The flows that are compared, and how the sheet draws them."""

from __future__ import annotations

from pathlib import Path
from time import perf_counter

import attrs
from sopdsl.renderers.sheet.layout import lay_out
from sopdsl.renderers.sheet.layout.geometry import Page, Sheet
from sopdsl.renderers.sheet.painters import png, svg
from sopdsl.renderers.sheet.style import Style

from benchmarks.drawings.drawing import Arrow, Box, Drawing
from sopdsl.flow import Graph
from sopdsl.flow.swimlanes import Chart, swimlanes
from sopdsl.project import load_document

ROOT = Path(__file__).parents[2]
FLOWS = (
    ("tests/checks/acceptance/cuti-pegawai.sop", 0),
    ("tests/checks/acceptance/pendaftaran-pasien.sop", 0),
    ("benchmarks/drawings/flows/surat-masuk.sop", 0),
    ("benchmarks/drawings/flows/rapat-koordinasi.sop", 0),
    ("tests/checks/acceptance/pengadaan-langsung.sop", 0),
    ("specs/lakip-trenggalek-perbaikan.sop", 0),
    ("benchmarks/drawings/flows/penanganan-pengaduan.sop", 0),
    ("specs/lakip-balangan-perbaikan.sop", 0),
    ("specs/lakip-trenggalek-perbaikan.sop", 1),
    ("benchmarks/drawings/flows/izin-usaha.sop", 0),
)
"""Documents, and the place of the procedure in each; from few steps to many."""


@attrs.frozen
class Flow:
    """A procedure, what others are given of it, and the pages on which the sheet draws it."""

    name: str
    graph: Graph
    chart: Chart
    seconds: float
    pages: tuple[Drawing, ...]
    pictures: tuple[bytes, ...]


def read(path: str, place: int) -> Flow:
    """Draw one procedure; `seconds` are those of the second time, from the flow to its SVG pages."""
    document = load_document(ROOT / path)
    graph = document.flows[place].graph
    sop = attrs.evolve(document.sop, procedures=(graph.procedure,))
    for _ in range(2):
        start = perf_counter()
        sheet = lay_out(sop, [document.flows[place]], Style())
        assert isinstance(sheet, Sheet), sheet
        svg.paint(sheet)
        seconds = perf_counter() - start
    shown = [(page, picture) for page, picture in zip(sheet.pages, png.paint(sheet), strict=True) if page.symbols]
    name = "-".join(filter(None, (Path(path).stem.removesuffix("-perbaikan"), (graph.procedure.label or "").lower())))
    pages = tuple(_drawing(page, graph) for page, _ in shown)
    return Flow(name, graph, swimlanes(graph), seconds, pages, tuple(picture for _, picture in shown))


def _drawing(page: Page, graph: Graph) -> Drawing:
    """A page's executor columns, with their connectors."""
    (field,) = page.fields
    boxes = []
    for symbol in page.symbols:
        step = None if symbol.node is None else graph.rows[graph.nodes[symbol.node].row].number
        boxes.append(Box(str(symbol.id), step, symbol.column, symbol.rect, symbol.shape.name == "DIAMOND"))
    arrows = (Arrow(str(route.source), str(route.target), route.points, route.label_rect) for route in page.routes)
    return Drawing(field.width, field.height, tuple(boxes), tuple(arrows), Style().table_size)
