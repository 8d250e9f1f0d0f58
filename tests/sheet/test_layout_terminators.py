"""How starts and ends are drawn: the step's own symbol, a capsule beside it, or a row of its own."""

from __future__ import annotations

from collections.abc import Callable

import attrs
import pytest
from sopdsl.renderers.sheet.layout.geometry import Page, Shape, Sheet, Symbol
from sopdsl.renderers.sheet.layout.validation import violations
from sopdsl.renderers.sheet.style import Style, Terminators

from tests.sheet.layout_documents import cells, graphs_of, read, sheet_of, steps, words

CAPSULE, ROW = Style(terminators=Terminators.CAPSULE), Style(terminators=Terminators.ROW)
LOOP = """\
Langkah susun oleh Staf: Menyusun konsep
  Waktu: 1 hari
Langkah oleh Sekdin: Memeriksa konsep
  Keputusan: Sesuai?
    Jika Ya: lanjut
    Jika Tidak: susun
Langkah oleh Kadin: Menandatangani konsep dari langkah {susun}
  Waktu: 1 hari
"""


def drawn(sheet: Sheet) -> list[tuple[int | None, Shape, str]]:
    """The symbols from top to bottom: node, shape and words."""
    return [
        (symbol.node, symbol.shape, words(symbol.glyphs))
        for page in sheet.pages
        for symbol in sorted(page.symbols, key=lambda symbol: (symbol.rect.y, symbol.rect.x))
    ]


def rows(sheet: Sheet) -> list[tuple[str, str]]:
    """The numbers and the kegiatan of the table's rows."""
    page = sheet.pages[1]
    return [
        (words(number.glyphs), words(said.glyphs))
        for number, said in zip(cells(page, "no"), cells(page, "kegiatan"), strict=True)
    ]


def test_the_steps_themselves_are_the_standard() -> None:
    shapes = [shape for _, shape, _ in drawn(sheet_of(read(LOOP)))]
    assert shapes == [Shape.CAPSULE, Shape.DIAMOND, Shape.CAPSULE]


def test_capsules_stand_in_the_rows_of_the_first_and_the_last_step() -> None:
    sheet = sheet_of(read(LOOP), CAPSULE)
    assert drawn(sheet) == [
        (0, Shape.CAPSULE, "MULAI"),
        (0, Shape.BOX, ""),
        (1, Shape.DIAMOND, "Sesuai?"),
        (2, Shape.BOX, ""),
        (2, Shape.CAPSULE, "SELESAI"),
    ]
    assert [number for number, _ in rows(sheet)] == ["1.", "2.", "3."]


def test_rows_of_their_own_have_no_number_and_change_none() -> None:
    sheet = sheet_of(read(LOOP), ROW)
    assert rows(sheet) == [
        ("", "Mulai"),
        ("1.", "Menyusun konsep"),
        ("2.", "Memeriksa konsep"),
        ("3.", "Menandatangani konsep dari langkah 1"),
        ("", "Selesai"),
    ]
    assert drawn(sheet) == drawn(sheet_of(read(LOOP), CAPSULE))


def test_a_way_back_to_the_first_step_enters_its_box() -> None:
    (page,) = sheet_of(read(LOOP), ROW).pages[1:]
    (box,) = [symbol for symbol in page.symbols if symbol.node == 0 and symbol.shape is Shape.BOX]
    (back,) = [route for route in page.routes if words(route.label) == "Tidak"]
    assert back.target == box.id


STARTS = """\
Langkah catat oleh Staf: Mencatat surat
  Mulai oleh Staf: Langsung ke kantor
  Mulai oleh Sekdin:
Langkah oleh Sekdin: Memeriksa surat
  Keputusan: Perlu ditindaklanjuti?
    Jika Ya: lanjut
    Jika Tidak: selesai
Langkah oleh Kadin: Menutup perkara
  Selesai oleh Sekdin: Dikirim
"""


def test_written_capsules_keep_their_words_and_go_to_the_rows() -> None:
    sheet = sheet_of(read(STARTS), ROW)
    assert [said for _, shape, said in drawn(sheet) if shape is Shape.CAPSULE] == [
        "Langsung ke kantor",
        "MULAI",
        "SELESAI",
        "Dikirim",
    ]
    assert [said for number, said in rows(sheet) if not number] == ["Mulai", "Selesai"]
    bottom = next(cells(sheet.pages[1], "no")).rect.bottom
    starts = [symbol for symbol in sheet.pages[1].symbols if symbol.rect.y < bottom]
    assert {words(symbol.glyphs) for symbol in starts} == {"Langsung ke kantor", "MULAI"}


def test_the_items_of_a_written_capsule_are_words_too() -> None:
    text = "Langkah oleh Staf: Mencatat\n  Mulai oleh Sekdin:\n    - Surat\n    - Surel\nLangkah oleh Staf: Membaca\n"
    assert any("Surat" in said and "Surel" in said for _, _, said in drawn(sheet_of(read(text), CAPSULE)))


def test_a_row_that_holds_nothing_but_starts_keeps_them() -> None:
    only = "Langkah: Menerima surat\n  Mulai oleh Staf: Lewat surel\nLangkah oleh Staf: Mencatat surat\n"
    assert [number for number, _ in rows(sheet_of(read(only), ROW))] == ["1.", "2.", ""]


def test_the_row_of_the_start_shares_no_cell() -> None:
    page = sheet_of(read("Langkah oleh Staf: Mencatat\n  Waktu: idem\nLangkah oleh Staf: Membaca\n"), ROW).pages[1]
    assert {cell.row_span for cell in cells(page, "waktu")} == {1}


