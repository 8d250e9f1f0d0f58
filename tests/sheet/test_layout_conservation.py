"""Nothing is lost on the way to the page: every word, symbol and arrow of a document is found in its geometry."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from random import Random

import pytest
from hypothesis import Phase, given, settings
from sopdsl.renderers.sheet.layout import lay_out
from sopdsl.renderers.sheet.layout.geometry import Cell, Page, Shape, Sheet, Table
from sopdsl.renderers.sheet.style import Style

from benchmarks.stress_documents import random_sop
from sopdsl.diagnostics import Diagnostic
from sopdsl.flow import FlowNode, Graph, analyse
from sopdsl.model import Duration, Group, NodeKind, Same, Sop, Text, inlines
from sopdsl.model import Run as Words
from tests.sheet.layout_documents import cells, graphs_of, letters, read, sheet_of, words
from tests.strategies import sops

DOCUMENTS = Path(__file__).with_name("documents")
CONSTRUCTS = """\
Langkah terima: Menerima surat masuk
  Mulai oleh Staf: Langsung ke kantor
    Lanjut ke: pindai
  Mulai oleh Sekdin: Lewat surel
    Lanjut ke: unduh
  Kelengkapan: Surat
Langkah pindai oleh Staf: Memindai surat masuk (lihat https://contoh.go.id/panduan/pemindaian-surat-masuk.html)
  Kelengkapan: idem
  Waktu: 2 menit
  Lanjut ke: agenda
Langkah unduh oleh Sekdin: Mengunduh surat masuk
  Waktu: idem
  Output:
    - Berkas *digital*
      - satu
      - dua
    - Salinan {pindai}
Kelompok: Langkah Utama
Langkah agenda oleh Staf atau Sekdin: Mencatat surat dalam agenda → selesai > 100% ${x} *)
Langkah periksa: Memeriksa klasifikasi surat
  Keputusan oleh Staf bersama Sekdin: Rahasia?
    Jika Ya: disposisi
    Jika Tidak: arsip
    Jika Belum jelas: pindai dan unduh
  Keputusan disposisi oleh Kadin: Perlu disposisi?
    Jika Ya: lanjut
    Jika Tidak: SOP Pengarsipan
Langkah oleh Kadin lalu Sekdin lalu Staf: Meneruskan disposisi
  Syarat: apabila diperlukan
Langkah rapat oleh Staf bersama Kadin: Melaksanakan rapat
  Proses oleh Sekdin: mengirim undangan
  Lanjut ke: lanjut dan arsip (informasi)
Serentak:
  Langkah oleh Sekdin: Menyusun laporan
  Langkah oleh Staf: Mengirim pemberitahuan
Langkah: Menunggu jawaban
Langkah arsip oleh Staf: Mengarsipkan berkas
  Lanjut ke: lanjut (surat asli) (opsional) dan terima oleh Sekdin (opsional)
Langkah oleh Kadin: Menutup perkara
Kelompok: Langkah Penutup
Catatan: *) Dokumen pendukung
"""


def assert_nothing_lost(sop: Sop) -> None:
    """All words, symbols and arrows, by what the model and the graphs say, not by the layout's own code."""
    sheet = sheet_of(sop)
    graphs = graphs_of(sop)
    for index, graph in enumerate(graphs):
        _words_are_there(sheet, index, graph)
        _symbols_are_there(sheet, index, graph)
        _arrows_are_there(sheet, index, graph)
    everything = _outside_steps(sheet)
    for text in _texts_outside_steps(sop):
        for run in _runs(text, {}):
            assert run.casefold() in everything


def _outside_steps(sheet: Sheet) -> str:
    """The words outside the cells of steps; columns, headings and notes are each read on from page to page, without
    the titles that are repeated there."""
    said: dict[tuple[str, int], str] = {}
    for page in sheet.pages:
        for cell in cells(page):
            place = cell.role, cell.column
            said[place] = said.get(place, "") + words(cell.glyphs)
        notes = [glyphs for glyphs in page.words if not glyphs.text.startswith("Halaman ")]
        said["notes", 0] = said.get(("notes", 0), "") + words(notes)
    return letters(" ".join(said.values())).casefold()


def _texts_outside_steps(sop: Sop) -> list[Text]:
    identity = sop.identity
    blocks = (
        identity.legal_basis,
        identity.qualifications,
        identity.related,
        identity.equipment,
        identity.warning,
        identity.recording,
    )
    notes = [sop.note, *(procedure.note for procedure in sop.procedures)]
    headings = [row.title for procedure in sop.procedures for row in procedure.rows if isinstance(row, Group)]
    extras = (extra.text for extra in identity.extras)
    return [text for text in (sop.title, *blocks, *notes, *headings, *extras) if text]


def _runs(text: Text, numbers: dict[str, int]) -> list[str]:
    """The stretches of a text that must be found, without spaces."""
    return [letters(part.text) for part in inlines(text) if isinstance(part, Words)]


def _cells_of(sheet: Sheet, procedure: int, graph: Graph) -> dict[tuple[int, str], str]:
    """The words of each cell by step and role, parts of split rows joined; a merged cell belongs to all its rows."""
    found: dict[tuple[int, str], str] = {}
    for table in _tables_of(sheet, procedure):
        steps = {cell.row: cell.step for cell in table.cells if cell.role == "no"}
        for cell in table.cells:
            for row in range(cell.row, cell.row + cell.row_span):
                step = steps.get(row)
                if step is not None:
                    key = step, cell.role
                    found[key] = found.get(key, "") + "".join(letters(glyphs.text) for glyphs in cell.glyphs)
    return found


