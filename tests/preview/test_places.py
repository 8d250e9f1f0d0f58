"""Each part of the picture leads to the line that it comes from."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from sopdsl.renderers.typesetting.metrics import FONTS

from sopdsl.preview.places import Places, markup, places_of
from sopdsl.project.document import Document, load_document
from sopdsl.project.drawing import render
from tests.cli.conftest import CLEAN

TEXT = """\
SOP: Contoh
Status: draf
Nomor: 1
Prosedur A: Satu
  Pelaksana: Staf; Kepala
  Langkah catat oleh Staf: Mencatat surat yang panjang
      dan berlanjut
    Kelengkapan:
      - Surat
    Waktu: 10 menit
    Output: Catatan
  Langkah oleh Staf: Menyampaikan catatan
    Waktu: idem
    Keputusan oleh Kepala: Setuju?
      Jika Ya: lanjut
      Jika Tidak: catat
Prosedur B: Dua
  Pelaksana: Staf; Kepala
  Langkah oleh Staf bersama Kepala: Membahas surat
    Waktu: 1 jam
"""


@pytest.fixture
def document(tmp_path: Path) -> Document:
    file = tmp_path / "a.sop"
    file.write_text(TEXT)
    return load_document(file)


def pictures(document: Document) -> list[bytes]:
    return [file.data for file in render(document, format="svg", draft=True).files]


def targets(page: str, kind: str) -> list[int]:
    return [int(line) for line in re.findall(rf'<a href="#baris-(\d+)" class="{kind}"', page)]


def test_rows_fields_and_symbols_have_their_lines(document: Document) -> None:
    places = places_of(document)
    assert places.rows == {(0, 1): 6, (0, 2): 12, (1, 1): 19}
    assert places.cells[0, 1, "kelengkapan"] == 9 and places.cells[0, 2, "waktu"] == 13
    assert (1, 1, "output") not in places.cells
    assert set(places.nodes.values()) == {6, 12, 14, 19}


def test_branches_lead_to_their_lines(document: Document) -> None:
    places = places_of(document)
    assert sorted(places.branches.values()) == [15, 16]
    pages = "".join(markup(page, places) for page in pictures(document))
    assert sorted(targets(pages, "panah")) == [15, 15, 16, 16], "an arrow and its label for each"


def test_lines_belong_to_their_step_and_symbol(document: Document) -> None:
    places = places_of(document)
    assert [places.steps.get(line) for line in (5, 6, 11, 12, 16, 17, 20)] == [None, 6, 6, 12, 12, None, 19]
    assert [places.symbols.get(line) for line in (6, 12, 14, 16, 17)] == [6, 12, 14, 14, None]


def test_every_symbol_row_and_cell_is_a_link(document: Document) -> None:
    places = places_of(document)
    pages = "".join(markup(page, places) for page in pictures(document))
    assert sorted(set(targets(pages, "jalur"))) == [6, 12, 19]
    assert sorted(targets(pages, "simbol")) == [6, 12, 14, 14, 19, 19], "the decision ends its procedure in a capsule"
    assert set(targets(pages, "isi")) == {1, 3, 6, 9, 10, 11, 12, 19, 20}, "line 13 shares the cell of line 10"


def test_fields_of_the_identity_page_lead_to_their_lines(tmp_path: Path) -> None:
    office = tmp_path / "sop.toml"
    office.write_text('[pengesahan]\njabatan = "Kepala Dinas Contoh"\nnama = "Nama Pejabat"\n')
    file = tmp_path / "a.sop"
    file.write_text(CLEAN[: CLEAN.index("Disahkan")] + CLEAN[CLEAN.index("Dasar Hukum") :])
    document = load_document(file)
    page = markup(pictures(document)[0], places_of(document))
    linked = {word: line for line, word in re.findall(r'<a href="#baris-(\d+)"[^>]*><g [^>]*><text[^>]*>([^<]*)', page)}
    lines = ("SOP", "Instansi", "Nomor", "Tanggal Pembuatan", "Tanggal Revisi", "Tanggal Efektif", "Dasar Hukum")
    expected = {name: str(number) for number, name in enumerate(lines, start=1)}
    assert linked["PELAYANAN SURAT"] == linked["Nama SOP"] == expected["SOP"]
    assert linked["DINAS CONTOH KOTA CONTOH"] == expected["Instansi"]
    assert linked["001/SOP/2025"] == linked["Nomor SOP"] == expected["Nomor"]
    assert linked["12 Mei 2025"] == expected["Tanggal Efektif"]
    assert linked["DASAR HUKUM"] == expected["Dasar Hukum"] and linked["Komputer"] == "10"
    assert "Kepala Dinas Contoh" in page and "Kepala Dinas Contoh" not in linked, "its place is not in the text"


def test_only_symbols_are_stops_of_the_tab_key_and_all_have_a_name(document: Document) -> None:
    pages = "".join(markup(page, places_of(document)) for page in pictures(document))
    links = re.findall(r"<a ([^>]*)>", pages)
    assert links
    for link in links:
        assert ("aria-label=" in link) == ('class="simbol"' in link) != ('tabindex="-1"' in link)


def test_nothing_is_a_link_without_places_and_no_style_is_left(document: Document) -> None:
    for page in pictures(document):
        assert b"style=" in page
        assert "<a " not in markup(page, None) and "style=" not in markup(page, None)
        assert "<a " not in re.sub(r'<a href="#baris-[13]" class="isi"', "", markup(page, Places(document.source)))
        assert re.match(r"<svg [^>]*aria-label=\"Contoh \(\d/\d\)\"", markup(page, None))


def test_a_page_brings_no_letters_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "huruf.otf").write_bytes((FONTS / "texgyrebonum-regular.otf").read_bytes())
    (tmp_path / "sop.toml").write_text("[lembar]\nhuruf = 'huruf.otf'\n")
    (tmp_path / "a.sop").write_text(CLEAN)
    for page in pictures(load_document(tmp_path / "a.sop")):
        assert b"<style>" in page and "<style" not in markup(page, None)
