"""A mistake is taken back: the run is what it would be without it, and nobody's other work is lost."""

from __future__ import annotations

import attrs
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sopdsl.diagnostics import Message
from sopdsl.execution import (
    Action,
    Attach,
    Begin,
    Cancel,
    Confirm,
    Decide,
    Event,
    HandOver,
    Person,
    Plan,
    Remark,
    Run,
    Skip,
    Start,
    Status,
    Task,
    TaskState,
    Tick,
    Undo,
    Way,
    carry_out,
    migration,
    replay,
)
from sopdsl.execution.outlook import steps_done
from tests.execution.test_engine import plan_of, plans
from tests.strategy_runs import actions, sound_texts

CLERK = Person("Petugas")
LETTER = """\
Langkah ketik oleh Staf: Mengetik
  Kelengkapan: Surat
Langkah oleh Kasi: Memeriksa
  Kelengkapan: Konsep; Agenda
  Keputusan: Benar?
    Jika Ya: lanjut
    Jika Tidak: ketik
Langkah oleh Staf: Menyerahkan
  Kelengkapan: Konsep
"""
BESIDE = """\
Serentak:
  Langkah oleh Staf: Menyusun
  Langkah oleh Kasi: Mencari
Langkah oleh Kadin: Menilai
Langkah oleh Staf: Mengarsipkan
"""


class Story:
    """A run and its events; what is done is done a minute later each time."""

    def __init__(self, plan: Plan) -> None:
        self.run = Run(plan)
        self.does(Start())

    def tries(self, action: Action, by: Person = CLERK) -> Message | None:
        found = carry_out(self.run, action, by, f"2026-11-21T08:{len(self.run.events) % 60:02}:00+07:00")
        if isinstance(found, Message):
            return found
        self.run = found[1]
        assert replay(self.run.plan, self.run.events) == self.run
        return None

    def does(self, *acts: Action) -> Story:
        for action in acts:
            refused = self.tries(action)
            assert refused is None, (action, refused)
        return self

    def undoes(self, number: int) -> Story:
        return self.does(Undo(number, "keliru"))

    @property
    def open(self) -> list[int]:
        """The rows of the open tasks."""
        return [self.run.step_of(task).number for task in self.run.open_tasks]


def standing(run: Run) -> tuple[object, ...]:
    """All that a run is, but for its history."""
    tasks = [task for task in run.tasks if task.state is not TaskState.UNDONE]
    return tasks, run.open_numbers, run.waiting, run.ends, run.lost, run.sent, run.cancelled


def test_a_wrong_decision_is_taken_again() -> None:
    story = Story(plan_of(LETTER)).does(Confirm(1, "Staf"), Decide(2, "Kasi", 2))
    assert story.open == [1]
    story.undoes(3)
    assert (story.open, story.run.tasks[1].way, story.run.undone) == ([2], None, {3})
    story.does(Decide(2, "Kasi", 1))
    assert story.open == [3]
    assert [task.state.value for task in story.run.tasks] == ["done", "done", "undone", "open"]
    assert story.run.task(4) == Task(4, (2,), "2026-11-21T08:04:00+07:00", 5, station=2)


def test_one_goes_back_step_by_step() -> None:
    story = Story(plan_of(LETTER)).does(Confirm(1, "Staf"), Decide(2, "Kasi", 1), Confirm(3, "Staf"))
    assert story.run.status is Status.FINISHED
    for number, row in ((4, 3), (3, 2), (2, 1)):
        assert story.undoes(number).open == [row]
        assert steps_done(story.run) == row - 1
    assert story.run.undone == {2, 3, 4}
    assert standing(story.run) == standing(Story(plan_of(LETTER)).run)


def test_what_was_built_on_has_to_be_undone_after_what_builds_on_it() -> None:
    story = Story(plan_of(LETTER)).does(Confirm(1, "Staf"), Decide(2, "Kasi", 2), Confirm(3, "Staf"))
    refused = story.tries(Undo(2, "keliru"))
    assert refused is not None
    assert refused.key == "pelaksanaan.koreksi-dahulu"
    assert dict(refused.arguments) == {"step": 2, "who": "Kasi", "event": 3}
    assert story.open == [2]


