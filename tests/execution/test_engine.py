"""Runs follow the flow: what can be done, what cannot and why, and that events tell the whole story."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from sopdsl.diagnostics import Message
from sopdsl.execution import (
    Action,
    Attach,
    Begin,
    BrokenRunError,
    Cancel,
    Confirm,
    Decide,
    Event,
    HandOver,
    Person,
    Plan,
    Remark,
    Run,
    RunRecord,
    Skip,
    Start,
    Status,
    Task,
    TaskState,
    Tick,
    canonical,
    carry_out,
    plans_of,
    read_record,
    replay,
    write_record,
)
from sopdsl.flow import analyse
from sopdsl.source import Source
from sopdsl.syntax import parse

ROOT = Path(__file__).parents[2]
FILES = sorted([*ROOT.glob("grammar/corpus/good/**/*.sop"), *ROOT.glob("specs/*.sop")])
UNENDING = {("tujuan", 1)}
"""Procedures in which work circles without a way out, as the checker says (ALR004)."""
CLERK = Person("Petugas")
AT = "2026-11-21T08:30:00+07:00"


def plans(text: str) -> tuple[Plan, ...]:
    sop = parse(Source("x", text)).sop
    return plans_of(sop, analyse(sop))


def plan_of(rows: str, executors: str = "Staf; Kasi; Kadin") -> Plan:
    (plan,) = plans(f"SOP: Surat\nPelaksana: {executors}\n{rows}")
    return plan


class Story:
    """A run that is told step by step; an action that is refused fails the test."""

    def __init__(self, plan: Plan, start: int = 1) -> None:
        self.run, self.events = Run(plan), list[Event]()
        self.does(Start(start))

    def does(self, action: Action, by: Person = CLERK) -> Run:
        found = carry_out(self.run, action, by, AT)
        assert not isinstance(found, Message), found
        event, self.run = found
        self.events.append(event)
        return self.run

    def refuses(self, action: Action, by: Person = CLERK) -> str:
        found = carry_out(self.run, action, by, AT)
        assert isinstance(found, Message)
        return found.key.removeprefix("pelaksanaan.")

    @property
    def open(self) -> list[int]:
        """The numbers of the steps that can be worked on."""
        return [self.run.step_of(task).number for task in self.run.open_tasks]


def some_action(run: Run, task: Task, chance: random.Random) -> Action:
    """One of the ways to get a task on."""
    executor = chance.choice(run.executors_of(task))
    place = run.place_for(task, executor)
    assert place is not None
    ways = len(run.plan.stations[place].ways)
    if run.step_of(task).condition and not task.confirmed and chance.random() < 0.3:
        return Skip(task.number, executor, "tidak perlu", chance.randint(1, max(1, ways)))
    if ways > 1 and task.way is None:
        return Decide(task.number, executor, chance.randint(1, ways))
    return Confirm(task.number, executor)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_document_of_the_project_can_be_carried_out_to_each_of_its_ends(path: Path) -> None:
    for number, plan in enumerate(plans(path.read_text(encoding="utf-8")), start=1):
        ended: set[int] = set()
        for seed in range(25):
            chance = random.Random(seed)
            story = Story(plan, chance.randint(1, len(plan.starts)))
            for _ in range(600):
                if story.run.status is not Status.RUNNING:
                    break
                task = chance.choice(story.run.open_tasks)
                story.does(some_action(story.run, task, chance))
            if (path.stem, number) not in UNENDING:
                assert story.run.status is Status.FINISHED, (number, seed)
            ended.update(story.run.ends)
            assert replay(plan, story.events) == story.run
        sop = parse(Source("x", path.read_text(encoding="utf-8"))).sop
        flow = analyse(sop)[number - 1]
        assert ended == set(flow.graph.ends) - set(flow.unreachable)


def test_a_straight_run() -> None:
    story = Story(plan_of("Langkah oleh Staf: Mencatat\nLangkah oleh Kasi: Memeriksa\n"))
    assert story.open == [1]
    assert story.refuses(Confirm(1, "Kasi")) == "bukan-pelaksananya"
    story.does(Begin(1, "Staf"))
    story.does(Confirm(1, "Staf"))
    assert story.open == [2]
    assert story.refuses(Confirm(1, "Staf")) == "langkah-sudah"
    story.does(Confirm(2, "Kasi"))
    assert story.run.status is Status.FINISHED
    assert story.refuses(Confirm(2, "Kasi")) == "sudah-selesai"
    story.does(Remark("diarsipkan"))


LOOP = """\
Langkah konsep oleh Staf: Menyusun
Langkah oleh Kadin: Menilai
  Keputusan: Setuju?
    Jika Ya: lanjut
    Jika Tidak: konsep
