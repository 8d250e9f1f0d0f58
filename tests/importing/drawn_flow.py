"""Compares the flow of a drawing with that of the document made of it, symbol by symbol."""

from __future__ import annotations

from sopdsl.flow import EdgeKind, Graph, analyse
from sopdsl.importing.bpmn.chart import OVER
from sopdsl.importing.bpmn.drawing import Process
from sopdsl.importing.bpmn.losses import Losses
from sopdsl.importing.bpmn.reader import read_drawing
from sopdsl.importing.bpmn.rows import Row, rows_of
from sopdsl.importing.bpmn.symbols import symbols_of
from sopdsl.importing.bpmn.tags import read_tags
from sopdsl.model import NodeKind, Sop


def check_flow(file: bytes, sop: Sop) -> None:
    """Each symbol of the drawing is a node of the same kind in its row, with the same ways out, and waits alike."""
    drawing = read_drawing(read_tags(file.decode()), Losses())
    flows = analyse(sop)
    assert len(flows) == len(drawing.processes)
    for process, flow in zip(drawing.processes, flows, strict=True):
        _check(process, flow.graph)


def _check(process: Process, graph: Graph) -> None:
    rows = rows_of(symbols_of(process, Losses()))
    nodes = _nodes(rows, graph)
    lanes = {lane.key: lane.name for lane in process.lanes}
    for row in rows:
        for symbol in row.symbols:
            if symbol.id not in nodes:
                continue
            node = graph.nodes[nodes[symbol.id]]
            assert node.kind is symbol.kind
            if symbol.element.lane and not lanes[symbol.element.lane].endswith(")"):
                assert lanes[symbol.element.lane] == graph.executors[node.columns[0]].label or not node.columns
            if symbol.kind is not NodeKind.END:
                drawn = sorted(nodes.get(arrow.target, -1) for arrow in symbol.arrows if not arrow.elsewhere)
                assert drawn == _ways(graph, node.id), (symbol.id, graph.rows[node.row].step)
            assert sorted(nodes[name] for name in symbol.waits if name in nodes) == sorted(graph.waits.get(node.id, ()))


def _nodes(rows: list[Row], graph: Graph) -> dict[str, int]:
    """The node of each symbol; a start without words of its own has none."""
    found: dict[str, int] = {OVER: -1}
    assert len(rows) == len(graph.rows)
    for number, row in enumerate(rows):
        written = [node.id for node in graph.nodes if node.row == number and not node.added]
        symbols = row.symbols if len(row.symbols) == len(written) else row.symbols[1:]
        assert len(symbols) == len(written), (graph.rows[number].step, [symbol.id for symbol in row.symbols])
        found |= {symbol.id: node for symbol, node in zip(symbols, written, strict=True)}
    return found


def _ways(graph: Graph, node: int) -> list[int]:
    """The nodes that ways lead to, -1 for an end."""
    targets = [edge.target for edge in graph.edges if edge.source == node and edge.kind is EdgeKind.WAY]
    leaving = {way.end for way in graph.exits}
    ends = [-1] if graph.nodes[node].ends and node not in leaving else []
    ways = ends + [
        -1 if graph.nodes[target].added else target
        for target in targets
        if not (graph.nodes[target].added and target in leaving)
    ]
    return sorted(ways)
