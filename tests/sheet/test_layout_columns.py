"""How the columns of words share the width: rows become low, and no column is too narrow for its words."""

from __future__ import annotations

from textwrap import indent

import pytest

from tests.sheet.layout_documents import cells, read, sheet_of

LONG = "berkas dikembalikan kepada pemohon paling lambat satu hari kerja apabila tidak lengkap "


def widths(fields: str, rows: int = 4) -> dict[str, float]:
    """The widths of the columns of words in a table whose rows are alike."""
    step = "Langkah oleh Staf: Memeriksa berkas\n" + indent(fields, "  ")
    page = sheet_of(read(step * rows)).pages[1]
    roles = ("kegiatan", "kelengkapan", "output", "keterangan")
    return {role: next(cells(page, role)).rect.width for role in roles}


@pytest.mark.parametrize("field", ["Kelengkapan", "Output", "Keterangan"])
def test_the_column_that_makes_the_rows_high_is_the_widest(field: str) -> None:
    found = widths(f"{field}: {LONG * 2}\n")
    assert max(found, key=lambda role: found[role]) == field.casefold()


def test_a_single_long_remark_gets_room() -> None:
    text = f"Langkah oleh Staf: Memeriksa berkas\n  Keterangan: {LONG}\n" + 9 * "Langkah oleh Kadin: Membaca berkas\n"
    page = sheet_of(read(text)).pages[1]
    assert len({glyphs.baseline for glyphs in next(cells(page, "keterangan")).glyphs}) <= 3


def test_a_shared_cell_counts_once() -> None:
    step = "Langkah oleh Staf: {}\n  Kelengkapan: {}\n  Output: {}\n"
    shared = step.format("Membaca", LONG, "Surat") + 3 * step.format("Membaca", "idem", LONG)
    again = step.format("Membaca", LONG, "Surat") + 3 * step.format("Membaca", LONG, LONG)
    one, other = (next(cells(sheet_of(read(text)).pages[1], "output")).rect.width for text in (shared, again))
    assert one > other
