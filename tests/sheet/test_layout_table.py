"""The flow table of one page: its columns, cells and symbols."""

from __future__ import annotations

from itertools import product

import pytest
from sopdsl.renderers.sheet.layout.geometry import Table
from sopdsl.renderers.sheet.style import Style

from tests.sheet.layout_documents import FIELDS, cells, column, flow_page, steps, words


def assert_tiled(table: Table) -> None:
    """Cells cover every place of the grid once, and stand where the grid says."""
    taken = [
        place
        for cell in table.cells
        for place in product(
            range(cell.row, cell.row + cell.row_span), range(cell.column, cell.column + cell.column_span)
        )
    ]
    assert sorted(taken) == list(product(range(len(table.row_heights)), range(len(table.column_widths))))
    for cell in table.cells:
        assert cell.rect.x == pytest.approx(table.x + sum(table.column_widths[: cell.column]), abs=0.05)
        assert cell.rect.y == pytest.approx(table.y + sum(table.row_heights[: cell.row]), abs=0.05)
        for glyphs in cell.glyphs:
            if not glyphs.turned:
                assert cell.rect.x <= glyphs.x + 0.05
                assert glyphs.x + glyphs.width <= cell.rect.right + 0.05
                assert cell.rect.y < glyphs.baseline - 0.6 * glyphs.size
                assert glyphs.baseline <= cell.rect.bottom + 0.05


def test_the_header_has_two_levels() -> None:
    page = flow_page(steps(3))
    header = [(cell.row, words(cell.glyphs), cell.row_span, cell.column_span) for cell in cells(page, "header")]
    assert header == [
        (0, "No", 2, 1),
        (0, "Kegiatan", 2, 1),
        (0, "Pelaksana", 1, 3),
        (0, "Mutu Baku", 1, 3),
        (0, "Keterangan", 2, 1),
        (1, "Staf", 1, 1),
        (1, "Sekdin", 1, 1),
        (1, "Kadin", 1, 1),
        (1, "Kelengkapan", 1, 1),
        (1, "Waktu", 1, 1),
        (1, "Output", 1, 1),
    ]
    assert page.tables[0].header_rows == 2


def test_the_table_is_as_wide_as_the_page_and_without_holes() -> None:
    style = Style()
    page = flow_page(steps(5, fields=FIELDS))
    assert_tiled(page.tables[0])
    assert sum(page.tables[0].column_widths) == pytest.approx(style.body_width, abs=0.1)


def test_each_cell_holds_its_words() -> None:
    page = flow_page(
        """\
        Langkah oleh Staf: Menyusun konsep
          Kelengkapan: Program kerja; Aturan
          Waktu: 10 menit
          Output: -
          Keterangan: Lihat butir {akhir}
          SOP: Pengelolaan Surat
        Langkah akhir oleh Kadin: Menandatangani
        """
    )
    assert column(page, "no") == ["1.", "2."]
    assert column(page, "kegiatan") == ["Menyusun konsep", "Menandatangani"]
    assert column(page, "kelengkapan") == ["- Program kerja - Aturan", ""]
    assert column(page, "waktu") == ["10 menit", ""]
    assert column(page, "output") == ["-", ""]
    assert column(page, "keterangan") == ["SOP Pengelolaan Surat Lihat butir 2", ""]


def test_a_condition_stands_in_parentheses_unless_it_is_said_already() -> None:
    page = flow_page(
        """\
        Langkah oleh Staf: Menyusun konsep
          Syarat: apabila diperlukan
        Langkah oleh Kadin: Menandatangani (apabila diperlukan)
          Syarat: Apabila diperlukan
        """
    )
    assert column(page, "kegiatan") == ["Menyusun konsep (apabila diperlukan)", "Menandatangani (apabila diperlukan)"]


def test_texts_of_nodes_stand_in_the_kegiatan_or_in_the_symbol() -> None:
    page = flow_page(
        """\
        Langkah oleh Staf: Menyusun konsep
          Proses oleh Kadin: memberi arahan
          Keputusan oleh Sekdin: Apakah konsep ini sudah sesuai dengan seluruh ketentuan yang berlaku?
            Jika Ya: lanjut
            Jika Tidak: selesai
        Langkah oleh Kadin: Menyetujui
          Keputusan: Setuju?
            Jika Ya: lanjut
            Jika Tidak: selesai
        Langkah oleh Staf: Mencatat
          Selesai oleh Sekdin: Tuntas
        """
    )
    first, second, third = column(page, "kegiatan")
    assert first.startswith("Menyusun konsep Kadin: memberi arahan Sekdin: Apakah konsep")
    assert second == "Menyetujui"
    assert third == "Mencatat"
    inside = [words(symbol.glyphs) for symbol in page.symbols if symbol.glyphs]
    assert inside == ["Setuju?", "Tuntas"]


