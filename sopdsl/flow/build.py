"""The graph of one procedure, put together."""

from __future__ import annotations

from sopdsl.flow.alternatives import reached
from sopdsl.flow.arrows import Arrow, ArrowMaker, DraftExit
from sopdsl.flow.executors import Columns, columns_of
from sopdsl.flow.graph import Edge, Exit, FlowNode, Graph, Problems
from sopdsl.flow.names import Names
from sopdsl.flow.numbers import unknown_numbers
from sopdsl.flow.rows import closing_groups, table_rows, together
from sopdsl.flow.symbols import DraftRow, Symbol, SymbolMaker
from sopdsl.flow.waits import find_waits
from sopdsl.model import NodeKind, Procedure, Sop, plain
from sopdsl.words import key


def build_graph(sop: Sop, procedure: Procedure) -> Graph:
    """Resolve one procedure of a document. Never raises: what cannot be resolved is in `Graph.problems`."""
    executors = columns_of(sop, procedure)
    columns = Columns(executors)
    maker = SymbolMaker(columns)
    table = table_rows(procedure)
    rows = [maker.row(index, row) for index, row in enumerate(table)]
    names = Names(rows)
    ways = ArrowMaker(rows, names, columns, _procedure_keys(sop))
    ways.make()
    arrows = sorted([*_mark_starts(rows), *ways.arrows], key=lambda arrow: arrow.source.row)
    symbols = _in_order(rows, arrows, ways.added)
    ids = {id(symbol): number for number, symbol in enumerate(symbols)}
    edges = _edges(arrows, ids)
    waits, lost_names, lost_waits = find_waits(rows, names, edges, ids)
    nodes = tuple(_node(number, symbol) for number, symbol in enumerate(symbols))
    return Graph(
        procedure=procedure,
        executors=executors,
        rows=table,
        nodes=nodes,
        edges=edges,
        exits=tuple(_exit(draft, ids) for draft in ways.exits),
        starts=tuple(node.id for node in nodes if node.starts),
        ends=tuple(node.id for node in nodes if node.ends),
        waits=waits,
        numbers=names.numbers,
        problems=Problems(
            executors=tuple(columns.unknown),
            targets=(*ways.unknown, *lost_names),
            names=tuple(names.twice),
            waits=lost_waits,
            numbers=unknown_numbers(procedure, table, names.numbers),
            dangling=tuple(sorted({ids[id(symbol)] for symbol in ways.dangling})),
        ),
        closing_groups=closing_groups(procedure),
    )


def _procedure_keys(sop: Sop) -> frozenset[str]:
    labels = [procedure.label for procedure in sop.procedures if procedure.label]
    titles = [plain(procedure.title) for procedure in sop.procedures if procedure.title]
    return frozenset(key(word) for word in [*labels, *titles])


def _mark_starts(rows: list[DraftRow]) -> list[Arrow]:
    """Mark where the procedure starts; a decision that starts it gets an added START, whose arrows are given back."""
    for row in rows:
        for unit in row.starts:
            for symbol in unit.entries:
                symbol.starts = True
    arrows = []
    for index in together(tuple(row.table_row for row in rows), 0):
        for symbol in [] if rows[index].starts else rows[index].entries:
            if symbol.kind is NodeKind.DECISION:
                start = Symbol(index, NodeKind.START, symbol.columns[:1], symbol.origin, starts=True, added=True)
                arrows.append(Arrow(start, [symbol]))
            else:
                symbol.starts = True
    return arrows


def _in_order(rows: list[DraftRow], arrows: list[Arrow], added_ends: list[Symbol]) -> list[Symbol]:
    """All symbols by row; in a row an added START stands first and added ENDs last."""
    added_starts = [arrow.source for arrow in arrows if arrow.source.added]
    written = [symbol for row in rows for symbol in row.symbols]
    return sorted([*added_starts, *written, *added_ends], key=lambda symbol: symbol.row)


def _edges(arrows: list[Arrow], ids: dict[int, int]) -> tuple[Edge, ...]:
    edges: list[Edge] = []
    choices = 0
    for arrow, targets in zip(arrows, reached(arrows), strict=True):
        choice = None
        if len(targets) > 1:
            choice, choices = choices, choices + 1
        for target in targets:
            source, number = ids[id(arrow.source)], ids[id(target)]
            edges.append(
                Edge(len(edges), source, number, arrow.label, arrow.kind, arrow.optional, arrow.branch, choice)
            )
    return tuple(edges)


def _node(number: int, symbol: Symbol) -> FlowNode:
    return FlowNode(
        id=number,
        row=symbol.row,
        kind=symbol.kind,
        columns=symbol.columns,
        origin=symbol.origin,
        name=symbol.name,
        text=symbol.text,
        starts=symbol.starts,
        ends=symbol.ends,
        added=symbol.added,
        alternative=symbol.alternative,
    )


def _exit(draft: DraftExit, ids: dict[int, int]) -> Exit:
    return Exit(ids[id(draft.source)], ids[id(draft.end)], draft.target, draft.label, draft.branch)
