"""The bytes of a workbook or a CSV file to cells, which semicolons, commas or tabs separate in a CSV."""

from __future__ import annotations

import csv
import io
from typing import NamedTuple

from sopdsl.diagnostics import Message, message
from sopdsl.importing.table.workbook import SEPARATOR, NoWorkbookError, sheets_of
from sopdsl.source import Source, Span, decoded

_SEPARATORS = ";,\t"
_ARCHIVE = b"PK"


class Line(NamedTuple):
    """A row of cells, without the space around them, and where it stands in the file."""

    cells: tuple[str, ...]
    span: Span


class Reading(NamedTuple):
    """One way to read a file: a sheet of it, its cells separated by one sign. `source` is the sheet as CSV text."""

    source: Source
    lines: list[Line]


class Unreadable(NamedTuple):
    """Why a file holds no cells."""

    message: Message
    hint: Message


def read_cells(path_name: str, data: bytes) -> list[Reading] | Unreadable:
    """All ways to read a file; none for a workbook without sheets."""
    try:
        if data.startswith(_ARCHIVE):
            sheets = [Source(path_name, decoded(text.encode())) for text in sheets_of(data)]
            return [Reading(sheet, _lines(sheet.text, SEPARATOR)) for sheet in sheets]
        source = Source(path_name, _text(data))
        return [Reading(source, _lines(source.text, separator)) for separator in _SEPARATORS]
    except NoWorkbookError:
        return Unreadable(message("IMP001.tabel-xlsx"), message("IMP001.tabel-xlsx-saran"))
    except csv.Error:
        return Unreadable(message("IMP001.tabel-csv"), message("IMP001.tabel-kepala-saran"))


def _text(data: bytes) -> str:
    """Older spreadsheets save in the code page of Windows."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return decoded(data.decode("cp1252", errors="replace").encode())
    return decoded(data)


def _lines(text: str, separator: str) -> list[Line]:
    starts = [0]
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    lines, before = [], 0
    for cells in reader:
        stripped = tuple(cell.strip() for cell in cells)
        if any(stripped):
            lines.append(Line(stripped, Span(starts[before], max(starts[reader.line_num] - 1, starts[before]))))
        before = reader.line_num
    return lines
