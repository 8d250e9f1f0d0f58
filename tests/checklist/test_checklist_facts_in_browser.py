"""What the page says beside the steps: limits, notes, whom to inform, and where the work comes from and ends."""

from __future__ import annotations

import pytest

from tests.browser import needs_chromium
from tests.checklist.desk import Desk

pytest.importorskip("selenium", reason="selenium is missing: pip install -e '.[test]'")
pytestmark = needs_chromium

TOLD = """\
SOP: Pelayanan Surat
Batas waktu: 3 hari kerja
Catatan: Surat rahasia tidak dicatat di sini.
Pelaksana: Staf; Kepala
Prosedur A: Penerimaan
  Batas waktu: 1 hari kerja
  Langkah oleh Staf: Mencatat surat masuk
    Waktu: 10 menit
    Lanjut ke: periksa dan arsip (tembusan) (informasi)
    Mulai: Lewat loket
    Mulai:
      SOP: Pengelolaan Surel
  Langkah periksa oleh Kepala: Memeriksa surat
    Keputusan: Setuju?
      Jika Ya: arsip
      Jika Tidak: ditolak
      Lanjut ke: arsip (informasi)
  Langkah arsip oleh Staf: Mengarsipkan surat
    Selesai ditolak oleh Staf: Surat dikembalikan
  Catatan:
    - Formulir ada di loket.
    - Map merah untuk yang mendesak.
"""


def begun(desk: Desk) -> None:
    from selenium.webdriver.support.select import Select

    desk.opens(TOLD)
    Select(desk.find("#cara")[0]).select_by_visible_text("Lanjutan dari SOP Pengelolaan Surel")
    desk.begins()


def lines(text: str) -> list[str]:
    return text.splitlines()


def test_on_each_page_one_button_is_the_next_thing_to_do(desk: Desk) -> None:
    desk.opens(TOLD)
    assert [each.text for each in desk.find(".utama")] == ["Mulai"]
    begun(desk)
    assert [each.text for each in desk.find(".utama")] == ["Selesai (Staf)"]
    desk.presses("Selesai (Staf)")
    assert [each.text for each in desk.find(".utama")] == ["Putuskan (Kepala)"]


def test_what_holds_for_the_whole_run_is_shown(desk: Desk) -> None:
    begun(desk)
    head = lines(desk.text(".kepala"))
    assert head[2:5] == [
        "Lanjutan dari SOP Pengelolaan Surel",
        "Batas waktu: 1 hari kerja",
        "Batas waktu seluruh SOP: 3 hari kerja",
    ]
    below = lines(desk.text("main"))
    noted = below.index("Catatan SOP")
    assert below[noted + 1 : noted + 4] == [
        "- Formulir ada di loket.",
        "- Map merah untuk yang mendesak.",
        "Surat rahasia tidak dicatat di sini.",
    ]


def test_whom_to_inform_and_where_a_way_ends(desk: Desk) -> None:
    begun(desk)
    facts = ["Sesudahnya", "ke langkah 2 (Kepala)", "Beri tahu", "tembusan → langkah 3 (Staf)"]
    assert lines(desk.text(".tugas dl"))[-4:] == facts
    desk.presses("Selesai (Staf)")
    assert desk.text("#kabar").endswith(" Berikutnya: langkah 2 (Kepala).")
    assert lines(desk.text(".tugas dl"))[-2:] == ["Beri tahu", "langkah 3 (Staf)"]
    assert "Sesudahnya" not in desk.text(".tugas")
    choices = [each.text for each in desk.find("label.tanda")]
    assert choices == ["Ya → ke langkah 3", "Tidak → selesai (Surat dikembalikan)"]
    desk.presses("Ya → ke langkah 3")
    desk.presses("Putuskan (Kepala)")
    assert "Beri tahu" not in desk.text(".tugas")
    assert lines(desk.text(".tugas dl"))[-2:] == ["Sesudahnya", "selesai (Surat dikembalikan)"]
    assert "Koreksi yang salah tercatat" in desk.text("main")


def test_the_paper_says_it_too(desk: Desk) -> None:
    begun(desk)
    desk.presses("Selesai (Staf)")
    words = desk.printed()
    for expected in (
        "Lanjutan dari SOP Pengelolaan Surel",
        "Batas waktu: 1 hari kerja",
        "Batas waktu seluruh SOP: 3 hari kerja",
        "waktu: 10 menit",
        "beri tahu: tembusan → langkah 3 (Staf)",
        "Catatan SOP: - Formulir ada di loket. - Map merah untuk yang mendesak. Surat rahasia tidak dicatat di sini.",
    ):
        assert words.count(expected) == 1, (expected, words)
