"""Joint executors: a box each, joined by a line, or one box over their columns where these are side by side."""

from __future__ import annotations

import attrs
import pytest
from sopdsl.renderers.sheet.layout.geometry import Page, Shape, Symbol
from sopdsl.renderers.sheet.layout.validation import violations
from sopdsl.renderers.sheet.style import Style, Terminators
from sopdsl.renderers.typesetting.primitives import Rect

from tests.sheet.layout_documents import cells, graphs_of, read, sheet_of, words

WIDE = Style(wide_boxes=True)
HEAD = "SOP: Contoh\nInstansi: Dinas Contoh\nPelaksana: Staf; Sekdin; Kadin; Penyedia\n"
MEETING = """\
Langkah oleh Staf: Mengundang
Langkah rapat oleh Staf bersama Sekdin: Melakukan rapat
Langkah oleh Sekdin: Mencatat
"""


def page_of(text: str, style: Style = WIDE) -> Page:
    return sheet_of(read(text, HEAD), style).pages[1]


def of_node(page: Page, node: int) -> list[Symbol]:
    return [symbol for symbol in page.symbols if symbol.node == node]


def test_each_executor_has_a_box_unless_a_style_says_otherwise() -> None:
    assert [symbol.column for symbol in of_node(page_of(MEETING, Style()), 1)] == [0, 1]


def test_one_box_in_one_cell_over_columns_side_by_side() -> None:
    page = page_of(MEETING)
    (box,) = of_node(page, 1)
    (cell,) = [cell for cell in cells(page, "pelaksana") if cell.column_span > 1]
    assert (box.column, cell.column_span, cell.step) == (0, 2, 2)
    assert cell.rect.x < box.rect.x and box.rect.right < cell.rect.right
    assert box.alt == "Langkah 2, Staf dan Sekdin: kegiatan"
    assert not [route for route in page.routes if not route.arrowhead]


def test_arrows_come_and_go_straight_in_the_column_of_the_other_symbol() -> None:
    page = page_of(MEETING)
    into, out = page.routes
    assert [len(route.points) for route in page.routes] == [2, 2]
    assert into.points[0][0] == of_node(page, 0)[0].rect.centre[0]
    assert out.points[0][0] == of_node(page, 2)[0].rect.centre[0]


def test_arrows_from_elsewhere_enter_above_the_middle_of_a_column() -> None:
    body = "Langkah oleh Penyedia: A\nLangkah oleh Staf bersama Sekdin bersama Kadin: B\nLangkah oleh Penyedia: C\n"
    page = page_of(body)
    (title,) = [cell for cell in cells(page, "header") if words(cell.glyphs) == "Kadin"]
    into, out = page.routes
    (box,) = of_node(page, 1)
    assert into.points[-1] == pytest.approx((title.rect.centre[0], box.rect.y))
    assert out.points[0] == pytest.approx((box.rect.right, box.rect.centre[1]))


def test_arrows_over_the_end_of_a_page_share_the_connectors_of_a_wide_box() -> None:
    rows = [f"Langkah l{number} oleh Staf: Kerja {number}\n" for number in range(20)]
    rows[3] = "Langkah l3 oleh Sekdin: Kerja 3\n  Lanjut ke: rapat (opsional) dan lanjut (opsional)\n"
    rows[5] = "Langkah l5 oleh Staf: Kerja 5\n  Lanjut ke: rapat (opsional) dan lanjut (opsional)\n"
    rows.append("Langkah rapat oleh Staf bersama Sekdin: Rapat\n")
    sheet = sheet_of(read("".join(rows), HEAD), WIDE)
    into = [route for page in sheet.pages[2:] for route in page.routes if len(route.edges) > 1]
    assert [len(route.edges) for route in into] == [2]


@pytest.mark.parametrize("executors", ["Staf bersama Kadin", "Staf bersama Sekdin bersama Penyedia"])
def test_columns_apart_keep_their_own_boxes(executors: str) -> None:
    page = page_of(f"Langkah oleh Staf: Mengundang\nLangkah oleh {executors}: Rapat\nLangkah oleh Kadin: Menutup\n")
    assert len(of_node(page, 1)) == executors.count("bersama") + 1


def test_a_decision_keeps_a_diamond_for_each() -> None:
    page = page_of(
        """\
        Langkah oleh Staf: Mengundang
        Langkah oleh Staf bersama Sekdin: Memeriksa
          Keputusan: Sesuai?
            Jika Ya: lanjut
            Jika Tidak: selesai
        Langkah oleh Kadin: Menutup
        """
    )
    assert [symbol.shape for symbol in of_node(page, 1)] == [Shape.DIAMOND, Shape.DIAMOND]


def test_starts_and_ends_are_wide_too() -> None:
    text = "Langkah oleh Staf bersama Sekdin: Membuka\nLangkah oleh Sekdin bersama Kadin bersama Penyedia: Menutup\n"
    assert [symbol.shape for symbol in page_of(text).symbols] == [Shape.CAPSULE, Shape.CAPSULE]
    page = page_of(text, attrs.evolve(WIDE, terminators=Terminators.CAPSULE))
    assert [(symbol.shape, words(symbol.glyphs)) for symbol in page.symbols] == [
        (Shape.CAPSULE, "MULAI"),
        (Shape.BOX, ""),
        (Shape.BOX, ""),
        (Shape.CAPSULE, "SELESAI"),
    ]


def test_wide_boxes_of_one_row_share_its_widest_cell() -> None:
    page = page_of(
        """\
        Langkah oleh Staf bersama Sekdin: Rapat
          Proses oleh Sekdin bersama Kadin: menandatangani
          Proses oleh Penyedia: mencatat
        Langkah oleh Staf: Menutup
        """
    )
    assert [cell.column_span for cell in cells(page, "pelaksana") if cell.step == 1] == [3, 1]


def test_ways_back_and_pages_with_wide_boxes() -> None:
    executors = ("Staf bersama Sekdin", "Kadin", "Sekdin bersama Kadin bersama Penyedia")
    rows = [f"Langkah l{number} oleh {executors[number % 3]}: Kerja {number}\n" for number in range(30)]
    for number in (6, 13, 20, 27):
        rows[number] += f"  Lanjut ke: lanjut (opsional) dan l{number - 5} (opsional)\n"
    assert len(sheet_of(read("".join(rows), HEAD), WIDE).pages) > 2


def test_the_judge_sees_a_box_that_does_not_reach_all_columns() -> None:
    sop = read(MEETING, HEAD)
    sheet = sheet_of(sop, WIDE)
    (box,) = of_node(sheet.pages[1], 1)
    narrow = attrs.evolve(box, rect=Rect(box.rect.x, box.rect.y, 30.0, box.rect.height))
    symbols = tuple(narrow if symbol is box else symbol for symbol in sheet.pages[1].symbols)
    changed = attrs.evolve(sheet, pages=(sheet.pages[0], attrs.evolve(sheet.pages[1], symbols=symbols)))
    assert any("does not stand in columns 0 to 1" in breach for breach in violations(changed, graphs_of(sop)))
