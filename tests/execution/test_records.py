"""Records of unknown origin: whatever stands in one is read, or refused with a reason, and its run is bounded."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from sopdsl.diagnostics import Message
from sopdsl.execution import (
    Action,
    BrokenRunError,
    Cancel,
    Confirm,
    Decide,
    Event,
    Person,
    Plan,
    Run,
    RunRecord,
    Skip,
    Start,
    Station,
    Status,
    Way,
    carry_out,
    plans_of,
    read_record,
    replay,
    write_record,
)
from sopdsl.execution.record import read_plan, write_plan
from sopdsl.execution.schema import FILE, schema
from sopdsl.flow import analyse
from sopdsl.messages import text_of
from sopdsl.model import NodeKind
from sopdsl.source import Source
from sopdsl.syntax import parse

AT = "2026-11-21T08:30:00+07:00"
TEXT = """\
SOP: Surat
Pelaksana: Staf; Kasi
Serentak:
  Langkah a oleh Staf: Menyusun
  Langkah oleh Kasi: Mencari
Langkah oleh Kasi atau Staf: Menilai
  Waktu: 10 menit
  Keputusan: Setuju?
    Jika Ya: selesai
    Jika Tidak: a
"""


def a_plan() -> Plan:
    sop = parse(Source("x", TEXT)).sop
    return plans_of(sop, analyse(sop))[0]


PLAN = a_plan()
EVENTS = (
    Event(1, AT, "Pengelola", Start()),
    Event(2, AT, "Pengelola", Confirm(1, "Staf")),
    Event(3, AT, "Penerus", Confirm(2, "Kasi")),
)
VALUES = write_record(RunRecord(PLAN, EVENTS))


VALIDATOR = Draft202012Validator(schema())


def test_the_shipped_schema_is_current(accept: bool) -> None:
    made = json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"
    if accept:
        FILE.write_text(made, encoding="utf-8")
    assert FILE.read_text(encoding="utf-8") == made
    Draft202012Validator.check_schema(json.loads(made))
    VALIDATOR.validate(VALUES)


def with_value(path: str, value: Any) -> Any:
    values = copy.deepcopy(VALUES)
    *way, last = [int(each) if each.isdigit() else each for each in path.split(".")]
    place: Any = values
    for each in way:
        place = place[each]
    place[last] = value
    return values


@pytest.mark.parametrize(
    ("path", "value", "reason"),
    [
        ("plan.stations.0.ways.0.parts", [[99]], "rencana-rusak"),
        ("plan.stations.0.ways.0.parts", [[]], "rencana-rusak"),
        ("plan.stations.0.waits_for", [99], "rencana-rusak"),
        ("plan.stations.0.step", 99, "rencana-rusak"),
        ("plan.stations.0.executors", ["Presiden"], "rencana-rusak"),
        ("plan.starts", [{"parts": [[99]]}], "rencana-rusak"),
        ("plan.offices", ["Staf"], "rencana-rusak"),
        ("plan.steps.1.number", 1, "rencana-rusak"),
        ("plan.steps.0.clock", 2, "rencana-rusak"),
        ("plan.steps.0.clock", 0, "rencana-rusak"),
        ("plan.hours_per_day", "0", "rencana-rusak"),
        ("plan.hours_per_day", "15/0", "rencana-rusak"),
        ("plan.days_per_week", "lima", "rencana-rusak"),
        ("events.0.at", "kemarin", "harus-waktu"),
        ("events.0.at", "2026-02-30T08:30:00+07:00", "harus-waktu"),
        ("events.0.at", "0001-01-01T00:00:00+07:00", "harus-waktu"),
    ],
)
def test_a_record_that_was_changed_is_refused(path: str, value: Any, reason: str) -> None:
    record, problems = read_record(with_value(path, value))
    assert record is None
    assert [problem.message.key for problem in problems] == [f"pelaksanaan.{reason}"]
    for problem in problems:
        for said in (problem.message, problem.hint):
            assert text_of(said, "id") != text_of(said, "en")


def test_events_that_cannot_have_happened_are_told() -> None:
    with pytest.raises(BrokenRunError) as broken:
        replay(PLAN, (EVENTS[0], EVENTS[2]))
    assert broken.value.number == 2
    assert broken.value.reason.key == "pelaksanaan.nomor-kejadian"
    assert text_of(broken.value.reason) == "Kejadian nomor 2 tidak ada; yang ditemukan nomor 3."
    with pytest.raises(BrokenRunError) as refused:
        replay(PLAN, (*EVENTS, Event(4, AT, "Pengelola", Confirm(1, "Staf"))))
    assert (refused.value.number, refused.value.reason.key) == (4, "pelaksanaan.langkah-sudah")


def places(values: Any) -> Iterator[tuple[Any, Any]]:
    """Each part of a JSON value, as what holds it and its name or index there."""
    parts = values.items() if isinstance(values, dict) else enumerate(values) if isinstance(values, list) else ()
    for step, part in list(parts):
        yield values, step
        yield from places(part)


_ODD = st.sampled_from(
    [
        None,
        True,
        -1,
        0,
        1,
        2,
        10**30,
        1.5,
        "",
        "Staf",
        "x\ny",
        "\ud800",
        "5",
        [],
        [[]],
        [[0]],
        [[10**30]],
        {},
        {"kind": ""},
    ]
)


@settings(max_examples=300)
@given(st.data())
def test_whatever_was_changed_in_a_record_it_is_read_or_refused(data: st.DataObject) -> None:
    values = copy.deepcopy(VALUES)
    for _ in range(data.draw(st.integers(1, 3))):
        holder, step = data.draw(st.sampled_from(list(places(values))))
        holder[step] = copy.deepcopy(data.draw(_ODD))
    record, problems = read_record(values)
    assert (record is None) == bool(problems)
    if record is not None:
        VALIDATOR.validate(values)
        json.dumps(write_record(record))
        try:
            replay(record.plan, record.events)
        except BrokenRunError as broken:
            assert text_of(broken.reason)


def plan_with(stations: tuple[Station, ...], starts: tuple[int, ...] = (0,)) -> Plan:
    return Plan("x", "", "", 1, "", PLAN.executors, PLAN.offices, PLAN.steps, stations, (Way("", (starts,)),), "8", "5")


def way(*parts: int) -> tuple[Way, ...]:
    return (Way("", tuple((part,) for part in parts)),)


def carried(plan: Plan, confirmations: int) -> Run:
    return after(plan, *(Confirm(number, "") for number in range(1, confirmations + 1)))


def after(plan: Plan, *actions: Action) -> Run:
    run = Run(plan)
    for action in (Start(), *actions):
        found = carry_out(run, action, Person("Pengelola"), AT)
        assert not isinstance(found, Message)
        run = found[1]
    return run


@pytest.mark.parametrize("key", ["ways", "informs"])
@pytest.mark.parametrize("parts", [[[1]], [[0, 7]], [[]]])
def test_a_way_that_leads_to_no_station_is_no_way(key: str, parts: list[list[int]]) -> None:
    plan = write_plan(plan_with((Station(0, NodeKind.PROCESS),)))
    assert read_plan(plan)[0] is not None
    plan["stations"][0][key] = [{"parts": parts}]
    assert read_plan(plan)[0] is None


def test_work_that_goes_round_by_itself_for_ever_is_lost() -> None:
    run = carried(plan_with((Station(0, NodeKind.START, ways=way(0)),)), 0)
    assert run.status is Status.STUCK


def test_work_that_multiplies_by_itself_for_ever_is_lost() -> None:
    doubling = Station(0, NodeKind.START, ways=way(0, 0, 1))
    run = carried(plan_with((doubling, Station(0, NodeKind.PROCESS))), 0)
    assert run.status is Status.RUNNING
    assert len(run.tasks) <= 10_000
    assert run.lost


def test_work_that_multiplies_with_each_confirmation_is_lost() -> None:
    many = Station(0, NodeKind.PROCESS, ways=way(*[0] * 3_000))
    run = carried(plan_with((many,)), 10)
    assert len(run.tasks) <= 10_000
    assert run.lost


def test_work_that_waits_in_great_numbers_is_bounded() -> None:
    waiting = Station(0, NodeKind.PROCESS, waits_for=(0, 2))
    run = carried(plan_with((Station(0, NodeKind.PROCESS, ways=way(0, *[1] * 3_000)), waiting, waiting)), 4)
    assert 9_000 <= len(run.waiting) <= 10_000
    assert run.lost


def test_ten_thousand_pieces_of_work_are_not_too_many() -> None:
    done = Station(0, NodeKind.PROCESS, ways=(Way(),))
    for parts, lost in ((9_999, ()), (10_000, (0,))):
        plan = plan_with((Station(0, NodeKind.PROCESS, ways=way(*[1] * parts)), done))
        run = carried(plan, 1)
        assert (len(run.tasks), run.lost) == (1 if lost else 10_000, lost)


def test_work_that_comes_from_outside_is_never_lost() -> None:
    plan = plan_with((Station(0, NodeKind.PROCESS, ways=(Way(),)),))
    (start,) = plan.starts
    many = attrs.evolve(plan, starts=(attrs.evolve(start, parts=start.parts * 10_001),))
    run = carried(many, 0)
    assert (len(run.open_tasks), run.lost) == (10_001, ())


def test_what_waited_first_is_joined_first() -> None:
    """Two pieces of work from one symbol wait for another one, each for another of two who may take it up."""
    choosing = Station(0, NodeKind.PROCESS, ways=(*way(2), *way(3)))
    joining = Station(0, NodeKind.PROCESS, ways=(Way("", ((2, 3),)),))
    staf, kasi = (Station(0, NodeKind.PROCESS, (name,), waits_for=(0, 1), alternative=0) for name in ("Staf", "Kasi"))
    plan = plan_with((choosing, joining, staf, kasi))
    plan = attrs.evolve(plan, starts=(Way("", ((0,), (0,), (1,))),))
    run = after(plan, Decide(1, "", 1), Decide(2, "", 2), Confirm(3, ""))
    (task,) = run.open_tasks
    assert run.executors_of(task) == ("Staf",)
    assert [waiting.stations for waiting in run.waiting] == [(3,)]


def test_what_leads_nowhere_is_not_left_out_with_a_step() -> None:
    """Somebody has to see that the work is lost there."""
    steps = (attrs.evolve(PLAN.steps[0], condition="bila perlu"),)
    first, last = Station(0, NodeKind.PROCESS, ways=way(1)), Station(0, NodeKind.PROCESS)
    run = after(attrs.evolve(plan_with((first, last)), steps=steps), Skip(1, "", "tidak perlu"))
    assert [task.stations for task in run.open_tasks] == [(1,)]


def test_a_run_that_is_stuck_can_be_cancelled() -> None:
    stuck = after(plan_with((Station(0, NodeKind.PROCESS),)), Confirm(1, ""))
    assert stuck.status is Status.STUCK
    found = carry_out(stuck, Cancel("alurnya keliru"), Person("Pengelola"), AT)
    assert not isinstance(found, Message) and found[1].status is Status.CANCELLED
