"""What a style says of whole pages: numbers, letters of connectors, all on one page, and the place of the signature."""

from __future__ import annotations

import pytest
from sopdsl.renderers.sheet.layout.geometry import Page, Shape, Sheet, Table
from sopdsl.renderers.sheet.painters.html import paint
from sopdsl.renderers.sheet.setting_keys import style_of
from sopdsl.renderers.sheet.style import Style

from tests.sheet.html_reading import read_html
from tests.sheet.layout_documents import cells, page_words, read, sheet_of, steps, words

HEAD = """\
SOP: Contoh
Instansi: Dinas Contoh
Disahkan oleh:
  Jabatan: Kepala Dinas Contoh
  Nama: Nama Pejabat
  NIP: 198002292005011001
Pelaksana: Staf; Sekdin; Kadin
"""
SHORT = "Langkah oleh Staf: Mencatat\nLangkah oleh Kadin: Membaca\n"
LOOP = steps(30) + "  Lanjut: l2, selesai\n"


def styled(text: str, **settings: object) -> Sheet:
    style = style_of({name.replace("_", "-"): value for name, value in settings.items()})
    assert isinstance(style, Style), style
    return sheet_of(read(text, HEAD), style)


def signature(sheet: Sheet) -> Table | None:
    """The signature below the last table, if there is one."""
    tables = [table for page in sheet.pages for table in page.tables]
    return tables[-1] if len(tables[-1].cells) == 1 else None


@pytest.mark.parametrize(
    ("look", "first", "last"),
    [("Halaman 1 dari 2", "Halaman 1 dari 2", "Halaman 2 dari 2"), ("- 1 -", "- 1 -", "- 2 -")],
)
def test_page_numbers(look: str, first: str, last: str) -> None:
    sheet = styled(SHORT, nomor_halaman=look)
    assert [page.words[-1].text for page in sheet.pages] == [first, last]


def test_short_numbers_stand_in_the_middle() -> None:
    sheet = styled(SHORT, nomor_halaman="- 1 -", margin=[15, 15, 15, 15])
    number = sheet.pages[0].words[-1]
    assert number.x + number.width / 2 == pytest.approx(sheet.pages[0].width / 2, abs=0.1)


def test_pages_without_numbers() -> None:
    assert not any("1" in glyphs.text for glyphs in styled(SHORT, nomor_halaman="tanpa").pages[0].words)


def test_connectors_without_letters() -> None:
    def connectors(sheet: Sheet) -> list[tuple[str, str]]:
        every = [symbol for page in sheet.pages for symbol in page.symbols if symbol.shape is Shape.CONNECTOR]
        return [(words(symbol.glyphs), symbol.alt) for symbol in every]

    with_letters = connectors(styled(LOOP))
    assert {letter for letter, _ in with_letters} >= {"A", "B"}
    without = connectors(styled(LOOP, huruf_sambungan=False))
    assert without == [("", alt) for _, alt in with_letters]


def test_a_short_sop_stands_on_one_page() -> None:
    (page,) = styled(SHORT, satu_halaman=True).pages
    identity, blocks, flow = page.tables
    assert identity.y < blocks.y < flow.y
    assert "Halaman 1 dari 1" in page_words(page)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(steps(12), id="table"),
        pytest.param(SHORT + "Catatan:\n" + "".join(f"  - Catatan nomor {n}\n" for n in range(20)), id="note"),
        pytest.param(
            "Dasar Hukum:\n" + "".join(f"  - Peraturan nomor {n}\n" for n in range(60)) + SHORT, id="identity"
        ),
    ],
)
def test_what_does_not_fit_on_one_page_is_as_without_that_wish(text: str) -> None:
    assert styled(text, satu_halaman=True) == styled(text)


def test_the_signature_stands_below_the_last_table() -> None:
    sheet = styled(SHORT, tanda_tangan="akhir")
    assert "Disahkan oleh" not in page_words(sheet.pages[0]) and "Nama Pejabat" not in page_words(sheet.pages[0])
    table = signature(sheet)
    assert table is not None
    flow = sheet.pages[1].tables[0]
    assert table.y > flow.bottom and table.x > flow.x
    assert table.x + sum(table.column_widths) == pytest.approx(flow.x + sum(flow.column_widths), abs=0.05)
    (cell,) = table.cells
    assert words(cell.glyphs) == "Kepala Dinas Contoh Nama Pejabat NIP. 198002292005011001"
    assert cell.open_sides == {"left", "right", "top", "bottom"}


def test_the_signatures_table_says_what_it_is() -> None:
    captions = [
        one.text.partition(":")[0] for one in read_html(paint(styled(SHORT, tanda_tangan="akhir"))).all("caption")
    ]
    assert captions == ["Identitas", "Identitas", "Langkah dan bagan alir", "Pengesahan"]


def test_the_signature_in_both_places() -> None:
    sheet = styled(SHORT, tanda_tangan="keduanya")
    assert all("Nama Pejabat" in page_words(page) for page in sheet.pages)
    assert signature(styled(SHORT)) is None


def test_without_an_official_nobody_signs_at_the_end() -> None:
    style = style_of({"tanda-tangan": "akhir"})
    assert isinstance(style, Style)
    assert signature(sheet_of(read(SHORT), style)) is None


def bottom(page: Page) -> float:
    return max(cell.rect.bottom for cell in cells(page))


def test_the_signature_never_leaves_the_page() -> None:
    more = set()
    for count in range(8, 16):
        sheet = styled(steps(count), tanda_tangan="akhir")
        assert signature(sheet) is not None
        assert all(bottom(page) <= Style().body_bottom + 0.1 for page in sheet.pages)
        more.add(len(sheet.pages) - len(styled(steps(count)).pages))
    assert more == {0, 1}


def test_it_is_smaller_where_it_is_higher_than_a_page() -> None:
    position = "Kepala Bidang yang Menangani Urusan " * 120
    sheet = sheet_of(
        read(SHORT, HEAD.replace("Kepala Dinas Contoh", position)), Style(signed_first=False, signed_last=True)
    )
    table = signature(sheet)
    assert table is not None and table.cells[0].glyphs[0].size < Style().table_size
