"""The identity page: the grid of the standard, with what the author wrote in it."""

from __future__ import annotations

import re
import struct
import zlib

import pytest
from sopdsl.renderers.sheet.layout.geometry import Cell, Page
from sopdsl.renderers.typesetting.logo import read_logo

from tests.sheet.layout_documents import cells, page_words, read, sheet_of, words

FULL = """\
Nomor: 01/SOP/2024
Tanggal Pembuatan: 2 Juni 2024
Tanggal Revisi: -
Tanggal Pengesahan: 3 Juni 2024
Disahkan oleh:
  Jabatan: Plt. Kepala Dinas Contoh
  Pangkat: Pembina Tingkat I
  NIP: 197001011990011001
Dasar Hukum:
  - Undang-Undang Nomor 25 Tahun 2009
  - Peraturan Daerah
    - bagian satu
Keterkaitan: -
Peringatan:
Tujuan: Menjadi contoh
Risiko: Terlambat
Definisi: Lembar adalah hasil cetak
Langkah oleh Staf: Mencatat
"""
LABELS = ["Nomor SOP", "Tanggal Pembuatan", "Tanggal Revisi", "Tanggal Pengesahan", "Disahkan oleh", "Nama SOP"]


def by_label(page: Page) -> dict[str, Cell]:
    """The value beside each label of the right block."""
    values = {cell.row: cell for cell in page.tables[0].cells if cell.role == "value"}
    return {words(cell.glyphs): values[cell.row] for cell in page.tables[0].cells if cell.role == "label"}


def blocks(page: Page) -> dict[str, str]:
    """The text under each heading of the lower table."""
    table = page.tables[-1]
    below = {(cell.row, cell.column): words(cell.glyphs) for cell in table.cells if cell.role == "value"}
    return {words(c.glyphs): below[c.row + 1, c.column] for c in table.cells if c.role == "label"}


def test_the_fields_stand_in_the_order_of_the_standard() -> None:
    page = sheet_of(read(FULL)).pages[0]
    fields = by_label(page)
    assert list(fields) == LABELS
    texts = [words(cell.glyphs) for cell in fields.values()]
    assert texts[:4] == ["01/SOP/2024", "2 Juni 2024", "-", "3 Juni 2024"]
    assert texts[4] == "Plt. Kepala Dinas Contoh Pembina Tingkat I NIP. 197001011990011001"
    assert texts[5] == "CONTOH"


def test_the_name_is_underlined_below_room_for_the_signature() -> None:
    signed = FULL.replace("  Pangkat", "  Nama: Pejabat Contoh, S.Sos., M.Si.\n  Pangkat")
    position, name, *_ = by_label(sheet_of(read(signed)).pages[0])["Disahkan oleh"].glyphs
    assert position.bold
    assert not position.underline
    assert name.text == "Pejabat Contoh, S.Sos., M.Si."
    assert name.bold
    assert name.underline
    assert name.baseline - position.baseline > 40


def test_missing_fields_leave_their_cell_empty() -> None:
    page = sheet_of(read("Langkah oleh Staf: Mencatat\n")).pages[0]
    fields = by_label(page)
    assert list(fields)[3] == "Tanggal Efektif"
    assert [words(cell.glyphs) for cell in fields.values()] == ["", "", "", "", "", "CONTOH"]
    assert set(blocks(page).values()) == {""}


def test_the_blocks_stand_in_pairs_and_extra_ones_after_them() -> None:
    page = sheet_of(read(FULL)).pages[0]
    found = blocks(page)
    assert list(found)[:6] == [
        "DASAR HUKUM",
        "KUALIFIKASI PELAKSANA",
        "KETERKAITAN",
        "PERALATAN/PERLENGKAPAN",
        "PERINGATAN",
        "PENCATATAN DAN PENDATAAN",
    ]
    assert list(found)[6:] == ["TUJUAN", "RISIKO", "DEFINISI"]
    assert found["DASAR HUKUM"] == "1. Undang-Undang Nomor 25 Tahun 2009 2. Peraturan Daerah a. bagian satu"
    last = page.tables[-1].cells[-1]
    assert last.column_span == 2
    assert last.rect.right == pytest.approx(page.tables[0].cells[-1].rect.right, abs=0.02)


