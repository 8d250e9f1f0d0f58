"""The book's parts stand where its contents, its index and its bookmarks say, and nothing of an SOP is lost."""

from __future__ import annotations

import re
from itertools import pairwise, takewhile

import attrs
import pytest
from sopdsl.renderers.book.binding import bind, draw
from sopdsl.renderers.sheet.layout.geometry import Sheet
from sopdsl.renderers.sheet.layout.validation import violations
from sopdsl.renderers.sheet.painters import pdf
from sopdsl.renderers.sheet.setting_keys import style_of
from sopdsl.renderers.sheet.style import Style

from sopdsl.model import Sop, Words, plain
from sopdsl.rendering import PortfolioJob
from tests.book.books import bound, job_of, links_of, office, outline_of, pages_of, sop
from tests.sheet.reading import pdf_tags, pdf_texts, squeezed

MANY = 30
_RUNNING = re.compile(r"^\d+\.\D.*?Halaman\d+dari\d+|Halaman\d+dari\d+$")


@pytest.fixture(scope="module")
def sops() -> list[Sop]:
    """In the order of the book."""
    return office(MANY)[::-1]


@pytest.fixture(scope="module")
def book(sops: list[Sop]) -> bytes:
    return bound(job_of(sops[::-1]))


@pytest.fixture(scope="module")
def pages(book: bytes) -> list[str]:
    return pages_of(book)


def number_of(text: Sop) -> str:
    assert text.identity.number is not None
    return text.identity.number.text


def first_pages(pages: list[str], sops: list[Sop]) -> list[int]:
    """The number of the page on which each identity stands: where its SOP number is printed behind the contents."""
    last = max(place for place, page in enumerate(pages) if "ARTI SIMBOL" in page)
    return [
        next(place + 1 for place in range(last, len(pages)) if f" {number_of(each)} Tanggal Pembuatan" in pages[place])
        for each in sops
    ]


def test_contents_name_the_true_pages(pages: list[str], sops: list[Sop]) -> None:
    start = next(place for place, page in enumerate(pages) if "DAFTAR ISI" in page)
    end = next(place for place, page in enumerate(pages) if "PENJELASAN SINGKAT" in page)
    assert end - start >= 2
    contents = " ".join(pages[start:end])
    for place, (each, page) in enumerate(zip(sops, first_pages(pages, sops), strict=True), start=1):
        assert each.identity.effective is not None
        row = re.escape(f"{place} {plain(each.title)} {number_of(each)} - {each.identity.effective.text}")
        found = re.search(row.replace("/", "/ ?") + r" (\d+)", contents)
        assert found is not None and int(found[1]) == page
    for title, words in (("Penjelasan singkat", "PENJELASAN SINGKAT"), ("Indeks pelaksana", "INDEKS PELAKSANA")):
        found = re.search(title + r" (\d+)", contents)
        assert found is not None and words in pages[int(found[1]) - 1]


def test_bookmarks_lead_to_the_true_pages(book: bytes, pages: list[str], sops: list[Sop]) -> None:
    outline = outline_of(book)
    titles = [f"{place}. {plain(each.title)}" for place, each in enumerate(sops, start=1)]
    front = ["KEPUTUSAN KEPALA DINAS CONTOH", "DAFTAR ISI", "PENJELASAN SINGKAT"]
    assert list(outline) == [*front, *titles, "INDEKS PELAKSANA"]
    assert [outline[title] for title in titles] == first_pages(pages, sops)
    assert all(title in pages[outline[title] - 1] for title in (*front, "INDEKS PELAKSANA"))


def test_the_contents_lead_to_their_pages(book: bytes, pages: list[str], sops: list[Sop]) -> None:
    outline = outline_of(book)
    parts = [outline["KEPUTUSAN KEPALA DINAS CONTOH"], outline["PENJELASAN SINGKAT"], *first_pages(pages, sops)]
    links = links_of(book)
    assert [target for _, target in links] == [*parts, outline["INDEKS PELAKSANA"]]
    assert {page for page, _ in links} == set(range(outline["DAFTAR ISI"], outline["PENJELASAN SINGKAT"]))


def test_pages_are_numbered_through(pages: list[str]) -> None:
    assert "Halaman" not in pages[0]
    for number, page in enumerate(pages[1:], start=2):
        assert re.findall(r"Halaman \d+ dari \d+", page) == [f"Halaman {number} dari {len(pages)}"]


@pytest.mark.parametrize(("look", "number"), [("tanpa", r"Halaman 2 dari \d+"), ("- 1 -", "- 2 -")])
def test_a_book_has_page_numbers_whatever_the_sheets_have(look: str, number: str) -> None:
    pages = pages_of(bound(job_of(office(1), sheet={"nomor-halaman": look})))
    assert re.search(number, pages[1])


def test_index_names_the_pages_on_which_an_executor_acts(book: bytes, pages: list[str], sops: list[Sop]) -> None:
    indexed = pages[outline_of(book)["INDEKS PELAKSANA"] - 1 :]
    assert len(indexed) > 1 and all(re.search(r"SOP dan halaman (Kadin|Staf)", page) for page in indexed)
    entries = index_of(" ".join(indexed))
    assert list(entries) == ["Kadin (Kepala Dinas)", "Staf"]
    starts = first_pages(pages, sops)
    ends = [*starts[1:], outline_of(book)["INDEKS PELAKSANA"]]
    for place, (each, start, end) in enumerate(zip(sops, starts, ends, strict=True), start=1):
        own = range(start, end)
        for executor, verb in (("Staf", "Mencatat"), ("Kadin (Kepala Dinas)", "Mengesahkan")):
            acting = [number for number in own if f"{verb} berkas nomor" in pages[number - 1]]
            assert entries[executor][f"{place}. {plain(each.title)}"] == acting


