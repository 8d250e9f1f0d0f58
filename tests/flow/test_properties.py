"""What holds for the graph and the totals of any document."""

from __future__ import annotations

import attrs
from hypothesis import given
from hypothesis import strategies as st

from sopdsl.flow import Graph, ProcedureFlow, analyse
from sopdsl.flow.graph import EdgeKind
from sopdsl.flow.times import is_measured, time_cells, unit_weights, weight
from sopdsl.model import Node, NodeKind, Parallel, Procedure, Run, Sop, Step, Target, Text, plain
from tests.strategies import sops


@given(sops())
def test_graphs_are_whole(sop: Sop) -> None:
    flows = analyse(sop)
    assert len(flows) == len(sop.procedures)
    for flow in flows:
        graph = flow.graph
        assert [node.id for node in graph.nodes] == list(range(len(graph.nodes)))
        assert [edge.id for edge in graph.edges] == list(range(len(graph.edges)))
        assert [row.number for row in graph.rows] == list(range(1, len(graph.rows) + 1))
        assert [node.row for node in graph.nodes] == sorted(node.row for node in graph.nodes)
        assert {node.row for node in graph.nodes} == set(range(len(graph.rows)))
        assert graph.starts == tuple(node.id for node in graph.nodes if node.starts)
        assert graph.ends == tuple(node.id for node in graph.nodes if node.ends)
        assert bool(graph.starts) == bool(graph.rows)
        for node in graph.nodes:
            assert list(node.columns) == sorted(set(node.columns))
            assert all(0 <= column < len(graph.executors) for column in node.columns)
            assert not (node.kind is NodeKind.DECISION and (node.starts or node.ends))
        for edge in graph.edges:
            assert 0 <= edge.source < len(graph.nodes) and 0 <= edge.target < len(graph.nodes)
        for node, sources in graph.waits.items():
            into = {edge.source for edge in graph.edges if edge.target == node and edge.kind is EdgeKind.WAY}
            assert set(sources) <= into
        assert all(graph.nodes[one.end].ends for one in graph.exits)


@given(sops())
def test_the_strategies_declare_what_they_name(sop: Sop) -> None:
    for flow in analyse(sop):
        problems = flow.graph.problems
        assert not (problems.executors or problems.targets or problems.names or problems.numbers)


class _Labeller:
    """Gives every target of a document a label of its own, so that it can be found again."""

    def __init__(self) -> None:
        self.labels: list[str] = []

    def targets(self, targets: tuple[Target, ...] | None) -> tuple[Target, ...] | None:
        return None if targets is None else tuple(self._target(target) for target in targets)

    def _target(self, target: Target) -> Target:
        self.labels.append(f"<{len(self.labels)}>")
        return attrs.evolve(target, label=Text((Run(self.labels[-1]),)))

    def node(self, node: Node) -> Node:
        branches = tuple(attrs.evolve(one, targets=self.targets(one.targets)) for one in node.branches)
        return attrs.evolve(node, targets=self.targets(node.targets), branches=branches)

    def row(self, row: object) -> object:
        if isinstance(row, Parallel):
            return attrs.evolve(row, rows=tuple(map(self.row, row.rows)))
        if isinstance(row, Step):
            nodes = tuple(map(self.node, row.nodes))
            return attrs.evolve(row, targets=self.targets(row.targets), nodes=nodes)
        return row


@given(sops(most_rows=8), st.booleans())
def test_every_target_is_an_edge_an_exit_or_a_problem(sop: Sop, lose_the_names: bool) -> None:
    labeller = _Labeller()
    procedures = []
    for procedure in sop.procedures:
        rows = tuple(map(labeller.row, procedure.rows))
        if lose_the_names:
            rows = tuple(attrs.evolve(row, name=None) if isinstance(row, Step) else row for row in rows)
        procedures.append(attrs.evolve(procedure, rows=rows))
    found: list[str] = []
    for flow in analyse(attrs.evolve(sop, procedures=tuple(procedures))):
        graph = flow.graph
        problems = [one.label for one in graph.problems.targets if isinstance(one, Target)]
        labels = [*(edge.label for edge in graph.edges), *(one.label for one in graph.exits), *problems]
        found += [plain(label) for label in labels]
    text = " ".join(found)
    assert [label for label in labeller.labels if label not in text] == []


def longest_weight(graph: Graph, flow: ProcedureFlow) -> object:
    """The weight of the longest way, by walking all ways without a repeated node."""
    cells = time_cells(graph.rows)
    of_unit = unit_weights(flow.totals.assumption)
    weights = [weight(one.high, of_unit) if one is not None and is_measured(one) else 0 for one in cells.durations]
    after: dict[int, list[int]] = {}
    for edge in graph.edges:
        if edge.kind is EdgeKind.WAY:
            after.setdefault(edge.source, []).append(edge.target)
    best = None
    waiting = [(start,) for start in graph.starts]
    while waiting:
        way = waiting.pop()
        if graph.nodes[way[-1]].ends:
            total = sum(weights[cell] for cell in {cells.of_row[graph.nodes[node].row] for node in way})
            best = total if best is None else max(best, total)
        waiting += [(*way, target) for target in set(after.get(way[-1], ())) if target not in way]
    return best


@given(sops(most_rows=5))
def test_the_longest_way_equals_brute_force(sop: Sop) -> None:
    for flow in analyse(sop):
        way = flow.totals.longest
        expected = longest_weight(flow.graph, flow)
        if way is None:
            assert expected is None
        else:
            assert way.exact
            assert weight(way.total.high.amounts, unit_weights(flow.totals.assumption)) == expected


@given(sops())
def test_ways_are_ways(sop: Sop) -> None:
    for flow in analyse(sop):
        graph = flow.graph
        ways = {(edge.source, edge.target) for edge in graph.edges if edge.kind is EdgeKind.WAY}
        totals = flow.totals
        assert (totals.shortest is None) == (totals.longest is None)
        for way in (totals.shortest, totals.longest):
            if way is not None:
                assert way.nodes[0] in graph.starts and way.nodes[-1] in graph.ends
                assert set(zip(way.nodes, way.nodes[1:], strict=False)) <= ways
                assert len(set(way.nodes)) == len(way.nodes)
                assert way.rows == tuple(dict.fromkeys(graph.nodes[node].row for node in way.nodes))
        if totals.shortest is not None and totals.longest is not None:
            weights = unit_weights(totals.assumption)
            low, high = totals.shortest.total.low, totals.longest.total.high
            assert weight(low.amounts, weights) <= weight(high.amounts, weights)


@given(sops())
def test_the_unreachable_and_the_dead_ends_are_apart(sop: Sop) -> None:
    for flow in analyse(sop):
        assert not set(flow.unreachable) & set(flow.graph.starts)
        assert not set(flow.dead_ends) & set(flow.graph.ends)
        assert not set(flow.dead_ends) & set(flow.unreachable)


def test_a_document_without_procedures_or_steps() -> None:
    assert analyse(Sop(Text())) == ()
    (flow,) = analyse(Sop(Text(), procedures=(Procedure(()),)))
    assert flow.graph.nodes == () and flow.totals.longest is None
