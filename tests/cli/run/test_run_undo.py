"""What was recorded by mistake is undone where somebody stands, or later, and the story tells both."""

from __future__ import annotations

import csv

import pytest

from sopdsl.cli.run import correcting
from sopdsl.diagnostics import Message
from sopdsl.execution import Cancel, Confirm, Decide, Start, Status, Tick, Undo, carry_out
from sopdsl.execution.actions import Attach, Begin, Person
from sopdsl.execution.kept import add, read_kept
from sopdsl.execution.store import open_store
from tests.cli.conftest import CLEAN

TO_THE_DECISION = "ada 1\nselesai\nada 1\n"
CHECKING = """\
Langkah oleh Kepala: Memeriksa arsip
  Kelengkapan: Surat
  Waktu: 10 menit
  Output: Catatan"""


def actions(kept, number: int = 1) -> list[object]:
    return [event.action for event in kept(number).record.events]


@pytest.mark.parametrize("word", ["koreksi", "undo", "keliru", "salah", "kembali"])
def test_a_wrong_answer_is_taken_back_where_one_stands(typed, letter, kept, word: str) -> None:
    lines = f"{TO_THE_DECISION}2\n{word}\nsalah memilih\nya\nYa\njeda\n"
    said = typed("run", "surat.sop", lines=lines).stdout.splitlines()
    start = said.index(f"> {word}")
    assert said[start + 1 : start + 7] == [
        "Yang dikoreksi: 23-11-2026 08.00  Langkah 2: Kepala memutuskan: Tidak [petugas]",
        "Sesudah koreksi yang ditunggu: langkah 2 (Kepala).",
        "Tertutup lagi: langkah 1.",
        "Mengapa dikoreksi (Enter saja untuk kembali)? salah memilih",
        "Riwayatnya tetap tersimpan, dan koreksi ini dicatat. Yakin (ya/tidak)? ya",
        "23-11-2026 08.00  Koreksi: salah memilih. Tidak berlaku lagi: Langkah 2: Kepala memutuskan: Tidak [petugas]",
    ]
    assert said[start + 8] == "Langkah 2 dari 3"
    assert actions(kept)[4:] == [Decide(2, "Kepala", 2), Undo(5, "salah memilih"), Decide(2, "Kepala", 1)]


@pytest.mark.parametrize("lines", ["\n", "batal\n", "salah\ntidak\n", "salah\n\n"])
def test_a_correction_that_nobody_wants_is_none(typed, letter, kept, lines: str) -> None:
    typed("run", "surat.sop", lines=f"{TO_THE_DECISION}2\nkoreksi\n{lines}jeda\n")
    assert len(actions(kept)) == 5
    result = typed("run", "undo", "1", lines=lines)
    assert (result.exit_code, result.stdout.splitlines()[-1]) == (0, "Tidak jadi; tidak ada yang dicatat.")
    assert len(actions(kept)) == 5


def test_of_several_mistakes_one_is_chosen_the_latest_first(typed, letter, kept) -> None:
    lines = f"{TO_THE_DECISION}1\nmulai\noutput\n\nkoreksi terlalu cepat\n3\nya\njeda\n"
    said = typed("run", "surat.sop", lines=lines).stdout
    for line in (
        "Yang mana yang keliru?",
        "  1. 23-11-2026 08.00  Langkah 3: output dicatat: Arsip [petugas]",
        "  2. 23-11-2026 08.00  Langkah 3: Staf mulai mengerjakan [petugas]",
        "  3. 23-11-2026 08.00  Langkah 2: Kepala memutuskan: Ya [petugas]",
        "Rincian yang sudah dicatat di sana dan tidak berlaku lagi: 2.",
    ):
        assert line in said.splitlines(), said
    assert kept().run.undone == {5, 6, 7}
    assert actions(kept)[5:] == [Begin(3, "Staf"), Attach(3, "Staf", "Arsip"), Undo(5, "terlalu cepat")]


