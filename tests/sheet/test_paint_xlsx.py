"""The XLSX holds the sheet as cells, shapes and print settings that an office can go on working with."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

import attrs
import pytest
from sopdsl.renderers.sheet.layout import lay_out
from sopdsl.renderers.sheet.layout.geometry import Cell, Page, Route, Shape, Sheet, Symbol, Table
from sopdsl.renderers.sheet.painters.office.xlsx import paint
from sopdsl.renderers.sheet.style import PageNumber, Style
from sopdsl.renderers.typesetting.primitives import BrokenPictureError, Glyphs, Picture, Rect

from sopdsl.flow import analyse
from sopdsl.source import Source
from sopdsl.syntax import parse
from tests.sheet.conftest import HOSTILE, flow_page, png, words
from tests.sheet.office_checks import all_shapes_say_something, check_shapes, check_texts, with_alt
from tests.sheet.office_reading import A, parts_of
from tests.sheet.reading import squeezed
from tests.sheet.xlsx_reading import XDR, ReadWorksheet, S, read_worksheets, read_xlsx

ROOT = Path(__file__).parents[2]


def laid_out(path: str, style: Style | None = None) -> Sheet:
    sop = parse(Source(path, (ROOT / path).read_text(encoding="utf-8"))).sop
    sheet = lay_out(sop, analyse(sop), style or Style())
    assert isinstance(sheet, Sheet)
    return sheet


def one_page(cells: tuple[Cell, ...], widths: tuple[float, ...], heights: tuple[float, ...], header: int = 0) -> Sheet:
    table = Table(widths, heights, cells, header, 40, 40, procedure=0 if header else None)
    return Sheet("Satu halaman", (Page(300, 800, 1, tables=(table,)),))


@pytest.fixture(scope="module")
def two_parts() -> Sheet:
    """An identity page, and a procedure on two pages with a connector pair."""
    sheet = laid_out("specs/lakip-trenggalek.sop")
    assert len(sheet.pages) == 4
    return sheet


def test_identity_and_each_procedure_have_a_worksheet(two_parts: Sheet) -> None:
    sheets = read_worksheets(paint(two_parts))
    assert [sheet.name for sheet in sheets] == ["Identitas", "Prosedur 1", "Prosedur 2"]
    assert [len(sheet.breaks) for sheet in sheets] == [1, 1, 2]
    assert [list(sheet.header) for sheet in sheets] == [[], [2, 3], [2, 3]]


def test_what_stands_on_a_single_page_is_one_worksheet() -> None:
    sheet = laid_out("grammar/corpus/good/linear.sop", Style(one_page=True, signed_first=False, signed_last=True))
    assert len(sheet.pages) == 1
    (worksheet,) = read_worksheets(paint(sheet))
    assert (worksheet.name, list(worksheet.header), len(worksheet.breaks)) == ("SOP", [], 1)
    assert worksheet.drawing is not None
    check_texts(sheet.pages[0], read_xlsx(paint(sheet)).texts[0])


@pytest.mark.parametrize(
    ("look", "codes"),
    [
        (PageNumber(), '&R&"Arial,Regular"&9Halaman &P dari &N'),
        (PageNumber("- {page} -", centred=True), '&C&"Arial,Regular"&9- &P -'),
        (None, None),
    ],
)
def test_programs_number_the_pages_as_the_style_does(look: PageNumber | None, codes: str | None) -> None:
    sheet = laid_out("grammar/corpus/good/linear.sop", Style(page_number=look))
    assert {each.root.findtext(f".//{S}oddHeader") for each in read_worksheets(paint(sheet))} == {codes}


def test_every_word_stands_in_its_cell(two_parts: Sheet) -> None:
    read = read_xlsx(paint(two_parts))
    for page, texts in zip(two_parts.pages[1:], read.texts[1:], strict=True):
        check_texts(page, texts)
    identity = "".join(read.texts[0])
    for table in two_parts.pages[0].tables:
        for cell in table.cells:
            for glyphs in cell.glyphs:
                assert squeezed(glyphs.text) in identity


def test_shapes_stand_where_the_geometry_says(two_parts: Sheet) -> None:
    read = read_xlsx(paint(two_parts))
    check_shapes(two_parts, read, tolerance=1.2)  # header, page and row begin up to half a pixel off
    assert all_shapes_say_something(read)


def test_straight_arrows_are_glued_to_their_symbols() -> None:
    boxes = Rect(380, 90, 40, 20), Rect(380, 130, 40, 20), Rect(480, 90, 40, 20)
    symbols = tuple(Symbol(place, Shape.BOX, rect, 0, f"Proses {place}", 0, place) for place, rect in enumerate(boxes))
    routes = (
        Route(((400, 110), (400, 130)), 0, 1, (0,), 0),
        Route(((400, 130), (400, 110)), 1, 0, (1,), 0),
        Route(((480, 100), (420, 100)), 2, 0, (2,), 0),
        Route(((390, 110), (390, 130)), 0, 1, (3,), 0),
    )
    page = attrs.evolve(flow_page(1), symbols=symbols, routes=routes)
    tables = tuple(attrs.evolve(table, procedure=0) for table in page.tables)
    sheet = Sheet("Panah", (attrs.evolve(page, tables=tables),))
    read = read_xlsx(paint(sheet))
    check_shapes(sheet, read, tolerance=0.8)
    assert [arrow.ends is not None for arrow in read.arrows] == [True, True, True, False]


def test_procedures_on_one_page_have_their_own_shapes() -> None:
    sheet = laid_out("grammar/corpus/good/beberapa-prosedur.sop")
    assert {symbol.procedure for symbol in sheet.pages[1].symbols} == {0, 1}
    sheets = read_worksheets(paint(sheet))
    drawn = [sum(1 for _ in entry.drawing) for entry in sheets if entry.drawing is not None]
    wanted = [
        sum(1 for shape in (*sheet.pages[1].symbols, *sheet.pages[1].routes) if shape.procedure == procedure)
        for procedure in (0, 1)
    ]
    labels = sum(1 for route in sheet.pages[1].routes if route.label_rect)
    assert sum(drawn) == sum(wanted) + labels and len(drawn) == 2 and min(drawn) >= min(wanted)


def test_shapes_are_anchored_to_their_cells(two_parts: Sheet) -> None:
    drawing = read_worksheets(paint(two_parts))[1].drawing
    assert drawing is not None
    assert {anchor.get("editAs") for anchor in drawing} == {"twoCell"}
    first = two_parts.pages[1].symbols[0]
    shape = next(anchor for anchor in drawing if next(anchor.iter(f"{XDR}cNvPr")).get("descr") == first.alt)
    executors = [cell for cell in two_parts.pages[1].tables[0].cells if cell.role == "pelaksana"]
    column = executors[first.column].column
    assert shape.findtext(f"{XDR}from/{XDR}col") == shape.findtext(f"{XDR}to/{XDR}col") == str(column)


def test_page_is_the_sheets_page(two_parts: Sheet) -> None:
    sheet = read_worksheets(paint(two_parts))[2]
    setup, margins = sheet.root.find(f"{S}pageSetup"), sheet.root.find(f"{S}pageMargins")
    assert setup is not None and margins is not None
    assert (setup.get("paperSize"), setup.get("orientation")) == ("9", "landscape")
    page = two_parts.pages[3]
    used = sum(sheet.widths) + 72 * (float(margins.get("left", "")) + float(margins.get("right", "")))
    assert page.width - 12 < used < page.width - 6
    assert "&P dari &N" in (sheet.root.findtext(f"{S}headerFooter/{S}oddHeader") or "")


def test_what_does_not_fit_a_page_of_the_program_is_not_lost() -> None:
    lines = tuple(Glyphs(f"Baris {number}", 43, 50 + 9.0 * number, 7.5, 30) for number in range(70))
    sheet = one_page((Cell(0, 0, Rect(40, 40, 200, 640), "value", lines),), (200,), (640,))
    (worksheet,) = read_worksheets(paint(sheet))
    assert max(worksheet.heights) <= 409 and sum(worksheet.heights) == pytest.approx(640, abs=0.4)
    assert worksheet.cells[0].text.count("\n") == 69


def test_letters_are_small_enough_for_their_rows() -> None:
    full = tuple(words(f"baris {number}", 43, 48.5 + 9.95 * number) for number in range(3))
    sheet = one_page((Cell(0, 0, Rect(40, 40, 200, 29.9), "value", full),), (200,), (29.9,))
    assert _sizes(sheet) == {7.0}
    roomy = attrs.evolve(sheet.pages[0].tables[0].cells[0], rect=Rect(40, 40, 200, 60))
    assert _sizes(one_page((roomy,), (200,), (60,))) == {8.5}


def test_titles_keep_their_letters_and_notes_fit() -> None:
    cells = (Cell(0, 0, Rect(40, 60, 200, 20), "header", (words("No", 43, 72),)),)
    title, note = words("A. PENERIMAAN", 40, 52, size=10.5, bold=True), words("Catatan: segera", 40, 100)
    (page,) = one_page(cells, (200,), (20,), header=1).pages
    tables = tuple(attrs.evolve(table, y=60) for table in page.tables)
    assert _sizes(Sheet("Judul", (attrs.evolve(page, tables=tables, words=(title, note)),))) == {10.5, 8.5, 7.5}


def _sizes(sheet: Sheet) -> set[float]:
    data = paint(sheet)
    (worksheet,) = read_worksheets(data)
    styles = parts_of(data)["xl/styles.xml"]
    fonts = list(styles.iter(f"{S}font"))
    formats = list(styles.find(f"{S}cellXfs") or ())
    numbers = [int(formats[cell.style].get("fontId", "")) for cell in worksheet.cells]
    return {float(next(fonts[number].iter(f"{S}sz")).get("val", "")) for number in numbers}


def test_merged_cells_have_rules_on_all_their_sides() -> None:
    cells = (
        Cell(0, 0, Rect(40, 40, 60, 20), "header", (words("Atas", 43, 50),), column_span=2, fill="#e7edf4"),
        Cell(1, 0, Rect(40, 60, 30, 20), "value", (words("a", 43, 70),), open_sides=frozenset({"bottom"})),
        Cell(1, 1, Rect(70, 60, 30, 20), "value", (words("b", 73, 70),)),
    )
    data = paint(one_page(cells, (30, 30), (20, 20)))
    (worksheet,) = read_worksheets(data)
    assert [entry.get("ref") for entry in worksheet.root.iter(f"{S}mergeCell")] == ["A1:B1"]
    drawn = _rules(data, worksheet)
    assert drawn["A1"] == {"left", "top", "bottom"} and drawn["B1"] == {"right", "top", "bottom"}
    assert drawn["A2"] == {"left", "right", "top"} and drawn["B2"] == {"left", "right", "top", "bottom"}


def _rules(data: bytes, worksheet: ReadWorksheet) -> dict[str, set[str]]:
    styles = parts_of(data)["xl/styles.xml"]
    borders, formats = list(styles.iter(f"{S}border")), list(styles.find(f"{S}cellXfs") or ())
    drawn = {}
    for cell in worksheet.root.iter(f"{S}c"):
        border = borders[int(formats[int(cell.get("s", ""))].get("borderId", ""))]
        drawn[cell.get("r", "")] = {side.tag.removeprefix(S) for side in border if side.get("style")}
    return drawn


def test_lists_are_typed_lines_and_wrapped_lines_flow() -> None:
    lines = (
        Glyphs("1.", 43, 50, 8, 6, ending=" "),
        Glyphs("Surat masuk dari", 52, 50, 8, 60, ending=" "),
        Glyphs("pemohon https://contoh.go.id/", 52, 60, 8, 90, ending=""),
        Glyphs("sop", 52, 70, 8, 14),
        Glyphs("a.", 52, 80, 8, 6),
        Glyphs("Surat ", 61, 80, 8, 20),
        Glyphs("keluar", 81, 80, 8, 20, bold=True),
    )
    (sheet,) = read_worksheets(paint(one_page((Cell(0, 0, Rect(40, 40, 200, 60), "value", lines),), (200,), (60,))))
    assert [cell.text for cell in sheet.cells] == [
        "1. Surat masuk dari pemohon https://contoh.go.id/sop\n    a. Surat keluar"
    ]


def test_signature_and_letterhead_keep_their_places() -> None:
    signed = (words("Kepala Dinas", 60, 50), words("NAMA PEJABAT", 58, 130, underline=True))
    sheet = one_page((Cell(0, 0, Rect(40, 40, 100, 100), "value", signed),), (100,), (100,))
    data = paint(sheet)
    (worksheet,) = read_worksheets(data)
    assert [(cell.row, cell.text) for cell in worksheet.cells] == [(0, "Kepala Dinas"), (1, "NAMA PEJABAT")]
    formats = list(parts_of(data)["xl/styles.xml"].find(f"{S}cellXfs") or ())
    assert [_alignment(formats[cell.style]).get("vertical") for cell in worksheet.cells] == ["top", "bottom"]
    assert _rules(data, worksheet) == {"A1": {"left", "right", "top"}, "A2": {"left", "right", "bottom"}}


def _alignment(format: ElementTree.Element) -> ElementTree.Element:
    found = format.find(f"{S}alignment")
    assert found is not None
    return found


def test_text_is_never_a_formula_nor_a_code() -> None:
    said = ("=1+1", "- butir", "@nama", "+62", "_x0041_", HOSTILE)
    cells = tuple(
        Cell(row, 0, Rect(40, 40 + 20 * row, 200, 20), "value", (words(text, 43, 52 + 20 * row),))
        for row, text in enumerate(said)
    )
    data = paint(one_page(cells, (200,), (20,) * len(said)))
    (worksheet,) = read_worksheets(data)
    assert [cell.text.replace("_x005F_", "_") for cell in worksheet.cells] == list(said)
    assert worksheet.cells[4].text == "_x005F_x0041_"
    assert not list(worksheet.root.iter(f"{S}f"))
    assert {cell.get("t") for cell in worksheet.root.iter(f"{S}c")} == {"inlineStr"}
    formats = list(parts_of(data)["xl/styles.xml"].find(f"{S}cellXfs") or ())
    assert {formats[cell.style].get("quotePrefix") for cell in worksheet.cells} == {"1"}


def test_markup_in_shapes_comes_out_as_itself(two_parts: Sheet) -> None:
    read = read_xlsx(paint(with_alt(attrs.evolve(two_parts, title=HOSTILE), HOSTILE)))
    assert HOSTILE in [shape.alt for shape in read.shapes]


def test_unstorable_characters_are_shown_not_swallowed() -> None:
    odd = attrs.evolve(words("x", 43, 50), text="a\x00b\ud800c\x1bd")
    (sheet,) = read_worksheets(paint(one_page((Cell(0, 0, Rect(40, 40, 99, 20), "value", (odd,)),), (99,), (20,))))
    assert [cell.text for cell in sheet.cells] == ["a□b□c□d"]


def test_draft_is_marked_on_each_page(two_parts: Sheet) -> None:
    draft = attrs.evolve(two_parts, pages=tuple(attrs.evolve(page, draft=True) for page in two_parts.pages))
    assert [page[-1] for page in read_xlsx(paint(draft)).texts] == ["DRAF"] * 4
    assert "DRAF" not in str(read_xlsx(paint(two_parts)).texts)


def test_logo_is_a_picture_above_its_words() -> None:
    letterhead = Cell(0, 0, Rect(40, 40, 100, 90), "letterhead", (words("DINAS", 78, 120),))
    picture = Picture(png(3, 4), "png", Rect(75, 50, 30, 40), "Logo")
    (page,) = one_page((letterhead,), (100,), (90,)).pages
    data = paint(Sheet("Logo", (attrs.evolve(page, pictures=(picture,)),)))
    (worksheet,) = read_worksheets(data)
    assert worksheet.drawing is not None and len(list(worksheet.drawing.iter(f"{A}blip"))) == 1
    assert zipfile.ZipFile(BytesIO(data)).read("xl/media/image1-1.png") == png(3, 4)
    assert [(cell.row, cell.text) for cell in worksheet.cells] == [(1, "DINAS")]
    broken = attrs.evolve(picture, data=png(40, 40)[:-30])
    with pytest.raises(BrokenPictureError):
        paint(Sheet("Logo", (attrs.evolve(page, pictures=(broken,)),)))


def test_same_sheet_gives_the_same_bytes(two_parts: Sheet) -> None:
    data = paint(two_parts)
    assert paint(attrs.evolve(two_parts)) == data
    assert {entry.date_time for entry in zipfile.ZipFile(BytesIO(data)).infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_nothing_outside_is_named_and_nothing_runs(two_parts: Sheet) -> None:
    for name, root in parts_of(paint(two_parts)).items():
        assert "External" not in ElementTree.tostring(root, encoding="unicode"), name
        assert "vba" not in name


def test_turned_words_are_read_from_below() -> None:
    turned = Glyphs("Kepala Dinas", 70, 90, 8, 47, turned=True)
    data = paint(one_page((Cell(0, 0, Rect(40, 40, 60, 60), "header", (turned,)),), (60,), (60,)))
    rotations = [each.get("textRotation") for each in parts_of(data)["xl/styles.xml"].iter(f"{S}alignment")]
    assert [each for each in rotations if each] == ["90"]


def test_words_of_symbols_fill_them_to_the_edge(two_parts: Sheet) -> None:
    drawings = [sheet.drawing for sheet in read_worksheets(paint(two_parts)) if sheet.drawing is not None]
    bodies = [body for drawing in drawings for body in drawing.iter(f"{A}bodyPr")]
    assert bodies and {body.get(side) for body in bodies for side in ("lIns", "tIns", "rIns", "bIns")} == {"0"}