def index_of(text: str) -> dict[str, dict[str, list[int]]]:
    """Executor, SOP, pages."""
    text = re.sub(r"INDEKS PELAKSANA|Halaman \d+ dari \d+|Pelaksana SOP dan halaman", "", text)
    entries: dict[str, dict[str, list[int]]] = {}
    executor = ""
    span = r"\d+(?:-\d+)?"
    for name, title, pages in re.findall(
        rf"(Kadin \(Kepala Dinas\)|Staf)? ?(\d+\. [^:]+): ({span}(?:, {span})*)", text
    ):
        executor = name or executor
        numbers = entries.setdefault(executor, {}).setdefault(title, [])
        for span in pages.split(", "):
            first, _, last = span.partition("-")
            numbers += range(int(first), int(last or first) + 1)
    return entries


def test_every_page_of_every_sop_is_there_in_order(book: bytes, pages: list[str], sops: list[Sop]) -> None:
    chapters = [draw(document, Style())[0] for document in job_of(sops).documents]
    alone = tuple(page for chapter in chapters if chapter is not None for page in chapter.pages)
    outline = outline_of(book)
    first, last = outline[f"1. {plain(sops[0].title)}"], outline["INDEKS PELAKSANA"]
    in_book = [_RUNNING.sub("", squeezed(page)) for page in pages[first - 1 : last - 1]]
    assert in_book == pdf_texts(pdf.paint(Sheet("SOP", alone)))


def sheet_of(job: PortfolioJob) -> Sheet:
    style = style_of(job.sheet)
    assert isinstance(style, Style)
    chapters = [draw(document, style)[0] for document in job.documents]
    book = bind(job, [chapter for chapter in chapters if chapter is not None], style)
    assert isinstance(book, Sheet)
    return book


@pytest.mark.parametrize("sheet", [{}, {"kertas": "F4", "huruf": "serif"}, {"orientasi": "potret", "margin": 10}])
def test_pages_around_the_sheets_keep_the_contract(sheet: dict[str, object]) -> None:
    long = "kata " * 60
    words = [sop(f"Pelayanan {long}", f"1/{long}"), *office(12)]
    book = sheet_of(job_of(words, {"judul": long}, sheet=sheet))
    around = tuple(page for page in book.pages if page.running is None)
    assert len(around) >= 5
    assert violations(attrs.evolve(book, pages=around), ()) == []


@pytest.mark.parametrize("lines", [1, 8, 24])
def test_words_of_a_cover_never_stand_on_each_other(lines: int) -> None:
    one = sop("Satu")
    agency = tuple(Words(f"Dinas {number}") for number in range(lines))
    one = attrs.evolve(one, identity=attrs.evolve(one.identity, agency=agency))
    pages = sheet_of(job_of([one], {"judul": "Judul yang panjang " * lines, "keputusan": "-"})).pages
    for page in takewhile(lambda page: page.heading is None, pages):
        every = [*page.words, *(words for table in page.tables for cell in table.cells for words in cell.glyphs)]
        places = sorted((words.baseline, words.size) for words in every)
        for (above, _), (below, size) in pairwise(places):
            assert below == above or below - above > size * 0.9


def test_sheets_are_measured_in_the_letters_of_the_book() -> None:
    plain_job, other = job_of(office(1)).documents[0], {"huruf": "serif", "kertas": "F4"}
    chapter, _ = draw(attrs.evolve(plain_job, settings=other), Style())
    same, _ = draw(attrs.evolve(plain_job, settings={"kertas": "F4"}), Style())
    assert chapter is not None and chapter == attrs.evolve(same, job=chapter.job)


def test_pages_count_from_the_cover() -> None:
    pages = sheet_of(job_of(office(2))).pages
    assert [page.number for page in pages] == list(range(1, len(pages) + 1))


def test_symbols_of_the_explanation_are_the_five_of_the_standard() -> None:
    book = sheet_of(job_of(office(1)))
    (page,) = [page for page in book.pages if page.symbols and page.running is None]
    assert {symbol.shape.value for symbol in page.symbols} == {"kapsul", "kotak", "belah ketupat", "segi lima"}
    assert len(page.routes) == 1 and page.routes[0].arrowhead


def test_words_beside_a_symbol_stand_half_way_down_it() -> None:
    (page,) = [page for page in sheet_of(job_of(office(1))).pages if page.symbols and page.running is None]
    beside = 0
    for symbol in page.symbols:
        middle = symbol.rect.y + symbol.rect.height / 2
        for cell in (cell for table in page.tables for cell in table.cells if cell.role == "value" and cell.glyphs):
            if cell.rect.y <= middle <= cell.rect.bottom:
                first, last = cell.glyphs[0], cell.glyphs[-1]
                above, below = first.baseline - first.size - cell.rect.y, cell.rect.bottom - last.baseline
                assert abs(above - below) < first.size, first.text
                beside += 1
    assert beside >= len(page.symbols)


def test_the_parts_are_headings_for_screen_readers(book: bytes) -> None:
    assert [kind for kind, _ in pdf_tags(book)].count("/H1") == MANY + 4


def test_order_is_that_of_people_who_count() -> None:
    numbers = ["10/SOP", "9/SOP", "9/SOP", "", "-", "2.10/SOP", "2.9/SOP"]
    words = [sop(title, number) for title, number in zip("abdcefg", numbers, strict=True)]
    titles = [title for title in outline_of(bound(job_of(words))) if title[0].isdigit()]
    assert [title[-1] for title in titles] == ["g", "f", "b", "d", "a", "c", "e"]
