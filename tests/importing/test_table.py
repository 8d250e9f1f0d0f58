"""Tables of old sheets to drafts: whatever is in the cells is in the draft, or is named as left out."""

from __future__ import annotations

import csv
import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopdsl import load_document, render
from sopdsl.importing import read
from sopdsl.messages import text_of
from sopdsl.model import Sop, Status, Step, plain
from sopdsl.reports.text import report
from sopdsl.source import Source
from sopdsl.syntax import parse

ROOT = Path(__file__).parents[2]
FOLDER = Path(__file__).parent / "tables"
TABLES = sorted(FOLDER.glob("*.csv"))
TITLES = ("No", "Kegiatan", "Staf", "Kepala", "Kelengkapan", "Waktu", "Output", "Keterangan")
SIGNS = st.text(st.sampled_from(" -;:,.()[]{}=*#\\/\n'\"|✓–1"), max_size=4)
WORDS = st.text(st.sampled_from("abcMe -;:,.()[]{}=*#\\/\n'\"|1✓–"), max_size=12)


def drafted(data: bytes) -> Sop:
    imported = read("cuti.csv", data, ".csv")
    assert imported.text is not None, [text_of(one.message) for one in imported.diagnostics]
    return parse(Source("cuti.sop", imported.text)).sop


def table(*rows: tuple[str, ...], separator: str = ";") -> bytes:
    written = io.StringIO()
    csv.writer(written, delimiter=separator).writerows((TITLES, *rows))
    return written.getvalue().encode()


@pytest.mark.parametrize("path", TABLES, ids=[path.stem for path in TABLES])
def test_a_table_is_a_draft(path: Path, accept: bool) -> None:
    imported = read(path.name, path.read_bytes(), ".csv")
    assert imported.text is not None
    told = report(imported.source, imported.diagnostics, "id", False) + "\n" if imported.diagnostics else ""
    for suffix, made in ((".sop", imported.text), (".temuan", told)):
        if accept:
            path.with_suffix(suffix).write_text(made, encoding="utf-8")
        assert path.with_suffix(suffix).read_text(encoding="utf-8") == made
    assert drafted(path.read_bytes()).status is Status.DRAFT


@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_signs_that_separate_cells_stand_in_cells_too(separator: str) -> None:
    words = f"Menyusun{separator} lalu mengirim surat"
    (step,) = drafted(table(("1", words, "x", "", "Map", "1 jam", "Surat", ""), separator=separator)).procedures[0].rows
    assert isinstance(step, Step) and plain(step.text) == " ".join(words.split())
    assert step.assignment is not None and [one.text for one in step.assignment.executors] == ["Staf"]


def test_a_table_saved_in_the_code_page_of_windows() -> None:
    data = "No;Kegiatan;Kepala Seksi – A\n1;Menyusun “konsep”;?\n".encode("cp1252")
    sop = drafted(data)
    assert [one.label for one in sop.executors] == ["Kepala Seksi – A"]
    assert isinstance(step := sop.procedures[0].rows[0], Step) and plain(step.text) == "Menyusun “konsep”"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "tidak ada baris judul kolom"),
        (b"Nama;Jabatan\nA;B\n", "tidak ada baris judul kolom"),
        (b"No;Kegiatan;Staf\n", "tidak ada kegiatan"),
        (b"PK\3\4 xl/workbook.xml", "tidak dapat dibaca sebagai buku kerja"),
        (b"No;Kegiatan\n1;" + b"x" * 200_000, "tidak dapat dibaca sebagai CSV"),
    ],
)
def test_what_is_no_table_is_told(data: bytes, said: str) -> None:
    imported = read("cuti.csv", data, ".csv")
    (finding,) = imported.diagnostics
    assert imported.text is None and said in text_of(finding.message)


@given(st.lists(st.tuples(*[st.tuples(SIGNS, SIGNS)] * 6), min_size=1, max_size=4))
def test_the_words_of_every_cell_are_in_the_draft(rows: list[tuple[tuple[str, str], ...]]) -> None:
    words, cells = [], []
    for row in rows:
        own = [f"kata{len(words) + number}" for number in range(len(row))]
        activity, *rest = (f"{before}{word}{after}" for word, (before, after) in zip(own, row, strict=True))
        cells.append(("1", activity, *rest[:1], "", *rest[1:]))
        words += [own[0], *own[2:]]  # in an executor's column it is only a mark
    imported = read("cuti.csv", table(*cells), ".csv")
    assert imported.text is not None, [text_of(one.message) for one in imported.diagnostics]
    assert [word for word in words if word not in imported.text] == []


