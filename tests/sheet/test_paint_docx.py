"""The DOCX holds the sheet as tables, shapes and fields that an office can go on working with."""

from __future__ import annotations

import zipfile
from io import BytesIO
from xml.etree import ElementTree

import attrs
import pytest
from sopdsl.renderers.sheet.layout.geometry import Cell, Page, Sheet, Table, page_label
from sopdsl.renderers.sheet.painters.office.docx import paint
from sopdsl.renderers.typesetting.primitives import BrokenPictureError, Glyphs, Picture, Rect

from tests.sheet.conftest import HOSTILE, flow_page, png, words
from tests.sheet.office_checks import all_shapes_say_something, check_shapes, check_texts, with_alt
from tests.sheet.office_reading import A, W, parts_of, read_docx
from tests.sheet.reading import squeezed

DC = "{http://purl.org/dc/elements/1.1/}"


@pytest.fixture
def body(handmade: Sheet) -> ElementTree.Element:
    found = parts_of(paint(handmade))["word/document.xml"].find(f"{W}body")
    assert found is not None
    return found


def test_every_word_stands_in_its_cell(handmade: Sheet) -> None:
    read = read_docx(paint(handmade))
    assert len(read.texts) == 2
    for page, texts in zip(handmade.pages, read.texts, strict=True):
        check_texts(page, texts)


def test_shapes_stand_where_the_geometry_says(handmade: Sheet) -> None:
    read = read_docx(paint(handmade))
    check_shapes(handmade, read, tolerance=0.1)
    assert len(read.arrows) == 4 and all_shapes_say_something(read)


def test_rows_and_columns_have_their_sizes(handmade: Sheet, body: ElementTree.Element) -> None:
    (table,) = body.iter(f"{W}tbl")
    widths = [int(column.get(f"{W}w", "")) / 20 for column in table.iter(f"{W}gridCol")]
    heights = [int(row.get(f"{W}val", "")) / 20 for row in table.iter(f"{W}trHeight")]
    assert widths == list(handmade.pages[1].tables[0].column_widths)
    assert heights == list(handmade.pages[1].tables[0].row_heights)
    assert {row.get(f"{W}hRule") for row in table.iter(f"{W}trHeight")} == {"atLeast"}
    assert [len(list(row.iter(f"{W}tblHeader"))) for row in table.iter(f"{W}tr")] == [1, 0, 0, 0]


def test_merged_cells_are_merged() -> None:
    rects = Rect(40, 40, 60, 20), Rect(40, 60, 30, 40), Rect(70, 60, 30, 20), Rect(70, 80, 30, 20)
    cells = (
        Cell(0, 0, rects[0], "header", (words("Atas", 43, 50),), column_span=2),
        Cell(1, 0, rects[1], "value", (words("Kiri", 43, 75),), row_span=2),
        Cell(1, 1, rects[2], "value", (words("a", 73, 70),), open_sides=frozenset({"bottom"})),
        Cell(2, 1, rects[3], "value", (words("b", 73, 90),)),
    )
    page = Page(200, 200, 1, tables=(Table((30, 30), (20, 20, 20), cells, 1, 40, 40),))
    document = parts_of(paint(Sheet("Gabung", (page,))))["word/document.xml"]
    rows = [[_merging(cell) for cell in row.iter(f"{W}tc")] for row in document.iter(f"{W}tr")]
    assert rows == [[("2", None)], [(None, "restart"), (None, None)], [(None, "continue"), (None, None)]]
    assert len(list(document.iter(f"{W}tcBorders"))) == 1
    assert read_docx(paint(Sheet("Gabung", (page,)))).texts == (("", "Atas", "Kiri", "a", "", "b", ""),)


def _merging(cell: ElementTree.Element) -> tuple[str | None, str | None]:
    span, merge = cell.find(f"{W}tcPr/{W}gridSpan"), cell.find(f"{W}tcPr/{W}vMerge")
    merged = None if merge is None else merge.get(f"{W}val", "continue")
    return None if span is None else span.get(f"{W}val"), merged


def test_lines_of_a_paragraph_flow_and_lists_hang() -> None:
    lines = (
        Glyphs("1.", 43, 50, 8, 6, ending=" "),
        Glyphs("Surat masuk dari", 52, 50, 8, 60, ending=" "),
        Glyphs("pemohon https://contoh.go.id/", 52, 60, 8, 90, ending=""),
        Glyphs("sop", 52, 70, 8, 14),
        Glyphs("2.", 43, 80, 8, 6),
        Glyphs("Surat ", 52, 80, 8, 20),
        Glyphs("keluar", 72, 80, 8, 20, bold=True),
    )
    cell = Cell(0, 0, Rect(40, 40, 200, 60), "value", lines)
    page = Page(300, 200, 1, tables=(Table((200,), (60,), (cell,), 0, 40, 40),))
    document = parts_of(paint(Sheet("Daftar", (page,))))["word/document.xml"]
    found = list(next(document.iter(f"{W}tc")).iter(f"{W}p"))
    texts = ["|".join(part.text or "" for part in paragraph.iter(f"{W}t")) for paragraph in found]
    assert texts == ["1.|Surat masuk dari pemohon https://contoh.go.id/sop", "2.|Surat |keluar"]
    indents = [paragraph.find(f"{W}pPr/{W}ind") for paragraph in found]
    assert [indent.get(f"{W}hanging") for indent in indents if indent is not None] == ["180", "180"]


