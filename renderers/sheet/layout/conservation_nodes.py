"""Whether every node of a procedure has its symbols, in their columns, and its start and end are drawn once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, pairwise

import attrs

from sopdsl.flow import FlowNode, Graph
from sopdsl.model import NodeKind

from .collisions import TOUCH
from .geometry import Page, Route, Shape, Symbol

Columns = tuple[tuple[float, float], ...]


@attrs.frozen
class Arrow:
    """A route with the symbols that it joins and the page it is on."""

    route: Route
    source: Symbol
    target: Symbol
    page: int

    @property
    def is_joint(self) -> bool:
        """Whether it is the line between the symbols of a joint node."""
        return not self.route.edges and not self.route.arrowhead


def added_capsules(graph: Graph, symbols: Iterable[Symbol]) -> dict[int, list[Symbol]]:
    """By node: the capsules beside the boxes of a process that starts or ends the procedure."""
    drawn = _by_node(symbols)
    return {
        node.id: [symbol for symbol in drawn[node.id] if symbol.shape is Shape.CAPSULE]
        for node in graph.nodes
        if _is_terminal(node) and any(symbol.shape is Shape.BOX for symbol in drawn.get(node.id, ()))
    }


def node_losses(
    graph: Graph, symbols: Sequence[Symbol], arrows: Sequence[Arrow], columns: Mapping[int, Columns]
) -> Iterator[str]:
    """What symbols are missing, drawn twice, in another column, or not joined.

    `columns` are, by symbol, those of its page.
    """
    drawn, added = _by_node(symbols), added_capsules(graph, symbols)
    for node in graph.nodes:
        capsules = added.get(node.id, [])
        own = [symbol for symbol in drawn.pop(node.id, []) if symbol not in capsules]
        yield from _own_symbols(node, own, bool(capsules), arrows)
        for symbol in own:
            last = max(node.columns, default=symbol.column) if len(own) == 1 else symbol.column
            yield from _outside(symbol, symbol.column, last, columns[symbol.id])
        for symbol in capsules:
            yield from _outside(symbol, symbol.column, symbol.column, columns[symbol.id])
        if node.id in added:
            yield from _capsules(node, own, capsules, arrows)
    yield from (f"node {node} is drawn and not known" for node in drawn)
    ends = {symbol.id for capsules in added.values() for symbol in capsules}
    for arrow in arrows:
        if (arrow.source.id in ends or arrow.target.id in ends) and arrow.route.edges:
            yield f"edges {arrow.route.edges} lead to or from a capsule that stands for a start or end only"
    plain = sum(not arrow.route.edges and not arrow.is_joint and arrow.source.node is not None for arrow in arrows)
    if plain != len(ends):
        yield f"{plain} arrows carry no edge, and {len(ends)} capsules stand for a start or end"


def _by_node(symbols: Iterable[Symbol]) -> dict[int, list[Symbol]]:
    drawn: dict[int, list[Symbol]] = {}
    for symbol in sorted(symbols, key=lambda symbol: symbol.column):
        if symbol.node is not None:
            drawn.setdefault(symbol.node, []).append(symbol)
    return drawn


def _is_terminal(node: FlowNode) -> bool:
    return node.kind is NodeKind.PROCESS and (node.starts or node.ends)


def _own_symbols(node: FlowNode, found: Sequence[Symbol], is_box: bool, arrows: Iterable[Arrow]) -> Iterator[str]:
    columns = tuple(symbol.column for symbol in found)
    if columns != node.columns and not (columns == node.columns[:1] and _is_wide(node)):
        yield f"node {node.id} belongs in columns {node.columns} and stands in {columns}"
    shapes = {symbol.shape for symbol in found} - {_shape(node, is_box)}
    if shapes:
        yield f"node {node.id} is drawn as {shapes}"
    joined = [
        {arrow.source.column, arrow.target.column}
        for arrow in arrows
        if arrow.is_joint and arrow.source.node == arrow.target.node == node.id
    ]
    if len(joined) != max(len(found) - 1, 0) or any({*pair} not in joined for pair in pairwise(columns)):
        yield f"the symbols of node {node.id} are not joined one after the other"


def _is_wide(node: FlowNode) -> bool:
    """Whether one symbol may stand for all executors: their columns are side by side."""
    return node.kind is not NodeKind.DECISION and len(node.columns) == node.columns[-1] - node.columns[0] + 1


def _shape(node: FlowNode, is_box: bool) -> Shape:
    if node.kind is NodeKind.DECISION:
        return Shape.DIAMOND
    return Shape.BOX if node.kind is NodeKind.PROCESS and (is_box or not _is_terminal(node)) else Shape.CAPSULE


def _capsules(
    node: FlowNode, own: Sequence[Symbol], capsules: Sequence[Symbol], arrows: Sequence[Arrow]
) -> Iterator[str]:
    """One that leads to the node where it starts the procedure, one that it leads to where it ends it."""
    starting = [one for one in capsules if any(_leads(arrows, one, symbol) for symbol in own)]
    ending = [one for one in capsules if any(_leads(arrows, symbol, one) for symbol in own)]
    if (len(starting), len(ending)) != (node.starts, node.ends) or len(capsules) != node.starts + node.ends:
        yield f"node {node.id} has {len(starting)} capsules before it and {len(ending)} after it"
    if any(symbol.column not in node.columns for symbol in capsules):
        yield f"a capsule of node {node.id} stands in another's column"


def _leads(arrows: Sequence[Arrow], source: Symbol, target: Symbol) -> bool:
    """Whether an arrow without edges goes from one symbol to another, over a pair of connectors or straight."""
    leaving = [arrow for arrow in arrows if arrow.source is source and not arrow.route.edges and not arrow.is_joint]
    entering = [arrow for arrow in arrows if arrow.target is target]
    return any(one.target is target for one in leaving) or any(
        one.target.node is None is other.source.node and one.target.alt == other.source.alt and one.page != other.page
        for one in leaving
        for other in entering
    )


def columns_of(page: Page, procedure: int) -> Columns:
    """The left and right side of each executor's column on a page."""
    table = next(table for table in page.tables if table.procedure == procedure)
    first = min(cell.column for cell in table.cells if cell.role == "pelaksana")
    edges = list(accumulate(table.column_widths, initial=table.x))[first:]
    return tuple(pairwise(edges))


def _outside(symbol: Symbol, first: int, last: int, columns: Columns) -> Iterator[str]:
    """A symbol does not leave its columns, and one for several executors reaches into the columns of all."""
    left, right = symbol.rect.x, symbol.rect.right
    leaves = left < columns[first][0] - TOUCH or right > columns[last][1] + TOUCH
    if leaves or left > columns[first][1] or right < columns[last][0]:
        yield f"symbol {symbol.id} does not stand in columns {first} to {last}"
