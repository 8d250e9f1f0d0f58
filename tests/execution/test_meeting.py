"""Where ways meet: a way back does not wait, alternatives meet where all can act; and lost work keeps a run open."""

from __future__ import annotations

from sopdsl.diagnostics import Message
from sopdsl.execution import Action, Confirm, Decide, Person, Run, Start, Status, carry_out, plans_of
from sopdsl.flow import analyse
from sopdsl.source import Source
from sopdsl.syntax import parse

AT = "2026-11-21T08:30:00+07:00"
FORK = "Langkah oleh Staf: Membagi\n  Lanjut ke: a dan b\nLangkah a oleh Staf: Menyusun\n  Lanjut ke: c\n"


def run_of(rows: str, *actions: Action) -> Run:
    sop = parse(Source("x", f"SOP: Surat\nPelaksana: Staf; Kasi; Kadin\n{rows}")).sop
    run = Run(plans_of(sop, analyse(sop))[0])
    for action in (Start(), *actions):
        found = carry_out(run, action, Person("Petugas"), AT)
        assert not isinstance(found, Message), found
        run = found[1]
    return run


def open_steps(run: Run) -> list[int]:
    return [run.step_of(task).number for task in run.open_tasks]


def test_a_way_back_enters_without_waiting() -> None:
    joined = "Langkah b oleh Kasi: Mencari\nLangkah c oleh Kadin: Menggabungkan\n  Menunggu: a dan b\n"
    check = "Langkah oleh Kasi: Memeriksa\n  Keputusan: Benar?\n    Jika Ya: selesai\n    Jika Tidak: c\n"
    done = (Confirm(1, "Staf"), Confirm(2, "Staf"), Confirm(3, "Kasi"), Confirm(4, "Kadin"))
    run = run_of(FORK + joined + check, *done, Decide(5, "Kasi", 2))
    assert (open_steps(run), run.waiting) == ([4], ())


def test_alternatives_meet_where_all_that_comes_can_be_taken_up() -> None:
    rest = "Langkah b oleh Kasi: Mencari\nLangkah c oleh Staf atau Kadin: Menggabungkan\n  Menunggu: a dan b\n"
    run = run_of(FORK + rest, Confirm(1, "Staf"), Confirm(3, "Kasi"), Confirm(2, "Staf"))
    (task,) = run.open_tasks
    assert run.executors_of(task) == ("Staf",)


def test_work_that_is_lost_keeps_a_run_from_ending() -> None:
    rows = (
        "Langkah oleh Staf: A\n  Lanjut ke: a dan b\nLangkah a oleh Staf: B\n  Lanjut ke: -\nLangkah b oleh Kasi: C\n"
    )
    run = run_of(rows, Confirm(1, "Staf"), Confirm(2, "Staf"), Confirm(3, "Kasi"))
    assert (run.status, len(run.ends), len(run.lost)) == (Status.STUCK, 1, 1)
