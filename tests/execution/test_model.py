"""Whatever people do with a run, it goes as a plain model of the language says, in memory and on paper alike."""

from __future__ import annotations

import json
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from jsonschema import Draft202012Validator

from sopdsl.diagnostics import Message
from sopdsl.execution import (
    Action,
    Confirm,
    Decide,
    Event,
    Person,
    Plan,
    Run,
    RunRecord,
    Start,
    Status,
    TaskState,
    carry_out,
    migration,
    plans_of,
    read_event,
    read_plan,
    replay,
    write_event,
    write_plan,
    write_record,
)
from sopdsl.execution.schema import schema
from sopdsl.flow import Graph, ProcedureFlow, analyse
from sopdsl.flow.soundness import _Search, find_flaw
from sopdsl.messages import text_of
from sopdsl.model import Sop
from sopdsl.source import Source
from sopdsl.syntax import parse
from tests.execution.model import EndlessError, Model, Place
from tests.strategies import sops
from tests.strategy_runs import PERSONS, actions, sound_texts

ROOT = Path(__file__).parents[2]
FILES = sorted([*ROOT.glob("grammar/corpus/good/**/*.sop"), *ROOT.glob("specs/*.sop")])
AT = "2026-11-21T08:30:00+07:00"
CLERK = Person("Petugas")
VALIDATOR = Draft202012Validator(schema())
EVENT_SCHEMA = {**schema(), "$ref": "#/$defs/Event"}
for whole in ("properties", "required", "additionalProperties"):
    del EVENT_SCHEMA[whole]


def sop_of(text: str) -> Sop:
    return parse(Source("x", text)).sop


def planned(sop: Sop) -> list[tuple[ProcedureFlow, Plan]]:
    flows = analyse(sop)
    return list(zip(flows, plans_of(sop, flows), strict=True))


@cache
def documents() -> list[tuple[ProcedureFlow, Plan]]:
    """All procedures of the project's own documents."""
    return [each for path in FILES for each in planned(sop_of(path.read_text(encoding="utf-8")))]


def is_sound(flow: ProcedureFlow) -> bool:
    """Whether the checker finds nothing wrong with the flow (ALR001 to ALR008)."""
    problems = flow.graph.problems
    lost = problems.targets or problems.dangling or problems.names or problems.waits or problems.executors
    return not (lost or flow.unreachable or flow.dead_ends or find_flaw(flow.graph))


class Twice:
    """A run beside its model: in memory, and written and read again between all steps."""

    def __init__(self, flow: ProcedureFlow, plan: Plan) -> None:
        self.model, self.plan = Model(flow.graph), plan
        self.run, self.events = Run(plan), list[Event]()
        VALIDATOR.validate(write_record(RunRecord(plan)))
        loaded, problems = read_plan(json.loads(json.dumps(write_plan(plan))))
        assert loaded == plan, problems
        self._loaded, self._kept = loaded, list[str]()

    def tries(self, action: Action, by: Person) -> bool:
        """Do something, legal or not; whether it was."""
        allowed, before = self.model.allows(action, by), self.run
        found, again = carry_out(self.run, action, by, AT), carry_out(self._reloaded(), action, by, AT)
        assert found == again
        if isinstance(found, Message):
            assert not allowed, (action, by, found)
            assert self.run == before
            for language in ("id", "en"):
                assert not set("{}") & set(text_of(found, language))
            return False
        assert allowed, (action, by)
        event, self.run = found
        self.events.append(event)
        VALIDATOR.evolve(schema=EVENT_SCHEMA).validate(write_event(event))
        self._kept.append(json.dumps(write_event(event)))
        self.model.does(action)
        self.check()
        return True

    def _reloaded(self) -> Run:
        assert self._loaded is not None
        events = [read_event(json.loads(line))[0] for line in self._kept]
        assert None not in events
        run = replay(self._loaded, filter(None, events))
        assert run == self.run
        return run

    def check(self) -> None:
        """The run is what the model says."""
        run, model = self.run, self.model
        assert run.events == tuple(self.events)
        assert run.undone == model.undone
        assert len(run.tasks) == len(model.works)
        for task, work in zip(run.tasks, model.works, strict=True):
            if work.undone:
                assert (set(task.stations), task.state) == (set(work.nodes), TaskState.UNDONE)
                continue
            state = TaskState.SKIPPED if work.skipped else TaskState.DONE if work.over else TaskState.OPEN
            assert (set(task.stations), task.state, set(task.ticks)) == (set(work.nodes), state, work.marks)
            assert (dict(task.persons), set(task.confirmed)) == (work.given, work.confirmed)
        assert len(run.waiting) == model.held
        assert (Counter(run.ends), Counter(run.lost)) == (model.ends, model.lost)
        assert run.status is self._status()

    def _status(self) -> Status:
        if self.model.cancelled:
            return Status.CANCELLED
        if self.model.open or not self.model.begun:
            return Status.RUNNING
        return Status.STUCK if self.model.is_stuck else Status.FINISHED


def try_anything(flow: ProcedureFlow, plan: Plan, data: st.DataObject, steps: int) -> Twice:
    twice = Twice(flow, plan)
    try:
        for _ in range(steps):
            twice.tries(data.draw(actions(twice.run)), data.draw(PERSONS))
    except EndlessError:
        assume(False)
    return twice