def test_page_and_its_number(handmade: Sheet) -> None:
    numbered = tuple(
        attrs.evolve(page, words=(*page.words, words(page_label(page.number, 2), 700, 30, size=7.5)))
        for page in handmade.pages
    )
    parts = parts_of(paint(attrs.evolve(handmade, pages=numbered)))
    size = next(parts["word/document.xml"].iter(f"{W}pgSz"))
    assert (size.get(f"{W}w"), size.get(f"{W}h"), size.get(f"{W}orient")) == ("11906", "16838", None)
    fields = [field.get(f"{W}instr") for field in parts["word/header1.xml"].iter(f"{W}fldSimple")]
    assert fields == [" PAGE ", " NUMPAGES "]
    assert page_label(2, 2) not in " ".join(part.text or "" for part in parts["word/document.xml"].iter(f"{W}t"))
    assert not list(parts_of(paint(handmade))["word/header1.xml"].iter(f"{W}fldSimple"))


def test_short_numbers_are_one_field_in_the_middle(handmade: Sheet) -> None:
    (page,) = handmade.pages[1:]
    numbered = attrs.evolve(page, number=1, words=(*page.words, words("- 1 -", 415, 30, size=7.5)))
    header = parts_of(paint(attrs.evolve(handmade, pages=(numbered,), page_number="- {page} -")))["word/header1.xml"]
    assert [field.get(f"{W}instr") for field in header.iter(f"{W}fldSimple")] == [" PAGE "]
    assert ["".join(run.itertext()) for run in header.iter(f"{W}r")] == ["- ", "1", " -"]
    assert next(header.iter(f"{W}jc")).get(f"{W}val") == "center"


def test_draft_is_marked_as_word_does(handmade: Sheet, handmade_draft: Sheet) -> None:
    marked = ElementTree.tostring(parts_of(paint(handmade_draft))["word/header1.xml"])
    assert b"PowerPlusWaterMarkObject" in marked and b'string="DRAF"' in marked
    assert b";z-index:-1;" in marked, "behind the words"
    assert b"DRAF" not in ElementTree.tostring(parts_of(paint(handmade))["word/header1.xml"])


def test_file_says_what_it_is(handmade: Sheet, handmade_draft: Sheet) -> None:
    core = parts_of(paint(handmade))["docProps/core.xml"]
    assert [core.findtext(f"{DC}{name}") for name in ("title", "creator", "language")] == [
        "Penyusunan LAKIP",
        "Dinas Contoh",
        "id",
    ]
    assert b"2020-06-02T00:00:00Z" in ElementTree.tostring(core)
    parts = parts_of(paint(handmade_draft))
    assert b"W3CDTF" not in ElementTree.tostring(parts["docProps/core.xml"])
    styles = parts["word/styles.xml"]
    assert next(styles.iter(f"{W}rFonts")).get(f"{W}ascii") == "Times New Roman"
    assert next(styles.iter(f"{W}lang")).get(f"{W}val") == "id-ID"


def test_markup_in_a_text_comes_out_as_itself(handmade: Sheet) -> None:
    hostile = with_alt(attrs.evolve(handmade, title=HOSTILE, author=HOSTILE), HOSTILE)
    data = paint(hostile)
    core = parts_of(data)["docProps/core.xml"]
    assert core.findtext(f"{DC}title") == core.findtext(f"{DC}creator") == HOSTILE
    read = read_docx(data)
    assert squeezed(HOSTILE) in read.texts[1] and HOSTILE in [shape.alt for shape in read.shapes]


def test_unstorable_characters_are_shown_not_swallowed() -> None:
    page = flow_page()
    odd = attrs.evolve(page.words[0], text="a\x00b\ud800c\x1bd")
    (texts,) = read_docx(paint(Sheet("judul \x07", (attrs.evolve(page, words=(odd,)),)))).texts
    assert "a□b□c□d" in texts


def test_logo_is_a_picture_in_its_cell() -> None:
    assert _media(png(3, 4), "png") == [("word/media/image1.png", png(3, 4))]
    emblem = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><circle r="9"/></svg>'
    ((name, drawn),) = _media(emblem, "svg")
    assert name == "word/media/image1.png" and drawn.startswith(b"\x89PNG")
    with pytest.raises(BrokenPictureError):
        _media(png(40, 40)[:-30], "png")