def test_where_nothing_can_be_undone_that_is_said(typed, letter, kept) -> None:
    said = typed("run", "surat.sop", lines="ada 1\nkoreksi\n").stdout
    assert "Belum ada yang dapat Anda koreksi." in said and "belum 1" in said
    result = typed("run", "undo", "1")
    assert result.exit_code == 2 and "Belum ada yang dapat Anda koreksi." in result.stderr
    assert actions(kept) == [Start(1), Tick(1, "Staf", 1)]


def test_a_run_that_is_over_goes_on(typed, letter, kept) -> None:
    typed("run", "surat.sop", lines=f"{TO_THE_DECISION}1\nselesai\nya\n")
    assert kept().run.status is Status.FINISHED
    result = typed("run", "undo", "1", "--alasan", "belum diarsipkan", lines="ya\n")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.splitlines() == [
        "Pelaksanaan 1: Pelayanan Surat",
        "Yang dikoreksi: 23-11-2026 08.00  Langkah 3: Staf selesai: Mengarsipkan surat [petugas]",
        "Sesudah koreksi yang ditunggu: langkah 3 (Staf).",
        "Riwayatnya tetap tersimpan, dan koreksi ini dicatat. Yakin (ya/tidak)? ya",
        "23-11-2026 08.00  Koreksi: belum diarsipkan. Tidak berlaku lagi: Langkah 3: Staf selesai: Mengarsipkan surat"
        " [petugas]",
        "Pelaksanaan 1 tersimpan. Yang ditunggu: langkah 3 (Staf).",
        "Teruskan dengan: sop run resume 1",
    ]
    assert "berjalan" in typed("runs").stdout
    assert "semuanya seperti ketika dicatat" in typed("run", "verify").stdout


def test_a_cancelled_run_goes_on(typed, letter, kept) -> None:
    typed("run", "surat.sop", lines="ada 1\nselesai\njeda\n")
    typed("run", "cancel", "1", "--alasan", "salah nomor")
    result = typed("run", "undo", "1", "--alasan", "yang dimaksud pelaksanaan 2", lines="ya\n")
    assert "Yang dikoreksi: 23-11-2026 08.00  Pelaksanaan dibatalkan: salah nomor [petugas]" in result.stdout
    assert actions(kept)[3:] == [Cancel("salah nomor"), Undo(4, "yang dimaksud pelaksanaan 2")]
    assert kept().run.status is Status.RUNNING


def test_one_who_waits_takes_his_own_work_back_and_no_other(typed, letter, kept) -> None:
    typed("run", "surat.sop", lines="ada 1\nselesai\nmulai\njeda\n")
    result = typed("run", "undo", "1", "--as", "Staf", "--nama", "A", lines="lupa memberi nomor\nya\n")
    assert "Rincian yang sudah dicatat di sana dan tidak berlaku lagi: 1." in result.stdout
    assert kept().record.events[-1].person == "A"
    assert actions(kept)[2:] == [Confirm(1, "Staf"), Begin(2, "Kepala"), Undo(3, "lupa memberi nomor")]
    assert typed("run", "undo", "1", "--as", "Kepala").exit_code == 2


def test_answers_that_end_too_early_record_nothing(typed, letter, kept) -> None:
    typed("run", "surat.sop", lines="ada 1\nselesai\njeda\n")
    result = typed("run", "undo", "1", lines="salah\n")
    assert result.exit_code == 2 and "tidak ada yang dicatat" in result.stderr
    assert len(actions(kept)) == 3
    assert typed("run", "undo", "1", "--alasan", "a\tb", lines="ya\n").exit_code == 2
    assert len(actions(kept)) == 3


