"""A run under the plan of a changed document: what differs, and whether it could go on."""

from __future__ import annotations

from pathlib import Path

import pytest

from sopdsl.diagnostics import Message
from sopdsl.execution import (
    Action,
    Aspect,
    Attach,
    Begin,
    BrokenRunError,
    Cancel,
    Confirm,
    Decide,
    Event,
    HandOver,
    Migration,
    Person,
    Plan,
    Remark,
    Run,
    Skip,
    Start,
    Status,
    StepChange,
    Tick,
    carry_out,
    migration,
    plans_of,
    replay,
)
from sopdsl.flow import analyse
from sopdsl.messages import text_of
from sopdsl.source import Source
from sopdsl.syntax import parse

ROOT = Path(__file__).parents[2]
FILES = sorted([*ROOT.glob("grammar/corpus/good/**/*.sop"), *ROOT.glob("specs/*.sop")])
AT = "2026-11-21T08:30:00+07:00"
OLD = """\
Langkah oleh Staf: Menyusun konsep surat
  Kelengkapan: Surat; Agenda
Langkah oleh Kasi: Memeriksa konsep surat
  Waktu: 10 menit
  Keputusan: Setuju?
    Jika Ya: lanjut
    Jika Tidak: berkas
Langkah kirim oleh Staf: Mengirim surat
  Lanjut ke: selesai
Langkah berkas oleh Staf: Memberkaskan surat
"""


def plans(text: str) -> tuple[Plan, ...]:
    sop = parse(Source("x", text)).sop
    return plans_of(sop, analyse(sop))


def plan_of(rows: str, executors: str = "Staf; Kasi; Kadin") -> Plan:
    (plan,) = plans(f"SOP: Surat\nPelaksana: {executors}\n{rows}")
    return plan


def events_of(plan: Plan, *actions: Action) -> tuple[Event, ...]:
    run, events = Run(plan), []
    for action in (Start(), *actions):
        found = carry_out(run, action, Person("Petugas"), AT)
        assert not isinstance(found, Message), found
        events.append(found[0])
        run = found[1]
    return tuple(events)


def migrated(old: str, new: str, *actions: Action, executors: str = "Staf; Kasi; Kadin") -> Migration:
    before, after = plan_of(old), plan_of(new, executors)
    found = migration(before, events_of(before, *actions), after)
    assert replay(after, found.events) == found.run
    return found


def open_steps(found: Migration) -> list[int]:
    return [found.run.step_of(task).number for task in found.run.open_tasks]


def obstacle(found: Migration) -> tuple[int, str]:
    assert found.obstacle is not None
    for language in ("id", "en"):
        assert text_of(found.obstacle.reason, language).endswith(".")
    return found.obstacle.event, found.obstacle.reason.key.removeprefix("pelaksanaan.")


CHECKED = (Confirm(1, "Staf"), Decide(2, "Kasi", 1))
"""The letter was written and approved: it can be sent."""


@pytest.mark.parametrize(
    ("old_words", "new_words", "aspect"),
    [
        ("Memeriksa konsep surat", "Memeriksa konsep surat dinas", Aspect.ACTIVITY),
        ("oleh Kasi: Memeriksa", "oleh Kadin: Memeriksa", Aspect.EXECUTORS),
        ("10 menit", "1 jam", Aspect.TIME),
        ("  Waktu: 10 menit\n", "  Waktu: 10 menit\n  Syarat: bila perlu\n", Aspect.CONDITION),
        ("  Waktu: 10 menit\n", "  Waktu: 10 menit\n  Kelengkapan: Konsep\n", Aspect.REQUIREMENTS),
        ("  Waktu: 10 menit\n", "  Waktu: 10 menit\n  Output: Surat\n", Aspect.OUTPUTS),
        ("  Waktu: 10 menit\n", "  Waktu: 10 menit\n  Keterangan: Segera\n", Aspect.REMARKS),
        ("  Waktu: 10 menit\n", "  Waktu: 10 menit\n  SOP: Arsip\n", Aspect.SOPS),
        ("Jika Tidak: berkas", "Jika Tidak: kirim", Aspect.FLOW),
        ("Jika Tidak: berkas", "Jika Belum: berkas", Aspect.FLOW),
        ("Jika Tidak: berkas", "Jika Tidak: selesai", Aspect.FLOW),
        ("Setuju?", "Benar?", Aspect.FLOW),
    ],
)
def test_each_aspect_of_a_row_is_told_alone(old_words: str, new_words: str, aspect: Aspect) -> None:
    found = migrated(OLD, OLD.replace(old_words, new_words), Confirm(1, "Staf"))
    assert [(change.old, change.new, change.aspects) for change in found.changes] == [(2, 2, (aspect,))]
    assert found.affected == (2,)
    assert open_steps(found) == [2]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_nothing_differs_in_the_same_document(path: Path) -> None:
    for plan in plans(path.read_text(encoding="utf-8")):
        events = events_of(plan)
        found = migration(plan, events, plan)
        assert (found.changes, found.affected, found.dropped, found.obstacle) == ((), (), (), None)
        assert (found.events, found.run) == (events, replay(plan, events))


def test_rows_that_come_and_go_behind_the_work_do_not_hinder_it() -> None:
    new = OLD + "Langkah oleh Kadin: Melaporkan\n"
    found = migrated(OLD, new, *CHECKED)
    assert StepChange(None, 5) in found.changes
    assert (open_steps(found), found.obstacle) == ([3], None)
    without = OLD.split("Langkah kirim")[0] + "Langkah berkas oleh Staf: Memberkaskan surat\n"
    found = migrated(OLD, without, Confirm(1, "Staf"))
    assert StepChange(3, None) in found.changes
    assert (open_steps(found), found.obstacle) == ([2], None)