def test_what_was_noted_about_a_step_that_closes_again_is_lost_but_kept_in_the_story() -> None:
    story = Story(plan_of(LETTER)).does(Confirm(1, "Staf"))
    noted = (Begin(2, "Kasi"), Tick(2, "Kasi", 1), Attach(2, "Kasi", "Konsep"), HandOver(2, "Kasi", "B"))
    story.does(*noted, Remark("sudah dibaca", 2)).undoes(2)
    assert story.run.undone == {2, 3, 4, 5, 6}
    assert len(story.run.events) == 8
    story.does(Confirm(1, "Staf"))
    (task,) = story.run.open_tasks
    assert (task.number, task.begun, task.ticks, task.persons) == (3, "", frozenset(), ())
    refused = story.tries(Tick(2, "Kasi", 1))
    assert refused is not None and refused.key == "pelaksanaan.langkah-tertutup"
    assert story.tries(Remark("tadi terlalu cepat", 2)) is None


def test_the_work_beside_it_stays() -> None:
    """Staf's step is taken back although Kasi was done after it; the step after both is closed again."""
    story = Story(plan_of(BESIDE)).does(Confirm(1, "Staf"), Confirm(2, "Kasi"))
    assert story.open == [3]
    story.undoes(2)
    assert (story.open, story.run.tasks[1].state) == ([1], TaskState.DONE)
    assert len(story.run.waiting) == 1
    assert story.does(Confirm(1, "Staf")).open == [3]


def test_work_where_ways_came_together_stands_in_the_way_of_both() -> None:
    story = Story(plan_of(BESIDE)).does(Confirm(1, "Staf"), Confirm(2, "Kasi"), Confirm(3, "Kadin"))
    for number in (2, 3):
        refused = story.tries(Undo(number, "keliru"))
        assert refused is not None and refused.key == "pelaksanaan.koreksi-dahulu"
    assert story.undoes(4).undoes(3).open == [2]


def test_a_part_of_a_step_of_two_is_taken_back_by_itself() -> None:
    plan = plan_of("Langkah oleh Staf bersama Kasi: Menilai\nLangkah oleh Staf: Menyimpan\n")
    story = Story(plan).does(Confirm(1, "Staf"), Confirm(1, "Kasi")).undoes(2)
    (task,) = story.run.open_tasks
    assert (task.number, task.confirmed) == (1, ("Kasi",))


def test_an_agreement_stands_in_the_way_of_what_was_agreed_to() -> None:
    plan = plan_of(
        "Langkah oleh Staf bersama Kasi bersama Kadin: Menilai\n"
        "  Keputusan: Setuju?\n    Jika Ya: selesai\n    Jika Tidak: selesai\n"
    )
    story = Story(plan).does(Decide(1, "Staf", 1), Confirm(1, "Kasi"))
    refused = story.tries(Undo(2, "keliru"))
    assert refused is not None and refused.key == "pelaksanaan.koreksi-dahulu"


def test_a_step_that_one_of_two_began_is_free_for_both_again() -> None:
    story = Story(plan_of("Langkah oleh Staf atau Kasi: Menilai\n")).does(Begin(1, "Kasi"))
    assert story.run.open_tasks[0].station is not None
    story.undoes(2)
    assert story.run.executors_of(story.run.open_tasks[0]) == ("Staf", "Kasi")
    story.does(Confirm(1, "Staf"))


def test_what_was_skipped_with_a_step_comes_back_with_it() -> None:
    plan = plan_of("Langkah oleh Staf lalu Kasi: Menilai\n  Syarat: perlu\nLangkah oleh Kadin: Menutup\n")
    story = Story(plan).does(Skip(1, "Staf", "tidak perlu"))
    assert [task.state.value for task in story.run.tasks] == ["skipped", "skipped", "open"]
    story.undoes(2).does(Confirm(1, "Staf"))
    assert story.run.executors_of(story.run.open_tasks[0]) == ("Kasi",)


def test_a_cancelled_run_goes_on_where_it_was() -> None:
    story = Story(plan_of(LETTER)).does(Confirm(1, "Staf"))
    before = standing(story.run)
    story.does(Cancel("salah pencet"))
    refused = story.tries(Undo(2, "keliru"))
    assert refused is not None and refused.key == "pelaksanaan.sudah-dibatalkan"
    assert standing(story.undoes(3).run) == before


def test_only_whose_work_it_was_may_undo_it() -> None:
    story = Story(plan_of(LETTER)).does(Confirm(1, "Staf"), HandOver(2, "Kasi", "Pengganti"), Decide(2, "Kasi", 1))
    for person in (Person("Petugas", ("Staf",)), Person("Pemilik", ("Kasi",))):
        assert story.tries(Undo(4, "keliru"), person) is not None
    assert story.tries(Undo(4, "keliru"), Person("Pengganti", ())) is None
    assert story.tries(Undo(2, "keliru"), Person("Petugas", ("Staf",))) is None


