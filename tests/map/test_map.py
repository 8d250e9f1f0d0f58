"""The map of SOPs: every document and every tie is in it, and no text becomes syntax."""

from __future__ import annotations

import shutil
from collections.abc import Sequence

import pytest
from sopdsl.renderers.graphs import drawing
from sopdsl.renderers.map import render_portfolio
from sopdsl.renderers.map.dot import dot
from sopdsl.renderers.map.network import Kind, Network, Tie, network_of

from sopdsl.flow import analyse
from sopdsl.rendering import Job, PortfolioJob
from sopdsl.source import Source
from sopdsl.syntax import parse
from tests.flowchart.chart_reading import drawn_by_graphviz

needs_dot = pytest.mark.skipif(shutil.which("dot") is None, reason="dot is missing: the map was NOT drawn")

MEETING = """SOP: Rapat Dinas
Nomor SOP: 01/R/2025
Jenis: makro
Keterkaitan:
  - SOP Notula
  - SOP Pengelolaan Arsip
  - Sekretariat Daerah
Langkah: Mengundang
  SOP: Pengiriman Surat
Langkah: Melaksanakan
  SOP: Notula
"""
LETTER = "SOP: Pengiriman Surat\nKeterkaitan: SOP Rapat Dinas\nLangkah: Mengirim\n  Lanjut ke: SOP Pengelolaan Arsip\n"
MINUTES = "SOP: Notula\nKeterkaitan: SOP Pengumuman; SOP Pengiriman Surat\nLangkah: Menyusun\n"


def network(*texts: str, outside: Sequence[str] = ("SOP Pengumuman",)) -> Network:
    return network_of([parse(Source("x.sop", text)).sop for text in texts], outside)


def titled(made: Network) -> tuple[dict[str, Kind], set[tuple[str, str, Tie]]]:
    title = {box.name: box.lines[0] for box in made.boxes}
    kinds = {box.lines[0]: box.kind for box in made.boxes}
    return kinds, {(title[source], title[target], tie) for source, target, tie in made.ties}


def test_boxes_and_ties() -> None:
    kinds, ties = titled(network(MEETING, LETTER, MINUTES))
    assert kinds == {
        "Rapat Dinas": Kind.MACRO,
        "Pengiriman Surat": Kind.SOP,
        "Notula": Kind.SOP,
        "Pengelolaan Arsip": Kind.MISSING,
        "Pengumuman": Kind.OUTSIDE,
    }
    assert ties == {
        ("Rapat Dinas", "Pengiriman Surat", Tie.CONTAINS),
        ("Rapat Dinas", "Notula", Tie.CONTAINS),
        ("Rapat Dinas", "Pengelolaan Arsip", Tie.RELATED),
        ("Pengiriman Surat", "Pengelolaan Arsip", Tie.FOLLOWS),
        ("Notula", "Pengumuman", Tie.RELATED),
        ("Notula", "Pengiriman Surat", Tie.RELATED),
    }


def test_a_start_follows_its_sop_and_an_end_leads_to_its_own() -> None:
    middle = "SOP: B\nPelaksana: Staf\nLangkah: x\n  Mulai oleh Staf:\n    SOP: A\n  Selesai oleh Staf:\n    SOP: C\n"
    first = "SOP: A\nLangkah: x\n  Lanjut ke: SOP B\n"
    made = network(middle, first, "SOP: C\nLangkah: x\n")
    assert titled(made)[1] == {("A", "B", Tie.FOLLOWS), ("B", "C", Tie.FOLLOWS)}


def test_neighbours_that_name_each_other_have_one_tie() -> None:
    other = "SOP: B\nKeterkaitan: SOP A\nLangkah: x\n"
    assert len(network("SOP: A\nKeterkaitan: SOP B\nLangkah: x\n", other).ties) == 1


def test_the_number_stands_below_the_title_and_twins_are_both_there() -> None:
    made = network(MEETING, MEETING)
    assert [box.lines for box in made.boxes[:2]] == [("Rapat Dinas", "01/R/2025")] * 2
    assert made.boxes[0].name != made.boxes[1].name


@needs_dot
def test_graphviz_draws_all_of_it() -> None:
    hostile = 'SOP: <b>"A"</b> &amp; \\N }\nKeterkaitan: SOP B]; x -> y\nLangkah: x\n'
    made = network(MEETING, LETTER, MINUTES, hostile)
    drawn = drawn_by_graphviz([dot(made, "Peta")])
    for box in made.boxes:
        assert drawn.symbols[box.name].replace(" ", "").startswith("".join(box.lines).replace(" ", ""))
    assert set(drawn.symbols) == {box.name for box in made.boxes}
    assert sorted(line[:2] for line in drawn.lines) == sorted(tie[:2] for tie in made.ties)


@needs_dot
def test_sops_without_ties_stand_in_columns_in_their_order() -> None:
    made = network(*(f"SOP: {number}\nLangkah: x\n" for number in range(32)))
    boxes = drawn_by_graphviz([dot(made, "Peta")]).boxes
    columns = [[boxes[f"s{number}"] for number in range(start, start + 8)] for start in range(0, 32, 8)]
    for column in columns:
        assert len({left + right for left, _, right, _ in column}) == 1
        assert column == sorted(column, key=lambda box: -box[3])
    assert [column[0] for column in columns] == sorted(column[0] for column in columns)


@needs_dot
def test_a_neighbour_that_nothing_else_ties_stands_below() -> None:
    made = network(LETTER, MINUTES, "SOP: Pengelolaan Arsip\nKeterkaitan: SOP Pemusnahan Arsip\nLangkah: x\n")
    boxes = drawn_by_graphviz([dot(made, "Peta")]).boxes
    names = {box.lines[0]: box.name for box in made.boxes}
    assert boxes[names["Pemusnahan Arsip"]][3] < boxes[names["Pengelolaan Arsip"]][1]


def job(format: str) -> PortfolioJob:
    sops = [parse(Source("x.sop", text)).sop for text in (MEETING, LETTER)]
    documents = tuple(Job(sop, analyse(sop), format, {}, False, lambda path: None) for sop in sops)
    return PortfolioJob(documents, format, {"sop-luar": ["Notula"]}, {}, False, lambda path: None)


@pytest.mark.parametrize("format", ["dot", "svg", "pdf", "png"])
@needs_dot
def test_the_same_documents_give_the_same_bytes(format: str) -> None:
    made = render_portfolio(job(format))
    assert [file.suffix for file in made.files] == [f".{format}"]
    assert made == render_portfolio(job(format)) and made.diagnostics == ((), ())


def test_without_graphviz_there_is_no_map_and_a_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drawing, "commands", list)
    made = render_portfolio(job("svg"))
    assert made.files == () and [finding.code for finding in made.about_settings] == ["LBR007"]
    assert render_portfolio(job("dot")).files


def test_a_map_that_graphviz_cannot_draw_has_its_own_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drawing, "commands", lambda: [["false"]])
    made = render_portfolio(job("svg"))
    (finding,) = made.about_settings
    assert made.files == () and finding.code == "LBR007"
    assert finding.message.key == "bagan.peta-tidak-tergambar"


def test_the_settings_say_which_sops_are_elsewhere() -> None:
    (file,) = render_portfolio(job("dot")).files
    (box,) = [line for line in file.data.decode().splitlines() if 'label="Notula' in line]
    assert "di luar kumpulan ini" in box
