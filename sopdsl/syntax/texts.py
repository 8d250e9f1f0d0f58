"""Texts: the lines of a field become a lead-in and items, and their words become runs, breaks and step numbers."""

from typing import NamedTuple

from sopdsl.diagnostics import Diagnostic
from sopdsl.model import Item, Text, Words
from sopdsl.source import Span
from sopdsl.syntax.findings import finding
from sopdsl.syntax.indentation import tab_step, width
from sopdsl.syntax.inlines import read_inlines
from sopdsl.syntax.lexer import GOES_ON
from sopdsl.syntax.statements import item_mark


class Piece(NamedTuple):
    """A stretch of text on one line, without spaces at its ends, and its place in the source."""

    text: str
    start: int
    indent: int = 0

    @property
    def end(self) -> int:
        return self.start + len(self.text)


class Entry:
    """An item as it is read: its lines, the first without its mark, how deep it stands, and the items below it."""

    def __init__(self, indent: int, first: Piece) -> None:
        self.indent = indent
        self.pieces = [first]
        self.below: list[Entry] = []


def pieces_of(value: str, start: int) -> list[Piece]:
    """The lines of a value that hold something; the first one stands behind its keyword (depth 0)."""
    if GOES_ON not in value:
        text = value.strip()
        return [Piece(text, start + len(value) - len(value.lstrip()))] if text else []
    step = tab_step(value.replace(GOES_ON, "\n"))
    pieces = []
    for index, raw in enumerate(value.split(GOES_ON)):
        body = len(raw) - len(raw.lstrip(" \t"))
        text = raw.strip()
        if text:
            pieces.append(Piece(text, start + body, width(raw[:body], step) if index else 0))
        start += len(raw) + 1
    return pieces


def read_text(value: str, start: int, problems: list[Diagnostic], divide: bool = False) -> Text:
    """The text of a field from its value, which begins at `start` of the source.

    `divide`: a value on one line is divided into items at each `;`.
    """
    pieces = pieces_of(value, start)
    span = Span(pieces[0].start, pieces[-1].end) if pieces else Span(start, start)
    if GOES_ON not in value and not (divide and ";" in value):
        return Text(read_inlines(pieces), (), span)
    lead, entries = read_entries(value, pieces, problems, divide)
    return Text(read_inlines(lead), tuple(_finished(entry) for entry in entries), span)


def read_entries(
    value: str, pieces: list[Piece], problems: list[Diagnostic], divide: bool = False
) -> tuple[list[Piece], list[Entry]]:
    """Divide the lines of a value into those of the lead-in and those of the items."""
    if divide and GOES_ON not in value.rstrip() and ";" in value:
        parts = divided(pieces[0])
        if len(parts) > 1:
            return [], [Entry(0, part) for part in parts]
    return _sort(pieces, first_is_lead=not value.startswith(GOES_ON), problems=problems)


def divided(piece: Piece) -> list[Piece]:
    """The parts of a line between semicolons that hold something."""
    parts = []
    start = piece.start
    for raw in piece.text.split(";"):
        if raw.strip():
            parts.append(Piece(raw.strip(), start + len(raw) - len(raw.lstrip())))
        start += len(raw) + 1
    return parts


def _sort(pieces: list[Piece], first_is_lead: bool, problems: list[Diagnostic]) -> tuple[list[Piece], list[Entry]]:
    """Divide lines into those of the lead-in and those of the items."""
    lead: list[Piece] = []
    entries: list[Entry] = []
    current: Entry | None = None
    forced = first_is_lead
    reported = False
    for piece in pieces:
        mark = 0 if forced else item_mark(piece.text)
        forced = piece.text.endswith("\\")
        if mark:
            current = _add_entry(entries, piece, mark, problems)
        elif current is None:
            lead.append(piece)
        else:
            ends = piece.indent <= current.indent and not current.pieces[-1].text.endswith("\\")
            if ends and not reported:
                reported = True
                problems.append(finding("TKS001.no_item", Span(piece.start, piece.end)))
            current.pieces.append(piece)
    return lead, entries


def _add_entry(entries: list[Entry], piece: Piece, mark: int, problems: list[Diagnostic]) -> Entry:
    entry = Entry(piece.indent, Piece(piece.text[mark:], piece.start + mark))
    if not entries or piece.indent <= entries[-1].indent:
        entries.append(entry)
        return entry
    below = entries[-1].below
    if below and piece.indent > below[-1].indent and piece.indent > below[0].indent:
        problems.append(finding("TKS001.too_nested", Span(piece.start, piece.end)))
    below.append(entry)
    return entry


def _finished(entry: Entry) -> Item:
    below = tuple(map(_finished, entry.below))
    end = below[-1].span.end if below else entry.pieces[-1].end
    return Item(read_inlines(entry.pieces), below, Span(entry.pieces[0].start, end))


def words_of(pieces: list[Piece], start: int) -> Words:
    """Lines as one short value, exactly as written but for single spaces."""
    if not pieces:
        return Words("", Span(start, start))
    text = " ".join(" ".join(piece.text.split()) for piece in pieces)
    return Words(text, Span(pieces[0].start, pieces[-1].end))


def simple_text(text: str, start: int) -> Text:
    """A text on one line without items: a label, a title."""
    stripped = text.strip()
    if not stripped:
        return Text((), (), Span(start, start))
    piece = Piece(stripped, start + len(text) - len(text.lstrip()))
    return Text(read_inlines([piece]), (), Span(piece.start, piece.end))
