"""What recorded runs tell agrees with what happened, event by event."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import attrs
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sopdsl.execution import (
    Begin,
    Cancel,
    Confirm,
    Decide,
    Event,
    Plan,
    Remark,
    RunRecord,
    Skip,
    Start,
    Status,
    Undo,
    plans_of,
    replay,
)
from sopdsl.flow import analyse
from sopdsl.monitoring import ENOUGH, ProcedureFigures, monitor
from sopdsl.monitoring.counting import spread
from sopdsl.source import Source
from sopdsl.syntax import parse
from tests.simulated_runs import simulated_run, with_mistakes

ROOT = Path(__file__).parents[2]
FILES = sorted([*ROOT.glob("grammar/corpus/good/**/*.sop"), *ROOT.glob("specs/*.sop")])
TEXT = """\
SOP: Surat
Pelaksana: Staf; Kasi; Kadin
Langkah konsep oleh Staf: Menyusun
  Waktu: 30 menit
Langkah oleh Kasi: Memeriksa
  Syarat: bila perlu
  Waktu: 2 hari kalender
Langkah oleh Kadin: Menilai
  Waktu: 1 jam
  Keputusan: Setuju?
    Jika Ya: lanjut
    Jika Tidak: konsep
Langkah oleh Staf bersama Kasi: Mengirim
"""


def plans(text: str) -> tuple[Plan, ...]:
    sop = parse(Source("x", text)).sop
    return plans_of(sop, analyse(sop))


def record(*events: tuple[str, object], text: str = TEXT) -> RunRecord:
    """A run on Monday 5 January 2026 (`09:00`), or on another day of that month (`6 09:00`)."""
    made = []
    for number, (time, action) in enumerate(events, start=1):
        day, _, clock = time.rpartition(" ")
        made.append(Event(number, f"2026-01-{int(day or 5):02d}T{clock}:00+07:00", "Petugas", action))
    return RunRecord(plans(text)[0], tuple(made))


ONE = record(
    ("08:00", Start()),
    ("08:10", Begin(1, "Staf")),
    ("08:50", Confirm(1, "Staf")),
    ("09:00", Skip(2, "Kasi", "sudah jelas")),
    ("09:30", Decide(3, "Kadin", 2)),
    ("10:00", Confirm(4, "Staf")),
    ("8 10:00", Confirm(5, "Kasi")),
    ("8 10:30", Decide(6, "Kadin", 1)),
    ("8 11:00", Confirm(7, "Kasi")),
    ("8 12:00", Confirm(7, "Staf")),
)
OTHER = record(("08:00", Start()), ("08:20", Confirm(1, "Staf")), ("6 09:00", Cancel("dicabut")))


def test_mistakes_that_were_taken_back_are_not_told() -> None:
    mistaken = record(
        ("08:00", Start()),
        ("08:05", Begin(1, "Staf")),
        ("08:06", Undo(2, "belum")),
        ("08:10", Begin(1, "Staf")),
        ("08:15", Confirm(1, "Staf")),
        ("08:20", Begin(2, "Kasi")),
        ("08:25", Undo(5, "belum selesai")),
        ("08:50", Confirm(1, "Staf")),
        ("09:00", Skip(3, "Kasi", "sudah jelas")),
        ("09:30", Decide(4, "Kadin", 2)),
        ("10:00", Confirm(5, "Staf")),
        ("8 10:00", Confirm(6, "Kasi")),
        ("8 10:20", Decide(7, "Kadin", 2)),
        ("8 10:25", Undo(13, "salah pilih")),
        ("8 10:30", Decide(7, "Kadin", 1)),
        ("8 10:40", Cancel("salah berkas")),
        ("8 10:50", Undo(16, "berkasnya benar")),
        ("8 11:00", Confirm(9, "Kasi")),
        ("8 12:00", Confirm(9, "Staf")),
    )
    (told,) = monitor([mistaken])
    assert told.corrections == (("belum", 1), ("belum selesai", 1), ("berkasnya benar", 1), ("salah pilih", 1))
    assert told.corrected == 4
    assert (attrs.evolve(told, corrections=()),) == monitor([ONE])


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_mistakes_change_no_figure_of_any_document(path: Path) -> None:
    for plan in plans(path.read_text(encoding="utf-8")):
        if plan.starts:
            runs = [simulated_run(plan, seed, 40) for seed in range(4)]
            told = monitor(map(with_mistakes, runs, range(4)))
            assert tuple(attrs.evolve(each, corrections=()) for each in told) == monitor(runs)


def test_what_a_run_tells() -> None:
    (told,) = monitor([ONE, OTHER])
    assert (told.runs, told.finished, told.cancelled, told.running) == (2, 1, 1, 0)
    assert told.reasons == (("dicabut", 1),)
    assert told.months == (("2026-01", 2),)
    drafting, checking, judging, sending = told.steps
    # 40 minutes since it was begun are late; 30 minutes and 20 minutes since the work came are not
    assert (drafting.done, drafting.late, drafting.repeated) == (3, 1, 1)
    assert (drafting.worked.count, drafting.worked.median, drafting.worked.longest) == (3, 30 * 60, 40 * 60)
    assert (drafting.waited.count, drafting.waited.median) == (1, 600)
    assert (checking.done, checking.skipped, checking.reasons) == (1, 1, (("sudah jelas", 1),))
    assert (checking.in_days, checking.allowed, checking.worked.median, checking.late) == (True, 2, 3, 1)
    assert (judging.done, judging.late, judging.repeated) == (2, 0, 1)
    assert sending.executors == ("Staf", "Kasi")
    assert [(loop.step, loop.label, loop.back_to, loop.count) for loop in told.loops] == [(3, "Tidak", 1, 1)]
    assert [(each.executor, each.done) for each in told.executors] == [("Staf", 4), ("Kasi", 2), ("Kadin", 2)]
    # Staf took 30, 40 and 20 minutes of 30, Kasi three days of two, Kadin 30 minutes of an hour each time
    assert [each.against.median for each in told.executors] == [100, 150, 50]
    assert told.executors[0].against.longest == 134
    # from Monday 08:00 to Thursday 12:00: three days of 7.5 hours, less 30 minutes at the start, 4.5 hours on the last
    assert told.lasted.median == (3 * 450 - 30 + 270) * 60


def test_a_remark_after_the_end_does_not_lengthen_a_run() -> None:
    end = len(ONE.events) + 1
    noted = RunRecord(ONE.plan, (*ONE.events, Event(end, "2026-01-20T08:00:00+07:00", "Petugas", Remark("arsip"))))
    assert [each.lasted for each in monitor([noted])] == [each.lasted for each in monitor([ONE])]


def test_the_last_of_those_who_ended_a_run_in_places_of_other_time() -> None:
    """The clocks of Jayapura (+09:00) show more than those of Jakarta (+07:00), where it is the same moment."""
    text = """\
