"""Documents that no page can hold: smaller letters where they help, else a finding that says what to do."""

from __future__ import annotations

import pytest
from sopdsl.renderers.sheet.layout import lay_out
from sopdsl.renderers.sheet.layout.geometry import Shape
from sopdsl.renderers.sheet.style import Style
from sopdsl.renderers.typesetting.primitives import MM

from sopdsl.diagnostics import Diagnostic
from sopdsl.flow import analyse
from sopdsl.messages import text_of
from sopdsl.source import Source
from sopdsl.syntax import parse
from tests.sheet.layout_documents import cells, page_words, read, sheet_of, steps, words

ONE = "Langkah oleh Staf: Mencatat\n"


def finding(text: str, style: Style | None = None) -> Diagnostic:
    """Why a document is not laid out."""
    sop = read(text, head="")
    outcome = lay_out(sop, analyse(sop), style or Style())
    assert isinstance(outcome, Diagnostic)
    for language in ("id", "en"):
        assert text_of(outcome.message, language)
        assert outcome.hint is not None
        assert text_of(outcome.hint, language)
    return outcome


def test_a_long_title_is_set_smaller() -> None:
    title = " ".join(["Penyusunan Laporan Kinerja"] * 25)
    page = sheet_of(read(f"SOP: {title}\nPelaksana: Staf\n{ONE}", head="")).pages[0]
    value = next(cell for cell in cells(page, "value") if cell.row == 5 and cell.column == 2)
    assert words(value.glyphs) == title.upper()


def test_a_head_higher_than_the_page_is_a_finding() -> None:
    assert finding(f"SOP: Contoh\nAlamat: {'Jalan ' * 3000}\nPelaksana: Staf\n{ONE}").code == "LBR005"


def test_titles_that_leave_no_room_are_a_finding() -> None:
    label = "Kepala Seksi " * 300
    assert finding(f"SOP: Contoh\nPelaksana:\n  - {label}\nLangkah oleh {label}: Mencatat\n").code == "LBR005"


def test_columns_too_narrow_for_words_are_a_finding() -> None:
    labels = [f"Seksi {number}" for number in range(13)]
    text = f"SOP: Contoh\nPelaksana: {'; '.join(labels)}\n{steps(13, labels)}"
    said = finding(text, Style(paper=(210 * MM, 297 * MM)))
    assert said.code == "LBR005" and "13 pelaksana" in text_of(said.message)
    assert sheet_of(read(text, head=""))


def test_long_labels_of_many_columns_are_turned_and_wrapped_within_their_columns() -> None:
    labels = [f"Kepala Subbagian Keuangan, Perencanaan, Pelaporan dan Kepegawaian Wilayah {n}" for n in range(12)]
    head = "SOP: Contoh\nPelaksana:\n" + "".join(f"  - {label}\n" for label in labels)
    page = sheet_of(read(steps(12, labels), head)).pages[1]
    titles = [cell for cell in cells(page, "header") if any(glyphs.turned for glyphs in cell.glyphs)]
    assert [words(cell.glyphs) for cell in titles] == labels


def test_a_capsule_in_a_narrow_column_is_no_circle() -> None:
    labels = [f"Kepala Seksi Pengawasan {n}" for n in range(15)]
    head = "SOP: Contoh\nPelaksana:\n" + "".join(f"  - {label}\n" for label in labels)
    page = sheet_of(read(steps(15, labels), head)).pages[1]
    capsules = [symbol.rect for symbol in page.symbols if symbol.shape is Shape.CAPSULE]
    assert capsules
    assert all(rect.width > 1.5 * rect.height for rect in capsules)


def test_a_label_too_long_for_a_capsule_stands_in_the_kegiatan() -> None:
    label = " ".join(["surat diterima langsung"] * 20)
    text = f"Langkah oleh Staf: Menerima\n  Mulai oleh Sekdin: {label}\nLangkah oleh Kadin: Membaca\n"
    page = sheet_of(read(text)).pages[1]
    assert f"Sekdin: {label}" in words(next(cells(page, "kegiatan")).glyphs)
    assert not any(symbol.glyphs for symbol in page.symbols)


def test_a_decision_of_many_branches_gets_a_larger_diamond() -> None:
    branches = "".join(f"    Jika Pilihan {n}: l{n}\n" for n in range(1, 8))
    page = sheet_of(read(f"Langkah oleh Staf: Memilah\n  Keputusan:\n{branches}{steps(8)}")).pages[1]
    few = sheet_of(read(f"Langkah oleh Staf: Memilah\n  Keputusan:\n{branches[:46]}{steps(8)}")).pages[1]
    large, small = (next(s.rect for s in p.symbols if s.shape is Shape.DIAMOND) for p in (page, few))
    assert large.height > small.height
    assert len([route for route in page.routes if route.label]) == 7


def of_twelve(before: str, each: str, after: str) -> str:
    """Twelve steps `l1` … of one executor between others; `each` is what stands below them."""
    middle = "".join(f"Langkah l{n} oleh Staf: Mengerjakan bagian {n}\n{each}" for n in range(1, 13))
    return f"SOP: Contoh\nPelaksana: Staf\nLangkah awal oleh Staf: Memilah\n{before}{middle}{after}"


TARGETS = " dan ".join(f"l{n}" for n in range(1, 13))
BRANCHES = "".join(f"    Jika Jenis {n}: l{n}\n" for n in range(1, 13))
LAST = "Langkah akhir oleh Staf: Mengarsipkan\n"


@pytest.mark.parametrize(
    "text",
    [
        of_twelve(f"  Keputusan: Jenis?\n{BRANCHES}", "  Lanjut ke: akhir\n", LAST),
        of_twelve(f"  Lanjut ke: {TARGETS}\n", "  Lanjut ke: akhir\n", LAST),
        of_twelve("", "  Keputusan: Baik?\n    Jika Ya: lanjut\n    Jika Tidak: awal\n", LAST),
    ],
    ids=["branches", "ways that part and join", "ways back"],
)
def test_twelve_arrows_at_one_symbol_of_a_single_column_are_drawn(text: str) -> None:
    assert len(sheet_of(read(text, head="")).pages) <= 3


@pytest.mark.parametrize("text", ["", "SOP: Contoh\n", "SOP: Contoh\nProsedur A: Kosong\n", "Langkah oleh Hantu: x\n"])
def test_drafts_with_holes_are_drawn_as_far_as_they_go(text: str) -> None:
    sop = parse(Source("draf.sop", text)).sop
    sheet = sheet_of(sop)
    assert "Halaman 1 dari" in page_words(sheet.pages[0])


def test_a_table_without_executors_has_no_pelaksana() -> None:
    page = sheet_of(read("SOP: Contoh\nLangkah: Satu\nLangkah: Dua\n", head="")).pages[1]
    assert "Pelaksana" not in [words(cell.glyphs) for cell in cells(page, "header")]
    assert not page.fields
    assert [words(cell.glyphs) for cell in cells(page, "kegiatan")] == ["Satu", "Dua"]


def test_the_smallest_paper_holds_every_row() -> None:
    style = Style(paper=(148 * MM, 148 * MM))
    sheet = sheet_of(read(steps(9)), style)
    rows = [words(cell.glyphs) for page in sheet.pages for cell in cells(page, "no")]
    assert [row for row in rows if row] == [f"{number}." for number in range(1, 10)]
