"""The numbered rows of a procedure: `Serentak` blocks and groups taken apart."""

from __future__ import annotations

from collections.abc import Iterable

from sopdsl.flow.graph import TableRow
from sopdsl.model import Group, Parallel, Procedure, Step


def table_rows(procedure: Procedure) -> tuple[TableRow, ...]:
    """The steps in order, numbered from 1, each with the headings before it and its `Serentak` block."""
    rows: list[TableRow] = []
    groups: list[Group] = []
    blocks = 0

    def add(parts: Iterable[Step | Group], parallel: int | None) -> None:
        for part in parts:
            if isinstance(part, Group):
                groups.append(part)
            else:
                rows.append(TableRow(len(rows) + 1, part, tuple(groups), parallel))
                groups.clear()

    for part in procedure.rows:
        if isinstance(part, Parallel):
            add(part.rows, blocks)
            blocks += 1
        else:
            add((part,), None)
    return tuple(rows)


def closing_groups(procedure: Procedure) -> tuple[Group, ...]:
    """The headings that stand before no step: those after the last one."""
    parts = [part for row in procedure.rows for part in (row.rows if isinstance(row, Parallel) else (row,))]
    last = max((index for index, part in enumerate(parts) if isinstance(part, Step)), default=-1)
    return tuple(part for part in parts[last + 1 :] if isinstance(part, Group))


def following(rows: tuple[TableRow, ...], row: int) -> range:
    """The rows (indices) that `lanjut` leads to: the next one, all of a `Serentak` block, or none after the last."""
    block = rows[row].parallel
    first = row + 1
    while first < len(rows) and block is not None and rows[first].parallel == block:
        first += 1
    return together(rows, first)


def together(rows: tuple[TableRow, ...], first: int) -> range:
    """The row `first` and, where it begins a `Serentak` block, the others of that block; none beyond the last row."""
    end = min(first + 1, len(rows))
    while end < len(rows) and rows[first].parallel is not None and rows[end].parallel == rows[first].parallel:
        end += 1
    return range(first, end)
