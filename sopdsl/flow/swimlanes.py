"""A procedure as a swimlane chart in words: lanes, symbols with their texts, arrows. What text-based drawings share.

Unlike the sheet, whose table holds the words, every symbol says its step, and the heading above it; a row without an
executor has a symbol too, outside the lanes, so that no arrow is missing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from enum import Enum

import attrs

from sopdsl.flow.activity import activity
from sopdsl.flow.elsewhere import before_title, elsewhere
from sopdsl.flow.graph import Edge, EdgeKind, FlowNode, Graph
from sopdsl.model import Duration, Group, Inline, LineBreak, Node, NodeKind, Run, Same, Step, Text
from sopdsl.values import Value
from sopdsl.words import enumeration, key


class Shape(Enum):
    """How a symbol is drawn; a pentagon, the standard's connector, where the flow goes on in another chart."""

    CAPSULE = "capsule"
    BOX = "box"
    DIAMOND = "diamond"
    PENTAGON = "pentagon"


class Stroke(Enum):
    """How a line is drawn: with an arrowhead, dashed with one, or (between joint executors) without."""

    ARROW = "arrow"
    DASHED = "dashed"
    PLAIN = "plain"


@attrs.frozen
class Symbol(Value):
    """A symbol in the lane of one executor, an index into `Chart.lanes`; None: outside the lanes.

    `name` is made of letters, digits and `_`, and belongs to no other symbol of the chart. `lines` are never empty.
    """

    name: str
    shape: Shape
    lane: int | None
    lines: tuple[str, ...]


@attrs.frozen
class Line(Value):
    """A line between two symbols, by their names; `label` may be empty."""

    source: str
    target: str
    stroke: Stroke
    label: str


@attrs.frozen
class Chart(Value):
    """A procedure's chart. `lanes` are the labels of its executors, in the author's order."""

    lanes: tuple[str, ...]
    symbols: tuple[Symbol, ...]
    lines: tuple[Line, ...]


QUALITY: Mapping[str, tuple[str, Callable[[Step], Text | Duration | Same | None]]] = {
    "kelengkapan": ("Kelengkapan", lambda step: step.requirements),
    "waktu": ("Waktu", lambda step: step.duration),
    "output": ("Output", lambda step: step.output),
}
"""Fields of the mutu baku that a symbol can say: their titles, and where a step has them."""


def swimlanes(graph: Graph, quality: Sequence[str] = ()) -> Chart:
    """The chart of a procedure: the symbols of all its nodes and all its edges, in the order of the graph.

    Of the mutu baku, symbols say only the fields named by `quality` (keys of `QUALITY`).
    """
    words = _Words(graph, quality)
    leaving = {way.end for way in graph.exits}
    shapes = [_shape(node, node.id in leaving) for node in graph.nodes]
    symbols = [symbol for node in graph.nodes for symbol in _symbols(node, shapes[node.id], words.in_chart(node))]
    joints = [line for node in graph.nodes for line in _joint_lines(node)]
    arrows = [_arrow(graph, edge) for edge in graph.edges]
    return Chart(tuple(executor.label for executor in graph.executors), tuple(symbols), (*joints, *arrows))


def words_of(graph: Graph, quality: Sequence[str] = ()) -> dict[int, tuple[str, ...]]:
    """What the symbol of each node says, by the node's id; at least one line. `quality` as in `swimlanes`."""
    words = _Words(graph, quality)
    return {node.id: words.of(node) for node in graph.nodes}


def _symbols(node: FlowNode, shape: Shape, lines: tuple[str, ...]) -> Iterator[Symbol]:
    """One symbol in each column of the node; one outside the lanes where it has none."""
    for column in node.columns or (None,):
        yield Symbol(_name(node, column), shape, column, lines)


def _name(node: FlowNode, column: int | None) -> str:
    return f"n{node.id + 1}" if len(node.columns) < 2 else f"n{node.id + 1}_{column}"


def _shape(node: FlowNode, leaves: bool) -> Shape:
    if node.kind is NodeKind.DECISION:
        return Shape.DIAMOND
    if node.added and leaves:
        return Shape.PENTAGON
    return Shape.BOX if node.kind is NodeKind.PROCESS and not (node.starts or node.ends) else Shape.CAPSULE


def _joint_lines(node: FlowNode) -> Iterator[Line]:
    for left, right in zip(node.columns, node.columns[1:], strict=False):
        yield Line(_name(node, left), _name(node, right), Stroke.PLAIN, "")


def _arrow(graph: Graph, edge: Edge) -> Line:
    source, target = graph.nodes[edge.source], graph.nodes[edge.target]
    stroke = Stroke.DASHED if edge.kind is EdgeKind.INFORMATION else Stroke.ARROW
    label = [*text_lines(edge.label, graph.numbers), *(["opsional"] if edge.optional else [])]
    return Line(_end(source, target), _end(target, source), stroke, ", ".join(label))