def test_what_was_done_of_a_row_that_is_gone_says_nothing_any_more() -> None:
    new = "Langkah oleh Staf: Menyusun konsep surat\nLangkah kirim oleh Staf: Mengirim surat\n"
    found = migrated(OLD, new, *CHECKED)
    assert (found.dropped, open_steps(found), found.affected) == ((3,), [2], ())


def test_a_new_row_before_what_was_done_is_an_obstacle() -> None:
    new = OLD.replace("Langkah oleh Kasi", "Langkah oleh Kadin: Mengagendakan\nLangkah oleh Kasi")
    assert open_steps(migrated(OLD, new, Confirm(1, "Staf"))) == [2]
    found = migrated(OLD, new, *CHECKED)
    assert obstacle(found) == (3, "belum-terbuka")
    assert open_steps(found) == [2]


def test_what_another_has_to_do_now_is_not_done() -> None:
    new = OLD.replace("oleh Staf: Menyusun", "oleh Kasi: Menyusun")
    found = migrated(OLD, new, Confirm(1, "Staf"))
    assert (found.dropped, open_steps(found), found.obstacle) == ((2,), [1], None)
    assert obstacle(migrated(OLD, new, *CHECKED)) == (3, "belum-terbuka")


def test_an_executor_is_known_by_the_office() -> None:
    before = plan_of(OLD, "Staf = Pelaksana Surat; Kasi")
    after = plan_of(OLD.replace("Staf", "JFU"), "JFU = Pelaksana Surat; Kasi")
    found = migration(before, events_of(before, *CHECKED), after)
    assert (found.obstacle, found.changes, open_steps(found)) == (None, (), [3])


def test_a_decision_is_known_by_its_words() -> None:
    turned = OLD.replace(
        "    Jika Ya: lanjut\n    Jika Tidak: berkas\n", "    Jika Tidak: berkas\n    Jika Ya: lanjut\n"
    )
    found = migrated(OLD, turned, *CHECKED)
    assert open_steps(found) == [3]
    assert found.events[-1].action == Decide(2, "Kasi", 2)
    gone = OLD.replace("Jika Ya", "Jika Setuju")
    assert obstacle(migrated(OLD, gone, *CHECKED)) == (3, "pilihan-hilang")
    plain = OLD.replace("  Keputusan: Setuju?\n    Jika Ya: lanjut\n    Jika Tidak: berkas\n", "")
    found = migrated(OLD, plain, *CHECKED)
    assert (found.dropped, open_steps(found)) == ((3,), [2])


def test_a_start_is_known_by_its_words() -> None:
    first = "  Mulai oleh Staf: Surat\n    Lanjut ke: b\n"
    starts = f"Langkah: A\n{first}{first.replace('Surat', 'Surel')}Langkah b oleh Staf: B\n"
    assert migrated(starts, starts.replace("Surel", "Telepon")).obstacle is None
    assert obstacle(migrated(starts, starts.replace("Surat", "Telepon"))) == (1, "awal-hilang")


def test_marks_follow_their_entries_and_remarks_are_kept() -> None:
    actions = (Tick(1, "Staf", 1), Tick(1, "Staf", 2), Begin(1, "Staf"), Attach(1, "Staf", "Surat"), Remark("x", 1))
    found = migrated(OLD, OLD.replace("Surat; Agenda", "Agenda; Buku"), *actions)
    assert found.dropped == (2,)
    assert found.run.tasks[0].ticks == {1}
    assert found.events[-1].action == Remark("x", 1)


def test_hand_overs_skips_and_the_end_before_the_end() -> None:
    skippable = OLD.replace("Waktu: 10 menit", "Syarat: bila perlu")
    actions = (
        HandOver(1, "Staf", "Pengelola"),
        Confirm(1, "Staf"),
        Skip(2, "Kasi", "tidak perlu", 2),
        Cancel("mundur"),
    )
    found = migrated(skippable, skippable, *actions)
    assert found.run.status is Status.CANCELLED
    assert found.run.tasks[0].persons == (("Staf", "Pengelola"),)
    assert obstacle(migrated(skippable, OLD, *actions)) == (4, "tanpa-syarat")


def test_a_step_with_one_executor_less_is_done_when_the_others_are() -> None:
    joint = OLD.replace("oleh Staf: Menyusun", "oleh Staf bersama Kadin: Menyusun")
    both = (Confirm(1, "Kadin"), Confirm(1, "Staf"))
    assert open_steps(migrated(joint, OLD, *both)) == [2]
    assert open_steps(migrated(joint, OLD, *both[::-1])) == [2]
    assert open_steps(migrated(OLD, joint, Confirm(1, "Staf"))) == [1]


def test_a_loop_is_told_round_by_round() -> None:
    loop = OLD.replace("Langkah oleh Staf: Menyusun", "Langkah susun oleh Staf: Menyusun").replace(
        "Tidak: berkas", "Tidak: susun"
    )
    rounds = (Confirm(1, "Staf"), Decide(2, "Kasi", 2), Confirm(3, "Staf"), Decide(4, "Kasi", 1))
    found = migrated(loop, loop.replace("10 menit", "1 jam"), *rounds)
    assert (found.obstacle, open_steps(found), len(found.run.tasks)) == (None, [3], 5)


def test_events_that_cannot_have_happened_are_told() -> None:
    plan = plan_of(OLD)
    with pytest.raises(BrokenRunError) as broken:
        migration(plan, (Event(1, AT, "x", Start(7)),), plan)
    assert broken.value.number == 1
