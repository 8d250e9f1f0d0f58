"""Tables for the terminal."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence

from sopdsl.cli.findings import is_read_by_eye
from sopdsl.reports.text import width

_GAP = 2
"""Blanks between two columns."""


def in_columns(rows: Sequence[Sequence[str]]) -> list[str]:
    """The rows as lines, each column as wide as its widest cell.

    On a terminal that is too narrow for this, long cells go on in lines of their own; elsewhere a row is a line.
    """
    lines = list(_whole(rows))
    room = shutil.get_terminal_size().columns
    return _wrapped(rows, room) if is_read_by_eye() and max(map(width, lines), default=0) > room else lines


def _whole(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    widest = [max(map(width, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (cell + " " * (room - width(cell)) for cell, room in zip(row, widest, strict=True))
        yield (" " * _GAP).join(cells).rstrip()


def _wrapped(rows: Sequence[Sequence[str]], room: int) -> list[str]:
    """The rows in columns of which the widest give way first."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    grid = Table.grid(*(["" for _ in rows[0]]), padding=(0, _GAP, 0, 0))
    for row in rows:
        grid.add_row(*(Text(cell, overflow="fold") for cell in row))
    console = Console(width=room)
    with console.capture() as capture:
        console.print(grid)
    return [line.rstrip() for line in capture.get().splitlines()]
