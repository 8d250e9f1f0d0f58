"""What is typed at a step is recorded at once, or refused with a reason; nothing is lost whatever happens."""

from __future__ import annotations

import hashlib
import random
import re

import pytest

from sopdsl.cli.run import asking
from sopdsl.execution import Cancel, Confirm, Decide, HandOver, Person, Remark, Skip, Start, Status, Tick
from sopdsl.execution.actions import Attach, Begin
from sopdsl.execution.engine import carry_out
from sopdsl.execution.kept import add, read_kept
from sopdsl.execution.store import open_store
from sopdsl.messages import catalogue
from tests.cli.conftest import CLEAN


def actions(kept, number: int = 1) -> list[object]:
    return [event.action for event in kept(number).record.events]


def rows(text: str, executors: str = "Staf; Kasi; Kadin") -> str:
    """The clean document with other executors and rows."""
    head = CLEAN[: CLEAN.index("Pelaksana: Staf")]
    return f"{head}Pelaksana: {executors}\n{text}"


def test_a_whole_run_with_a_way_back(typed, letter, kept) -> None:
    result = typed("run", "surat.sop", lines="ada 1\nselesai\n2\nya\nselesai\nya\nYa\nya\nselesai\nya\n")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.splitlines()[-2:] == [
        "Pelaksanaan 1 selesai.",
        "Bila tadi ada yang keliru: sop run undo 1",
    ]
    run = kept()
    assert run.run.status is Status.FINISHED
    assert actions(kept) == [
        Start(1),
        Tick(1, "Staf", 1),
        Confirm(1, "Staf"),
        Decide(2, "Kepala", 2),
        Confirm(3, "Staf"),
        Decide(4, "Kepala", 1),
        Confirm(5, "Staf"),
    ]
    assert {event.person for event in run.record.events} == {"petugas"}
    assert {event.at for event in run.record.events} == {"2026-11-23T08:00:00+07:00"}


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("mulai\n", Begin(1, "Staf")),
        ("catatan map merah\n", Remark("map merah", 1)),
        ("note\nmap merah\n", Remark("map merah", 1)),
        ("ADA semua\n", Tick(1, "Staf", 1)),
        ("have\nall\n", Tick(1, "Staf", 1)),
        ("output\n\n", Attach(1, "Staf", "Surat tercatat")),
        ("output Agenda\n\n", Attach(1, "Staf", "Agenda")),
        ("output 1\n'surat.sop'\n", Attach(1, "Staf", "Surat tercatat", "surat.sop", "{sha256}")),
        ("serahkan Petugas Lain\ncuti\n", HandOver(1, "Staf", "Petugas Lain", "cuti")),
        ("batalkan salah SOP\nya\n", Cancel("salah SOP")),
        ("batalkan\nsalah SOP\nyes\n", Cancel("salah SOP")),
    ],
)
def test_what_is_typed_is_recorded(typed, letter, kept, lines: str, expected: object) -> None:
    result = typed("run", "surat.sop", lines=lines)
    assert (result.exit_code, result.stderr) == (0, "")
    digest = hashlib.sha256(letter.read_bytes()).hexdigest()
    said = repr(actions(kept)[-1]).replace(digest, "{sha256}")
    assert said == repr(expected)


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ("\n", "Belum ada yang diketik"),
        ("selsai\n", '"selsai" tidak dikenal; maksud Anda "selesai"?'),
        ("xyzzy\n", 'Ketik "bantuan" untuk melihat semua perintah'),
        ("1\n", "Pada langkah 1 tidak ada yang diputuskan; nyatakan selesai saja."),
        ("ada 2\n", "Ketik nomor kelengkapan antara 1 dan 1"),
        ("ada satu\n", "Ketik nomor kelengkapan antara 1 dan 1"),
        ("belum semua\n", "Tidak ada kelengkapan yang perlu ditandai"),
        ("ada 1\nada 1\n", "Kelengkapan itu sudah bertanda demikian"),
        ("langkah 3\n", "Pilih langkah yang sedang terbuka untuk Anda: 1."),
        ("lewati malas\n", "Langkah 1 wajib dikerjakan"),
        ("output 1\ntidak-ada.pdf\n", "Berkas tidak-ada.pdf tidak ada atau tidak dapat dibaca"),
        ("mulai\nmulai\n", "Langkah 1 sudah mulai dikerjakan"),
        ("ada 1\nselesai\nselesai\n", "Langkah 2 selesai dengan keputusan. Pilih salah satu: 1. Ya atau 2. Tidak"),
        ("ada 1\nselesai\n3\n", "Tidak ada pilihan 3. Pilihlah 1 sampai 2."),
        ("ada 1\nselesai\nmungkin\n", '"mungkin" tidak dikenal'),
        ("bantuan\n", "  jeda               berhenti dahulu; semuanya tersimpan"),
        ("riwayat\n", "Pelaksanaan dimulai. [petugas]"),
        ("serahkan \x1b[31m\n\n", "\ufffd[31m"),
    ],
)
def test_what_cannot_be_done_is_said_and_the_run_waits(typed, letter, kept, lines: str, said: str) -> None:
    result = typed("run", "surat.sop", lines=lines)
    assert said in result.stdout and result.exit_code == 0
    assert "\x1b" not in result.stdout
    assert kept().run.status is Status.RUNNING
    assert result.stdout.endswith("Teruskan dengan: sop run resume 1\n")