Langkah oleh Staf: Mengirim
"""


def test_a_decision_sends_the_work_back_and_the_step_has_a_task_anew() -> None:
    story = Story(plan_of(LOOP))
    story.does(Confirm(1, "Staf"))
    assert story.refuses(Confirm(2, "Kadin")) == "putuskan-dahulu"
    assert story.refuses(Decide(2, "Kadin", 3)) == "pilihan-tidak-ada"
    story.does(Decide(2, "Kadin", 2))
    assert story.open == [1]
    assert [task.number for task in story.run.open_tasks] == [3]
    story.does(Confirm(3, "Staf"))
    story.does(Decide(4, "Kadin", 1))
    assert story.open == [3]


def test_joint_executors_all_confirm_and_of_alternatives_one_acts() -> None:
    story = Story(plan_of("Langkah oleh Staf bersama Kasi: Rapat\nLangkah oleh Kasi atau Kadin: Menyetujui\n"))
    story.does(Confirm(1, "Kasi"))
    assert story.open == [1]
    assert story.refuses(Confirm(1, "Kasi")) == "sudah-konfirmasi"
    assert story.run.executors_of(story.run.tasks[0]) == ("Staf",)
    story.does(Confirm(1, "Staf"))
    (task,) = story.run.open_tasks
    assert set(story.run.executors_of(task)) <= {"Kasi", "Kadin"}
    story.does(Confirm(task.number, story.run.executors_of(task)[0]))
    assert story.run.status is Status.FINISHED


def test_all_who_decide_together_agree() -> None:
    rows = LOOP.replace("oleh Kadin", "oleh Kasi bersama Kadin")
    story = Story(plan_of(rows))
    story.does(Confirm(1, "Staf"))
    story.does(Decide(2, "Kasi", 2))
    assert story.open == [2]
    story.does(Decide(2, "Kadin", 1))
    assert story.run.executors_of(story.run.tasks[1]) == ("Kasi",)
    story.does(Confirm(2, "Kasi"))
    assert story.open == [3]


def test_work_that_goes_on_together_is_waited_for() -> None:
    both = "Serentak:\n  Langkah oleh Staf: A\n  Langkah oleh Kasi: B\n"
    rows = f"Langkah oleh Kadin: Menugaskan\n{both}Langkah oleh Kadin: C\n"
    story = Story(plan_of(rows))
    story.does(Confirm(1, "Kadin"))
    assert story.open == [2, 3]
    story.does(Confirm(3, "Kasi"))
    assert story.open == [2]
    story.does(Confirm(2, "Staf"))
    assert story.open == [4]


def test_a_step_with_a_condition_may_be_skipped_with_a_reason_whole() -> None:
    rows = "Langkah oleh Staf: A\nLangkah oleh Staf lalu Kasi: B\n  Syarat: bila perlu\nLangkah oleh Kadin: C\n"
    story = Story(plan_of(rows))
    assert story.refuses(Skip(1, "Staf", "malas")) == "tanpa-syarat"
    story.does(Confirm(1, "Staf"))
    assert story.refuses(Skip(2, "Staf", " ")) == "tanpa-kata"
    story.does(Skip(2, "Staf", "tidak perlu"))
    assert story.open == [3]
    skipped = [task for task in story.run.tasks if task.state is TaskState.SKIPPED]
    assert [task.reason for task in skipped] == ["tidak perlu", "tidak perlu"]


def test_a_part_is_handed_over_and_offices_are_kept_apart() -> None:
    staff, other = Person("Pengelola", ("Staf",)), Person("Pengganti", ())
    story = Story(plan_of("Langkah oleh Staf: A\nLangkah oleh Kasi: B\n"))
    assert story.refuses(Confirm(1, "Staf"), other) == "bukan-jabatannya"
    story.does(HandOver(1, "Staf", "Pengganti", "cuti"), staff)
    assert story.refuses(Confirm(1, "Staf"), staff) == "diserahkan"
    story.does(Confirm(1, "Staf"), other)
    assert story.refuses(Confirm(2, "Kasi"), other) == "bukan-jabatannya"


def test_kelengkapan_outputs_and_the_end_before_the_end() -> None:
    story = Story(plan_of("Langkah oleh Staf: A\n  Kelengkapan: Surat; Berkas\nLangkah oleh Kasi: B\n"))
    story.does(Tick(1, "Staf", 2))
    assert story.refuses(Tick(1, "Staf", 2)) == "sudah-begitu"
    assert story.refuses(Tick(1, "Staf", 3)) == "kelengkapan-tidak-ada"
    story.does(Tick(1, "Staf", 2, there=False))
    story.does(Attach(1, "Staf", "Agenda", "agenda.pdf", "0" * 64))
    assert story.refuses(Remark("dua\nbaris")) == "satu-baris"
    story.does(Cancel("pemohon mundur"))
    assert (story.run.status, story.run.open_tasks) == (Status.CANCELLED, ())
    assert story.refuses(Confirm(1, "Staf")) == "sudah-dibatalkan"
    assert story.refuses(HandOver(1, "Staf", "Pengelola")) == "sudah-dibatalkan"


def test_a_record_tells_the_run_again_and_a_changed_one_does_not() -> None:
    story = Story(plan_of(LOOP))
    story.does(Confirm(1, "Staf"))
    story.does(Decide(2, "Kadin", 2))
    written = canonical(write_record(RunRecord(story.run.plan, tuple(story.events))))
    record, problems = read_record(json.loads(written))
    assert not problems
    assert record is not None
    assert record.plan == story.run.plan
    assert replay(record.plan, record.events) == story.run
    with pytest.raises(BrokenRunError) as broken:
        replay(record.plan, (record.events[0], *record.events[2:]))
    assert broken.value.number == 2


def test_a_plan_that_points_nowhere_is_no_plan() -> None:
    data = write_record(RunRecord(plan_of(LOOP)))
    data["plan"]["stations"][0]["ways"][0]["parts"] = [[99]]
    record, problems = read_record(data)
    assert record is None
    assert [problem.message.key for problem in problems] == ["pelaksanaan.rencana-rusak"]


def test_what_a_task_keeps() -> None:
    plan = plan_of("Langkah oleh Staf bersama Kasi: A\n  Kelengkapan: Surat\n  Syarat: bila perlu\n")
    actions = [
        Start(),
        Begin(1, "Staf"),
        Tick(1, "Kasi", 1),
        Tick(1, "Kasi", 1, there=False),
        HandOver(1, "Staf", "Pengelola"),
        HandOver(1, "Kasi", "Pengganti"),
        Confirm(1, "Kasi"),
    ]
    times = [f"2026-11-21T08:3{number}:00+07:00" for number, _ in enumerate(actions)]
    events = [
        Event(number, at, "Petugas", action) for number, (at, action) in enumerate(zip(times, actions, strict=True), 1)
    ]
    (task,) = replay(plan, events).tasks
    assert (task.opened, task.begun, task.closed) == (times[0], times[1], "")
    assert task.persons == (("Staf", "Pengelola"), ("Kasi", "Pengganti"))
    assert not task.ticks
    (skipped,) = replay(plan, [events[0], Event(2, times[1], "Petugas", Skip(1, "Staf", "tidak perlu"))]).tasks
    assert (skipped.begun, skipped.closed) == ("", times[1])
    (confirmed,) = replay(plan, [events[0], Event(2, times[1], "Petugas", Confirm(1, "Staf"))]).tasks
    assert (confirmed.begun, confirmed.closed) == (times[1], "")
    given_up = Event(3, times[2], "Petugas", Skip(1, "Kasi", "ternyata tidak perlu"))
    (skipped,) = replay(plan, [*events[:2], given_up]).tasks
    assert (skipped.begun, skipped.closed, skipped.reason) == (times[1], times[2], "ternyata tidak perlu")


def test_a_decision_of_a_step_that_is_skipped_is_still_taken() -> None:
    rows = (
        "Langkah a oleh Staf: A\nLangkah oleh Staf lalu Kasi: B\n  Syarat: bila perlu\n  Keputusan: Baik?\n"
        "    Jika Ya: lanjut\n    Jika Tidak: a\nLangkah oleh Kadin: C\n"
    )
    story = Story(plan_of(rows))
    story.does(Confirm(1, "Staf"))
    story.does(Skip(2, "Staf", "tidak perlu"))
    (task,) = story.run.open_tasks
    assert (story.open, len(story.run.ways_of(task))) == ([2], 2)


def test_where_one_of_several_begins_any_of_them_may() -> None:
    plan = plan_of("Langkah oleh Staf atau Kasi: Mencatat\nLangkah oleh Kadin: Memeriksa\n")
    assert len(plan.starts) == 1
    for executor in ("Staf", "Kasi"):
        story = Story(plan)
        (task,) = story.run.open_tasks
        assert story.run.executors_of(task) == ("Staf", "Kasi")
        story.does(Confirm(task.number, executor))
        assert story.open == [2]


MEETING = """\
Langkah oleh Staf: Membagi
  Lanjut ke: x, y dan b
