"""Symbols in their cells, the words in them, and what an author wrote of an arrow: whole, and read beside it."""

from __future__ import annotations

import pytest
from sopdsl.renderers.sheet.layout.geometry import Page, Shape

from tests.sheet.layout_documents import FIELDS, cells, column, flow_page, page_words, read, sheet_of, steps, words

SEVEN = "SOP: Contoh\nInstansi: Dinas Contoh\nPelaksana: Staf Umum; Sekdin; Kabag; Kabid A; Kabid B; Arsiparis; Loket\n"
LABELS = ("Langsung ke kantor", "Tersimpan", "Pemberitahuan elektronik", "Ditandatangani")


@pytest.mark.parametrize("label", LABELS)
@pytest.mark.parametrize("head", [SEVEN, "SOP: Contoh\nInstansi: Dinas Contoh\nPelaksana: Loket; Arsiparis\n"])
def test_no_word_is_broken_in_a_symbol(label: str, head: str) -> None:
    sheet = sheet_of(
        read(
            f"""\
            Langkah: Menerima surat
              Mulai oleh Loket: {label}
              Keputusan oleh Arsiparis: {label}?
                Jika Ya: lanjut
                Jika Tidak: selesai
            Langkah oleh Loket: Menyimpan surat
            """,
            head,
        )
    )
    inside = [words(symbol.glyphs) for page in sheet.pages for symbol in page.symbols if symbol.glyphs]
    assert {*inside} <= {label, f"{label}?"}
    outside = " ".join(page_words(page) for page in sheet.pages)
    assert all(said in inside or said in outside for said in (label, f"{label}?"))


def test_an_optional_arrow_says_so() -> None:
    sheet = sheet_of(
        read(
            """\
            Langkah pindai oleh Staf: Memindai surat
              Lanjut ke: arsip (opsional) dan lanjut (surat asli) (opsional)
            Langkah oleh Sekdin: Membaca surat
            Langkah arsip oleh Kadin: Menyimpan surat
            """
        )
    )
    labels = {words(route.label) for page in sheet.pages for route in page.routes if route.label}
    assert labels == {"opsional", "surat asli, opsional"}


def test_starts_and_ends_are_capsules_and_decisions_diamonds() -> None:
    page = flow_page(
        """\
        Langkah oleh Staf: Satu
        Langkah oleh Sekdin: Dua
          Keputusan: Baik?
            Jika Ya: lanjut
            Jika Tidak: selesai
        Langkah oleh Staf: Tiga
        Langkah oleh Kadin: Empat
        """
    )
    shapes = [(symbol.shape, symbol.column) for symbol in page.symbols]
    assert shapes == [
        (Shape.CAPSULE, 0),
        (Shape.DIAMOND, 1),
        (Shape.CAPSULE, 1),
        (Shape.BOX, 0),
        (Shape.CAPSULE, 2),
    ]


def test_symbols_of_one_row_stand_side_by_side_where_they_can() -> None:
    page = flow_page(
        """\
        Langkah oleh Staf lalu Sekdin lalu Staf: Satu
        Langkah oleh Staf bersama Kadin: Dua
        Langkah oleh Kadin: Tiga
        """
    )
    there, other, again, left, right, _ = page.symbols
    assert there.rect.centre[1] == other.rect.centre[1] < again.rect.centre[1]
    assert left.rect.centre[1] == right.rect.centre[1]
    assert left.node == right.node
    (line,) = [route for route in page.routes if not route.arrowhead]
    assert {line.source, line.target} == {left.id, right.id}


def test_a_foreign_symbol_never_stands_between_a_joint_pair() -> None:
    page = flow_page(
        """\
        Langkah oleh Staf: Satu
        Langkah oleh Staf bersama Kadin: Dua
          Proses oleh Sekdin: mencatat
        Langkah oleh Kadin: Tiga
        """
    )
    left, right, between = page.symbols[1:4]
    assert left.node == right.node != between.node
    assert between.rect.y > left.rect.bottom


def _labelled(label: str) -> Page:
    return flow_page(f"Langkah oleh Staf: Menerima\n  Mulai oleh Staf: {label}\nLangkah oleh Kadin: Membaca\n")


def test_a_label_makes_its_capsule_grow() -> None:
    start = _labelled("Surat masuk yang diterima langsung").symbols[0]
    assert start.shape is Shape.CAPSULE
    assert words(start.glyphs) == "Surat masuk yang diterima langsung"
    assert start.rect.height > 20
    for glyphs in start.glyphs:
        assert start.rect.x < glyphs.x
        assert glyphs.x + glyphs.width < start.rect.right


def test_a_label_that_would_make_a_circle_of_its_capsule_stands_in_the_kegiatan() -> None:
    label = "Surat masuk yang diterima langsung di kantor oleh petugas"
    page = _labelled(label)
    start = page.symbols[0]
    assert not start.glyphs and start.rect.height < start.rect.width * 0.85
    assert label in column(page, "kegiatan")[0]


def test_a_row_without_symbol_is_drawn_and_passed_through() -> None:
    page = flow_page("Langkah oleh Staf: Satu\nLangkah: Dua\nLangkah oleh Kadin: Tiga\n")
    assert column(page, "no") == ["1.", "2.", "3."]
    assert [symbol.column for symbol in page.symbols] == [0, 2]
    (route,) = page.routes
    assert len(route.edges) == 2


def test_symbols_stand_in_the_middle_of_their_column_and_row() -> None:
    page = flow_page(steps(5, fields=FIELDS))
    rows = {cell.step: cell.rect for cell in cells(page, "no")}
    for step, symbol in enumerate(page.symbols, start=1):
        place = next(
            cell for cell in cells(page, "pelaksana") if cell.step == step and cell.column == 2 + symbol.column
        )
        assert symbol.rect.centre == pytest.approx(place.rect.centre, abs=0.02)
        assert symbol.rect.centre[1] == pytest.approx(rows[step].centre[1], abs=0.02)


def test_first_branches_go_down() -> None:
    page = flow_page(
        """\
        Langkah awal oleh Staf: Satu
        Langkah oleh Sekdin: Dua
          Keputusan:
            Jika Belum: lanjut
            Jika Sudah: awal
        Langkah oleh Sekdin: Tiga
        """
    )
    diamond = page.symbols[1]
    down = next(route for route in page.routes if words(route.label) == "Belum")
    assert down.points[0] == pytest.approx((diamond.rect.centre[0], diamond.rect.bottom), abs=0.02)


def test_information_is_dashed() -> None:
    page = flow_page(
        "Langkah satu oleh Staf: Satu\nLangkah oleh Kadin: Dua\n  Lanjut ke: lanjut dan satu (informasi)\n"
        "Langkah oleh Staf: Tiga\n"
    )
    assert [route.dashed for route in page.routes] == [False, False, True]