def test_a_step_whose_kelengkapan_is_not_ticked_ends_only_after_a_question(typed, letter, kept) -> None:
    result = typed("run", "surat.sop", lines="selesai\ntidak\nselesai\nya\nYa\ntidak\n")
    assert "Kelengkapan nomor 1 belum ditandai ada. Tetap dilanjutkan (ya/tidak)? tidak\nTidak jadi; " in result.stdout
    assert actions(kept) == [Start(1), Confirm(1, "Staf")]


def test_an_answer_that_is_neither_yes_nor_no_is_asked_for_again(typed, letter, kept) -> None:
    result = typed("run", "surat.sop", lines="selesai\n2\nya\n")
    assert result.stdout.count("Tetap dilanjutkan (ya/tidak)?") == 2
    assert actions(kept) == [Start(1), Confirm(1, "Staf")]


BACK = "Tidak jadi; tidak ada yang dicatat. Langkah ini masih terbuka."


@pytest.mark.parametrize(
    "lines",
    [
        "catatan\n\n",
        "catatan\nbatal\n",
        "serahkan\n0\n",
        "serahkan Petugas Lain\nKembali\n",
        "ada\n\n",
        "belum\nback\n",
        "output\nbatal\n",
        "output\ncancel\n",
        "batalkan\n\n",
        "batal\nbatal\n",
        "batalkan salah SOP\ntidak\n",
        "batalkan salah SOP\n\n",
        "selesai\n\n",
        "selesai\n0\n",
    ],
)
def test_a_question_that_nobody_wants_to_answer_leads_back(typed, letter, kept, lines: str) -> None:
    said = typed("run", "surat.sop", lines=f"{lines}catatan sesudahnya\n").stdout.splitlines()
    assert said.count(BACK) == 1 and said[said.index(BACK) + 1] == "> catatan sesudahnya"
    assert actions(kept) == [Start(1), Remark("sesudahnya", 1)]


def test_questions_of_a_step_with_a_condition_and_a_decision_lead_back(typed, write, kept) -> None:
    write("a.sop", CLEAN.replace("Memeriksa surat\n", "Memeriksa surat\n  Syarat: bila diminta\n", 1))
    said = typed("run", "a.sop", lines="ada 1\nselesai\nlewati\n\nlewati malas\n\npilih\n0\nlewati malas\n2\n").stdout
    assert said.count(BACK) == 3
    assert actions(kept)[3:] == [Skip(2, "Kepala", "malas", 2)]


def test_a_decision_that_ends_the_run_is_asked_about(typed, write, kept) -> None:
    write("a.sop", CLEAN.replace("Jika Tidak: catat", "Jika Tidak: selesai"))
    said = typed("run", "a.sop", lines="ada 1\nselesai\nada 1\n2\ntidak\nTidak\nya\n").stdout
    assert said.count("Dengan putusan ini pelaksanaan berakhir") == 2 and said.count(BACK) == 1
    assert actions(kept)[4:] == [Decide(2, "Kepala", 2)] and kept().run.status is Status.FINISHED


