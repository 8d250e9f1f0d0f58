"""The heading of a table: which column is what. A title that names no part of the sheet is an executor's."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import zip_longest
from typing import NamedTuple

from sopdsl.importing.table.cells import Line
from sopdsl.importing.table.shapes import DECISION, PROCESS
from sopdsl.words import key

NUMBER, ACTIVITY, EXECUTOR = "no", "kegiatan", "pelaksana"
REQUIREMENTS, TIME, OUTPUT, REMARKS = "kelengkapan", "waktu", "output", "keterangan"
_TITLES = {
    NUMBER: r"no|nomor",
    ACTIVITY: r"(uraian |nama )?(kegiatan|prosedur|langkah|aktivitas)( kegiatan)?|uraian",
    REQUIREMENTS: r"(syarat|kelengkapan|persyaratan|perlengkapan|input)\b.*",
    TIME: r"(waktu|durasi)\b.*",
    OUTPUT: r"output|keluaran|hasil",
    REMARKS: r"keterangan|ket",
    EXECUTOR: r"pelaksana|aktor|pelaku",
}
_GROUPS = r"(pelaksana|aktor|pelaku|mutu baku|baku mutu)\b.*"
"""Titles over several columns, where a second line of titles follows."""


SYMBOLS = (PROCESS, DECISION)


class Table(NamedTuple):
    """A table: what stands before it, the column of each field, the executors by column, and the lines below.

    `fields` has EXECUTOR where one column holds their names; else each executor has a column that is marked.
    """

    before: Sequence[Line]
    fields: dict[str, int]
    executors: dict[int, str]
    body: Sequence[Line]

    @property
    def width(self) -> int:
        """How many columns are known."""
        return len(self.fields) + len(self.executors)


def find_table(lines: Sequence[Line]) -> Table | None:
    """The table below the first line that has the title of a column of kegiatan; None where there is none."""
    for place, line in enumerate(lines):
        if any(_field(cell) == ACTIVITY for cell in line.cells):
            before = [each for each in lines[:place] if any(cell not in ("", *SYMBOLS) for cell in each.cells)]
            return _below(line.cells, before, lines[place + 1 :])
    return None


def _below(titles: tuple[str, ...], before: Sequence[Line], body: Sequence[Line]) -> Table:
    if body and _are_titles(body[0].cells, titles):
        titles, body = _joined(titles, body[0].cells), body[1:]
    if body and _numbers_columns(body[0].cells):
        body = body[1:]
    titles = tuple("" if title in SYMBOLS else title for title in titles)
    named = [(column, _field(cell)) for column, cell in enumerate(titles)]
    fields = {name: column for column, name in reversed(named) if name is not None}
    titled = {column: titles[column] for column, name in named if name is None and titles[column]}
    executors = {} if EXECUTOR in fields else titled
    clean = (_without_strays(line, executors) for line in body)
    return Table(before, fields, executors, [line for line in clean if any(line.cells)])


def _without_strays(line: Line, executors: Collection[int]) -> Line:
    """A line without symbols in cells that are no executor's."""
    return Line(
        tuple("" if cell in SYMBOLS and column not in executors else cell for column, cell in enumerate(line.cells)),
        line.span,
    )


def _are_titles(cells: Sequence[str], above: Sequence[str]) -> bool:
    """Whether a line goes on with the titles above it: some go over several columns, and no kegiatan is named."""
    activity = next(column for column, cell in enumerate(above) if _field(cell) == ACTIVITY)
    grouped = any(re.fullmatch(_GROUPS, key(cell)) for cell in above)
    return grouped and (activity >= len(cells) or not cells[activity])


def _field(title: str) -> str | None:
    words = key(title).strip(" .:")
    return next((name for name, pattern in _TITLES.items() if re.fullmatch(pattern, words)), None)


def _joined(above: Sequence[str], below: Sequence[str]) -> tuple[str, ...]:
    """The titles of two lines; those over several columns give way."""
    pairs = zip_longest(above, below, fillvalue="")
    return tuple(low or ("" if re.fullmatch(_GROUPS, key(high)) else high) for high, low in pairs)


def _numbers_columns(cells: Sequence[str]) -> bool:
    """Whether a line only counts the columns: 1, 2, 3 …"""
    said = [cell for cell in cells if cell]
    return len(said) > 2 and said == [str(number) for number in range(1, len(said) + 1)]
