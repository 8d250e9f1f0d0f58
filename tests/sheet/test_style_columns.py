"""Columns as a style wants them: their order, presence and titles, and the rules between executors."""

from __future__ import annotations

import pytest
from sopdsl.renderers.sheet.layout import lay_out
from sopdsl.renderers.sheet.layout.geometry import Cell, Page
from sopdsl.renderers.sheet.setting_keys import style_of
from sopdsl.renderers.sheet.style import TITLES, Style
from sopdsl.renderers.typesetting.primitives import MM

from sopdsl.diagnostics import Diagnostic
from sopdsl.flow import analyse
from sopdsl.messages import text_of
from tests.sheet.layout_documents import cells, page_words, read, sheet_of, words

FULL = """\
Langkah oleh Staf: Mencatat surat
  Kelengkapan: Surat
  Waktu: 5 menit
  Output: Catatan
  Keterangan: Penting
Langkah oleh Sekdin + Kadin: Membaca surat
  Kelengkapan: Catatan
  Waktu: 1 hari
  Output: Disposisi
"""
BARE = "Langkah oleh Staf: Mencatat surat\n  Kelengkapan: -\nLangkah oleh Kadin: Membaca surat\n"


def table_page(text: str, settings: dict[str, object]) -> Page:
    """The page of the flow table, which the validator found right."""
    style = style_of(settings)
    assert isinstance(style, Style), style
    return sheet_of(read(text), style).pages[1]


def header(page: Page) -> list[Cell]:
    return list(cells(page, "header"))


def roles(page: Page) -> list[str]:
    """The roles of the first step's cells from left to right."""
    row = sorted((cell for cell in cells(page) if cell.step == 1), key=lambda cell: cell.rect.x)
    return [cell.role for cell in row]


def test_columns_stand_in_the_order_of_the_style() -> None:
    order = ["no", "kegiatan", "output", "pelaksana", "keterangan", "waktu", "kelengkapan"]
    page = table_page(FULL, {"kolom": order})
    assert roles(page) == ["no", "kegiatan", "output", *["pelaksana"] * 3, "keterangan", "waktu", "kelengkapan"]
    assert [words(cell.glyphs) for cell in cells(page, "output")] == ["Catatan", "Disposisi"]


def test_a_group_that_is_parted_has_its_title_over_each_part() -> None:
    order = ["no", "kegiatan", "output", "pelaksana", "keterangan", "waktu", "kelengkapan"]
    titles = [
        (words(cell.glyphs), cell.column, cell.column_span) for cell in header(table_page(FULL, {"kolom": order}))
    ]
    assert [title for title in titles if title[0] == "Mutu Baku"] == [("Mutu Baku", 2, 1), ("Mutu Baku", 7, 2)]


def test_long_titles_make_the_header_higher() -> None:
    plain = table_page(FULL, {})
    long = table_page(
        FULL, {"judul-pelaksana": "Pejabat dan pegawai yang melaksanakan", "judul-waktu": "Waktu yang perlu"}
    )
    assert sum(long.tables[0].row_heights[:2]) > sum(plain.tables[0].row_heights[:2])


@pytest.mark.parametrize("role", TITLES)
def test_each_title_is_set_by_its_key(role: str) -> None:
    page = table_page(FULL, {f"judul-{role}": "Sebutan"})
    said = [words(cell.glyphs) for cell in header(page)]
    assert said.count("Sebutan") == 1 and TITLES[role] not in said


def test_without_group_titles_the_header_has_one_row() -> None:
    page = table_page(FULL, {"judul-pelaksana": "", "judul-mutu-baku": "", "nomor-kolom": True})
    assert page.tables[0].header_rows == 2
    assert [words(cell.glyphs) for cell in header(page) if cell.row == 0][2:5] == ["Staf", "Sekdin", "Kadin"]


def test_without_one_group_title_its_columns_reach_over_both_rows() -> None:
    page = table_page(FULL, {"judul-mutu-baku": ""})
    spans = {words(cell.glyphs): cell.row_span for cell in header(page)}
    assert spans["Waktu"] == spans["No"] == 2 and spans["Staf"] == 1


@pytest.mark.parametrize("role", ["kelengkapan", "waktu", "output"])
def test_words_without_a_column_are_not_lost_in_silence(role: str) -> None:
    style = style_of({"kolom": [name for name in Style().columns if name != role]})
    assert isinstance(style, Style)
    sop = read(FULL)
    finding = lay_out(sop, analyse(sop), style)
    assert isinstance(finding, Diagnostic) and finding.code == "LBR006"
    assert "1 dan 2" in text_of(finding.message) and TITLES[role] in text_of(finding.message)
    assert finding.span.start > 0


@pytest.mark.parametrize("role", ["kelengkapan", "waktu", "output"])
def test_a_column_in_which_nothing_stands_may_be_missing(role: str) -> None:
    page = table_page(BARE, {"kolom": [name for name in Style().columns if name != role]})
    assert role not in roles(page) and TITLES[role] not in page_words(page)


def test_the_smallest_table_has_activities_and_executors_alone() -> None:
    page = table_page(
        "Langkah oleh Staf: Mencatat\n  Keterangan: Penting\n", {"kolom": ["no", "kegiatan", "pelaksana"]}
    )
    assert words(next(cells(page, "kegiatan")).glyphs) == "Mencatat Penting"
    assert sum(page.tables[0].column_widths) == pytest.approx(Style().body_width, abs=0.1)


def test_numbers_of_steps_without_a_dot() -> None:
    assert [words(cell.glyphs) for cell in cells(table_page(FULL, {"nomor-langkah": "1"}), "no")] == ["1", "2"]


def test_without_rules_between_executors_only_their_outer_ones_are_left() -> None:
    page = table_page(FULL, {"garis-pelaksana": False})
    sides = [cell.open_sides for cell in cells(page, "pelaksana") if cell.step == 1]
    assert sides == [{"right"}, {"left", "right"}, {"left"}]
    assert all(not cell.open_sides for cell in header(page))


def test_margins_and_foot() -> None:
    page = table_page(FULL, {"margin": [20, 10, 30, 25], "kaki-halaman": 0})
    table = page.tables[0]
    assert table.x == pytest.approx(25 * MM)
    assert table.x + sum(table.column_widths) == pytest.approx(page.width - 10 * MM, abs=0.1)
    style = style_of({"margin": [20, 10, 30, 25], "kaki-halaman": 0})
    assert isinstance(style, Style) and style.body_bottom == pytest.approx(page.height - 30 * MM, abs=0.01)


@pytest.mark.parametrize(("colour", "fill"), [("tanpa", None), ("Kuning", "#fdf3cf"), ("#FFFFCC", "#ffffcc")])
def test_colours_behind_titles(colour: str, fill: str | None) -> None:
    page = table_page(FULL, {"warna-judul": colour})
    assert {cell.fill for cell in header(page)} == {fill}
