"""A form to print, sign and file: a table with words, boxes to tick and lines to write on. Both formats paint this."""

from __future__ import annotations

from enum import Enum

import attrs

from sopdsl.values import Value


class Kind(Enum):
    """What a line of a cell is: words, also in bold, behind a box or set small, or an empty line to write on."""

    WORDS = "words"
    TITLE = "title"
    BOX = "box"
    SMALL = "small"
    BLANK = "blank"


@attrs.frozen
class Line(Value):
    """A line of a cell."""

    words: str = ""
    kind: Kind = Kind.WORDS


Cell = tuple[Line, ...]


@attrs.frozen
class Column(Value):
    """A column: its title, and its share of the page's width."""

    title: str
    share: int


@attrs.frozen
class Table(Value):
    """A table, all rows with as many cells as there are columns; `heading` stands above it, and may be empty."""

    heading: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


@attrs.frozen
class Form(Value):
    """A form on the office's paper, lengthwise. `notes` say below the tables what the figures mean."""

    title: str
    period: str
    agency: tuple[str, ...]
    tables: tuple[Table, ...]
    notes: tuple[str, ...]


def words(*texts: str) -> Cell:
    """A cell of plain lines."""
    return tuple(Line(text) for text in texts if text)


def blanks(count: int) -> Cell:
    """A cell to write in."""
    return (Line(kind=Kind.BLANK),) * count


SIGNATURE = ("Tanggal penilaian", "Penilai", "Mengetahui")
"""What stands below a form, each with a line to fill in."""
