"""Tables for the terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sopdsl.reports.text import width


def in_columns(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """The rows as lines, each column as wide as its widest cell."""
    widest = [max(map(width, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        yield "  ".join(cell + " " * (room - width(cell)) for cell, room in zip(row, widest, strict=True)).rstrip()