def test_a_decision_after_which_something_is_open_is_not_asked_about(typed, letter, kept) -> None:
    assert "berakhir. Yakin" not in typed("run", "surat.sop", lines="ada 1\nselesai\nada 1\n1\n").stdout
    assert actions(kept)[4:] == [Decide(2, "Kepala", 1)]


def test_a_decision_that_is_called_as_the_way_back_is_still_one(typed, write, kept) -> None:
    write("a.sop", CLEAN.replace("Jika Tidak: catat", "Jika Batal: catat"))
    typed("run", "a.sop", lines="ada 1\nselesai\nada 1\npilih\nbatal\n")
    assert actions(kept)[4:] == [Decide(2, "Kepala", 2)]


def test_what_could_not_be_skipped_is_not_asked_about(typed, letter) -> None:
    said = typed("run", "surat.sop", lines="lewati\n").stdout
    assert "Mengapa dilewati" not in said and "Langkah 1 wajib dikerjakan" in said


def test_every_question_says_how_to_go_back() -> None:
    questions = {key: text for key, text in catalogue("run").items() if key.startswith("run.tanya.")}
    listed = {
        "run.tanya.prosedur",
        "run.tanya.mulai",
        "run.tanya.siapa",
        "run.tanya.koreksi",
    }  # the prompt for the number stands below
    assert len(questions) > len(listed) + 8
    for key in questions.keys() - listed:
        assert re.search(r"kembali|\(ya/tidak\)", questions[key]["id"]), key
        assert re.search(r"go back|\(yes/no\)", questions[key]["en"]), key


def test_the_same_in_english(typed, letter) -> None:
    said = typed("run", "surat.sop", "--lang", "en", lines="done\nno\nhave 1\ndone\nselsai\nyes\npause\n").stdout
    for words in (
        "Step 1 of 3",
        'Type "done" when it is done',
        "Requirements 1 are not marked as there",
        "Step 1: Staf is done",
        "Type the number of the decision",
        'do you mean "selesai"?',
        "Run 1 is recorded. It waits for: step 2 (Kepala).",
    ):
        assert words in said
    for words in ("Langkah", "Ketik", "Kemajuan", "Pelaksanaan"):
        assert words not in said


MEETING = rows(
    "Langkah oleh Staf bersama Kasi: Membahas surat\n  Waktu: 1 jam\n  Kelengkapan: Surat\n"
    "  Output: Notula\nLangkah oleh Kasi atau Kadin: Menyetujui notula\n  Waktu: 1 jam\n"
    "  Kelengkapan: Notula\n  Output: Notula disetujui\n"
)


def test_several_who_work_together_or_one_of_them(typed, write, kept) -> None:
    write("rapat.sop", MEETING)
    assert "Yang ditunggu: langkah 1 (Staf dan Kasi)." in typed("run", "rapat.sop", lines="jeda\n").stdout
    assert "Staf, Kasi" in typed("runs").stdout
    together = typed("run", "resume", "1", lines="ada 1\n2\nselesai\n2\n").stdout
    assert "Sesudahnya   langkah 2 (Kasi atau Kadin)" in together
    assert "Yang ditunggu: langkah 1 (Staf)." in together
    assert "Kasi: sudah" in typed("run", "show", "1").stdout
    assert "Yang ditunggu: langkah 2 (Kasi atau Kadin)." in typed("run", "resume", "1", lines="selesai\n").stdout


def test_who_acts_need_not_be_answered(typed, write, kept) -> None:
    write("rapat.sop", MEETING)
    assert BACK in typed("run", "rapat.sop", lines="ada 1\n\nselesai\nbatal\n").stdout
    assert actions(kept) == [Start(1)]


def test_names_are_typed_until_one_fits(typed, write, kept) -> None:
    write("rapat.sop", MEETING)
    result = typed("run", "rapat.sop", lines="ada 1\n2\nkasi\nselesai\n7\nKasi\nselesai\nada 1\n2\nselesai\n1\n")
    assert "  1. Staf\n  2. Kasi\n" in result.stdout
    done = [action for action in actions(kept) if isinstance(action, Confirm)]
    assert done[:2] == [Confirm(1, "Kasi"), Confirm(1, "Staf")]
    assert len(done) == 3


