"""The checklist in Chromium: an SOP is carried out by clicks, step by step, by one or by several people."""

from __future__ import annotations

from sopdsl.execution import RunRecord, Status, replay, write_record
from tests.browser import needs_chromium
from tests.checklist.desk import LETTER, Desk

pytestmark = needs_chromium


MANY = """\
SOP: Surat
Pelaksana: Staf; Kasi
Prosedur A: Penerimaan
Langkah oleh Staf: Menerima surat
  Mulai: Surat tertulis
Langkah oleh Kasi: Membaca surat
  Mulai: Surat elektronik
Prosedur B: Pengiriman
Serentak:
  Langkah oleh Staf: Menyiapkan amplop
  Langkah oleh Kasi: Memeriksa alamat
Langkah oleh Staf atau Kasi: Mengirim surat
"""


def test_a_whole_run_with_a_loop_and_a_reload(desk: Desk) -> None:
    desk.opens(LETTER).begins(file="Undangan rapat")
    assert desk.present == ["Langkah 1"] and desk.focused == "Langkah 1"
    desk.presses("Mulai kerjakan")
    desk.presses("Disposisi")
    desk.writes("#t1-keluaran-1", "rak 3")
    desk.presses("Catat sudah ada")
    assert "rak 3" in desk.text(".ada")
    desk.presses("Selesai (Staf)", yes=False)
    assert desk.present == ["Langkah 1"]
    desk.presses("Agenda")
    desk.presses("Selesai (Staf)")
    assert desk.focused == "Langkah 2"
    desk.presses("Tidak → kembali ke langkah 1")
    desk.presses("Putuskan (Kasi)")
    assert "Sudah diputuskan: Tidak" in desk.text()
    desk.opens()
    assert "Berkas: Undangan rapat – Sedang berjalan" in desk.text(".simpanan")
    desk.presses("Buka")
    desk.presses("Putuskan (Kadin)")
    assert desk.present == ["Langkah 1 (ke-2 kali)"]
    desk.presses("Selesai (Staf)", yes=True)
    for office in ("Kasi", "Kadin"):
        desk.presses("Ya → ke langkah 3")
        desk.presses(f"Putuskan ({office})")
    desk.presses("Lewati langkah ini")
    desk.writes("#t5-alasan", "berbahasa Indonesia")
    desk.find("#t5-alasan")[0].submit()
    desk.presses("Selesai (Staf)")
    assert "Semua pekerjaan dalam SOP ini sudah selesai." in desk.text()
    assert "Lanjutkan ke: SOP Pengarsipan." in desk.text() and desk.focused == "Selesai"
    record = desk.record()
    run = replay(record.plan, record.events)
    assert (run.status, run.leads_to, len(run.tasks)) == (Status.FINISHED, ("SOP Pengarsipan",), 6)
    assert {event.person for event in record.events} == {"Pengelola"}
    comes_back(desk, record)


def comes_back(desk: Desk, record: RunRecord) -> None:
    """A run that is deleted is there again with its file, to the last event."""
    desk.opens()
    desk.presses("Hapus", yes=True)
    assert "Belum ada." in desk.text()
    desk.takes(write_record(record))
    assert f"{len(record.events)} kejadian diperiksa" in desk.text("#kabar")
    assert desk.record() == record


def test_ways_inside_a_step_lead_on_in_it(desk: Desk) -> None:
    desk.opens(
        "SOP: Surat\nPelaksana: Staf; Kadin\nLangkah oleh Staf: Memeriksa\n  Keputusan oleh Staf: Rahasia?\n"
        "    Jika Ya: disposisi\n    Jika Tidak: selesai\n  Keputusan disposisi oleh Kadin: Perlu disposisi?\n"
        "    Jika Ya: lanjut\n    Jika Tidak: disposisi\nLangkah oleh Staf: Mencatat\n"
    ).begins()
    assert "Ya → lanjut di langkah ini\nTidak → selesai" in desk.text(".tugas")
    desk.presses("Ya → lanjut di langkah ini")
    desk.presses("Putuskan (Staf)")
    assert "Ya → ke langkah 2\nTidak → ulangi langkah ini" in desk.text(".tugas")


