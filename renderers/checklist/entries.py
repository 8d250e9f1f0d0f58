"""What a checklist asks: each step of an SOP as an entry to carry out, in words. All formats are painted from this."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby

import attrs

from sopdsl.flow import EdgeKind, FlowNode, Graph, ProcedureFlow, TableRow
from sopdsl.flow.components import components
from sopdsl.flow.elsewhere import before_title, procedure_name
from sopdsl.model import Duration, Executor, Node, NodeKind, Run, Same, Sop, Status, Text
from sopdsl.values import Value

from .texts import said
from .ways import Way, Wayfinder


@attrs.frozen
class Part(Value):
    """What one symbol of a row asks, or several of which one acts (`atau`); `nodes` are their ids.

    `executors` act together; of those of several nodes one does (`one_of`). `confirms`: they sign for it. `text` is the
    symbol's own: a question, a label, a Proses. `awaited` are the numbers of the steps that it waits for. One of `ways`
    is taken; there is none where the work goes on as the steps stand. `informs` carry no work.
    """

    nodes: tuple[int, ...]
    kind: NodeKind
    executors: tuple[str, ...]
    one_of: bool
    confirms: bool
    text: Text | None
    awaited: tuple[int, ...]
    references: tuple[Text, ...]
    ways: tuple[Way, ...]
    informs: tuple[Way, ...]


@attrs.frozen
class Entry(Value):
    """A step. `headings` stand before it; `block` are the first and the last number of the `Serentak` that it is in.

    `repeats`: a way leads back to it, so that it may be carried out more than once. The parts are in their order.
    """

    number: int
    headings: tuple[Text, ...]
    activity: Text | None
    condition: Text | None
    block: tuple[int, int] | None
    requirements: Text | None
    time: Text | None
    output: Text | None
    remarks: Text | None
    sops: tuple[Text, ...]
    parts: tuple[Part, ...]
    repeats: bool


@attrs.frozen
class Section(Value):
    """A procedure: its name (may be empty), its entries, and the headings after the last one.

    `starts` are the places where it may begin, if there are several.
    """

    name: str
    executors: tuple[Executor, ...]
    time_limit: Text | None
    starts: tuple[Way, ...]
    entries: tuple[Entry, ...]
    closing: tuple[Text, ...]
    note: Text | None


@attrs.frozen
class Checklist(Value):
    """The checklist of an SOP. `draft`: it is marked as one."""

    draft: bool
    title: Text | None
    number: str
    agency: tuple[str, ...]
    time_limit: Text | None
    sections: tuple[Section, ...]
    note: Text | None


def checklist(sop: Sop, flows: tuple[ProcedureFlow, ...], draft: bool = False) -> Checklist:
    """All that the checklist of a document says; one that is a draft itself (`Status: draf`) is marked in any case."""
    numbers: dict[str, int] = {}
    for flow in flows:
        numbers = {**flow.graph.numbers, **numbers}
    identity = sop.identity
    return Checklist(
        draft or sop.status is Status.DRAFT,
        said(sop.title, numbers),
        identity.number.text if identity.number else "",
        tuple(line.text for line in identity.agency or ()),
        _time(sop.time_limit, numbers),
        tuple(_section(flow.graph) for flow in flows),
        said(sop.note, numbers),
    )


def _section(graph: Graph) -> Section:
    procedure = graph.procedure
    return Section(
        procedure_name(procedure),
        graph.executors,
        _time(procedure.time_limit, graph.numbers),
        Wayfinder(graph).starts(),
        tuple(_entries(graph)),
        _said_each([group.title for group in graph.closing_groups], graph),
        said(procedure.note, graph.numbers),
    )


def _entries(graph: Graph) -> Iterator[Entry]:
    wayfinder, repeated, blocks = Wayfinder(graph), _repeated(graph), _blocks(graph)
    nodes = {row: list(group) for row, group in groupby(graph.nodes, key=lambda node: node.row)}
    shared: dict[str, tuple[int, Text | None]] = {}
    for index, row in enumerate(graph.rows):
        step = row.step
        time = step.duration.text if isinstance(step.duration, Duration) else step.duration
        cells = {"requirements": step.requirements, "time": time, "output": step.output, "remarks": step.remarks}
        yield Entry(
            number=row.number,
            headings=_said_each([group.title for group in row.groups], graph),
            activity=said(step.text, graph.numbers),
            condition=said(step.condition, graph.numbers),
            block=blocks.get(row.parallel),
            sops=_said_each(step.sops, graph),
            parts=_parts(graph, nodes[index], wayfinder),
            repeats=index in repeated,
            **{name: _cell(name, value, row, graph, shared) for name, value in cells.items()},
        )


def _cell(
    name: str, value: Text | Same | None, row: TableRow, graph: Graph, shared: dict[str, tuple[int, Text | None]]
) -> Text | None:
    """A field of the mutu baku; `shared` remembers the step and the text of the one that `idem` goes on with."""
    if not isinstance(value, Same):
        shared[name] = row.number, said(value, graph.numbers)
        return shared[name][1]
    number, text = shared.get(name, (0, None))
    same = "bersama" if name == "time" else "sama dengan"
    return Text((Run(f"{same} langkah {number}"),)) if text else None


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


def _parts(graph: Graph, nodes: list[FlowNode], wayfinder: Wayfinder) -> tuple[Part, ...]:
    """The parts of a row. Starts and ends are signed for only where there is nothing else in it."""
    nodes = [node for node in nodes if not node.added]
    works = any(node.kind in (NodeKind.PROCESS, NodeKind.DECISION) for node in nodes)
    parts: list[Part] = []
    last: int | None = None
    for node in nodes:
        confirms = not works or node.kind in (NodeKind.PROCESS, NodeKind.DECISION)
        part = _part(graph, node, wayfinder, confirms)
        if node.alternative is not None and node.alternative == last:
            parts[-1] = _either(parts[-1], part)
        else:
            parts.append(part)
        last = node.alternative
    return tuple(parts)


def _part(graph: Graph, node: FlowNode, wayfinder: Wayfinder, confirms: bool) -> Part:
    titles = node.origin.sops if isinstance(node.origin, Node) else ()
    before = Run(f"{before_title(node.kind)} ")
    rows = dict.fromkeys(graph.nodes[awaited].row for awaited in graph.waits.get(node.id, ()))
    return Part(
        nodes=(node.id,),
        kind=node.kind,
        executors=tuple(graph.executors[column].label for column in node.columns),
        one_of=False,
        confirms=confirms,
        text=said(node.text, graph.numbers),
        awaited=tuple(graph.rows[row].number for row in rows),
        references=tuple(attrs.evolve(title, lead=(before, *title.lead)) for title in _said_each(titles, graph)),
        ways=wayfinder.of(node),
        informs=wayfinder.informs(node),
    )


def _either(first: Part, other: Part) -> Part:
    """Two parts of which one acts, as one. A way that only one of them may take says whose it is."""
    return attrs.evolve(
        first,
        nodes=(*first.nodes, *other.nodes),
        executors=(*first.executors, *other.executors),
        one_of=True,
        awaited=tuple(dict.fromkeys((*first.awaited, *other.awaited))),
        ways=_either_way(first, other, first.ways, other.ways),
        informs=_either_way(first, other, first.informs, other.informs),
    )


def _either_way(first: Part, other: Part, ways: tuple[Way, ...], others: tuple[Way, ...]) -> tuple[Way, ...]:
    common = [way for way in ways if way in others]
    if len(common) == len(ways) == len(others):
        return ways
    own = [(part, way) for part, ways in ((first, ways), (other, others)) for way in ways]
    return tuple(attrs.evolve(way, by=way.by or " atau ".join(part.executors)) for part, way in own)


def _said_each(texts: list[Text] | tuple[Text, ...], graph: Graph) -> tuple[Text, ...]:
    found = (said(text, graph.numbers) for text in texts)
    return tuple(text for text in found if text is not None)


def _time(duration: Duration | None, numbers: Mapping[str, int]) -> Text | None:
    return said(duration.text, numbers) if duration is not None else None
