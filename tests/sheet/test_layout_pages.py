"""Pagination: by measured height, with connectors where arrows cross a break."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from sopdsl.renderers.sheet.layout.geometry import Page, Shape, Sheet, Symbol
from sopdsl.renderers.sheet.style import COLUMNS, Style
from sopdsl.renderers.typesetting.primitives import MM, Rect

from tests.sheet.layout_documents import cells, letters, page_words, procedure, read, sheet_of, steps, words

FIELDS = "Kelengkapan: Berkas\nWaktu: 10 menit\nOutput: Berkas diperiksa\n"


def numbers(page: Page) -> list[str]:
    return [words(cell.glyphs) for cell in cells(page, "no") if cell.glyphs]


def connectors(page: Page) -> list[Symbol]:
    return [symbol for symbol in page.symbols if symbol.shape is Shape.CONNECTOR]


def letter(symbol: Symbol) -> str:
    return words(symbol.glyphs)


def flow_pages(text: str, style: Style | None = None) -> Sequence[Page]:
    return sheet_of(read(text), style).pages[1:]


def assert_inside(page: Page, style: Style) -> None:
    """Everything above the strip that stays free for the signature, and between the margins."""
    rects: list[Rect] = [cell.rect for cell in cells(page)]
    for rect in rects:
        assert rect.bottom <= style.body_bottom + 0.05
        assert rect.x >= style.margins.left - 0.05
        assert rect.right <= style.margins.left + style.body_width + 0.1
    for glyphs in page.words:
        assert glyphs.baseline <= style.body_bottom


@pytest.mark.parametrize("count", [14, 30, 60])
def test_rows_go_on_page_by_page(count: int) -> None:
    style = Style()
    pages = flow_pages(steps(count, fields=FIELDS), style)
    assert [number for page in pages for number in numbers(page)] == [f"{n}." for n in range(1, count + 1)]
    for page in pages:
        assert words(next(cells(page, "header")).glyphs) == "No"
        assert len(numbers(page)) >= 2
        assert_inside(page, style)


def test_pages_are_filled() -> None:
    style = Style()
    pages = flow_pages(steps(60, fields=FIELDS), style)
    for page in pages[:-1]:
        assert max(cell.rect.bottom for cell in cells(page)) > style.body_bottom - 45


def test_no_single_row_is_left_for_the_last_page() -> None:
    for count in range(10, 30):
        last = flow_pages(steps(count, fields=FIELDS))[-1]
        assert len(numbers(last)) > 1


@pytest.mark.parametrize(
    "style",
    [
        Style(paper=(330 * MM, 215 * MM)),
        Style(paper=(210 * MM, 297 * MM)),
        Style(table_size=11.0, identity_size=12.0, column_numbers=True),
        Style(family="serif", columns=COLUMNS[:-1]),
        Style(paper=(210 * MM, 148 * MM)),
    ],
)
def test_other_papers_and_letters(style: Style) -> None:
    sheet = sheet_of(read(steps(25, fields=FIELDS)), style)
    assert sheet.family == style.family
    for page in sheet.pages:
        assert_inside(page, style)


def test_the_flow_goes_on_through_one_pair_of_connectors() -> None:
    first, second = flow_pages(steps(20, fields=FIELDS))[:2]
    (leaving,), (arriving,) = connectors(first), connectors(second)
    assert letter(leaving) == letter(arriving) == "A"
    out = next(route for route in first.routes if route.target == leaving.id)
    into = next(route for route in second.routes if route.source == arriving.id)
    assert out.edges == into.edges
    source = next(symbol for symbol in first.symbols if symbol.id == out.source)
    target = next(symbol for symbol in second.symbols if symbol.id == into.target)
    assert leaving.column == source.column
    assert arriving.column == target.column
    assert leaving.rect.y > source.rect.bottom
    assert arriving.rect.bottom < target.rect.y


def test_a_way_back_leaves_at_the_top_and_enters_at_the_bottom() -> None:
    text = steps(20, fields=FIELDS) + "Langkah oleh Kadin: Menilai\n  Lanjut ke: l2 (informasi) dan selesai\n"
    first, second = flow_pages(text)[:2]
    assert [letter(symbol) for symbol in connectors(first)] == ["A", "B"]
    leaving = next(symbol for symbol in connectors(second) if letter(symbol) == "B")
    arriving = next(symbol for symbol in connectors(first) if letter(symbol) == "B")
    assert any(route.target == leaving.id for route in second.routes)
    assert any(route.source == arriving.id for route in first.routes)
    assert leaving.rect.y < min(symbol.rect.y for symbol in second.symbols if symbol.node is not None)
    assert arriving.rect.y > max(symbol.rect.y for symbol in first.symbols if symbol.node is not None)


def test_arrows_to_one_symbol_share_their_connector() -> None:
    text = steps(20, fields=FIELDS).replace("Memeriksa berkas nomor 2\n", "Dua\n  Lanjut ke: lanjut dan l20\n")
    text = text.replace("Memeriksa berkas nomor 3\n", "Tiga\n  Lanjut ke: lanjut dan l20\n")
    first, second = flow_pages(text)[:2]
    assert len(connectors(first)) == len(connectors(second)) == 2
    ends = [route.target for route in first.routes]
    assert sorted(ends.count(symbol.id) for symbol in connectors(first)) == [1, 2]


def test_a_page_that_an_arrow_only_passes_has_no_connector_for_it() -> None:
    text = steps(50, fields=FIELDS).replace("Memeriksa berkas nomor 2\n", "Dua\n  Lanjut ke: lanjut dan l50\n")
    pages = flow_pages(text)
    assert len(pages) >= 4
    found = [[letter(symbol) for symbol in connectors(page)] for page in pages]
    (long,) = set(found[0]) & set(found[-1])
    assert all(long not in middle for middle in found[1:-1])


def test_labels_of_arrows_stand_at_their_decision_even_across_a_break() -> None:
    decision = "Keputusan:\n    Jika Rusak berat: l20\n    Jika Baik: lanjut\n"
    text = steps(20, fields=FIELDS).replace("Memeriksa berkas nomor 2\n", f"Dua\n  {decision}")
    first, second = flow_pages(text)[:2]
    labels = [words(route.label) for route in first.routes if route.label]
    assert sorted(labels) == ["Baik", "Rusak berat"]
    assert not any(route.label for route in second.routes)


def test_letters_go_on_through_the_document() -> None:
    text = "\n".join(procedure(label, "Contoh", steps(20, fields=FIELDS)) for label in "ABC")
    found = [letter(symbol) for page in flow_pages(text) for symbol in connectors(page)]
    pairs = sorted(set(found))
    assert len(pairs) >= 3
    assert pairs == list("ABCDEFG"[: len(pairs)])
    assert all(found.count(one) == 2 for one in pairs)


def test_a_row_taller_than_a_page_is_split_and_says_everything_once() -> None:
    style = Style()
    long = " ".join(f"kata{number}" for number in range(900))
    pages = flow_pages(
        f"Langkah oleh Staf: Satu\nLangkah oleh Kadin: Dua\n  Keterangan: {long}\nLangkah oleh Staf: Tiga\n", style
    )
    assert len(pages) > 1
    said = "".join(words(cell.glyphs) for page in pages for cell in cells(page, "keterangan"))
    assert letters(said) == letters(long)
    assert [number for page in pages for number in numbers(page)] == ["1.", "2.", "3."]
    for page in pages:
        assert_inside(page, style)


def test_a_row_of_very_many_symbols_is_split_too() -> None:
    chain = " lalu ".join(["Staf", "Staf"] * 12)
    style = Style()
    pages = flow_pages(f"Langkah oleh {chain}: Memeriksa\nLangkah oleh Kadin: Selesai\n", style)
    symbols = [symbol for page in pages for symbol in page.symbols if symbol.node is not None]
    assert len(symbols) == 25
    for page in pages:
        assert_inside(page, style)


def test_a_merged_cell_is_broken_at_the_page_break_and_repeated() -> None:
    shared = steps(20, fields="Kelengkapan: Berkas\nWaktu: idem\n").replace("Waktu: idem", "Waktu: 1 tahun", 1)
    pages = flow_pages(shared)
    for page in pages:
        (cell,) = [cell for cell in cells(page, "waktu") if cell.glyphs]
        assert words(cell.glyphs) == "1 tahun"
        assert cell.row_span == len(numbers(page))


def test_a_heading_taller_than_a_page_is_split_too() -> None:
    title = " ".join(f"judul{number}" for number in range(900))
    style = Style()
    pages = flow_pages(f"Kelompok: {title}\nLangkah oleh Staf: Satu\nLangkah oleh Kadin: Dua\n", style)
    said = " ".join(words(cell.glyphs) for page in pages for cell in cells(page, "group"))
    assert said == title
    assert [number for page in pages for number in numbers(page)] == ["1.", "2."]
    for page in pages:
        assert_inside(page, style)


def test_a_row_that_shares_a_cell_of_a_split_row_shows_its_text_again() -> None:
    long = " ".join(f"kata{number}" for number in range(900))
    pages = flow_pages(
        f"Langkah oleh Staf: Satu\n  Waktu: 1 hari\n  Keterangan: {long}\nLangkah oleh Staf: Dua\n  Waktu: idem\n"
    )
    last = [cell for cell in cells(pages[-1], "waktu") if cell.glyphs]
    assert [words(cell.glyphs) for cell in last] == ["1 hari"]
    assert last[0].row + last[0].row_span == len(pages[-1].tables[0].row_heights)


def test_a_short_procedure_begins_on_the_page_of_the_one_before() -> None:
    pages = flow_pages(procedure("A", "Satu", steps(4)) + "\n" + procedure("B", "Dua", steps(4)))
    (page,) = pages
    assert len(page.tables) == len(page.fields) == 2
    assert {symbol.procedure for symbol in page.symbols} == {0, 1}
    assert len({symbol.id for symbol in page.symbols}) == len(page.symbols)
    above = max(cell.rect.bottom for cell in page.tables[0].cells)
    title = next(glyphs for glyphs in page.words if glyphs.text == "B. DUA")
    assert above < title.baseline < page.tables[1].y


def test_a_procedure_does_not_begin_at_the_foot_of_a_page() -> None:
    pages = flow_pages(procedure("A", "Satu", steps(11)) + "\n" + procedure("B", "Dua", steps(8)))
    assert [len(page.tables) for page in pages] == [1, 1]
    assert "B. DUA" in page_words(pages[1])
    assert pages[1].tables[0].y > max(g.baseline for g in pages[1].words if g.text == "B. DUA")


def test_notes_stand_under_their_table_and_go_on_on_a_page_of_their_own() -> None:
    note = " ".join(f"catatan{number}" for number in range(1500))
    style = Style()
    pages = flow_pages(f"{steps(4)}\nCatatan: {note}\n", style)
    said = "".join(glyphs.text for page in pages for glyphs in page.words if "Halaman" not in glyphs.text)
    assert letters(f"Catatan: {note}") in letters(said)
    assert len(pages) > 1
    for page in pages:
        assert_inside(page, style)


def test_the_same_document_gives_the_same_pages() -> None:
    sop = read(steps(30, fields=FIELDS))
    one, other = sheet_of(sop), sheet_of(sop)
    assert isinstance(one, Sheet)
    assert one == other