@given(st.lists(st.tuples(*[WORDS] * len(TITLES)), max_size=5))
def test_any_cells_are_a_draft_or_are_told(rows: list[tuple[str, ...]]) -> None:
    imported = read("cuti.csv", table(*rows), ".csv")
    assert imported.text is not None or imported.diagnostics


def workbook(*sheets: str, shared: str = "", drawing: str = "") -> bytes:
    made = io.BytesIO()
    main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("xl/sharedStrings.xml", f"<sst {main}>{shared}</sst>")
        if drawing:
            related = '<Relationships><Relationship Target="../drawings/drawing7.xml"/></Relationships>'
            archive.writestr("xl/worksheets/_rels/sheet1.xml.rels", related)
            archive.writestr("xl/drawings/drawing7.xml", f"<d:wsDr {DRAWING}>{drawing}</d:wsDr>")
        for number, rows in enumerate(sheets, start=1):
            archive.writestr(
                f"xl/worksheets/sheet{number}.xml", f"<worksheet {main}><sheetData>{rows}</sheetData></worksheet>"
            )
    return made.getvalue()


SHARED = "<si><t>No</t></si><si><r><t>Kegia</t></r><r><t>tan</t></r><rPh><t>x</t></rPh></si><si><t>Staf</t></si>"
HEADING = '<c r="A2" t="s"><v>0</v></c><c r="C2" t="s"><v>1</v></c><c r="D2" t="s"><v>2</v></c>'
WORDS_IN_PARTS = "<is><r><t>Menyusun </t></r><r><t>surat</t></r></is>"
STEP = f'<c r="A3"><v>1</v></c><c r="C3" t="inlineStr">{WORDS_IN_PARTS}</c><c><v>1</v></c>'
SHEET = f'<row r="2">{HEADING}</row><row>{STEP}</row><row r="9"><c r="F9" t="str"><v>Kepala Dinas</v></c></row>'


DRAWING = " ".join(
    f'xmlns:{name}="http://schemas.openxmlformats.org/drawingml/2006/{space}"'
    for name, space in (("d", "spreadsheetDrawing"), ("a", "main"))
)
SYMBOLS_SHEET = """\
<row r="1"><c t="inlineStr"><is><t>No</t></is></c><c t="inlineStr"><is><t>Kegiatan</t></is></c>
<c t="inlineStr"><is><t>Staf</t></is></c><c t="inlineStr"><is><t>Kepala</t></is></c>
<c r="F1" t="inlineStr"><is><t>Output</t></is></c></row>
<row r="2"><c><v>1</v></c><c t="inlineStr"><is><t>Menyusun surat</t></is></c></row>
<row r="3"><c><v>2</v></c><c t="inlineStr"><is><t>Menilai surat</t></is></c></row>
<row r="4"><c><v>3</v></c><c t="inlineStr"><is><t>Mengarsipkan surat</t></is></c></row>
<row r="5"/><row r="7"/>
"""


def shape(kind: str, row: int, column: int, beyond: int = 0, outline: str = "", box: str = "") -> str:
    """A shape 100 wide over a cell; `beyond`: how much of it lies over the next column."""
    return f"""<d:twoCellAnchor><d:from><d:col>{column}</d:col><d:row>{row}</d:row></d:from>
<d:to><d:col>{column + bool(beyond)}</d:col><d:colOff>{beyond}</d:colOff><d:row>{row}</d:row></d:to>
<d:sp><d:nvSpPr><d:cNvSpPr {box}/></d:nvSpPr><d:spPr><a:xfrm><a:ext cx="100" cy="50"/></a:xfrm>
<a:prstGeom prst="{kind}"/>{outline}</d:spPr></d:sp></d:twoCellAnchor>"""


