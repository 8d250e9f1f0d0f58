"""The engine of others (SpiffWorkflow) carries out the exported process: the same decisions, the same steps and ends.

What differs by design is left out: a person chooses among `A atau B` here, a gateway before them there, so both take
the first; which of them may go on behind a join of other `A atau B` is decided here by who came there; and where a
`Mulai` or `Selesai` has several ways, a person chooses here, a gateway there.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sopdsl.renderers.bpmn import render

from sopdsl.diagnostics import Message
from sopdsl.execution import (
    Action,
    Confirm,
    Decide,
    Person,
    Plan,
    Run,
    Skip,
    Start,
    Status,
    Task,
    carry_out,
    plans_of,
)
from sopdsl.flow import analyse
from sopdsl.model import NodeKind, Sop
from sopdsl.rendering import Job
from sopdsl.source import Source
from sopdsl.syntax import parse
from tests.strategy_runs import sound_texts

pytest.importorskip("SpiffWorkflow", reason="SpiffWorkflow is not installed: runs were NOT compared")
from SpiffWorkflow.util.task import TaskState

from tests.bpmn.engine import Engine

ROOT = Path(__file__).parents[2]
FILES = sorted([*ROOT.glob("grammar/corpus/good/**/*.sop"), *ROOT.glob("specs/*.sop")])
AT = "2026-11-21T08:30:00+07:00"


class Other:
    """A process in SpiffWorkflow; what it calls is carried out by itself. `ends` are the nodes at which work ended."""

    def __init__(self, engine: Engine, process: str, start: int, skipped: set[int]) -> None:
        self.ends: Counter[int] = Counter()
        self._process, self._workflow = process, engine.workflow(process)
        documents = dict.fromkeys(self._workflow.spec.data_objects, "ada")
        self._workflow.data_objects.update(documents)
        self._data = dict.fromkeys(engine.ways, 1) | documents | {f"{process}_mulai_pilih": start}
        self._data.update({f"{process}_n{node + 1}_syarat": 2 for node in skipped})
        self._go()

    @property
    def open(self) -> Counter[int]:
        """The nodes at which people have to do something."""
        return Counter(self._node(task) for task in self._ready())

    @property
    def completed(self) -> bool:
        return bool(self._workflow.completed)

    def does(self, nodes: tuple[int, ...], way: int | None) -> None:
        """Complete a task at one of some nodes, and take a way where there are several."""
        task = next(task for task in self._ready() if self._node(task) in nodes)
        if way is not None:
            self._data[f"{task.task_spec.bpmn_id}_pilih"] = way
        self._run(task)
        self._go()
        if way is not None:
            self._data[f"{task.task_spec.bpmn_id}_pilih"] = 1

    def _go(self) -> None:
        """Let all go on that needs nobody here."""
        while waiting := [task for task in self._all_ready() if not self._is_own(task)]:
            for task in waiting:
                self._run(task)

    def _run(self, task: object) -> None:
        task.data.update(self._data)  # type: ignore[attr-defined]
        task.run()  # type: ignore[attr-defined]
        name = str(task.task_spec.bpmn_id)  # type: ignore[attr-defined]
        if type(task.task_spec).__name__ == "EndEvent" and name.startswith(f"{self._process}_"):  # type: ignore[attr-defined]
            self.ends[self._number(name)] += 1

    def _all_ready(self) -> list[object]:
        return list(self._workflow.get_tasks(state=TaskState.READY))

    def _ready(self) -> list[object]:
        return [task for task in self._all_ready() if self._is_own(task)]

    def _is_own(self, task: object) -> bool:
        """Whether somebody has to do it in this procedure."""
        spec = task.task_spec  # type: ignore[attr-defined]
        return bool(spec.manual) and str(spec.bpmn_id).startswith(f"{self._process}_")

    def _node(self, task: object) -> int:
        return self._number(str(task.task_spec.bpmn_id))  # type: ignore[attr-defined]

    def _number(self, name: str) -> int:
        found = re.match(rf"{self._process}_n(\d+)", name)
        assert found, name
        return int(found[1]) - 1


def sop_of(text: str) -> Sop:
    return parse(Source("x", text)).sop


def check_agreement(sop: Sop, seeds: range) -> int:
    """Carry out each procedure both ways; gives how many runs ended."""
    (file,) = render(Job(sop, analyse(sop), "bpmn", {}, False, lambda path: None)).files
    engine, finished = Engine(file.data), 0
    for process, plan in zip(engine.processes, plans_of(sop, analyse(sop)), strict=True):
        if is_comparable(plan):
            finished += sum(carried_alike(engine, process, plan, random.Random(seed)) for seed in seeds)
    return finished


def is_comparable(plan: Plan) -> bool:
    def chosen(number: int) -> bool:
        return plan.stations[number].alternative is not None

    chained = any(
        len(each.waits_for) > 1 and chosen(number) and any(map(chosen, each.waits_for))
        for number, each in enumerate(plan.stations)
    )
    return not chained and all(each.passes for each in plan.stations if each.kind in (NodeKind.START, NodeKind.END))


def carried_alike(engine: Engine, process: str, plan: Plan, chance: random.Random) -> bool:
    """Whether the run ended in both, as far as they are compared; everything that differs fails the test."""
    start = chance.randint(1, len(plan.starts))
    conditional = [number for number, step in enumerate(plan.steps) if step.condition and chance.random() < 0.5]
    skipped = {number for number, station in enumerate(plan.stations) if station.step in conditional}
    run, other = acted(Run(plan), Start(start)), Other(engine, process, start, skipped)
    for _ in range(80):
        run = without(run, skipped)
        if joins_again(run):
            return False
        check_same(run, other)
        if run.status is not Status.RUNNING:
            break
        task = chance.choice(run.open_tasks)
        station = min(set(task.stations) & set(other.open))
        ways = len(plan.stations[station].ways)
        way = chance.randint(1, ways) if ways > 1 else None
        run = done(run, task, station, way)
        other.does(task.stations, way)
    return run.status is Status.FINISHED


def joins_again(run: Run) -> bool:
    """Whether work comes to a join for a second time: SpiffWorkflow 3.2 lets it pass before the rest of it has come."""
    before = {station for task in run.tasks for station in task.stations}
    return any(before.intersection(one.stations) for one in run.waiting)


def check_same(run: Run, other: Other) -> None:
    assert sum(other.open.values()) == len(run.open_tasks)
    left = Counter(other.open)
    for task in run.open_tasks:
        here = [node for node in task.stations if left[node]]
        assert here, (task, other.open)
        left[here[0]] -= 1
    assert Counter(run.ends) == other.ends
    assert other.completed == (run.status is Status.FINISHED)


def acted(run: Run, action: Action) -> Run:
    found = carry_out(run, action, Person("Petugas"), AT)
    assert not isinstance(found, Message), (found, action)
    return found[1]


def without(run: Run, skipped: set[int]) -> Run:
    """The run after all work at these stations was left out, on the first way where there are several."""
    while left_out := [task for task in run.open_tasks if skipped.intersection(task.stations)]:
        run = acted(run, Skip(left_out[0].number, run.executors_of(left_out[0])[0], "tidak perlu"))
    return run


def done(run: Run, task: Task, station: int, way: int | None) -> Run:
    for executor in run.plan.stations[station].executors or ("",):
        run = acted(run, Confirm(task.number, executor) if way is None else Decide(task.number, executor, way))
    return run


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_documents_of_the_project_are_carried_out_alike(path: Path) -> None:
    check_agreement(sop_of(path.read_text(encoding="utf-8")), range(5))


@settings(max_examples=20, suppress_health_check=list(HealthCheck))
@given(sound_texts(), st.integers(0, 1000))
def test_random_sound_documents_are_carried_out_alike(text: str, seed: int) -> None:
    check_agreement(sop_of(text), range(seed, seed + 2))
