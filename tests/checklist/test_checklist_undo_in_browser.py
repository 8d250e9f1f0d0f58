"""A mistake is taken back in Chromium, and the record says so on both sides."""

from __future__ import annotations

from sopdsl.diagnostics import Message
from sopdsl.execution import Cancel, Confirm, Decide, Person, RunRecord, Status, Undo, carry_out, replay, write_record
from tests.browser import needs_chromium
from tests.checklist.desk import LETTER, Desk

pytestmark = needs_chromium

SHORT = """\
SOP: Surat
Pelaksana: Staf; Kasi
Langkah ketik oleh Staf: Mengetik
Langkah oleh Kasi: Memeriksa
  Keputusan: Benar?
    Jika Ya: lanjut
    Jika Tidak: ketik
Langkah oleh Staf: Menyerahkan
"""


def chosen(desk: Desk, place: int | None = None) -> list[str]:
    """What can be chosen to be undone; with a place, that is chosen."""
    from selenium.webdriver.support.select import Select

    choice = Select(desk.find("select[id^='koreksi']")[0])
    if place is not None:
        choice.select_by_index(place)
    return [each.text.split(": ", 1)[1] for each in choice.options]


def corrects(desk: Desk, reason: str, yes: bool | None = True) -> None:
    desk.presses("Koreksi yang salah tercatat")
    explains(desk, reason, yes)


def explains(desk: Desk, reason: str, yes: bool | None = True) -> None:
    (field,) = desk.find("input[id$='-alasan'][id^='koreksi']")
    field.send_keys(reason)
    desk.presses("Koreksi", yes=yes)


def decided(desk: Desk, way: str) -> None:
    desk.presses(way)
    desk.presses("Putuskan (Kasi)")


def test_a_wrong_answer_is_taken_back(desk: Desk) -> None:
    desk.opens(SHORT).begins()
    assert "langkah yang salah diselesaikan atau diputuskan dapat dikoreksi di sini" in desk.text()
    desk.presses("Selesai (Staf)")
    decided(desk, "Tidak → kembali ke langkah 1")
    assert desk.present == ["Langkah 1 (ke-2 kali)"]
    corrects(desk, "salah pilih", yes=False)
    assert desk.present == ["Langkah 1 (ke-2 kali)"]
    desk.presses("Koreksi", yes=True)
    assert desk.present == ["Langkah 2"] and desk.focused == "Langkah 2"
    assert desk.text("#kabar").endswith("Berikutnya: langkah 2 (Kasi).")
    story = desk.text(".riwayat")
    assert "memutuskan langkah 2: Tidak (sebagai Kasi) (dikoreksi, tidak berlaku lagi)" in story
    assert "koreksi: salah pilih. Tidak berlaku lagi: memutuskan langkah 2: Tidak (sebagai Kasi)" in story
    decided(desk, "Ya → ke langkah 3")
    assert "Langkah 1" not in desk.present
    assert [event.action for event in desk.record().events][2:] == [
        Decide(2, "Kasi", 2),
        Undo(3, "salah pilih"),
        Decide(2, "Kasi", 1),
    ]
    paper = desk.printed()
    assert paper.count("Mengetik") == 1 and "Koreksi: " in paper and "salah pilih" in paper


def test_what_is_undone_is_chosen_and_a_reason_is_needed(desk: Desk) -> None:
    desk.opens(SHORT).begins()
    desk.presses("Selesai (Staf)")
    desk.presses("Mulai kerjakan")
    desk.presses("Koreksi yang salah tercatat")
    assert chosen(desk, 1) == [
        "mulai mengerjakan langkah 2 (sebagai Kasi)",
        "menyelesaikan langkah 1 (sebagai Staf)",
    ]
    desk.presses("Koreksi")
    assert "perlu diberi keterangan" in desk.text("#galat")
    (field,) = desk.find("input[id$='-alasan'][id^='koreksi']")
    field.send_keys("belum selesai")
    chosen(desk, 1)
    desk.clicks(next(each for each in desk.find("button") if each.text == "Koreksi"))
    asked = desk.browser.switch_to.alert.text
    assert "Tertutup lagi: langkah 2." in asked and "tidak berlaku lagi: 1." in asked
    desk.answers(True)
    run = desk.run()
    assert (run.undone, [task.number for task in run.open_tasks]) == ({2, 3}, [1])


def test_one_takes_back_only_what_is_his(desk: Desk) -> None:
    desk.opens(SHORT).begins()
    desk.presses("Selesai (Staf)")
    desk.acts_as("Kasi")
    assert "Koreksi yang salah tercatat" not in desk.text()
    desk.acts_as("Semua pelaksana")
    desk.presses("Mulai kerjakan")
    desk.presses("Koreksi yang salah tercatat")
    desk.acts_as("Staf")
    assert chosen(desk) == ["menyelesaikan langkah 1 (sebagai Staf)"]
    explains(desk, "terlalu cepat")
    assert desk.present == ["Langkah 1"]


def test_a_run_that_is_over_is_opened_again(desk: Desk) -> None:
    desk.opens(SHORT).begins()
    desk.presses("Selesai (Staf)")
    decided(desk, "Ya → ke langkah 3")
    desk.presses("Selesai (Staf)")
    corrects(desk, "belum diserahkan")
    assert desk.present == ["Langkah 3"]
    desk.presses("Batalkan pelaksanaan")
    desk.writes("#batal", "salah berkas")
    desk.find("#batal")[0].submit()
    desk.answers(True)
    corrects(desk, "berkasnya benar")
    assert desk.present == ["Langkah 3"]
    assert [event.action for event in desk.record().events][-2:] == [Cancel("salah berkas"), Undo(6, "berkasnya benar")]


def test_a_record_with_corrections_comes_from_elsewhere(desk: Desk) -> None:
    desk.opens(LETTER).begins()
    record = desk.record()
    for action in (Confirm(1, "Staf"), Decide(2, "Kasi", 2), Decide(2, "Kadin", 2), Undo(4, "salah"), Undo(3, "salah")):
        found = carry_out(replay(record.plan, record.events), action, Person("Penerus"), "2026-11-23T08:00:00+07:00")
        assert not isinstance(found, Message)
        record = RunRecord(record.plan, (*record.events, found[0]))
    desk.opens()
    desk.takes(write_record(record))
    assert desk.present == ["Langkah 2"] and "6 kejadian diperiksa" in desk.text("#kabar")
    assert desk.record() == record and desk.run().status is Status.RUNNING
    impossible = write_record(record)
    impossible["events"][-1]["action"]["event"] = 1
    desk.opens()
    desk.takes(impossible)
    assert "Kejadian nomor 6 tidak mungkin terjadi: Awal pelaksanaan" in desk.text("#galat")


def test_what_was_undone_is_shown_in_the_story_alone(desk: Desk) -> None:
    desk.opens(SHORT.replace("Mengetik\n", "Mengetik\n  Kelengkapan: Surat\n  Output: Konsep\n")).begins()
    desk.presses("Catat sudah ada")
    desk.presses("Surat")
    assert len(desk.find(".ada")) == 1
    desk.presses("Koreksi yang salah tercatat")
    assert chosen(desk) == ["langkah 1, output tercatat: Konsep (sebagai Staf)"]
    explains(desk, "belum ada")
    assert desk.find(".ada") == [] and "output tercatat: Konsep" in desk.text(".riwayat")
    desk.presses("Selesai (Staf)")
    for reason in ("salah pilih", "salah lagi"):
        decided(desk, "Tidak → kembali ke langkah 1")
        assert desk.present == ["Langkah 1 (ke-2 kali)"]
        corrects(desk, reason)