def test_a_run_with_corrections_goes_on_under_a_changed_sop() -> None:
    """An answer that is gone from the new SOP is no obstacle where it was taken back."""
    story = Story(plan_of(LETTER)).does(Confirm(1, "Staf"), Decide(2, "Kasi", 2), Tick(3, "Staf", 1)).undoes(3)
    story.does(Decide(2, "Kasi", 1))
    new = plan_of(LETTER.replace("Jika Tidak: ketik", "Jika Buntu: selesai"))
    found = migration(story.run.plan, story.run.events, new)
    assert (found.obstacle, found.dropped) == (None, (3, 4, 5))
    assert [task.state.value for task in found.run.tasks] == ["done", "done", "open"]
    same = migration(story.run.plan, story.run.events, story.run.plan)
    assert (same.obstacle, same.dropped, same.run) == (None, (), story.run)


def test_a_correction_is_told_of_the_same_event_where_others_are_dropped() -> None:
    story = Story(plan_of(LETTER)).does(Tick(1, "Staf", 1), Confirm(1, "Staf"), Decide(2, "Kasi", 1)).undoes(4)
    found = migration(story.run.plan, story.run.events, plan_of(LETTER.replace("  Kelengkapan: Surat\n", "", 1)))
    assert (found.obstacle, found.dropped) == (None, (2,))
    assert [event.action for event in found.events[2:]] == [Decide(2, "Kasi", 1), Undo(3, "keliru")]
    assert found.run.undone == {3}


def test_equal_work_that_one_event_opened_comes_back_as_it_was() -> None:
    plan = plan_of("Langkah oleh Staf: Membagi\nLangkah oleh Kasi: Menilai\n")
    twice = attrs.evolve(plan.stations[0], ways=(Way(parts=((1,), (1,))),))
    story = Story(attrs.evolve(plan, stations=(twice, *plan.stations[1:]))).does(Confirm(1, "Staf"))
    before = standing(story.run)
    assert story.run.open_numbers == (2, 3)
    assert standing(story.does(Begin(3, "Kasi")).undoes(3).run) == before


RUNS = settings(max_examples=40, suppress_health_check=list(HealthCheck), deadline=None)


@RUNS
@given(sound_texts(), st.data())
def test_whatever_was_done_last_leaves_no_trace_in_how_the_run_stands(text: str, data: st.DataObject) -> None:
    story = Story(plans(text)[0])
    for _ in range(12):
        before, action = story.run, data.draw(actions(story.run))
        if story.tries(action) is None and not isinstance(action, (Start, Remark, Undo)):
            assert standing(Story.undoes(story, len(story.run.events)).run) == standing(before)
            story.does(action)


@RUNS
@given(sound_texts(), st.data())
def test_what_still_counts_would_have_come_to_the_same_by_itself(text: str, data: st.DataObject) -> None:
    """Told without the mistakes, each task called by its place in time, the run is the same."""
    story = Story(plans(text)[0])
    for _ in range(14):
        story.tries(data.draw(actions(story.run)))
    story.tries(Undo(data.draw(st.integers(1, len(story.run.events))), "keliru"))
    alone, same = Run(story.run.plan), dict[int, int]()
    for event in story.run.events:
        if event.number not in story.run.undone and not isinstance(event.action, (Undo, Remark)):
            known = len(alone.tasks)
            action = event.action
            if not isinstance(action, (Start, Cancel)):
                action = attrs.evolve(action, task=same[action.task])
            found = carry_out(alone, action, CLERK, event.at)
            assert not isinstance(found, Message), (event, found)
            alone = found[1]
            opened = [task for task in story.run.tasks if task.event == event.number and not is_undone(task)]
            assert [task.stations for task in opened] == [task.stations for task in alone.tasks[known:]]
            same.update((task.number, twin.number) for task, twin in zip(opened, alone.tasks[known:], strict=True))
    for number, twin in same.items():
        assert like(story.run.tasks[number - 1], twin) == like(alone.tasks[twin - 1], twin)
    assert (story.run.waiting, story.run.ends, story.run.lost) == (alone.waiting, alone.ends, alone.lost)
    assert story.run.status is alone.status


def is_undone(task: Task) -> bool:
    return task.state is TaskState.UNDONE


def like(task: Task, number: int) -> Task:
    return attrs.evolve(task, number=number, event=0)


def test_a_long_run_is_undone_to_its_beginning() -> None:
    story = Story(plan_of(LETTER))
    events: list[Event] = []
    for number in range(1, 60, 2):
        story.does(Confirm(number, "Staf"), Decide(number + 1, "Kasi", 2))
        events += story.run.events[-2:]
    for event in reversed(events):
        story.undoes(event.number)
    assert standing(story.run) == standing(Story(plan_of(LETTER)).run)
