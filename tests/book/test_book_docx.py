"""The book as DOCX: the same pages, sections with their own paper and header, and headings for the navigation."""

from __future__ import annotations

import shutil
import subprocess
import zipfile
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

import attrs
import pytest
from sopdsl.renderers.book.binding import bind, draw
from sopdsl.renderers.sheet.layout.geometry import Sheet
from sopdsl.renderers.sheet.painters.office.docx import paint
from sopdsl.renderers.sheet.style import Style

from sopdsl.model import Words
from sopdsl.rendering import PortfolioJob
from tests.book.books import bound, job_of, office, pages_of
from tests.sheet.conftest import png
from tests.sheet.office_checks import check_shapes, check_texts
from tests.sheet.office_reading import W, parts_of, read_docx
from tests.sheet.reading import squeezed


def job(count: int = 3, draft: bool = False) -> PortfolioJob:
    sops = [attrs.evolve(one, identity=attrs.evolve(one.identity, logo=Words("logo.png"))) for one in office(count)]
    return job_of(sops, format="docx", draft=draft, files={"logo.png": png(30, 40)})


@pytest.fixture(scope="module")
def book() -> Sheet:
    style = Style()
    three = job()
    chapters = [draw(each, style)[0] for each in three.documents]
    book = bind(three, [chapter for chapter in chapters if chapter is not None], style)
    assert isinstance(book, Sheet)
    return book


def test_every_page_is_there_with_its_words_and_shapes(book: Sheet) -> None:
    read = read_docx(bound(job()))
    assert len(read.texts) == len(book.pages)
    for page, texts in zip(book.pages, read.texts, strict=True):
        words = tuple(glyphs for glyphs in page.words if glyphs != page.running)
        check_texts(attrs.evolve(page, words=words), texts)
    check_shapes(numbered_apart(book), read, tolerance=0.1)


def numbered_apart(book: Sheet) -> Sheet:
    """The same with symbols whose numbers are unique in the book, as the reader tells them apart."""
    pages = []
    for place, page in enumerate(book.pages):
        shift = 1000 * place
        symbols = tuple(attrs.evolve(symbol, id=symbol.id + shift) for symbol in page.symbols)
        routes = tuple(
            attrs.evolve(route, source=route.source + shift, target=route.target + shift) for route in page.routes
        )
        pages.append(attrs.evolve(page, symbols=symbols, routes=routes))
    return attrs.evolve(book, pages=tuple(pages))


def test_the_numbers_of_shapes_are_unique() -> None:
    document = parts_of(bound(job()))["word/document.xml"]
    ids = [element.get("id") for element in document.iter() if element.tag.endswith(("}docPr", "}cNvPr"))]
    assert len(ids) > 20 and len(set(ids) - {None}) + pictures_of(document) == len(ids)


def pictures_of(document: ElementTree.Element) -> int:
    """Pictures say their number twice."""
    return len([element for element in document.iter() if element.tag.endswith("}pic")])


def test_the_navigation_holds_all_parts(book: Sheet) -> None:
    document = parts_of(bound(job()))["word/document.xml"]
    found: dict[str, list[str]] = {}
    for paragraph in document.iter(f"{W}p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        if style is not None:
            text = "".join(part.text or "" for part in paragraph.iter(f"{W}t"))
            found.setdefault(style.get(f"{W}val", ""), []).append(text)
    sops = [page.heading.text for page in book.pages if page.heading is not None and page.heading == page.running]
    front = ["KEPUTUSAN KEPALA DINAS CONTOH", "DAFTAR ISI", "PENJELASAN SINGKAT"]
    assert found["Heading1"] == [*front, *sops, "INDEKS PELAKSANA"] and len(sops) == 3
    assert [title.partition(". ")[2].upper() for title in sops] == found["Heading2"]


def test_each_part_has_its_paper_and_its_header(book: Sheet) -> None:
    parts = parts_of(bound(job()))
    sections = list(parts["word/document.xml"].iter(f"{W}sectPr"))
    sizes = [section.find(f"{W}pgSz") for section in sections]
    assert [size.get(f"{W}orient") for size in sizes if size is not None] == [None, *["landscape"] * 3, None]
    assert [section.find(f"{W}titlePg") is not None for section in sections] == [True, *[False] * 4]
    running = list(dict.fromkeys(page.running.text for page in book.pages if page.running is not None))
    headers = [parts[f"word/header{place}.xml"] for place in range(1, 6)]
    texts = ["".join(part.text or "" for part in header.iter(f"{W}t")) for header in headers]
    assert texts == ["Halaman 1 dari 1", *(f"{title}Halaman 1 dari 1" for title in running), "Halaman 1 dari 1"]
    fields = [[field.get(f"{W}instr") for field in header.iter(f"{W}fldSimple")] for header in headers]
    assert fields == [[" PAGE ", " NUMPAGES "]] * 5
    assert not list(parts["word/cover1.xml"].iter(f"{W}t"))


def test_a_logo_of_all_is_one_file(book: Sheet) -> None:
    data = bound(job())
    names = zipfile.ZipFile(BytesIO(data)).namelist()
    assert [name for name in names if "media/" in name] == ["word/media/image1.png"]
    assert pictures_of(parts_of(data)["word/document.xml"]) == sum(len(page.pictures) for page in book.pages) == 4


def test_a_draft_is_marked_on_every_page() -> None:
    data = bound(job(draft=True))
    assert all("DRAF" in texts for texts in read_docx(data).texts)
    assert "DRAF" in ElementTree.tostring(parts_of(data)["word/cover1.xml"]).decode()


def test_the_same_book_gives_the_same_bytes() -> None:
    assert bound(job()) == bound(job())


def test_a_single_sheet_stays_one_section(book: Sheet) -> None:
    sheet = attrs.evolve(book, pages=tuple(page for page in book.pages if page.running)[:2])
    pages = tuple(attrs.evolve(page, running=None, heading=None) for page in sheet.pages)
    parts = parts_of(paint(attrs.evolve(sheet, pages=pages)))
    assert len(list(parts["word/document.xml"].iter(f"{W}sectPr"))) == 1
    styles = {style.get(f"{W}val") for style in parts["word/document.xml"].iter(f"{W}pStyle")}
    assert styles == {"Heading1"} and "word/header2.xml" not in parts


@pytest.mark.skipif(not (shutil.which("soffice")), reason="LibreOffice is missing: apt-get install libreoffice-writer")
def test_it_prints_as_the_pdf(tmp_path: Path, book: Sheet) -> None:
    path = tmp_path / "buku.docx"
    path.write_bytes(bound(job()))
    profile = f"-env:UserInstallation={(tmp_path / 'profil').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    printed = pages_of((tmp_path / "buku.pdf").read_bytes())
    assert len(printed) == len(book.pages)
    for page, text in zip(book.pages, printed, strict=True):
        words = [glyphs.text for glyphs in page.words if not glyphs.text.startswith("Halaman")]
        words += [glyphs.text for table in page.tables for cell in table.cells for glyphs in cell.glyphs]
        assert all(squeezed(each) in squeezed(text) for each in words)
        assert page.number == 1 or f"Halaman {page.number} dari {len(book.pages)}" in text