SOP: Surat
Pelaksana: Staf; Kasi
Serentak:
  Langkah oleh Staf: Menyiapkan amplop
  Langkah oleh Kasi: Memeriksa alamat
"""
    begun = record(("08:00", Start()), text=text)
    far = Event(2, "2026-01-05T10:30:00+09:00", "Petugas", Confirm(2, "Kasi"))
    near = Event(3, "2026-01-05T09:00:00+07:00", "Petugas", Confirm(1, "Staf"))
    (told,) = monitor([RunRecord(begun.plan, (*begun.events, far, near))])
    assert told.finished == 1 and told.lasted.median == 60 * 60


def test_a_decision_that_repeats_its_own_step_is_a_loop() -> None:
    text = TEXT.replace("Jika Tidak: konsep", "Jika Tidak: nilai").replace(
        "Langkah oleh Kadin", "Langkah nilai oleh Kadin"
    )
    begun = (("08:00", Start()), ("08:10", Confirm(1, "Staf")), ("08:20", Confirm(2, "Kasi")))
    (told,) = monitor([record(*begun, ("08:30", Decide(3, "Kadin", 2)), text=text)])
    assert [(loop.step, loop.back_to, loop.count) for loop in told.loops] == [(3, 3, 1)]


HANDED = """\
SOP: Surat
Pelaksana: Staf; Kasi; Kadin
Langkah kirim oleh Staf lalu Kasi: Menyerahkan
  Waktu: 1 jam
  Keputusan oleh Kadin: Lengkap?
    Jika Ya: lanjut
    Jika Tidak: kirim
Langkah oleh Staf: Mencatat
"""


def test_the_time_of_a_row_is_that_of_all_its_symbols() -> None:
    done = record(
        ("08:00", Start()),
        ("08:40", Confirm(1, "Staf")),
        ("09:20", Confirm(2, "Kasi")),
        ("09:30", Decide(3, "Kadin", 2)),
        ("09:35", Confirm(4, "Staf")),
        ("09:40", Confirm(5, "Kasi")),
        ("10:00", Decide(6, "Kadin", 1)),
        text=HANDED,
    )
    (told,) = monitor([done])
    handing = told.steps[0]
    assert (handing.done, handing.repeated, handing.late, handing.open) == (2, 1, 1, 0)
    assert (handing.worked.median, handing.worked.longest) == (30 * 60, 90 * 60)
    assert [(each.executor, each.done, each.late) for each in told.executors] == [
        ("Staf", 2, 0),
        ("Kasi", 2, 0),
        ("Kadin", 2, 0),
    ]


def test_a_pass_that_goes_further_than_the_one_before_it_is_a_repetition() -> None:
    text = """\