class Office(RuleBasedStateMachine):
    """People who do whatever they like with one run of one of the project's documents."""

    @initialize(data=st.data())
    def opens(self, data: st.DataObject) -> None:
        self.twice = Twice(*data.draw(st.sampled_from(documents())))

    @rule(data=st.data(), by=PERSONS)
    def tries(self, data: st.DataObject, by: Person) -> None:
        try:
            self.twice.tries(data.draw(actions(self.twice.run)), by)
        except EndlessError:
            assume(False)

    @rule(data=st.data())
    def goes_on(self, data: st.DataObject) -> None:
        """Somebody does what is to be done, so that runs come far."""
        run = self.twice.run
        if run.status is not Status.RUNNING:
            return
        if not run.events:
            self.twice.tries(Start(data.draw(st.integers(1, len(run.plan.starts)))), CLERK)
            return
        task = data.draw(st.sampled_from(run.open_tasks))
        executor = data.draw(st.sampled_from(run.executors_of(task)))
        place = run.place_for(task, executor)
        assert place is not None
        ways = len(run.plan.stations[place].ways)
        if ways > 1 and task.way is None:
            self.twice.tries(Decide(task.number, executor, data.draw(st.integers(1, ways))), CLERK)
        else:
            self.twice.tries(Confirm(task.number, executor), CLERK)

    @invariant()
    def is_what_the_model_says(self) -> None:
        self.twice.check()

    @invariant()
    def is_finished_by_an_end_only(self) -> None:
        run = self.twice.run
        assert run.status is not Status.FINISHED or run.ends


Office.TestCase.settings = settings(
    max_examples=30, stateful_step_count=40, suppress_health_check=list(HealthCheck), deadline=None
)
TestOffice = Office.TestCase


@settings(max_examples=30, suppress_health_check=list(HealthCheck))
@given(sops(most_rows=6), st.data())
def test_anything_that_people_try_with_random_documents(sop: Sop, data: st.DataObject) -> None:
    for flow, plan in planned(sop)[:1]:
        twice = try_anything(flow, plan, data, 15)
        same = migration(plan, twice.events, plan)
        assert (same.changes, same.dropped, same.obstacle) == ((), (), None)
        assert same.run.tasks == twice.run.tasks, (same.events, twice.events)
        assert same.run == twice.run


@settings(max_examples=50, suppress_health_check=list(HealthCheck))
@given(sound_texts(), st.data())
def test_sound_documents_keep_to_the_states_that_the_checker_searched_and_can_always_end(
    text: str, data: st.DataObject
) -> None:
    ((flow, plan),) = planned(sop_of(text))
    assert is_sound(flow), text
    states = searched(flow.graph)
    twice = Twice(flow, plan)
    for _ in range(15):
        twice.tries(data.draw(actions(twice.run)), data.draw(PERSONS))
        assert twice.model.cancelled or not twice.model.begun or twice.model.marking in states
    if twice.model.begun and not twice.model.cancelled:
        assert can_finish(twice.run)


@settings(max_examples=15, suppress_health_check=list(HealthCheck))
@given(sound_texts(), sound_texts(), st.data())
def test_whatever_a_document_becomes_a_run_has_an_answer(old: str, new: str, data: st.DataObject) -> None:
    ((flow, plan),), ((_, other),) = planned(sop_of(old)), planned(sop_of(new))
    twice = try_anything(flow, plan, data, 12)
    found = migration(plan, twice.events, other)
    assert replay(other, found.events) == found.run
    assert len(found.events) + len(found.dropped) == len(twice.events) or found.obstacle is not None


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_state_of_a_sound_procedure_can_end(path: Path) -> None:
    for flow, plan in planned(sop_of(path.read_text(encoding="utf-8"))):
        if is_sound(flow):
            states = searched(flow.graph)
            for way in range(1, len(plan.starts) + 1):
                twice = Twice(flow, plan)
                assert twice.tries(Start(way), CLERK)
                assert twice.model.marking in states
                assert can_finish(twice.run)


def searched(graph: Graph) -> set[frozenset[Place]]:
    """The places with work in each state that the search for soundness finds, from first to last."""
    search = _Search(graph, Model(graph).starts, Model(graph).after, 20_000)
    search.run()
    return {frozenset(place for place, _ in state) for state in search._next} | {frozenset()}


def can_finish(run: Run) -> bool:
    """Whether some continuation finishes: the nearest states first, as many as there are up to a bound."""
    seen, coming = {state_of(run)}, [run]
    for state in coming:
        if state.status is Status.FINISHED:
            return True
        assert len(seen) < 3_000
        for following in continued(state):
            if state_of(following) not in seen:
                seen.add(state_of(following))
                coming.append(following)
    return False


def state_of(run: Run) -> tuple[object, ...]:
    open_work = sorted((task.stations, task.station or 0) for task in run.open_tasks)
    return tuple(open_work), tuple(sorted((one.stations, one.source) for one in run.waiting)), bool(run.ends)


def continued(run: Run) -> list[Run]:
    """The run after each way in which one of its open tasks can be done."""
    found = []
    for task in run.open_tasks:
        for station in task.stations if task.station is None else (task.station,):
            for way in range(1, max(1, len(run.plan.stations[station].ways)) + 1):
                found.append(done(run, task.number, station, way))
    return found


def done(run: Run, number: int, station: int, way: int) -> Run:
    """The run after all executors of a station have done a task and agreed on a way."""
    place = run.plan.stations[station]
    for executor in place.executors or ("",):
        action = Decide(number, executor, way) if len(place.ways) > 1 else Confirm(number, executor)
        if action.executor not in run.tasks[number - 1].confirmed or run.tasks[number - 1].way != way:
            found = carry_out(run, action, CLERK, AT)
            if not isinstance(found, Message):
                run = found[1]
    assert run.tasks[number - 1].state is TaskState.DONE
    return run