def test_another_was_quicker(typed, letter, kept, own_folder, monkeypatch: pytest.MonkeyPatch) -> None:
    typed("run", "surat.sop", lines="ada 1\nselesai\njeda\n")

    def meanwhile(*_: object) -> None:
        with open_store(own_folder / "pelaksanaan.sqlite") as store:
            before = read_kept(store, 1)
            found = carry_out(before.run, Decide(2, "Kepala", 1), Person("B"), "2026-11-23T08:00:00+07:00")
            assert not isinstance(found, Message)
            add(store, before, [found[0]], found[1])

    monkeypatch.setattr(correcting, "make_sure", meanwhile)
    result = typed("run", "undo", "1", "--alasan", "lupa")
    assert result.exit_code == 2 and "tidak disimpan" in result.stderr
    assert actions(kept)[3:] == [Decide(2, "Kepala", 1)]


def test_the_story_shows_the_mistake_and_its_correction_in_every_form(typed, letter, own_folder) -> None:
    typed("run", "surat.sop", lines=f"{TO_THE_DECISION}2\nkoreksi salah pilih\nya\njeda\n")
    mistake = "Langkah 2: Kepala memutuskan: Tidak"
    told = [f"{mistake} (dikoreksi, tidak berlaku lagi)", f"Koreksi: salah pilih. Tidak berlaku lagi: {mistake}"]
    assert all(each in typed("run", "show", "1").stdout for each in told)
    for name in ("a.csv", "a.txt", "a.json"):
        assert typed("run", "export", "1", "-o", name).exit_code == 0
    assert all(each in (own_folder / "a.txt").read_text(encoding="utf-8") for each in told)
    with (own_folder / "a.csv").open(encoding="utf-8") as file:
        assert [row[-1] for row in csv.reader(file)][-2:] == told
    result = typed("run", "import", "a.json", "--simpan", "lain.sqlite")
    assert "Yang ditunggu: langkah 2 (Kepala)" in result.stdout


def test_the_same_in_english(typed, write) -> None:
    write("a.sop", CLEAN)
    said = typed("run", "a.sop", "--lang", "en", lines="have 1\ndone\nlack 1\nundo\nnot done yet\nyes\npause\n").stdout
    for words in (
        "To be corrected: 2026-11-23 08:00  Step 1: Staf is done",
        "After the correction it waits for: step 1 (Staf).",
        "Closed again: step 2.",
        "Why is it corrected (just Enter to go back)? not done yet",
        "Correction: not done yet. Counts no more: Step 1: Staf is done",
    ):
        assert words in said, said


def test_what_stands_in_the_way_is_said(typed, letter, kept) -> None:
    typed("run", "surat.sop", lines=f"{TO_THE_DECISION}1\njeda\n")
    result = typed("run", "undo", "1", "--as", "Staf")
    assert result.exit_code == 2
    assert "Langkah 2 sudah diselesaikan atau dilewati sesudahnya oleh Kepala (kejadian nomor 5)." in result.stderr
    typed("run", "surat.sop", lines=f"{TO_THE_DECISION}2\nada 1\nselesai\nada 1\n1\njeda\n")
    assert "oleh Kepala (kejadian nomor 9)." in typed("run", "undo", "2", "--as", "Staf").stderr


def test_work_that_goes_on_beside_it_is_left_alone(typed, write, kept) -> None:
    first = CLEAN.index("Langkah catat")
    second = CLEAN.index("Langkah oleh Kepala")
    both = "".join(f"  {line}\n" for line in (CLEAN[first:second].rstrip() + "\n" + CHECKING).splitlines())
    write("a.sop", f"{CLEAN[:first]}Serentak:\n{both}{CLEAN[CLEAN.rindex('Langkah oleh Staf') :]}")
    typed("run", "a.sop", lines="ada 1\nselesai\nmulai\njeda\n")
    said = typed("run", "undo", "1", "--as", "Staf", "--alasan", "belum", lines="ya\n").stdout
    assert "Sesudah koreksi yang ditunggu: langkah 1 (Staf); langkah 2 (Kepala)." in said
    assert "Tertutup lagi" not in said and "Rincian" not in said
    assert kept().run.undone == {3} and kept().run.tasks[1].begun