def test_the_first_heading_stands_below_the_start() -> None:
    page = sheet_of(read(f"Kelompok: Langkah Awal\n{LOOP}"), ROW).pages[1]
    (heading,) = cells(page, "group")
    start = next(cells(page, "no"))
    assert heading.rect.y == start.rect.bottom


@pytest.mark.parametrize("style", [CAPSULE, ROW])
@pytest.mark.parametrize(
    "first",
    [
        "Langkah oleh Staf bersama Kadin: Membuka rapat",
        "Langkah oleh Staf atau Kadin: Membuka rapat",
        "Langkah oleh Staf lalu Kadin: Membuka rapat",
        "Langkah: Menunggu surat",
        "Langkah oleh Staf: Memeriksa\n  Keputusan: Ada?\n    Jika Ya: lanjut\n    Jika Tidak: selesai",
        "Serentak:\n  Langkah oleh Staf: Menyiapkan ruang\n  Langkah oleh Sekdin: Mengundang",
        "Langkah oleh Staf: Melayani\n  Lanjut ke: SOP Pengaduan (opsional) dan lanjut (opsional)",
    ],
)
def test_whatever_the_first_row_is(first: str, style: Style) -> None:
    sheet_of(read(f"{first}\nLangkah oleh Kadin: Menutup\n"), style)
    sheet_of(read(f"Langkah oleh Kadin: Membuka\n{first}\n"), style)
    sheet_of(read(f"{first}\n"), style)


@pytest.mark.parametrize("style", [CAPSULE, ROW])
@pytest.mark.parametrize("count", [14, 15, 16, 40])
def test_capsules_and_page_breaks(count: int, style: Style) -> None:
    sheet = sheet_of(read(steps(count)), style)
    assert len(sheet.pages) > 2
    said = [said for _, shape, said in drawn(sheet) if shape is Shape.CAPSULE]
    assert said == ["MULAI", "SELESAI"]
    last = [words(cell.glyphs) for cell in cells(sheet.pages[-1], "no") if cell.step]
    assert f"{count}." in last, "the row of the end must not stand alone on its page"


OFFICERS = [f"Petugas {number}" for number in range(1, 16)]
NARROW = f"SOP: Contoh\nInstansi: Dinas Contoh\nPelaksana: {'; '.join(OFFICERS)}\n"


def test_a_way_back_may_join_the_arrow_that_starts() -> None:
    """Where there is no room at the box's sides: both arrows go on as one."""
    body = "Langkah satu oleh Petugas 1: Menunggu\n  Lanjut ke: satu (opsional) dan lanjut (opsional)\n"
    page = sheet_of(read(f"{body}Langkah oleh Petugas 1: Menutup\n", NARROW), ROW).pages[1]
    ends = [route.points[-1] for route in page.routes if route.target == page.routes[0].target]
    assert len(ends) == 2 and len(set(ends)) == 1


def test_a_capsule_that_is_too_narrow_for_its_word_is_plain() -> None:
    sheet = sheet_of(read(steps(3, OFFICERS), NARROW), CAPSULE)
    assert [said for _, shape, said in drawn(sheet) if shape is Shape.CAPSULE] == ["", ""]
    assert all("SELESAI" not in said for _, said in rows(sheet))


# ---------------------------------------------------------------- the judge


def found(style: Style, change: Callable[[Page], Page]) -> str:
    """What the judge says of a right sheet after a change of its second page."""
    sop = read(LOOP)
    sheet = sheet_of(sop, style)
    changed = change(sheet.pages[1])
    assert changed != sheet.pages[1]
    return "\n".join(violations(attrs.evolve(sheet, pages=(sheet.pages[0], changed)), graphs_of(sop)))


def start(page: Page) -> Symbol:
    return next(symbol for symbol in page.symbols if words(symbol.glyphs) == "MULAI")


def without(page: Page, symbol: Symbol | None) -> Page:
    """Without a symbol, and without the arrow that leaves the start."""
    routes = tuple(route for route in page.routes if route.source != start(page).id)
    return attrs.evolve(page, symbols=tuple(one for one in page.symbols if one is not symbol), routes=routes)


def entering_the_capsule(page: Page) -> Page:
    """The way back leads to the capsule of the start instead of its step."""
    routes = [
        attrs.evolve(route, target=start(page).id) if words(route.label) == "Tidak" else route for route in page.routes
    ]
    return attrs.evolve(page, routes=tuple(routes))


def in_column(page: Page, which: Callable[[Symbol], bool]) -> Page:
    """As if a symbol stood in the second column."""
    symbols = [attrs.evolve(one, column=1) if which(one) else one for one in page.symbols]
    return attrs.evolve(page, symbols=tuple(symbols))


@pytest.mark.parametrize("style", [CAPSULE, ROW])
def test_the_judge_sees_what_is_wrong_with_a_capsule(style: Style) -> None:
    assert "node 0 has 0 capsules before it" in found(style, lambda page: without(page, start(page)))
    assert "node 0 has 0 capsules before it" in found(style, lambda page: without(page, None))
    assert "a capsule that stands for a start or end only" in found(style, entering_the_capsule)
    assert "a capsule of node 0 stands in another's column" in found(
        style, lambda page: in_column(page, lambda one: one == start(page))
    )
    boxes = found(style, lambda page: in_column(page, lambda one: one.node == 0 and one.shape is Shape.BOX))
    assert "node 0 belongs in columns (0,) and stands in (1,)" in boxes