def test_work_side_by_side_and_turning_from_one_to_the_other(typed, write, kept) -> None:
    cells = "    Kelengkapan: Surat\n    Waktu: 1 jam\n    Output: Surat\n"
    outer = cells.replace("    ", "  ")
    write(
        "rapat.sop",
        rows(
            f"Langkah oleh Kadin: Menugaskan staf\n{outer}Serentak:\n  Langkah oleh Staf: Menyiapkan ruang\n{cells}"
            f"  Langkah oleh Kasi: Menyiapkan bahan\n{cells}Langkah oleh Kadin: Memimpin rapat\n{outer}"
        ),
    )
    result = typed("run", "rapat.sop", lines="selesai\nya\nlangkah 3\nselesai\nya\nselesai\nya\n")
    assert "Juga terbuka  langkah 3 (Kasi)" in result.stdout
    assert "langkah 2 (Staf); langkah 3 (Kasi)" in result.stdout
    done = [kept().run.step_of(kept().run.tasks[action.task - 1]).number for action in actions(kept)[1:]]
    assert done == [1, 3, 2]
    assert [kept().run.step_of(task).number for task in kept().run.open_tasks] == [4]


def test_a_step_with_a_condition_is_left_out_with_a_reason(typed, write, kept) -> None:
    write("a.sop", CLEAN.replace("masuk\n", "masuk\n  Syarat: bila belum dicatat\n", 1))
    result = typed("run", "a.sop", lines="lewati\nsudah dicatat\n")
    assert actions(kept)[-1] == Skip(1, "Staf", "sudah dicatat")
    assert "Syarat       bila belum dicatat" in result.stdout
    assert "Langkah 1: dilewati: sudah dicatat [petugas]" in result.stdout


def test_only_ones_own_steps_with_an_office(typed, letter, kept) -> None:
    first = typed("run", "surat.sop", "--as", "STAF", "--nama", "Petugas Satu", lines="ada 1\nselesai\n")
    waits = "Yang ditunggu: langkah 2 (Kepala).\nTeruskan dengan: sop run resume 1 --as Kepala\n"
    assert first.stdout.endswith(f"{waits}Bila tadi ada yang keliru: sop run undo 1 --as Staf\n")
    left = typed("run", "resume", "1", "--as", "Kepala", "--as", "Staf", lines="jeda\n")
    assert left.stdout.endswith("sop run resume 1 --as Kepala\n")
    none = typed("run", "resume", "1", "--as", "Staf")
    assert "Sekarang tidak ada langkah yang menunggu Anda." in none.stdout and none.exit_code == 0
    assert none.stdout.endswith("sop run resume 1 --as Kepala\n")
    typed("run", "resume", "1", "--as", "Kepala", "--nama", "Petugas Dua", lines="ada 1\nYa\n")
    people = [event.person for event in kept().record.events]
    assert people == ["Petugas Satu"] * 3 + ["Petugas Dua"] * 2


def test_what_was_handed_over_is_done_by_the_other_person(typed, letter, kept) -> None:
    typed("run", "surat.sop", "--as", "Staf", "--nama", "A", lines="serahkan B\n\n")
    assert "tidak ada langkah" in typed("run", "resume", "1", "--as", "Staf", "--nama", "A").stdout
    shown = typed("run", "resume", "1", "--as", "Kepala", "--nama", "B", lines="ada 1\nselesai\n").stdout
    assert "Staf, diserahkan kepada B" in shown
    assert actions(kept)[-1] == Confirm(1, "Staf")


def test_time_passed_against_time_allowed(typed, letter, clock) -> None:
    typed("run", "surat.sop", lines="mulai\njeda\n")
    clock.passes(9)
    shown = typed("run", "show", "1").stdout
    assert "dikerjakan sejak 23-11-2026 08.00, sudah 9 menit\n" in shown
    assert "Tidak ada pelaksanaan" in typed("runs", "--terlambat").stdout
    clock.passes(2)
    assert "sudah 11 menit (terlambat)\n" in typed("run", "show", "1").stdout
    assert "Pelayanan Surat" in typed("runs", "--terlambat").stdout
    clock.passes(24 * 60)
    assert "sudah 1 hari kerja (terlambat)" in typed("run", "show", "1").stdout


