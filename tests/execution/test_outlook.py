"""What lies ahead of a run is never less than what has to be done, and what is done is counted by rows."""

from __future__ import annotations

import attrs

from sopdsl.execution import Confirm, Decide, Person, Plan, Run, Skip, Start, Station, Way, carry_out, plans_of
from sopdsl.execution.actions import Action
from sopdsl.execution.outlook import ends_ahead, least_steps_left, next_stations, steps_done
from sopdsl.flow import analyse
from sopdsl.model import NodeKind
from sopdsl.source import Source
from sopdsl.syntax import parse

LOOP = """\
Langkah konsep oleh Staf: Menyusun
Langkah oleh Kadin: Menilai
  Keputusan: Setuju?
    Jika Ya: lanjut
    Jika Tidak: konsep
Langkah oleh Staf: Menggandakan
  Syarat: bila perlu
Langkah oleh Staf: Mengirim
"""


def plan_of(rows: str) -> Plan:
    sop = parse(Source("x", f"SOP: Surat\nPelaksana: Staf; Kasi; Kadin\n{rows}")).sop
    (plan,) = plans_of(sop, analyse(sop))
    return plan


def counts(plan: Plan, *actions: Action) -> list[tuple[int, int]]:
    """Steps done and left after the start and after each action."""
    run, found = Run(plan), []
    for action in (Start(1), *actions):
        run = carry_out(run, action, Person("Petugas"), "2026-11-23T08:00:00+07:00")[1]
        found.append((steps_done(run), least_steps_left(run)))
    return found


def test_a_way_back_makes_more_to_do_and_a_condition_does_not_count() -> None:
    back = [Confirm(1, "Staf"), Decide(2, "Kadin", 2), Confirm(3, "Staf"), Decide(4, "Kadin", 1)]
    left_out = [Skip(5, "Staf", "tidak perlu"), Confirm(6, "Staf")]
    assert counts(plan_of(LOOP), *back, *left_out) == [(0, 3), (1, 2), (1, 3), (1, 2), (2, 2), (3, 1), (4, 0)]


def test_of_work_side_by_side_the_longest_part_counts() -> None:
    rows = (
        "Serentak:\n  Langkah a oleh Staf: A\n    Lanjut ke: c\n  Langkah oleh Kasi: B\n    Lanjut ke: d\n"
        "Langkah c oleh Staf: C\nLangkah d oleh Kadin: D\n"
    )
    plan = plan_of(rows)
    assert counts(plan, Confirm(2, "Kasi"))[0] == (0, 3)


def test_symbols_of_one_row_are_one_step_and_without_an_end_only_the_present_one_is_known() -> None:
    plan = plan_of("Langkah oleh Staf lalu Kasi: A\nLangkah oleh Kadin: B\n")
    assert counts(plan, Confirm(1, "Staf"), Confirm(2, "Kasi")) == [(0, 2), (0, 2), (1, 1)]
    endless = plan_of("Langkah a oleh Staf: A\nLangkah oleh Kasi: B\n  Lanjut ke: a\n")
    assert counts(endless)[0] == (0, 1)


def test_what_comes_next_is_where_somebody_acts() -> None:
    plan = plan_of("Langkah oleh Staf: A\n  Keputusan: Ya?\n    Jika Ya: lanjut\n    Jika Tidak: selesai\nLangkah: B\n")
    (first,) = next_stations(plan, plan.starts[0])
    said = [[plan.step_of(number).number for number in next_stations(plan, way)] for way in plan.stations[first].ways]
    assert said == [[2], []]


def test_the_ends_that_a_way_comes_to_before_anybody_acts() -> None:
    plan = plan_of(
        "Langkah oleh Staf: Memeriksa\n  Keputusan: Lengkap?\n    Jika Ya: lanjut\n    Jika Tidak: tolak\n"
        "Langkah oleh Kasi: Mengirim\n  Selesai tolak oleh Kasi: Ditolak\n"
    )
    yes, no = next(each.ways for each in plan.stations if len(each.ways) == 2)
    assert (ends_ahead(plan, yes), [end.text for end in ends_ahead(plan, no)]) == ((), ["Ditolak"])
    (sent,) = (each for each in plan.stations if each.executors == ("Kasi",) and not each.passes)
    assert [end.text for way in sent.ways for end in ends_ahead(plan, way)] == ["Ditolak"]
    last = plan_of("Langkah oleh Staf: A\nLangkah oleh Kasi: B\n")
    assert ends_ahead(last, last.stations[0].ways[0]) == ()


def test_a_way_that_goes_round_without_anybody_comes_nowhere() -> None:
    plan = plan_of("Langkah oleh Staf: A\n")
    around = Station(0, NodeKind.START, ways=(Way("", ((1,),)),))
    plan = attrs.evolve(plan, stations=(plan.stations[0], around))
    assert next_stations(plan, around.ways[0]) == ends_ahead(plan, around.ways[0]) == ()
