"""The sheets of a workbook (XLSX, ECMA-376 part 1, 18.3) as CSV text, so that both are read in one way."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError, TreeBuilder, XMLParser, fromstring
from zipfile import BadZipFile, ZipFile
from zlib import error as DamagedError

from sopdsl.importing.table.shapes import Mark, marks_in

SEPARATOR = ";"
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_SHEET = re.compile(r"xl/worksheets/sheet(\d+)\.xml")
_DRAWING = re.compile(r"drawings/(drawing\d+\.xml)$")
_REFERENCE = re.compile(r"([A-Z]{1,3})\d*")
_LARGEST_PART = 20_000_000
"""Bytes: a table to be read by people is far smaller."""
_DAMAGE = (BadZipFile, DamagedError, EOFError, OSError, ParseError, RuntimeError, LookupError, ValueError)
"""What a damaged or encrypted archive, or one that holds something else, brings about."""


class NoWorkbookError(ValueError):
    """A file holds no sheets that could be read."""


def sheets_of(data: bytes) -> list[str]:
    """Each sheet, its cells separated by `SEPARATOR`, with marks in empty ones for symbols. Raises NoWorkbookError."""
    try:
        with ZipFile(io.BytesIO(data)) as archive:
            shared = [_words(each) for each in _part(archive, "xl/sharedStrings.xml").iter(f"{_MAIN}si")]
            numbers = sorted(int(found[1]) for name in archive.namelist() if (found := _SHEET.fullmatch(name)))
            return [_sheet(archive, number, shared) for number in numbers]
    except _DAMAGE as error:
        raise NoWorkbookError from error


def _sheet(archive: ZipFile, number: int, shared: list[str]) -> str:
    related = _part(archive, f"xl/worksheets/_rels/sheet{number}.xml.rels")
    names = (found[1] for each in related if (found := _DRAWING.search(each.get("Target", ""))))
    marks = [mark for name in names for mark in marks_in(_part(archive, f"xl/drawings/{name}"))]
    return _text(_part(archive, f"xl/worksheets/sheet{number}.xml"), shared, marks)


def _part(archive: ZipFile, name: str) -> Element:
    """A part of the archive; an empty one where it is not there, as shared strings need not be."""
    if name not in archive.namelist():
        return Element("none")
    if archive.getinfo(name).file_size > _LARGEST_PART:
        raise NoWorkbookError(name)
    return fromstring(archive.read(name), XMLParser(target=_WithoutDoctype()))


class _WithoutDoctype(TreeBuilder):
    """Refuses a document type: no workbook has one, and its entities could grow without end."""

    def doctype(self, name: str, *_: object) -> None:
        raise NoWorkbookError(name)


def _text(sheet: Element, shared: list[str], marks: list[Mark]) -> str:
    written = io.StringIO()
    writer, last = csv.writer(written, delimiter=SEPARATOR, lineterminator="\n"), 0
    for row in sheet.iter(f"{_MAIN}row"):
        number = int(row.get("r", last + 1))
        symbols = {mark.column: mark.kind for mark in marks if mark.row == number - 1}
        cells = symbols | dict(_cells(row, shared))
        if number > last + 1:
            written.write("\n")
        last = number
        writer.writerow([cells.get(column, "") for column in range(max(cells, default=-1) + 1)])
    return written.getvalue()


def _cells(row: Element, shared: list[str]) -> Iterator[tuple[int, str]]:
    """The columns, from 0, and the words of the cells that have any."""
    column = -1
    for cell in row.iter(f"{_MAIN}c"):
        found = _REFERENCE.match(cell.get("r", ""))
        column = _column(found[1]) if found else column + 1
        said, inline = cell.findtext(f"{_MAIN}v", ""), cell.find(f"{_MAIN}is")
        if inline is not None:
            said = _words(inline)
        elif cell.get("t") == "s":
            said = shared[int(said)]
        if said:
            yield column, said


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _words(string: Element) -> str:
    """The words of a string, whose parts may look different; those that say how it is pronounced are left out."""
    parts = (string, *string.findall(f"{_MAIN}r"))
    return "".join(part.findtext(f"{_MAIN}t", "") for part in parts)
