"""Models built by hand: what a step says and what the graph makes of it."""

from __future__ import annotations

from sopdsl.flow import Graph, analyse
from sopdsl.model import (
    Assignment,
    Branch,
    Executor,
    ExecutorMention,
    Name,
    Node,
    NodeKind,
    Procedure,
    Relation,
    Run,
    Sop,
    Step,
    Target,
    TargetKind,
    Text,
)


def text(words: str) -> Text:
    return Text((Run(words),) if words else ())


def by(words: str) -> Assignment:
    for relation in (Relation.JOINT, Relation.HANDOVER, Relation.ALTERNATIVE):
        if f" {relation.value} " in words:
            return Assignment(relation, tuple(map(ExecutorMention, words.split(f" {relation.value} "))))
    return Assignment(Relation.SOLE, (ExecutorMention(words),))


def to(words: str) -> Target:
    for kind in (TargetKind.NEXT, TargetKind.END):
        if words == kind.value:
            return Target(kind)
    for kind in (TargetKind.PROCEDURE, TargetKind.SOP):
        if words.startswith(kind.value + " "):
            return Target(kind, words.removeprefix(kind.value + " "))
    return Target(TargetKind.NAME, words)


def step(who: str | None = None, name: str | None = None, *nodes: Node, targets: list[str] | None = None) -> Step:
    return Step(
        text("Memeriksa berkas"),
        Name(name) if name else None,
        by(who) if who else None,
        targets=None if targets is None else tuple(map(to, targets)),
        nodes=nodes,
    )


def decision(branches: dict[str, str], who: str | None = None) -> Node:
    ways = tuple(Branch(text(label), (to(target),)) for label, target in branches.items())
    return Node(NodeKind.DECISION, None, by(who) if who else None, text("Lengkap?"), ways)


def graph_of(*steps: Step) -> Graph:
    executors = tuple(map(Executor, ("A", "B", "C")))
    (flow,) = analyse(Sop(text("Uji"), executors=executors, procedures=(Procedure(steps),)))
    return flow.graph


def shape(graph: Graph) -> list[str]:
    """Each edge as `row letters kind -> …`."""

    def name(number: int) -> str:
        node = graph.nodes[number]
        return f"{node.row + 1}{''.join('ABC'[column] for column in node.columns)}{node.kind.value[0]}"

    return [f"{name(edge.source)}>{name(edge.target)}" for edge in graph.edges]


def test_linear() -> None:
    graph = graph_of(step("A"), step("B"), step("C"))
    assert shape(graph) == ["1AP>2BP", "2BP>3CP"]
    assert (graph.starts, graph.ends) == ((0,), (2,))


def test_relations() -> None:
    graph = graph_of(step("A bersama B"), step("A lalu C"), step("B atau C"), step("C"))
    assert shape(graph) == ["1ABP>2AP", "2AP>2CP", "2CP>3BP", "2CP>3CP", "3BP>4CP", "3CP>4CP"]


def test_own_decision_is_the_symbol() -> None:
    graph = graph_of(step("A", "awal"), step("B", None, decision({"Ya": "selesai", "Tidak": "awal"})))
    assert shape(graph) == ["1AP>2BK", "2BK>2BS", "2BK>1AP"]