Langkah x oleh Kasi: X
  Lanjut ke: a
Langkah y oleh Kasi: Y
  Lanjut ke: a
Langkah a oleh Kasi: A
  Lanjut ke: temu
Langkah b oleh Kadin: B
Langkah temu oleh Staf: Bertemu
  Menunggu: a dan b
"""


def test_work_that_comes_twice_to_a_meeting_waits_for_the_next_one() -> None:
    story = Story(plan_of(MEETING))
    for task, executor in ((1, "Staf"), (2, "Kasi"), (3, "Kasi"), (5, "Kasi"), (6, "Kasi")):
        story.does(Confirm(task, executor))
    assert len(story.run.waiting) == 2
    story.does(Confirm(4, "Kadin"))
    assert (story.open, len(story.run.waiting)) == ([6], 1)
    story.does(Confirm(7, "Staf"))
    assert story.run.status is Status.STUCK


def test_who_decided_may_think_again_while_others_have_not_agreed() -> None:
    story = Story(plan_of(LOOP.replace("oleh Kadin", "oleh Kasi bersama Kadin")))
    story.does(Confirm(1, "Staf"))
    story.does(Decide(2, "Kasi", 2))
    assert story.refuses(Decide(2, "Kasi", 2)) == "sudah-konfirmasi"
    story.does(Decide(2, "Kasi", 1))
    story.does(Confirm(2, "Kadin"))
    assert story.open == [3]
