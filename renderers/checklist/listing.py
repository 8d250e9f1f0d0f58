"""From a document to its checklist."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

import attrs

from sopdsl.flow import EdgeKind, FlowNode, Graph, ProcedureFlow, TableRow
from sopdsl.flow.components import components
from sopdsl.flow.elsewhere import before_title, procedure_name
from sopdsl.model import Duration, Node, NodeKind, Run, Same, Sop, Status, Text

from .entries import Checklist, Entry, Part, Section
from .texts import said
from .ways import Way, Wayfinder

_WORK = (NodeKind.PROCESS, NodeKind.DECISION)


def checklist(sop: Sop, flows: tuple[ProcedureFlow, ...], draft: bool = False) -> Checklist:
    """All that the checklist of a document says; one that is a draft itself (`Status: draf`) is marked in any case."""
    numbers: dict[str, int] = {}
    for flow in reversed(flows):
        numbers.update(flow.graph.numbers)
    identity = sop.identity
    return Checklist(
        draft=draft or sop.status is Status.DRAFT,
        title=said(sop.title, numbers),
        number=identity.number.text if identity.number else "",
        agency=tuple(line.text for line in identity.agency or ()),
        time_limit=said(sop.time_limit.text, numbers) if sop.time_limit else None,
        sections=tuple(_Lister(flow.graph).section() for flow in flows),
        note=said(sop.note, numbers),
    )


class _Lister:
    """Lists the steps of one procedure."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        self._wayfinder = Wayfinder(graph)
        self._shared: dict[str, tuple[int, Text | None]] = {}
        """By field of the mutu baku the step that `idem` goes on with, and its text."""

    def section(self) -> Section:
        """The procedure."""
        graph, procedure = self._graph, self._graph.procedure
        return Section(
            name=procedure_name(procedure),
            executors=graph.executors,
            time_limit=self._said(procedure.time_limit.text) if procedure.time_limit else None,
            starts=self._wayfinder.starts(),
            entries=tuple(self._entries()),
            closing=self._said_each(group.title for group in graph.closing_groups),
            note=self._said(procedure.note),
        )

    def _entries(self) -> Iterator[Entry]:
        repeated, blocks = _repeated(self._graph), _blocks(self._graph)
        nodes = {row: list(group) for row, group in groupby(self._graph.nodes, key=lambda node: node.row)}
        for index, row in enumerate(self._graph.rows):
            step = row.step
            time = step.duration.text if isinstance(step.duration, Duration) else step.duration
            yield Entry(
                number=row.number,
                headings=self._said_each(group.title for group in row.groups),
                activity=self._said(step.text),
                condition=self._said(step.condition),
                block=blocks.get(row.parallel),
                requirements=self._cell("kelengkapan", step.requirements, row),
                time=self._cell("waktu", time, row, same="bersama"),
                output=self._cell("output", step.output, row),
                remarks=self._cell("keterangan", step.remarks, row),
                sops=self._said_each(step.sops),
                parts=self._parts([node for node in nodes[index] if not node.added]),
                repeats=index in repeated,
            )

    def _cell(self, field: str, value: Text | Same | None, row: TableRow, same: str = "sama dengan") -> Text | None:
        if not isinstance(value, Same):
            self._shared[field] = row.number, self._said(value)
            return self._shared[field][1]
        number, text = self._shared.get(field, (0, None))
        return Text((Run(f"{same} langkah {number}"),)) if text else None

    def _parts(self, nodes: list[FlowNode]) -> tuple[Part, ...]:
        """The parts of a row. Starts and ends are signed for only where there is nothing else in it."""
        works = any(node.kind in _WORK for node in nodes)
        parts: list[Part] = []
        last: int | None = None
        for node in nodes:
            part = self._part(node, confirms=not works or node.kind in _WORK)
            if node.alternative is not None and node.alternative == last:
                parts[-1] = _either(parts[-1], part)
            else:
                parts.append(part)
            last = node.alternative
        return tuple(parts)

    def _part(self, node: FlowNode, confirms: bool) -> Part:
        graph = self._graph
        titles = node.origin.sops if isinstance(node.origin, Node) else ()
        before = Run(f"{before_title(node.kind)} ")
        rows = dict.fromkeys(graph.nodes[awaited].row for awaited in graph.waits.get(node.id, ()))
        return Part(
            kind=node.kind,
            executors=tuple(graph.executors[column].label for column in node.columns),
            one_of=False,
            confirms=confirms,
            text=self._said(node.text),
            awaited=tuple(graph.rows[row].number for row in rows),
            references=tuple(attrs.evolve(title, lead=(before, *title.lead)) for title in self._said_each(titles)),
            ways=self._wayfinder.of(node),
            informs=self._wayfinder.informs(node),
        )

    def _said(self, text: Text | None) -> Text | None:
        return said(text, self._graph.numbers)

    def _said_each(self, texts: Iterable[Text]) -> tuple[Text, ...]:
        return tuple(text for text in map(self._said, texts) if text is not None)


def _blocks(graph: Graph) -> dict[int | None, tuple[int, int]]:
    """The first and the last number of each `Serentak`."""
    blocks: dict[int | None, tuple[int, int]] = {}
    for row in graph.rows:
        if row.parallel is not None:
            blocks[row.parallel] = blocks.get(row.parallel, (row.number,))[0], row.number
    return blocks


def _repeated(graph: Graph) -> set[int]:
    """The rows to which a way leads back."""
    successors: list[list[int]] = [[] for _ in graph.nodes]
    for edge in graph.edges:
        if edge.kind is EdgeKind.WAY:
            successors[edge.source].append(edge.target)
    _, groups = components(successors)
    around = {node for group in groups if len(group) > 1 or group[0] in successors[group[0]] for node in group}
    return {graph.nodes[node].row for node in around}


def _either(first: Part, other: Part) -> Part:
    """Two parts of which one acts, as one. A way that only one of them may take says whose it is."""
    return attrs.evolve(
        first,
        executors=(*first.executors, *other.executors),
        one_of=True,
        awaited=tuple(dict.fromkeys((*first.awaited, *other.awaited))),
        ways=_either_way(first, first.ways, other, other.ways),
        informs=_either_way(first, first.informs, other, other.informs),
    )


def _either_way(first: Part, ways: tuple[Way, ...], other: Part, others: tuple[Way, ...]) -> tuple[Way, ...]:
    own = [way if way in others else _by(first, way) for way in ways]
    return (*own, *(_by(other, way) for way in others if way not in ways))


def _by(part: Part, way: Way) -> Way:
    return attrs.evolve(way, by=way.by or " atau ".join(part.executors))
