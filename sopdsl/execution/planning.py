"""A document to the plans of its procedures."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Mapping
from hashlib import sha256
from math import ceil
from typing import Any

from sopdsl.exchange import write_json
from sopdsl.execution.canonical import canonical
from sopdsl.execution.plan import Plan, PlannedStep, Station, Way
from sopdsl.flow import FlowNode, Graph, ProcedureFlow, TableRow
from sopdsl.flow.activity import activity
from sopdsl.flow.choices import Ways, starts_of, ways_of
from sopdsl.flow.elsewhere import elsewhere, procedure_name
from sopdsl.flow.entries import entries_of
from sopdsl.flow.graph import Edge, EdgeKind
from sopdsl.flow.swimlanes import text_lines
from sopdsl.flow.times import is_measured, time_cells, value_of
from sopdsl.model import Bound, Duration, Node, NodeKind, Same, Sop, Step, Text, TimeAssumption, plain
from sopdsl.words import exact


def plans_of(sop: Sop, flows: tuple[ProcedureFlow, ...], assumption: TimeAssumption | None = None) -> tuple[Plan, ...]:
    """The plan of each procedure. `flows` are those of `analyse`, with the same `assumption` (the project's)."""
    document = sha256(canonical(write_json(sop, ())["document"]).encode()).hexdigest()
    used = sop.assumption or assumption or TimeAssumption()
    numbers = ChainMap(*(flow.graph.numbers for flow in flows))
    return tuple(
        _Planner(flow.graph, used, numbers).plan(sop, document, number) for number, flow in enumerate(flows, start=1)
    )


class _Planner:
    """Puts a procedure's graph into words. `numbers` are those of the named steps of all procedures."""

    def __init__(self, graph: Graph, assumption: TimeAssumption, numbers: Mapping[str, int]) -> None:
        self._graph = graph
        self._assumption = assumption
        self._numbers = numbers
        self._informing: list[list[Edge]] = [[] for _ in graph.nodes]
        for edge in graph.edges:
            if edge.kind is EdgeKind.INFORMATION:
                self._informing[edge.source].append(edge)

    def plan(self, sop: Sop, document: str, number: int) -> Plan:
        graph = self._graph
        limits = (graph.procedure.time_limit, sop.time_limit)
        return Plan(
            document=document,
            title=plain(sop.title),
            number=sop.identity.number.text if sop.identity.number else "",
            procedure=number,
            name=procedure_name(graph.procedure),
            executors=tuple(executor.label for executor in graph.executors),
            offices=tuple(executor.full_name or executor.label for executor in graph.executors),
            steps=self._steps(),
            stations=tuple(self._station(node, ways) for node, ways in zip(graph.nodes, ways_of(graph), strict=True)),
            starts=tuple(Way(self._start_label(option), option) for option in starts_of(graph)),
            hours_per_day=str(exact(self._assumption.hours_per_day)),
            days_per_week=str(exact(self._assumption.days_per_week)),
            time_limits=tuple(self._said(limit.text) for limit in limits if limit),
            notes=(*self._lines(graph.procedure.note), *text_lines(sop.note, self._numbers)),
        )

    def _steps(self) -> tuple[PlannedStep, ...]:
        cells = time_cells(self._graph.rows)
        says: dict[int, int] = {}
        for row, cell in zip(self._graph.rows, cells.of_row, strict=True):
            says.setdefault(cell, row.number)
        steps: list[PlannedStep] = []
        for row, cell in zip(self._graph.rows, cells.of_row, strict=True):
            steps.append(self._step(row, says[cell], cells.durations[cell], steps[-1] if steps else None))
        return tuple(steps)

    def _step(self, row: TableRow, clock: int, duration: Duration | None, before: PlannedStep | None) -> PlannedStep:
        step = row.step
        return PlannedStep(
            number=row.number,
            activity=tuple(self._lines(activity(step))),
            clock=clock,
            name=step.name.text if step.name else "",
            groups=tuple(self._said(group.title) for group in row.groups),
            condition=self._said(step.condition),
            requirements=self._entries(step.requirements, before.requirements if before else ()),
            time=self._said(duration.text) if duration else "",
            outputs=self._entries(step.output, before.outputs if before else ()),
            remarks=self._remarks(step, before),
            sops=tuple(self._said(title) for title in step.sops),
            **self._allowed(duration),
        )

    def _allowed(self, duration: Duration | None) -> dict[str, Any]:
        """The most that a row may take; nothing of it is known where a time is the least, or for each of many."""
        if duration is None or not is_measured(duration) or duration.bound is Bound.AT_LEAST or duration.per:
            return {}
        most = value_of(duration.high, self._assumption)
        return {"seconds": ceil(most.seconds), "calendar_days": ceil(most.calendar_days)}

    def _entries(self, cell: Text | Same | None, before: tuple[str, ...]) -> tuple[str, ...]:
        return before if isinstance(cell, Same) else entries_of(cell, self._graph.numbers)

    def _remarks(self, step: Step, before: PlannedStep | None) -> tuple[str, ...]:
        if isinstance(step.remarks, Same):
            return before.remarks if before else ()
        return tuple(self._lines(step.remarks))

    def _station(self, node: FlowNode, ways: Ways) -> Station:
        graph = self._graph
        return Station(
            step=node.row,
            kind=node.kind,
            executors=tuple(graph.executors[column].label for column in node.columns),
            text=self._said(node.text),
            ways=tuple(self._way(option) for option in ways),
            waits_for=graph.waits.get(node.id, ()),
            alternative=node.alternative,
            leads_to=self._leads_to(node),
            continues=self._continues(node),
            informs=tuple(Way(self._said(edge.label), ((edge.target,),)) for edge in self._informing[node.id]),
        )

    def _way(self, option: tuple[tuple[Edge, ...], ...]) -> Way:
        labels = dict.fromkeys(self._said(edge.label) for part in option for edge in part)
        return Way(", ".join(filter(None, labels)), tuple(tuple(edge.target for edge in part) for part in option))

    def _start_label(self, option: tuple[tuple[int, ...], ...]) -> str:
        labels = dict.fromkeys(self._said(self._graph.nodes[node].text) for part in option for node in part)
        return ", ".join(filter(None, labels))

    def _leads_to(self, node: FlowNode) -> tuple[str, ...]:
        exits = [elsewhere(way.target) for way in self._graph.exits if way.end == node.id]
        if node.kind is NodeKind.END and isinstance(node.origin, Node) and not node.added:
            exits += [f"SOP {self._said(title)}" for title in node.origin.sops]
        return tuple(dict.fromkeys(exits))

    def _continues(self, node: FlowNode) -> tuple[str, ...]:
        if node.kind is not NodeKind.START or not isinstance(node.origin, Node) or node.added:
            return ()
        return tuple(dict.fromkeys(map(self._said, node.origin.sops)))

    def _said(self, text: Text | None) -> str:
        return " ".join(self._lines(text))

    def _lines(self, text: Text | None) -> list[str]:
        return text_lines(text, self._graph.numbers)