def test_the_flow_begins_on_a_page_of_its_own() -> None:
    sheet = sheet_of(read(FULL))
    assert not sheet.pages[0].symbols
    assert not list(cells(sheet.pages[1], "label"))


def test_a_long_list_goes_on_under_its_heading_on_the_next_page() -> None:
    laws = "".join(f"  - Peraturan Contoh Nomor {number} tentang Contoh\n" for number in range(1, 61))
    sheet = sheet_of(read(f"Dasar Hukum:\n{laws}Keterkaitan: SOP Surat\nLangkah oleh Staf: Mencatat\n"))
    first, second = blocks(sheet.pages[0]), blocks(sheet.pages[1])
    assert "DASAR HUKUM" in first
    assert "DASAR HUKUM" in second
    joined = f"{first['DASAR HUKUM']} {second['DASAR HUKUM']}"
    assert joined == " ".join(f"{number}. Peraturan Contoh Nomor {number} tentang Contoh" for number in range(1, 61))
    assert second["KETERKAITAN"] == "SOP Surat"


@pytest.mark.parametrize("words", [1, 12, 24])
def test_a_page_ends_with_a_whole_item(words: int) -> None:
    laws = [f"  - Peraturan {number}{' tentang Pelayanan' * words}\n" for number in range(1, 61)]
    sheet = sheet_of(read(f"Dasar Hukum:\n{''.join(laws)}Langkah oleh Staf: Mencatat\n"))
    parts = [found["DASAR HUKUM"] for page in sheet.pages[:-1] if "DASAR HUKUM" in (found := blocks(page))]
    assert len(parts) > 1
    assert all(re.match(r"\d+\. Peraturan", part) for part in parts)


def test_an_item_longer_than_the_page_is_cut() -> None:
    sheet = sheet_of(read(f"Dasar Hukum:\n  - {'Peraturan Contoh ' * 600}\nLangkah oleh Staf: Mencatat\n"))
    assert sum("DASAR HUKUM" in blocks(page) for page in sheet.pages) > 1


def test_every_page_says_which_one_it_is() -> None:
    sheet = sheet_of(read(FULL))
    assert [f"Halaman {place} dari 2" in page_words(page) for place, page in enumerate(sheet.pages, 1)] == [True, True]


def test_a_draft_is_marked() -> None:
    text = "SOP: Contoh\nStatus: draf\nPelaksana: Staf\n"
    assert all(page.draft for page in sheet_of(read(FULL, head=text)).pages)
    assert not any(page.draft for page in sheet_of(read(FULL)).pages)


def png(width: int, height: int) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0" * height * (width + 1)))


def test_the_logo_stands_in_the_letterhead_in_its_own_proportions() -> None:
    logo = read_logo(png(30, 60))
    page = sheet_of(read(FULL), logo=logo).pages[0]
    (picture,) = page.pictures
    left = next(cells(page, "letterhead"))
    assert picture.rect.height == pytest.approx(2 * picture.rect.width, abs=0.02)
    assert picture.rect.centre[0] == pytest.approx(left.rect.centre[0], abs=0.02)
    assert left.rect.y <= picture.rect.y
    assert picture.rect.bottom <= left.glyphs[0].baseline


def test_a_jpeg_is_read_by_its_frame_header_and_other_bytes_are_none() -> None:
    app = b"\xff\xe0" + struct.pack(">H", 16) + b"\0" * 14
    frame = b"\xff\xc2" + struct.pack(">HBHHB", 11, 8, 40, 20, 1) + b"\0" * 3
    logo = read_logo(b"\xff\xd8" + app + frame)
    assert logo is not None
    assert (logo.format, logo.width, logo.height) == ("jpeg", 20, 40)
    assert read_logo(b"\xff\xd8" + app) is None
    assert read_logo(b"GIF89a" + b"\0" * 20) is None
    assert read_logo(b"") is None
