"""A process carried out by SpiffWorkflow, an engine of others."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from typing import Any

import attrs
from SpiffWorkflow.bpmn import BpmnWorkflow
from SpiffWorkflow.bpmn.parser import BpmnParser, BpmnValidator
from SpiffWorkflow.bpmn.script_engine import PythonScriptEngine
from SpiffWorkflow.util.task import TaskState

_NOTHING = (
    '<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="x" id="d_{0}">'
    '<bpmn:process id="{0}" isExecutable="true"><bpmn:startEvent id="a_{0}"><bpmn:outgoing>f_{0}</bpmn:outgoing>'
    '</bpmn:startEvent><bpmn:endEvent id="z_{0}"><bpmn:incoming>f_{0}</bpmn:incoming></bpmn:endEvent>'
    '<bpmn:sequenceFlow id="f_{0}" sourceRef="a_{0}" targetRef="z_{0}"/></bpmn:process></bpmn:definitions>'
)
"""The process of another SOP, which does nothing."""
_MOST_TASKS = 300


class _Engine(PythonScriptEngine):
    """Reads `${x == 1}`, the expressions of Camunda 7 and Flowable."""

    def evaluate(self, task: Any, expression: str, external_context: Any = None) -> Any:
        return super().evaluate(task, expression.removeprefix("${").removesuffix("}"), external_context)


@attrs.frozen
class Run:
    """What happened: the ids of all elements in the order in which they were completed, and whether it is over."""

    passed: tuple[str, ...]
    completed: bool


class Engine:
    """All processes of a file, which must follow OMG's schema."""

    def __init__(self, file: bytes) -> None:
        self._parser = BpmnParser(validator=BpmnValidator())
        self._parser.add_bpmn_str(file)
        text = file.decode()
        pools = re.findall(r'<bpmn:participant id="(p\d+)_kolam"[^>]* processRef="([^"]*)"', text)
        self._ids: dict[str, str] = dict(pools)
        for other in sorted({*re.findall(r'calledElement="([^"]*)"', text)} - {*self._ids.values()}):
            self._parser.add_bpmn_str(_NOTHING.format(other).encode())
        self.ways = {gateway: int(count) for gateway, count in re.findall(r"\$\{(\w+) == (\d+)\}", text)}
        self.processes = sorted(self._ids)

    def runs(self, process: str, count: int) -> Iterator[Run]:
        """Carry a process out, deciding by chance, the same in every test."""
        for seed in range(count):
            yield self._run(self.workflow(process), random.Random(seed))

    def workflow(self, process: str) -> Any:
        """A process that begins, to be carried out step by step."""
        own = self._ids[process]
        spec, others = self._parser.get_spec(own), self._parser.get_subprocess_specs(own)
        return BpmnWorkflow(spec, others, script_engine=_Engine())

    def _run(self, workflow: Any, chance: random.Random) -> Run:
        passed: list[str] = []
        documents = dict.fromkeys(workflow.spec.data_objects, "ada")
        workflow.data_objects.update(documents)
        for _ in range(_MOST_TASKS):
            ready = workflow.get_tasks(state=TaskState.READY)
            if not ready:
                break
            task = chance.choice(ready)
            task.data.update({way: chance.randint(1, most) for way, most in self.ways.items()} | documents)
            task.run()
            passed.append(task.task_spec.bpmn_id or "")
        return Run(tuple(filter(None, passed)), workflow.completed)