SOP: Surat
Pelaksana: Staf; Kasi
Langkah konsep oleh Staf: Menyusun
Langkah: Memeriksa dan mencatat
  Keputusan oleh Kasi: Lengkap?
    Jika Ya: catat
    Jika Tidak: konsep
  Proses catat oleh Staf: mencatat
"""
    done = record(
        ("08:00", Start()),
        ("08:10", Confirm(1, "Staf")),
        ("08:20", Decide(2, "Kasi", 2)),
        ("08:30", Confirm(3, "Staf")),
        ("08:40", Decide(4, "Kasi", 1)),
        ("08:50", Confirm(5, "Staf")),
        text=text,
    )
    (told,) = monitor([done])
    assert [(step.done, step.repeated) for step in told.steps] == [(2, 1), (2, 1)]


@pytest.mark.parametrize(("end", "open"), [((), 1), ((("09:00", Cancel("dicabut")),), 0)])
def test_a_row_of_which_a_part_is_done_is_not_done(end: tuple[tuple[str, object], ...], open: int) -> None:
    (told,) = monitor([record(("08:00", Start()), ("08:40", Confirm(1, "Staf")), *end, text=HANDED)])
    handing = told.steps[0]
    assert (handing.done, handing.late, handing.open, handing.worked.count) == (0, 0, open, 0)


def test_holidays_are_no_working_time() -> None:
    (told,) = monitor([ONE], frozenset({date(2026, 1, 6)}))
    assert told.lasted.median == (2 * 450 - 30 + 270) * 60


def test_editions_are_told_apart() -> None:
    changed = record(("08:00", Start()), text=TEXT.replace("Menyusun", "Menulis"))
    assert [(each.runs, each.steps[0].activity) for each in monitor([ONE, changed, OTHER])] == [
        (2, "Menyusun"),
        (1, "Menulis"),
    ]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_task_and_every_pass_through_a_row_is_counted_once(path: Path) -> None:
    for plan in plans(path.read_text(encoding="utf-8")):
        records = [simulated_run(plan, seed) for seed in range(15)]
        (told,) = monitor(records)
        check_counts(told, records)


def check_counts(told: ProcedureFigures, records: list[RunRecord]) -> None:
    """The figures against the runs' own tasks and events."""
    runs = [replay(each.plan, each.events) for each in records]
    statuses = Counter(run.status for run in runs)
    assert told.runs == len(runs) == told.finished + told.cancelled + told.running + told.stuck
    assert told.finished == statuses[Status.FINISHED] == told.lasted.count
    assert sum(count for _, count in told.months) == len(runs)
    actions = [event.action for each in records for event in each.events]
    assert sum(count for _, count in told.reasons) == sum(isinstance(each, Cancel) for each in actions)
    assert sum(step.skipped for step in told.steps) >= sum(isinstance(each, Skip) for each in actions)
    tasks, plan = [(task, run) for run in runs for task in run.tasks], runs[0].plan
    for step in told.steps:
        own = [task for task, run in tasks if run.step_of(task).number == step.number]
        done, skipped = (sum(task.state.value == state for task in own) for state in ("done", "skipped"))
        symbols = sum(plan.steps[station.step].number == step.number for station in plan.stations)
        assert step.done == step.worked.count
        if symbols == 1:
            assert (step.done, step.skipped) == (done, skipped)
        passes = step.done + step.skipped + step.open + told.cancelled
        assert step.done <= done and step.skipped <= skipped and done + skipped <= symbols * passes
        assert step.late <= step.done
        assert step.allowed or not step.late
    assert sum(step.open for step in told.steps) == sum(len(run.open_tasks) for run in runs)
    assert sum(each.done for each in told.executors) == sum(
        len(task.confirmed) for task, _ in tasks if task.state.value == "done" and task.confirmed != ("",)
    )


@given(st.lists(st.integers(0, 10**6), min_size=1, max_size=60))
@example(list(range(100)))
def test_spread_is_of_times_that_were_measured(times: list[int]) -> None:
    found = spread(times)
    assert found.median is not None
    assert found.longest == max(times)
    assert sum(time <= found.median for time in times) * 2 >= len(times)
    assert sum(time < found.median for time in times) * 2 < len(times)
    assert (found.ninetieth is None) == (len(times) < ENOUGH)
    if found.ninetieth is not None:
        assert sum(time <= found.ninetieth for time in times) * 10 >= len(times) * 9
        assert sum(time < found.ninetieth for time in times) * 10 < len(times) * 9
        assert found.ninetieth in times