def _tables_of(sheet: Sheet, procedure: int) -> list[Table]:
    """The tables of a procedure: a new one begins where the step numbers begin again."""
    groups: list[list[Table]] = []
    last = 0
    for table in (table for page in sheet.pages for table in page.tables if table.header_rows):
        steps = [cell for cell in table.cells if cell.role == "no" and cell.step]
        if not steps:
            continue  # headings that fill a page
        if not groups or (steps[0].step or 0) < last or (steps[0].step == 1 and steps[0].glyphs):
            groups.append([])
        groups[-1].append(table)
        last = steps[-1].step or 0
    return groups[procedure] if procedure < len(groups) else []


def _words_are_there(sheet: Sheet, procedure: int, graph: Graph) -> None:
    found = _cells_of(sheet, procedure, graph)
    values: dict[str, object] = {}
    origins: dict[str, int] = {}
    for row in graph.rows:
        step = row.step
        fields = {
            "kegiatan": step.text,
            "kelengkapan": step.requirements,
            "waktu": step.duration,
            "output": step.output,
            "keterangan": step.remarks,
        }
        for role, value in fields.items():
            if not isinstance(value, Same):
                values[role], origins[role] = value, row.number
            said = values.get(role)
            text = said.text if isinstance(said, Duration) else said
            for run in _runs(text, graph.numbers) if isinstance(text, Text) else ():
                said_here, said_above = found[row.number, role], found[origins[role], role]
                assert run in (said_above if said_here else said_here), (row.number, role)
        for title in step.sops:
            assert all(run in found[row.number, "keterangan"] for run in _runs(title, {}))
        if step.condition:
            said = found[row.number, "kegiatan"].casefold()
            assert all(run.casefold() in said for run in _runs(step.condition, {}))
    for way in graph.exits:
        row = graph.rows[graph.nodes[way.source].row]
        assert letters(way.target.text) in found[row.number, "keterangan"]


def _symbols_are_there(sheet: Sheet, procedure: int, graph: Graph) -> None:
    symbols = [s for page in sheet.pages for s in page.symbols if s.procedure == procedure and s.node is not None]
    assert Counter((symbol.node, symbol.column) for symbol in symbols) == Counter(
        (node.id, column) for node in graph.nodes for column in node.columns
    )
    found = _cells_of(sheet, procedure, graph)
    for symbol in symbols:
        node = graph.nodes[symbol.node]
        assert symbol.shape is _shape(node)
        inside = letters("".join(glyphs.text for glyphs in symbol.glyphs))
        for run in _runs(node.text, {}) if node.text else ():
            assert run in inside or run in found[node.row + 1, "kegiatan"]


def _shape(node: FlowNode) -> Shape:
    if node.kind is NodeKind.DECISION:
        return Shape.DIAMOND
    box = node.kind is NodeKind.PROCESS and not node.starts and not node.ends
    return Shape.BOX if box else Shape.CAPSULE


def _arrows_are_there(sheet: Sheet, procedure: int, graph: Graph) -> None:
    """Each edge between symbols: one line, or one line to a connector and one from its partner."""
    leaving: Counter[int] = Counter()
    arriving: Counter[int] = Counter()
    for page in sheet.pages:
        symbols = {symbol.id: symbol for symbol in page.symbols}
        for route in page.routes:
            if route.procedure != procedure:
                continue
            if symbols[route.source].node is not None:
                leaving.update(route.edges[:1])
            if symbols[route.target].node is not None:
                arriving.update(route.edges[-1:] if symbols[route.source].node is not None else route.edges)
            if route.label:
                said = letters("".join(glyphs.text for glyphs in route.label))
                wanted = [graph.edges[edge].label for edge in route.edges]
                assert all(run in said for text in wanted if text for run in _runs(text, {}))
            elif symbols[route.source].node is not None:
                assert not any(graph.edges[edge].label and _runs(graph.edges[edge].label, {}) for edge in route.edges)
    for edge in graph.edges:
        ends = graph.nodes[edge.source].columns, graph.nodes[edge.target].columns
        if all(ends):
            assert leaving[edge.id] == 1, edge
            assert arriving[edge.id] == 1, edge


def test_constructs() -> None:
    assert_nothing_lost(read(CONSTRUCTS))


@pytest.mark.parametrize("seed", range(12))
def test_random_offices(seed: int) -> None:
    assert_nothing_lost(random_sop(Random(seed)))


@pytest.mark.parametrize("path", sorted(DOCUMENTS.glob("*.sop")), ids=lambda path: path.stem)
def test_documents_that_were_once_drawn_wrongly(path: Path) -> None:
    assert_nothing_lost(read(path.read_text(encoding="utf-8"), head=""))


@settings(max_examples=15, phases=[Phase.explicit, Phase.reuse, Phase.generate])  # shrinking pages takes minutes
@given(sops(most_rows=8))
def test_any_document(sop: Sop) -> None:
    """Only a symbol that very many arrows leave or enter may be refused."""
    flows = analyse(sop)
    if isinstance(lay_out(sop, flows, Style()), Diagnostic):
        assert max(_arrows_at_one_symbol(flow.graph) for flow in flows) >= 8
    else:
        assert_nothing_lost(sop)


def _arrows_at_one_symbol(graph: Graph) -> int:
    ends = Counter(end for edge in graph.edges for end in (edge.source, edge.target))
    return max(ends.values(), default=0)


def test_pages_hold_no_cell_twice() -> None:
    for page in sheet_of(read(CONSTRUCTS)).pages:
        assert len({_place(page, cell) for cell in cells(page)}) == len(list(cells(page)))


def _place(page: Page, cell: Cell) -> tuple[float, float]:
    return cell.rect.x, cell.rect.y