def test_somebody_else_was_quicker(typed, letter, kept, own_folder, monkeypatch) -> None:
    """While one person looks at a step, another one finishes it: the first is told, and shown how it stands now."""
    typed("run", "surat.sop", lines="jeda\n")

    def meanwhile(question: str, session: object) -> str:
        monkeypatch.setattr(asking, "is_conversation", lambda: False)
        monkeypatch.setattr("sopdsl.cli.run.conversation.ask", asking.ask)
        with open_store(own_folder / "pelaksanaan.sqlite") as store:
            run = read_kept(store, 1)
            done = carry_out(run.run, Confirm(1, "Staf"), Person("Orang Lain"), "2026-11-23T08:01:00+07:00")
            add(store, run, [done[0]], done[1])
        return "mulai"

    monkeypatch.setattr("sopdsl.cli.run.conversation.ask", meanwhile)
    result = typed("run", "resume", "1", lines="jeda\n")
    assert result.exit_code == 0
    after = result.stdout.partition('Ketik "selesai"')[2]
    assert "orang lain lebih dahulu mencatat; catatan Anda tidak disimpan" in after
    assert "[Orang Lain]" in after and "Langkah 2 dari 3" in after
    assert actions(kept) == [Start(1), Confirm(1, "Staf")]


def test_ctrl_c_and_a_closed_input_leave_the_run_as_it_stands(typed, letter, kept, monkeypatch) -> None:
    assert typed("run", "surat.sop", lines="ada 1\n").exit_code == 0

    def interrupted(question: str, session: object) -> str:
        raise KeyboardInterrupt

    monkeypatch.setattr("sopdsl.cli.run.conversation.ask", interrupted)
    result = typed("run", "resume", "1")
    assert result.exit_code == 130
    assert result.stdout.endswith("Teruskan dengan: sop run resume 1\n")
    assert actions(kept) == [Start(1), Tick(1, "Staf", 1)]


WORDS = ["selesai", "mulai", "ada 1", "ada semua", "belum 1", "1", "2", "Ya", "Tidak", "ya", "tidak", "output", "3", ""]
WORDS += ["catatan x", "lewati x", "serahkan B", "langkah 1", "langkah 2", "lihat", "riwayat", "bantuan", "9" * 5000]
WORDS += [
    "batalkan",
    "?",
    "pilih",
    "output 1",
    "ada 9",
    "\x07",
    "\u202e",
    "\ud800",
    "catatan \x1b[2J",
    "surat.sop",
    "Kasi",
]


@pytest.mark.parametrize("seed", range(12))
def test_whatever_is_typed_the_run_stays_whole(typed, write, kept, seed: int) -> None:
    cells = "    Kelengkapan: Surat\n    Waktu: 1 jam\n    Output: Notula; Surat\n"
    outer = cells.replace("    ", "  ")
    write(
        "rapat.sop",
        rows(
            f"Langkah bahas oleh Staf bersama Kasi: Membahas surat\n{outer}  Syarat: bila perlu\nSerentak:\n"
            f"  Langkah oleh Staf: Menyiapkan ruang\n{cells}  Langkah oleh Kasi: Menyiapkan bahan\n{cells}"
            f"Langkah oleh Kasi atau Kadin: Menyetujui notula\n{outer}Langkah oleh Kadin: Memutuskan usul\n{outer}"
            "  Keputusan: Setuju?\n    Jika Ya: lanjut\n    Jika Tidak: bahas\n"
            f"Langkah oleh Staf: Mengarsipkan surat\n{outer}"
        ),
    )
    chance = random.Random(seed)
    lines = "".join(f"{chance.choice(WORDS[:13] * 3 + WORDS)}\n" for _ in range(60))
    result = typed("run", "rapat.sop", lines=lines.encode("utf-8", "surrogatepass"))
    assert result.exit_code == 0 and result.stderr == ""
    assert not set(result.stdout) & set("\x07\x1b\u202e")
    assert typed("run", "verify").exit_code == 0
    assert len(list(story_lines(result.stdout))) >= len(kept().record.events)


def story_lines(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.startswith("23-11-2026 08.00  ")]
