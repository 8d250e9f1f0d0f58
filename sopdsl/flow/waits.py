"""Who waits for whom: `Menunggu`, and the row after a `Serentak` block."""

from __future__ import annotations

from collections.abc import Iterator

from sopdsl.flow.graph import Edge, EdgeKind
from sopdsl.flow.names import Names
from sopdsl.flow.rows import following
from sopdsl.flow.symbols import DraftRow, Symbol
from sopdsl.model import Name

Found = tuple[dict[int, tuple[int, ...]], tuple[Name, ...], tuple[Name, ...]]


def find_waits(rows: list[DraftRow], names: Names, edges: tuple[Edge, ...], ids: dict[int, int]) -> Found:
    """For each waiting node the nodes whose arrows it waits for; the awaited names that nothing carries; and those
    whose arrow does not come."""
    into: dict[int, set[int]] = {}
    for edge in edges:
        if edge.kind is EdgeKind.WAY:
            into.setdefault(edge.target, set()).add(edge.source)
    waits: dict[int, set[int]] = {}
    unknown, without_arrow = [], []
    for waiting, name in _awaited(rows):
        carrier = names.find(name.text)
        if carrier is None:
            unknown.append(name)
        elif not _wait(waits, into, _numbers(waiting, ids), _numbers(carrier.symbols, ids)):
            without_arrow.append(name)
    for waiting, awaited in _after_blocks(rows):
        _wait(waits, into, _numbers(waiting, ids), _numbers(awaited, ids))
    return {node: tuple(sorted(waits[node])) for node in sorted(waits)}, tuple(unknown), tuple(without_arrow)


def _wait(waits: dict[int, set[int]], into: dict[int, set[int]], waiting: set[int], awaited: set[int]) -> bool:
    """Let nodes wait for those of the awaited that have an arrow to them; False where none has."""
    found = False
    for node in waiting:
        sources = into.get(node, set()) & awaited
        if sources:
            waits.setdefault(node, set()).update(sources)
            found = True
    return found


def _awaited(rows: list[DraftRow]) -> Iterator[tuple[list[Symbol], Name]]:
    for row in rows:
        step = row.table_row.step
        for name in step.waits_for:
            yield row.entries, name
        for node in step.nodes:
            for name in node.waits_for:
                yield row.entries_of_node(node), name


def _after_blocks(rows: list[DraftRow]) -> Iterator[tuple[list[Symbol], list[Symbol]]]:
    table = tuple(row.table_row for row in rows)
    for index, row in enumerate(rows):
        if row.table_row.parallel is not None:
            for after in following(table, index):
                yield rows[after].entries, row.symbols


def _numbers(symbols: list[Symbol], ids: dict[int, int]) -> set[int]:
    return {ids[id(symbol)] for symbol in symbols}