def test_each_sees_his_own_steps(desk: Desk) -> None:
    desk.opens(LETTER)
    desk.acts_as("Kasi – Kepala Seksi")
    desk.begins("Pengganti")
    assert (
        desk.present == ["Langkah 1 menunggu Staf"] and "Saat ini tidak ada langkah yang menunggu Anda." in desk.text()
    )
    assert not desk.find(".tugas button")
    desk.acts_as("Staf – Staf Umum")
    desk.presses("Serahkan kepada orang lain")
    desk.writes("#t1-kepada", "Penerus")
    desk.find("#t1-kepada")[0].submit()
    assert desk.present == ["Langkah 1 menunggu Staf"]
    desk.writes("#nama", "Penerus")
    desk.acts_as("Semua pelaksana")
    desk.acts_as("Kasi – Kepala Seksi")
    desk.presses("Selesai (Staf)", yes=True)
    assert desk.present == ["Langkah 2"] and len(desk.find(".tugas .utama")) == 1
    assert [event.person for event in desk.record().events] == ["Pengganti", "Pengganti", "Penerus"]


def test_nothing_is_done_without_a_name(desk: Desk) -> None:
    desk.opens(LETTER).begins(name=" ")
    assert "Isilah nama Anda dahulu" in desk.text("#galat")
    assert desk.browser.switch_to.active_element.get_attribute("id") == "nama"
    assert not desk.find(".tugas")
    desk.begins()
    desk.clicks(desk.find("#siapa")[0])
    desk.writes("#nama", " ")
    desk.presses("Mulai kerjakan")
    assert "Isilah nama Anda dahulu" in desk.text("#galat") and len(desk.record().events) == 1


def test_a_run_is_cancelled_for_a_reason_and_after_a_question(desk: Desk) -> None:
    desk.opens(LETTER).begins()
    for reason, yes in (("", None), ("pemohon mundur", False), ("pemohon mundur", True)):
        if not desk.find("#batal")[0].is_displayed():
            desk.presses("Batalkan pelaksanaan")
        desk.writes("#batal", reason)
        desk.find("#batal")[0].submit()
        if yes is None:
            assert "perlu diberi keterangan" in desk.text("#galat")
        else:
            desk.answers(yes)
    assert "Alasan: pemohon mundur" in desk.text() and not desk.find(".tugas")
    assert desk.run().cancelled == "pemohon mundur"


def test_what_is_being_written_survives_what_is_done_beside_it(desk: Desk) -> None:
    desk.opens(LETTER).begins()
    desk.presses("Tulis catatan")
    desk.writes("#t1-catatan", "setengah kal")
    desk.presses("Disposisi")
    assert desk.find("#t1-catatan")[0].get_attribute("value") == "setengah kal"
    assert desk.find("#t1-catatan")[0].is_displayed()
    assert desk.browser.switch_to.active_element.get_attribute("id") == "t1-ada-1"


def test_procedures_starts_and_joins(desk: Desk) -> None:
    from selenium.webdriver.support.select import Select

    desk.opens(MANY)
    Select(desk.find("#prosedur")[0]).select_by_visible_text("B. Pengiriman")
    assert not desk.find("#cara")
    desk.begins(file="7")
    assert desk.present == ["Langkah 1", "Langkah 2"]
    desk.presses("Selesai (Staf)")
    assert "Pekerjaan sudah sampai di langkah 3; masih menunggu langkah 2." in desk.text()
    desk.presses("Selesai (Kasi)")
    assert desk.present == ["Langkah 3"]
    desk.presses("Mulai kerjakan (Kasi)")
    assert not any("Staf" in each.text for each in desk.find(".tugas .utama"))
    desk.presses("Ke daftar pelaksanaan")
    assert "Berkas: 7 (B. Pengiriman)" in desk.text(".simpanan")
    Select(desk.find("#prosedur")[0]).select_by_visible_text("A. Penerimaan")
    Select(desk.find("#cara")[0]).select_by_visible_text("Surat elektronik")
    desk.begins()
    assert desk.present == ["Langkah 2"]
