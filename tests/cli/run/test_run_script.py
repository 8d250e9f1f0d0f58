"""A run by a file of answers: carried out without typing, refused as a whole where the file is wrong, never lost."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from sopdsl.cli.command import Session
from sopdsl.cli.run.answers_file import read_answers
from sopdsl.cli.run.desk import Desk
from sopdsl.cli.run.script import Script
from sopdsl.execution import Confirm, Decide, Person, Plan, Run, RunRecord, Skip, Start, Status, carry_out, plans_of
from sopdsl.execution.actions import Attach, Cancel, HandOver, Remark, Tick
from sopdsl.execution.kept import keep
from sopdsl.execution.store import open_store
from sopdsl.flow import analyse
from sopdsl.source import Source
from sopdsl.syntax import parse
from tests.cli.conftest import CLEAN

ROOT = Path(__file__).parents[3]
FILES = sorted([*ROOT.glob("grammar/corpus/good/**/*.sop"), *ROOT.glob("specs/*.sop")])
UNENDING = {("tujuan", 1)}
"""Procedures in which work circles without a way out (ALR004)."""

WHOLE = """\
lainnya = "selesai"

[langkah.catat]
kelengkapan = "semua"
output = "Surat tercatat"
catatan = "map merah"

[langkah.2]
putusan = ["Tidak", "ya"]
"""


def actions(kept) -> list[object]:
    return [event.action for event in kept().record.events]


def test_a_whole_run(typed, letter, write, kept) -> None:
    write("jawaban.toml", WHOLE)
    result = typed("run", "surat.sop", "--script", "jawaban.toml")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.splitlines()[-2:] == [
        "23-11-2026 08.00  Langkah 3: Staf selesai: Mengarsipkan surat [petugas]",
        "Pelaksanaan 1 selesai.",
    ]
    first = [Tick(1, "Staf", 1), Attach(1, "Staf", "Surat tercatat"), Remark("map merah", 1), Confirm(1, "Staf")]
    again = [Tick(3, "Staf", 1), Attach(3, "Staf", "Surat tercatat"), Remark("map merah", 3), Confirm(3, "Staf")]
    assert actions(kept) == [
        Start(1),
        *first,
        Decide(2, "Kepala", 2),
        *again,
        Decide(4, "Kepala", 1),
        Confirm(5, "Staf"),
    ]


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ('[[jawaban]]\nserahkan = "B"\n', [HandOver(1, "Staf", "B"), Confirm(1, "Staf")]),
        ('[[jawaban]]\noleh = "staf"\nkelengkapan = [1]\n', [Tick(1, "Staf", 1), Confirm(1, "Staf")]),
        ("[[jawaban]]\nlangkah = 1\n[[jawaban]]\nputusan = 2\n", [Confirm(1, "Staf"), Decide(2, "Kepala", 2)]),
        ('[[jawaban]]\nlangkah = "CATAT"\nbatalkan = "salah"\n', [Cancel("salah")]),
    ],
)
def test_what_an_answer_does(typed, letter, write, kept, answers: str, expected: list[object]) -> None:
    write("jawaban.toml", answers)
    typed("run", "surat.sop", "--script", "jawaban.toml")
    assert actions(kept)[1:] == expected


def test_one_of_several_has_to_be_named_unless_only_one_may_act(typed, write, kept) -> None:
    write("a.sop", CLEAN.replace("Langkah oleh Kepala:", "Langkah oleh Kepala atau Staf:"))
    write("jawaban.toml", "[[jawaban]]\n[[jawaban]]\nputusan = 1\n")
    unnamed = typed("run", "a.sop", "--script", "jawaban.toml")
    assert unnamed.exit_code == 1 and "Salah satu dari Kepala atau Staf mengerjakannya" in unnamed.stderr
    write("jawaban.toml", "[[jawaban]]\nputusan = 1\n")
    assert typed("run", "resume", "1", "--as", "Kepala", "--script", "jawaban.toml").exit_code == 0
    assert actions(kept)[-1] == Decide(2, "Kepala", 1)


def test_answers_that_are_left_over_are_told(typed, letter, write) -> None:
    write("jawaban.toml", "[[jawaban]]\n[[jawaban]]\nputusan = 1\n" + "[[jawaban]]\n" * 3)
    result = typed("run", "surat.sop", "--script", "jawaban.toml")
    assert (result.exit_code, result.stderr) == (0, "")
    assert "2 jawaban tidak terpakai, karena pelaksanaan sudah berakhir.\n" in result.stdout


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ("", "jawaban habis pada langkah 1 (Mencatat surat masuk); pelaksanaan tersimpan"),
        ('lainnya = "selesai"\n', "jawaban habis pada langkah 2 (Memeriksa surat)"),
        ('lainnya = "selesai"\n[langkah.2]\nputusan = "Tidak"\n', "Langkah 2 selesai dengan keputusan."),
        ("[[jawaban]]\nlangkah = 3\n", "jawaban ke-1 adalah untuk langkah 3, padahal yang terbuka langkah 1"),
        ('[[jawaban]]\n[[jawaban]]\nputusan = "Boleh"\n', 'Tidak ada putusan "Boleh"; pilihannya: 1. Ya atau 2. Tidak'),
        ('[[jawaban]]\nputusan = "Ya"\n', "Langkah ini tidak mempunyai keputusan"),
        ('[[jawaban]]\nlewati = "malas"\n', "Langkah 1 wajib dikerjakan"),
        ('[[jawaban]]\noleh = "Kepala"\n', "Langkah 1 bukan tugas Kepala. Yang ditunggu: Staf"),
        ("[[jawaban]]\nkelengkapan = [7]\n", "Tidak ada kelengkapan nomor 7"),
    ],
)
def test_answers_that_do_not_fit_stop_at_their_step_and_the_run_can_go_on(
    typed, letter, write, kept, answers: str, said: str
) -> None:
    write("jawaban.toml", answers)
    result = typed("run", "surat.sop", "--script", "jawaban.toml")
    assert result.exit_code == 1 and said in result.stderr
    assert result.stdout.endswith("Teruskan dengan: sop run resume 1\n")
    assert kept().run.status is Status.RUNNING
    write("jawaban.toml", 'lainnya = "selesai"\n[langkah.2]\nputusan = ["Ya"]\n')
    assert typed("run", "resume", "1", "--script", "jawaban.toml").exit_code == 0
    assert kept().run.status is Status.FINISHED


@pytest.mark.parametrize(
    ("answers", "place", "said", "hint"),
    [
        ("[[jawaban]\n", "1:", "tidak dapat dibaca sebagai TOML", "[[jawaban]]"),
        ("jawban = 1\n", "1:1", "`jawban` tidak dikenal", "`jawaban`"),
        ("[[jawaban]]\n[[jawaban]]\nputusn = 1\n", "3:1", "`putusn` tidak dikenal", "`putusan`"),
        ("[langkah.1]\nlangkah = 1\n", "2:1", "`langkah` tidak dikenal", "Yang dikenal: oleh"),
        ("[langkah.catta]\n", "1:2", "Tidak ada langkah `catta`", "`catat`"),
        ("[[jawaban]]\nlangkah = 9\n", "2:1", "Tidak ada langkah `9`", "1 sampai 3, atau namanya: catat"),
        ('[[jawaban]]\noleh = "Kepal"\n', "2:1", "Tidak ada pelaksana `Kepal`", "`Kepala`"),
        ("[[jawaban]]\nkelengkapan = true\n", "2:1", "`kelengkapan` tidak dapat dipakai", '"semua"'),
        ("[[jawaban]]\nkelengkapan = [true]\n", "2:1", "`kelengkapan` tidak dapat dipakai", '"semua"'),
        ("[[jawaban]]\nputusan = []\n", "2:1", "`putusan` tidak dapat dipakai", '["Tidak", "Ya"]'),
        ("[[jawaban]]\ncatatan = 1\n", "2:1", "`catatan` tidak dapat dipakai", "tanda kutip"),
        ('[[jawaban]]\nputusan = "Ya"\nbatalkan = "x"\n', "3:1", "batalkan dan putusan", "Pilih salah satu"),
        ("jawaban = 3\n", "1:1", "`jawaban` harus berupa daftar", "[[jawaban]]"),
        ("langkah = 3\n", "1:1", "`langkah` di sini harus berupa bagian", "[[jawaban]]"),
        ("[langkah.1]\n[langkah.catat]\n", "2:2", "langkah 1 ditulis dua kali", "Gabungkan"),
        ('jawaban = [{putusn = "Ya"}]\n', "1:1", "`putusn` tidak dikenal", "`putusan`"),
        ("a = 1\n" * 2, "2:", "tidak dapat dibaca sebagai TOML", "[[jawaban]]"),
        ("[[jawaban]]\nlangkah = " + "9" * 5000, "2:", "tidak dapat dibaca sebagai TOML", "[[jawaban]]"),
        ("a = " + "[" * 9000, "", "tidak dapat dibaca sebagai TOML", "[[jawaban]]"),
        ("lainnya = true\n", "1:1", "`lainnya` hanya dapat berisi", "hapus barisnya"),
        ("\ufffe\n", "1:", "tidak dapat dibaca sebagai TOML", "[[jawaban]]"),
    ],
)
def test_a_wrong_file_is_refused_before_anything_begins(
    typed, letter, write, own_folder, answers: str, place: str, said: str, hint: str
) -> None:
    write("jawaban.toml", answers)
    result = typed("run", "surat.sop", "--script", "jawaban.toml")
    assert result.exit_code == 1
    assert result.stdout.startswith(f"jawaban.toml:{place}")
    assert "galat[jawaban]" in result.stdout and said in result.stdout and hint in result.stdout
    assert not (own_folder / "pelaksanaan.sqlite").exists()


def test_a_file_that_cannot_be_read(typed, letter, own_folder: Path) -> None:
    (own_folder / "biner.toml").write_bytes(b"\xff\x00")
    for name, code in (("tidak-ada.toml", 2), (".", 2), ("biner.toml", 1)):
        assert typed("run", "surat.sop", "--script", name).exit_code == code
    assert not (own_folder / "pelaksanaan.sqlite").exists()


def plans(path: Path) -> list[tuple[int, Plan]]:
    sop = parse(Source("x", path.read_text(encoding="utf-8"))).sop
    return [(n, plan) for n, plan in enumerate(plans_of(sop, analyse(sop)), 1) if (path.stem, n) not in UNENDING]


def played(plan: Plan, seed: int) -> tuple[Start, str, list[object]]:
    """A run to its end by chance: how it began, its answers as a file, and what was done."""
    chance, run = random.Random(seed), Run(plan)
    start = Start(chance.randint(1, len(plan.starts)))
    clerk, at = Person("Petugas"), "2026-11-23T08:00:00+07:00"
    run, text, done = carry_out(run, start, clerk, at)[1], "", list[object]()
    while run.status is Status.RUNNING:
        task = run.open_tasks[0]
        executor = run.executors_of(task)[0]
        ways = len(plan.stations[run.place_for(task, executor)].ways)
        text += f"[[jawaban]]\nlangkah = {run.step_of(task).number}\n"
        text += f'oleh = "{executor}"\n' if executor else ""
        skips = bool(run.step_of(task).condition) and not task.confirmed and chance.random() < 0.5
        way = chance.randint(1, max(ways, 1))
        text += 'lewati = "tidak perlu"\n' if skips else ""
        text += f"putusan = {way}\n" if ways > 1 else ""
        action = Skip(task.number, executor, "tidak perlu", way) if skips else Confirm(task.number, executor)
        if ways > 1 and not skips:
            action = Decide(task.number, executor, way)
        run = carry_out(run, action, clerk, at)[1]
        done.append(action)
    return start, text, done


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_document_of_the_project_is_carried_out_to_an_end(path: Path, own_folder: Path) -> None:
    with open_store(own_folder / "jalan.sqlite") as store:
        for number, plan in plans(path):
            start, text, done = played(plan, seed=number)
            begun = carry_out(Run(plan), start, Person("Petugas"), "2026-11-23T08:00:00+07:00")[0]
            _, answers, found = read_answers("jawaban.toml", text.encode(), plan)
            assert not found
            desk = Desk(store, keep(store, RunRecord(plan, (begun,))), Person("Petugas"))
            session = Session()
            Script(answers, desk, session).carry_out()
            assert (session.exit_code, desk.run.status) == (0, Status.FINISHED)
            assert [event.action for event in desk.kept.record.events[1:]] == done
        assert store.verify() == ()
