"""What the checklist in Chromium keeps: runs in the browser, written to a file and read back; no more and no less."""

from __future__ import annotations

import json
from typing import Any

from sopdsl.execution import Event, Remark, RunRecord, read_record, write_record
from tests.browser import needs_chromium
from tests.checklist.desk import LETTER, Desk

pytestmark = needs_chromium


def test_the_same_file_again_is_the_same_run(desk: Desk) -> None:
    desk.opens(LETTER).begins()
    early = desk.record()
    desk.presses("Mulai kerjakan")
    late = desk.record()
    desk.presses("Ke daftar pelaksanaan")
    desk.takes(write_record(early))
    assert "lebih baru" in desk.text("#kabar") and desk.record() == late
    desk.presses("Ke daftar pelaksanaan")
    assert len(desk.find(".simpanan li")) == 1
    ahead = RunRecord(late.plan, (*late.events, Event(3, late.events[0].at, "Pengganti", Remark("dari rumah"))))
    desk.takes(write_record(ahead))
    assert desk.record() == ahead
    desk.presses("Ke daftar pelaksanaan")
    assert len(desk.find(".simpanan li")) == 1


NO_RECORD = "Ini bukan berkas pelaksanaan SOP"
UNFIT: tuple[tuple[str, object, str], ...] = (
    ("sop_run", 2, NO_RECORD),
    ("events", [], "belum memuat pelaksanaan"),
    ("events 0 action lain", 1, NO_RECORD),
    ("events 0 at", "2026-02-30T08:00:00+07:00", NO_RECORD),
    (
        "events 0 number",
        3,
        "Kejadian nomor 1 tidak mungkin terjadi: Kejadian nomor 1 tidak ada; yang ditemukan nomor 3.",
    ),
    ("plan steps 0 activity", ["Lain"], "dibuat dari edisi lain"),
    ("plan title", "Surat Lain", "milik SOP lain: “Surat Lain”"),
)
"""What in a record is changed to what, and the words in which it is then refused."""


def changed(record: dict[str, Any], path: str, value: object) -> str:
    """A record with another value at a path of keys and places, as text."""
    copy: Any = json.loads(json.dumps(record))
    *way, last = path.split()
    place = copy
    for key in way:
        place = place[int(key) if key.isdigit() else key]
    place[last] = value
    return json.dumps(copy)


def test_files_that_do_not_fit_are_refused_in_words(desk: Desk) -> None:
    desk.opens(LETTER).begins()
    record = write_record(desk.record())
    twice = [record["events"][0], {**record["events"][0], "number": 2}]
    impossible = "Kejadian nomor 2 tidak mungkin terjadi: Pelaksanaan ini sudah dimulai."
    desk.presses("Ke daftar pelaksanaan")
    for wrong, words in (
        *((text, NO_RECORD) for text in ("bukan JSON", "[]", "null")),
        (changed(record, "events", twice), impossible),
        *((changed(record, path, value), words) for path, value, words in UNFIT),
    ):
        desk.takes(wrong)
        assert words in desk.text("#galat") and "Mulai pelaksanaan baru" in desk.text()
        desk.browser.execute_script("document.getElementById('galat').textContent = ''")
    assert len(desk.find(".simpanan li")) == 1


def test_a_record_can_be_pasted(desk: Desk) -> None:
    desk.opens(LETTER).begins()
    record = write_record(desk.record())
    desk.presses("Ke daftar pelaksanaan")
    desk.browser.execute_script("arguments[0].value = arguments[1]", desk.find("#tempel")[0], json.dumps(record))
    desk.presses("Buka isi ini")
    assert desk.present == ["Langkah 1"]


def test_two_windows_do_not_overwrite_each_other(desk: Desk) -> None:
    desk.opens(LETTER).begins()
    first = desk.browser.current_window_handle
    desk.browser.switch_to.new_window("window")
    try:
        desk.opens()
        desk.presses("Buka")
        desk.presses("Mulai kerjakan")
        assert len(desk.record().events) == 2
    finally:
        desk.browser.close()
        desk.browser.switch_to.window(first)
    desk.waits_for_news()
    assert "di jendela lain" in desk.text("#galat") and len(desk.record().events) == 2
    desk.presses("Selesai (Staf)", yes=True)
    assert len(desk.record().events) == 3


def test_runs_of_another_edition_are_not_lost(desk: Desk) -> None:
    desk.opens(LETTER).begins(file="12")
    before = desk.record()
    desk.opens(LETTER.replace("Mengirim surat", "Mengantarkan surat"))
    assert "Belum ada." in desk.text() and "Berkas: 12" in desk.text() and "edisi lain" in desk.text()
    desk.presses("Unduh")
    (file,) = desk.downloaded()
    assert read_record(json.loads(file.read_text(encoding="utf-8")))[0] == before
    desk.opens("SOP: Lain\nPelaksana: Staf\nLangkah oleh Staf: Mencatat\n")
    assert "Berkas: 12" not in desk.text()


FORBIDDEN = """
Object.defineProperty(window, 'localStorage', { get: function () { throw new DOMException('', 'SecurityError'); } });
"""


def test_a_browser_that_keeps_nothing(desk: Desk) -> None:
    added = desk.browser.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": FORBIDDEN})
    try:
        desk.opens(LETTER)
        assert "Peramban ini tidak dapat menyimpan" in desk.text()
        desk.begins()
        desk.presses("Selesai (Staf)", yes=True)
        assert "Unduh berkas pelaksanaan sebelum menutup halaman" in desk.text(".awas")
        record = desk.record()
        assert len(record.events) == 2
        leaving = (
            "var event = new Event('beforeunload', { cancelable: true }); window.dispatchEvent(event); return event"
        )
        assert desk.browser.execute_script(f"{leaving}.defaultPrevented")
        desk.browser.refresh()
        desk.takes(write_record(record))
        assert desk.record() == record
        desk.presses("Ke daftar pelaksanaan", yes=True)
    finally:
        desk.browser.execute_cdp_cmd("Page.removeScriptToEvaluateOnNewDocument", added)