def _end(node: FlowNode, other: FlowNode) -> str:
    """The symbol of a node that an arrow from or to another one uses: that in the other's lane, else the first."""
    common = [column for column in node.columns if column in other.columns]
    return _name(node, next(iter(common or node.columns), None))


def text_lines(text: Text | None, numbers: Mapping[str, int]) -> list[str]:
    """A text as plain lines, one for each line break and item; `numbers` as in `Graph`."""
    if text is None:
        return []
    lines = _plain_lines(text.lead, numbers)
    for item in text.items:
        lines += [f"- {line}" for line in _plain_lines(item.content, numbers)]
        for below in item.items:
            lines += [f"-- {line}" for line in _plain_lines(below.content, numbers)]
    return [line for line in lines if line]


def _plain_lines(content: tuple[Inline, ...], numbers: Mapping[str, int]) -> list[str]:
    lines = [""]
    for part in content:
        if isinstance(part, LineBreak):
            lines.append("")
        elif isinstance(part, Run):
            lines[-1] += part.text
        else:
            lines[-1] += str(numbers.get(key(part.name), f"{{{part.name}}}"))
    return lines


class _Words:
    """What stands in the symbols of a procedure."""

    def __init__(self, graph: Graph, quality: Sequence[str]) -> None:
        self._graph = graph
        self._quality = quality
        self._exits = {way.end: way.target for way in graph.exits}
        self._speakers = {node.row: node.id for node in sorted(graph.nodes, key=_rank, reverse=True)}
        """By row, the node that says the kegiatan in any case: the first one that is no start."""

    def of(self, node: FlowNode) -> tuple[str, ...]:
        """The number and kegiatan of the step, the node's own text, and other SOPs and procedures that it goes to."""
        row = self._graph.rows[node.row]
        speaks = self._speakers[node.row] == node.id
        own = self._own(node)
        capsule = node.kind in (NodeKind.START, NodeKind.END)
        lines = list(own)
        if speaks or not (own or capsule):
            said = text_lines(activity(row.step), self._graph.numbers)
            lines = [f"{row.number}. {' '.join(said[:1])}".rstrip(), *said[1:], *own]
        if speaks:
            lines += [f"SOP {' '.join(self._lines(title))}" for title in row.step.sops]
            lines += [line for field in self._quality for line in self._quality_lines(field, row.step)]
        lines += self._elsewhere(node)
        return tuple(lines) or ("Mulai" if node.kind is NodeKind.START else "Selesai",)

    def in_chart(self, node: FlowNode) -> tuple[str, ...]:
        """The same, and what a chart has no other place for: headings beside the row, and whom the node waits for."""
        row = self._graph.rows[node.row]
        before: tuple[Group, ...] = ()
        after: tuple[Group, ...] = ()
        if self._speakers[node.row] == node.id:
            before, after = row.groups, self._graph.closing_groups if row is self._graph.rows[-1] else ()
        return (*self._headings(before), *self.of(node), *self._waits(node), *self._headings(after))

    def _headings(self, groups: Sequence[Group]) -> Iterator[str]:
        for group in groups:
            yield f"Kelompok: {' '.join(self._lines(group.title))}".rstrip()

    def _waits(self, node: FlowNode) -> Iterator[str]:
        awaited = {self._graph.nodes[source].row for source in self._graph.waits.get(node.id, ())}
        if awaited:
            yield f"Menunggu langkah {enumeration(self._graph.rows[row].number for row in sorted(awaited))}"

    def _own(self, node: FlowNode) -> list[str]:
        return [] if node.added else self._lines(node.text)

    def _lines(self, text: Text | None) -> list[str]:
        return text_lines(text, self._graph.numbers)

    def _quality_lines(self, field: str, step: Step) -> list[str]:
        title, value_of = QUALITY[field]
        value = value_of(step)
        lines = (
            ["idem"] if isinstance(value, Same) else self._lines(value.text if isinstance(value, Duration) else value)
        )
        return [f"{title}: {lines[0]}", *lines[1:]] if lines else []

    def _elsewhere(self, node: FlowNode) -> Iterator[str]:
        origin = node.origin
        if isinstance(origin, Node) and not node.added:
            yield from (f"{before_title(node.kind)} {' '.join(self._lines(title))}" for title in origin.sops)
        if node.id in self._exits:
            yield f"Dilanjutkan ke {elsewhere(self._exits[node.id])}"


def _rank(node: FlowNode) -> tuple[bool, bool, int]:
    return node.added, node.kind is NodeKind.START, node.id
