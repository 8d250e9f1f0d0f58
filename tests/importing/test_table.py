"""Tables of old sheets to drafts: whatever is in the cells is in the draft, or is named as left out."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopdsl.importing import read
from sopdsl.messages import text_of
from sopdsl.model import Sop, Status, Step, plain
from sopdsl.reports.text import report
from sopdsl.source import Source
from sopdsl.syntax import parse

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
        (b"PK\3\4 xl/workbook.xml", "buku kerja atau dokumen"),
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


@given(st.binary(max_size=200))
def test_no_bytes_break_the_reader(data: bytes) -> None:
    for beginning in (b"", b"No;Kegiatan;Staf\n1;"):
        imported = read("cuti.csv", beginning + data, ".csv")
        assert imported.text is not None or imported.diagnostics
