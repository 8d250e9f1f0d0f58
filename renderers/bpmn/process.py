"""A procedure to a process that engines can carry out: every choice, split and join has a gateway of its own.

A decision is a task in which somebody decides, and a gateway behind it. A gateway that chooses reads the variable named
by its id, which holds the number of the way to take, from 1 in the order of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from sopdsl.flow import Edge, EdgeKind, FlowNode, Graph
from sopdsl.flow.choices import starts_of, ways_of
from sopdsl.flow.elsewhere import elsewhere
from sopdsl.flow.swimlanes import text_lines, words_of
from sopdsl.model import Node, NodeKind, Target, TargetKind
from sopdsl.words import key

from .draft import Draft, Split, Ways
from .elements import Element, Flow, Kind, Note, Process
from .joins import Join, entries_of, joins_of
from .steps import documents_of, due_of, facts_of, paragraphs_of

NOBODY = "Tanpa pelaksana"
"""The lane of rows that name no executor."""
_WORK = (NodeKind.PROCESS, NodeKind.DECISION)


def process_of(graph: Graph, number: int, title: str, name: str, others: Mapping[str, str]) -> Process:
    """The process of a procedure, the `number`-th (from 1) of the document with this title.

    `others` are the `process_id`s of the document's procedures by the key of their label or title.
    """
    own = f"p{number}"
    return Process(own, process_id(title, number), name, *_Maker(graph, own, others).make())


def process_id(title: str, number: int = 1) -> str:
    """The id of the process of an SOP's `number`-th procedure: `sop_` and the letters and figures of the title.

    An SOP is called by its first procedure. No title has the two lines before the number of another one.
    """
    sop = "sop_" + re.sub(r"[^a-z0-9]+", "_", key(title)).strip("_")
    return sop if number == 1 else f"{sop}__{number}"


class _Maker:
    """Makes the elements of each node of the graph, then connects them along its ways."""

    def __init__(self, graph: Graph, process: str, others: Mapping[str, str]) -> None:
        self._graph = graph
        self._others = others
        self._draft = Draft(process)
        self._words = words_of(graph)
        self._entries: dict[int, str] = {}
        self._speakers = _speakers(graph)
        self._joins = joins_of(graph)
        self._awaited = entries_of(graph, self._joins)
        self._going_on = frozenset(edge.source for edge in graph.edges if edge.kind is EdgeKind.WAY)

    def make(self) -> tuple[tuple[str, ...], tuple[Element, ...], tuple[Flow, ...], tuple[Note, ...]]:
        """Its lanes, elements, flows and notes."""
        for node in self._graph.nodes:
            self._add(node)
        for join in self._joins:
            self._join(join)
        self._start()
        for node, ways in zip(self._graph.nodes, ways_of(self._graph), strict=True):
            if node.kind is not NodeKind.END or node.id in self._going_on:
                self._leave(node, ways)
        elements, flows, labels = self._draft.finish()
        lanes = [executor.label for executor in self._graph.executors]
        nobody = [NOBODY] if any(element.lane == len(lanes) for element in elements) else []
        return (*lanes, *nobody), elements, flows, (*labels, *self._notes())

    def _add(self, node: FlowNode) -> None:
        """The element of a node; ways to it enter at `_entries`."""
        name = f"n{node.id + 1}"
        entry = self._draft.add(name, self._element(node))
        condition = self._condition(node)
        if condition:
            entry = self._draft.add_option(name, condition)
        self._entries[node.id] = self._calls(node, entry) if node.kind is NodeKind.END else entry

    def _join(self, join: Join) -> None:
        """The gateway that waits, with one before it wherever several arrows come of which one is enough."""
        name = f"n{join.node + 1}_tunggu"
        self._draft.add_join(
            name, _one_of([self._entries[target] for target in join.targets]), self._lane(self._graph.nodes[join.node])
        )
        for first, count in join.arrows.items():
            if count > 1:
                self._draft.add_meeting(f"{name}{first + 1}", self._draft.id_of(name))

    def _condition(self, node: FlowNode) -> str:
        """The question whether work with a `Syarat` is done; empty where it is done in any case."""
        said = " ".join(text_lines(self._graph.rows[node.row].step.condition, self._graph.numbers))
        return f"{said.rstrip('?. ')}?" if said and node.kind in _WORK else ""

    def _element(self, node: FlowNode) -> Element:
        row = self._graph.rows[node.row]
        joint = [self._graph.executors[column].label for column in node.columns[1:]]
        ends = Kind.THROW if node.id in self._going_on else Kind.END
        kind = {NodeKind.START: Kind.THROW, NodeKind.END: ends}.get(node.kind, Kind.TASK)
        if node.kind is NodeKind.START and self._is_only_start(node):
            kind = Kind.START
        words, lane, numbers = " ".join(self._words[node.id]), self._lane(node), self._graph.numbers
        if node.id not in self._speakers:
            return Element("", kind, words, lane, facts=facts_of(row, joint, numbers)[:1])
        return Element(
            "",
            kind,
            words,
            lane,
            paragraphs_of(row, joint, numbers),
            facts_of(row, joint, numbers),
            documents_of(row.step.requirements, numbers) if kind is Kind.TASK else (),
            documents_of(row.step.output, numbers) if kind is Kind.TASK else (),
            due_of(row.step) if kind is Kind.TASK else "",
        )

    def _is_only_start(self, node: FlowNode) -> bool:
        reached = any(edge.target == node.id for edge in self._graph.edges if edge.kind is EdgeKind.WAY)
        return self._graph.starts == (node.id,) and not reached

    def _lane(self, node: FlowNode) -> int:
        return node.columns[0] if node.columns else len(self._graph.executors)

    def _calls(self, node: FlowNode, end: str) -> str:
        """The other SOPs and procedures that an end goes on to, one after the other; gives where they begin."""
        own = node.origin.sops if isinstance(node.origin, Node) and not node.added else ()
        titles = [" ".join(text_lines(title, self._graph.numbers)) for title in own]
        called = [(f"SOP {title}", process_id(title)) for title in titles]
        for way in self._graph.exits:
            if way.end == node.id:
                called.append(self._called(way.target))
        first = end
        for number, (name, process) in reversed(list(enumerate(called, start=1))):
            call = Element("", Kind.CALL, name, self._lane(node), calls=process)
            following, first = first, self._draft.add(f"n{node.id + 1}_sop{number}", call)
            self._draft.connect(first, following)
        return first

    def _called(self, target: Target) -> tuple[str, str]:
        """The name of what an exit goes on to, and the id of its process."""
        process = process_id(target.text)
        if target.kind is not TargetKind.SOP:
            process = self._others.get(key(target.text), process)
        return elsewhere(target), process

    def _start(self) -> None:
        """One start event, with a choice behind it where the procedure begins in several ways."""
        options = starts_of(self._graph)
        if not options:
            return
        first = self._graph.nodes[options[0][0][0]]
        if self._is_only_start(first) and first.kind is NodeKind.START:
            return
        start = self._draft.add("mulai", Element("", Kind.START, "Mulai", self._lane(first)))
        branches = []
        for option in options:
            words = " / ".join(" ".join(self._words[one]) for part in option for one in part)
            said = words if len(options) > 1 else ""
            parts = tuple(("", _one_of([self._entries[one] for one in part])) for part in option)
            branches.append((said, Split(Kind.PARALLEL, "", parts)))
        self._draft.leave(start, Split(Kind.EXCLUSIVE, "Bagaimana dimulai?", tuple(branches)), "mulai")

    def _leave(self, node: FlowNode, ways: Sequence[Sequence[Sequence[Edge]]]) -> None:
        """The ways from a node; where the procedure may end behind work, the end is an event of its own."""
        name = f"n{node.id + 1}"
        branches: list[tuple[str, Ways]] = []
        for option in ways or ([()] if node.ends else []):
            if option:
                parts = tuple(
                    (_label(self._graph, part[0]), _one_of([self._target(edge) for edge in part])) for part in option
                )
                said = ", ".join(dict.fromkeys(label for label, _ in parts if label)) if len(ways) > 1 else ""
                branches.append((said, Split(Kind.PARALLEL, "", parts)))
            else:
                branches.append(("Selesai" if len(ways) > 1 else "", self._end(node)))
        question = " ".join(text_lines(node.text, self._graph.numbers)) if node.kind is NodeKind.DECISION else ""
        if branches:
            source = self._draft.id_of(f"{name}_usai" if self._condition(node) else name)
            self._draft.leave(source, Split(Kind.EXCLUSIVE, question or "Ke mana?", tuple(branches)), name)

    def _end(self, node: FlowNode) -> str:
        name = f"n{node.id + 1}"
        return self._calls(node, self._draft.add(f"{name}_selesai", Element("", Kind.END, "Selesai", self._lane(node))))

    def _target(self, edge: Edge) -> str:
        """Where an arrow enters: the gateway of what waits for its source, else the node itself."""
        if edge.id not in self._awaited:
            return self._entries[edge.target]
        join, first = self._awaited[edge.id]
        return self._draft.id_of(f"n{join.node + 1}_tunggu{first + 1 if join.arrows[first] > 1 else ''}")

    def _notes(self) -> Iterator[Note]:
        """Information carries no work, so it is no flow: it is said beside the element that gives it."""
        for edge in self._graph.edges:
            if edge.kind is EdgeKind.INFORMATION:
                target = " ".join(self._words[edge.target])
                said = ": ".join(filter(None, (_label(self._graph, edge), f"informasi ke “{target}”")))
                yield Note(self._draft.id_of(f"i{edge.id + 1}"), self._draft.id_of(f"n{edge.source + 1}"), said)


def _speakers(graph: Graph) -> frozenset[int]:
    """By row the node whose element says the mutu baku: the first that is work, else the first."""
    rows: dict[int, int] = {}
    for node in sorted(graph.nodes, key=lambda each: (each.kind not in _WORK, each.id)):
        rows.setdefault(node.row, node.id)
    return frozenset(rows.values())


def _one_of(targets: Sequence[str]) -> Ways:
    """Of several executors one acts."""
    return Split(Kind.EXCLUSIVE, "Siapa?", tuple(("", target) for target in dict.fromkeys(targets)))


def _label(graph: Graph, edge: Edge) -> str:
    return " ".join(text_lines(edge.label, graph.numbers))