def test_symbols_over_cells_say_who_acts() -> None:
    drawing = "".join(
        (
            shape("flowChartProcess", 1, 2, beyond=49),
            shape("rect", 1, 3, box='txBox="1"'),
            shape("flowChartDecision", 2, 2, beyond=51),
            shape("rect", 2, 2, outline="<a:ln><a:noFill/></a:ln>"),
            shape("straightConnector1", 2, 2),
            shape("roundRect", 4, 2),
            shape("rect", 6, 1),
            shape("rect", 3, 5),
            shape("rect", 0, 4),
        )
    )
    imported = read("cuti.xlsx", workbook(SYMBOLS_SHEET, drawing=drawing), ".xlsx")
    assert imported.text is not None and imported.text.endswith("""\
Pelaksana:
  - Staf
  - Kepala

Langkah oleh Staf: Menyusun surat

Langkah oleh Kepala: Menilai surat

Langkah oleh Staf: Mengarsipkan surat
""")
    assert [text_of(one.message) for one in imported.diagnostics] == [
        "Pelaksana dibaca dari letak simbol di atas sel pada langkah 1, 2 dan 3.",
        "Ada belah ketupat pada langkah 2.",
    ]


def test_a_workbook_is_read_cell_by_cell() -> None:
    imported = read("cuti.xlsx", workbook("<row/>", SHEET, shared=SHARED), ".xlsx")
    assert imported.text is not None and imported.text.endswith("\nLangkah oleh Staf: Menyusun surat\n")
    assert [text_of(one.message) for one in imported.diagnostics] == ["Baris ini berada di luar tabel dan tidak ikut."]


def test_tables_on_other_sheets_are_named() -> None:
    narrow = SHEET.replace(HEADING, HEADING[: HEADING.index('<c r="D2"')])
    imported = read("cuti.xlsx", workbook(narrow, SHEET, shared=SHARED), ".xlsx")
    assert imported.text is not None and "Langkah oleh Staf" in imported.text
    assert "Tabel di lembar lain tidak ikut: 1." in [text_of(one.message) for one in imported.diagnostics]


@pytest.mark.parametrize(
    "sheet",
    [
        "<row",
        '<row r="x"/>',
        '<row><c t="s"><v>7</v></c></row>',
        '<row><c t="s"><v>-</v></c></row>',
        f"<row>{' ' * 21_000_000}</row>",
    ],
)
def test_a_damaged_workbook_is_told(sheet: str) -> None:
    imported = read("cuti.xlsx", workbook(sheet), ".xlsx")
    (finding,) = imported.diagnostics
    assert imported.text is None and "tidak dapat dibaca sebagai buku kerja" in text_of(finding.message)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_workbook_never_grows_by_its_entities(encoding: str) -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook(SHEET, shared=SHARED))) as sound, zipfile.ZipFile(made, "w") as archive:
        for name in sound.namelist():
            head = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE x [<!ENTITY a "b">]>'
            archive.writestr(name, f"{head}{sound.read(name).decode()}".encode(encoding))
    imported = read("cuti.xlsx", made.getvalue(), ".xlsx")
    (finding,) = imported.diagnostics
    assert imported.text is None and "tidak dapat dibaca sebagai buku kerja" in text_of(finding.message)


def test_the_sheet_that_the_program_draws_comes_back() -> None:
    document = load_document(ROOT / "specs/lakip-balangan-perbaikan.sop")
    (drawn,) = render(document, format="xlsx").files
    imported = read("lakip.xlsx", drawn.data, ".xlsx")
    assert imported.text is not None
    steps = [row for row in parse(Source("x", imported.text)).sop.procedures[0].rows if isinstance(row, Step)]
    own = [row for row in document.sop.procedures[0].rows if isinstance(row, Step)]
    assert len(steps) == len(own)
    assert all(plain(one.text).startswith(plain(other.text)) for one, other in zip(steps, own, strict=True))


@given(st.data())
def test_no_damage_breaks_the_reader_of_workbooks(data: st.DataObject) -> None:
    whole = workbook(SHEET, shared=SHARED)
    place = data.draw(st.integers(0, len(whole) - 1))
    broken = whole[:place] + data.draw(st.binary(max_size=3)) + whole[place + 1 :]
    imported = read("cuti.xlsx", broken, ".xlsx")
    assert imported.text is not None or imported.diagnostics


@given(st.binary(max_size=200))
def test_no_bytes_break_the_reader(data: bytes) -> None:
    for beginning in (b"", b"No;Kegiatan;Staf\n1;"):
        imported = read("cuti.csv", beginning + data, ".csv")
        assert imported.text is not None or imported.diagnostics