def _media(data: bytes, format: str) -> list[tuple[str, bytes]]:
    cell = Cell(0, 0, Rect(40, 40, 100, 90), "letterhead", (words("DINAS", 75, 120),))
    picture = Picture(data, format, Rect(75, 50, 30, 40), "Logo")
    page = Page(200, 200, 1, tables=(Table((100,), (90,), (cell,), 0, 40, 40),), pictures=(picture,))
    archive = zipfile.ZipFile(BytesIO(paint(Sheet("Logo", (page,)))))
    document = ElementTree.fromstring(archive.read("word/document.xml"))
    assert len(list(next(document.iter(f"{W}tc")).iter(f"{A}blip"))) == 1
    return [(name, archive.read(name)) for name in archive.namelist() if "media" in name]


def test_same_sheet_gives_the_same_bytes(handmade: Sheet) -> None:
    data = paint(handmade)
    assert paint(attrs.evolve(handmade)) == data
    entries = zipfile.ZipFile(BytesIO(data)).infolist()
    assert {(entry.date_time, entry.create_system) for entry in entries} == {((1980, 1, 1, 0, 0, 0), 0)}


def test_nothing_outside_is_named_and_nothing_runs(handmade: Sheet) -> None:
    for name, root in parts_of(paint(handmade)).items():
        assert "External" not in ElementTree.tostring(root, encoding="unicode"), name
        assert "macro" not in name and "vba" not in name


def test_an_item_in_the_middle_by_chance_stays_a_list() -> None:
    document = painted_cell((Glyphs("-", 43, 50, 8, 3), Glyphs("Konsep surat", 50, 50, 8, 47)))
    assert len(list(document.iter(f"{W}ind"))) == 1
    assert not list(next(document.iter(f"{W}tc")).iter(f"{W}jc"))


def test_words_in_the_middle_are_centred() -> None:
    document = painted_cell((Glyphs("10 menit", 55, 50, 8, 30), Glyphs("atau lebih", 52, 60, 8, 36)))
    assert [entry.get(f"{W}val") for entry in next(document.iter(f"{W}tc")).iter(f"{W}jc")] == ["center"] * 2


def test_turned_words_are_turned() -> None:
    document = painted_cell((Glyphs("Kepala Dinas", 70, 90, 8, 47, turned=True),))
    assert next(document.iter(f"{W}textDirection")).get(f"{W}val") == "btLr"


def test_signature_keeps_its_place() -> None:
    document = painted_cell((words("Jabatan", 55, 50), words("NAMA", 60, 90, underline=True)))
    first, last = next(document.iter(f"{W}tc")).iter(f"{W}spacing")
    assert int(last.get(f"{W}before", "")) / 20 == pytest.approx(40 - 8.5 * 1.17, abs=0.1)
    assert int(first.get(f"{W}before", "0")) / 20 < 5


def painted_cell(glyphs: tuple[Glyphs, ...]) -> ElementTree.Element:
    """The document of a sheet with one cell."""
    cell = Cell(0, 0, Rect(40, 40, 60, 60), "output", glyphs)
    page = Page(300, 200, 1, tables=(Table((60,), (60,), (cell,), 0, 40, 40),))
    return parts_of(paint(Sheet("Satu sel", (page,))))["word/document.xml"]


def test_procedures_are_headings_and_stand_where_they_were() -> None:
    (cell,) = (Cell(0, 0, Rect(40, 60, 60, 20), "header", (words("No", 43, 72),)),)
    table = Table((60,), (20,), (cell,), 1, 40, 60, procedure=0)
    title, note = words("A. PENERIMAAN", 40, 52, size=10.5, bold=True), words("Catatan: segera", 40, 100)
    document = parts_of(paint(Sheet("Judul", (Page(300, 200, 1, tables=(table,), words=(title, note)),))))
    found = document["word/document.xml"].findall(f"{W}body/{W}p")
    styled = [
        "".join(part.text or "" for part in entry.iter(f"{W}t"))
        for entry in found
        if entry.find(f".//{W}pStyle") is not None
    ]
    assert styled == ["A. PENERIMAAN"]
    (said,) = [entry for entry in found if "Catatan" in "".join(entry.itertext())]
    before = next(said.iter(f"{W}spacing")).get(f"{W}before", "0")
    assert int(before) / 20 == pytest.approx(100 - 80 - 8.5 * 0.92, abs=0.8)


def test_tables_keep_their_distance_and_never_become_one() -> None:
    (cell,) = (Cell(0, 0, Rect(40, 60, 60, 20), "header", (words("No", 43, 72),)),)
    table = Table((60,), (20,), (cell,), 0, 40, 60)
    page = Page(300, 200, 1, tables=(table, attrs.evolve(table, y=110)))
    body = parts_of(paint(Sheet("Dua", (page,))))["word/document.xml"].find(f"{W}body")
    assert body is not None
    first, between, second = list(body)[1:4]
    assert (first.tag, between.tag, second.tag) == (f"{W}tbl", f"{W}p", f"{W}tbl")
    assert int(next(between.iter(f"{W}spacing")).get(f"{W}line", "")) / 20 == pytest.approx(110 - 80, abs=0.1)


def test_new_words_have_the_size_of_the_others(handmade: Sheet) -> None:
    styles = parts_of(paint(handmade))["word/styles.xml"]
    assert next(styles.iter(f"{W}sz")).get(f"{W}val") == "17"
