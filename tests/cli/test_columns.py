"""Tables for the terminal: a row a line, or as narrow as the terminal where somebody reads it there."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sopdsl.cli import columns
from sopdsl.cli.columns import in_columns
from sopdsl.reports.text import width

ROWS = [
    ("No", "Keadaan", "SOP", "Menunggu"),
    ("12", "berjalan", f"Penyusunan Laporan [merah] {'X' * 90}", "Kepala Subbagian Perencanaan, Sekretaris"),
    ("1", "selesai", "Surat 公文 [/merah]", "-"),
]
LINES = [
    f"No  Keadaan   SOP{' ' * 114}  Menunggu",
    f"12  berjalan  Penyusunan Laporan [merah] {'X' * 90}  Kepala Subbagian Perencanaan, Sekretaris",
    f"1   selesai   Surat 公文 [/merah]{' ' * 98}  -",
]


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """Somebody reads on a terminal of some width."""

    def reads(room: int) -> None:
        monkeypatch.setattr(columns, "is_read_by_eye", lambda: True)
        monkeypatch.setenv("COLUMNS", str(room))

    return reads


@pytest.mark.parametrize("room", [20, 80, 400])
def test_elsewhere_than_on_a_terminal_a_row_is_a_line(monkeypatch: pytest.MonkeyPatch, room: int) -> None:
    monkeypatch.setenv("COLUMNS", str(room))
    assert in_columns(ROWS) == LINES


def test_on_a_wide_terminal_too(terminal: Callable[[int], None]) -> None:
    terminal(max(map(width, LINES)))
    assert in_columns(ROWS) == LINES


@pytest.mark.parametrize("room", [30, 60, 80, 100, 172])
def test_on_a_narrow_terminal_no_line_is_wider_and_nothing_is_lost(terminal: Callable[[int], None], room: int) -> None:
    terminal(room)
    lines = in_columns(ROWS)
    assert max(map(width, lines)) <= room and len(lines) > len(ROWS)
    assert sorted("".join("".join(lines).split())) == sorted("".join("".join(LINES).split()))


def test_the_widest_columns_give_way(terminal: Callable[[int], None]) -> None:
    terminal(60)
    lines = in_columns(ROWS)
    assert lines[0].split() == ["No", "Keadaan", "SOP", "Menunggu"]
    assert lines[1].startswith("12  berjalan  Penyusunan Laporan ")
    assert lines[-1] == f"1   selesai   Surat 公文 [/merah]{' ' * (lines[0].index('Menunggu') - 33)}-"