def test_ways_out_of_the_procedure_are_said_in_the_remarks() -> None:
    page = flow_page(
        """\
        Langkah oleh Staf: Memilah
          Keputusan: Rusak?
            Jika Ya: SOP Pemusnahan Arsip
            Jika Tidak: lanjut
        Langkah oleh Kadin: Menandatangani
          Keterangan: Segera
          Lanjut ke: SOP Pengiriman Surat
        """
    )
    assert column(page, "keterangan") == [
        "Ya: dilanjutkan ke SOP Pemusnahan Arsip",
        "Segera Dilanjutkan ke SOP Pengiriman Surat",
    ]


def test_idem_is_one_merged_cell() -> None:
    page = flow_page(
        """\
        Langkah oleh Staf: Satu
          Waktu: 1 hari
          Output: Satu
        Langkah oleh Staf: Dua
          Waktu: idem
          Output: Dua
        Langkah oleh Staf: Tiga
          Waktu: idem
        """
    )
    merged = next(cells(page, "waktu"))
    assert column(page, "waktu") == ["1 hari"]
    assert merged.row_span == 3
    assert column(page, "output") == ["Satu", "Dua", ""]
    assert_tiled(page.tables[0])


def test_merged_rows_grow_for_a_long_text() -> None:
    long = " ".join(["dokumen pendukung"] * 30)
    page = flow_page(f"Langkah oleh Staf: Satu\n  Output: {long}\nLangkah oleh Staf: Dua\n  Output: idem\n")
    assert column(page, "output") == [long]
    assert_tiled(page.tables[0])


def test_equal_neighbours_are_not_merged() -> None:
    page = flow_page(steps(3, fields=FIELDS))
    assert column(page, "waktu") == ["10 menit"] * 3


def test_a_heading_parts_merged_cells_and_spans_the_table() -> None:
    page = flow_page(
        """\
        Langkah oleh Staf: Satu
          Waktu: 1 hari
        Kelompok: Langkah Utama
        Langkah oleh Staf: Dua
          Waktu: idem
        """
    )
    (group,) = cells(page, "group")
    assert words(group.glyphs) == "Langkah Utama"
    assert group.column_span == len(page.tables[0].column_widths)
    assert all(glyphs.x + glyphs.width < page.fields[0].x for glyphs in group.glyphs)
    assert column(page, "waktu") == ["1 hari", "1 hari"]


def test_headings_after_the_last_step_close_the_table() -> None:
    page = flow_page(
        """\
        Langkah oleh Staf: Satu
          Waktu: 1 hari
        Kelompok: Penutup
        Kelompok: Arsip
        """
    )
    groups = list(cells(page, "group"))
    assert [words(group.glyphs) for group in groups] == ["Penutup", "Arsip"]
    assert [group.column_span for group in groups] == [len(page.tables[0].column_widths)] * 2
    assert all(group.rect.y > page.symbols[0].rect.bottom for group in groups)
    assert_tiled(page.tables[0])


def test_headings_without_a_step_are_a_table() -> None:
    page = flow_page("Kelompok: Tahap Persiapan\nCatatan: menyusul\n")
    assert [words(group.glyphs) for group in cells(page, "group")] == ["Tahap Persiapan"]
    assert column(page, "no") == []
    assert_tiled(page.tables[0])


def fifteen() -> str:
    names = "Sarana Perencanaan Keuangan Pegawai Pelayanan Pengawasan Data Arsip Hukum Humas Aset Pajak Mutu Gizi Umum"
    executors = [f"Kepala Seksi {name}" for name in names.split()]
    head = "SOP: Contoh\nPelaksana:\n" + "".join(f"  - {name}\n" for name in executors)
    return head + steps(20, executors, FIELDS)


def test_fifteen_columns_have_turned_titles_that_fit() -> None:
    page = flow_page("", fifteen())
    titles = [cell for cell in cells(page, "header") if any(glyphs.turned for glyphs in cell.glyphs)]
    assert len(titles) == 15
    for cell in titles:
        for glyphs in cell.glyphs:
            assert cell.rect.x <= glyphs.x - 0.7 * glyphs.size
            assert glyphs.x <= cell.rect.right
            assert glyphs.baseline <= cell.rect.bottom
            assert glyphs.baseline - glyphs.width >= cell.rect.y
    assert_tiled(page.tables[0])
    assert sum(page.tables[0].column_widths) == pytest.approx(Style().body_width, abs=0.1)


def test_few_columns_keep_their_titles_level() -> None:
    page = flow_page(steps(3))
    assert not any(glyphs.turned for cell in cells(page, "header") for glyphs in cell.glyphs)
