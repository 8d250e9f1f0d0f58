"""A letter as plain text, one line a paragraph, to the lines of a page.

`= words` stands in the middle, `> words` at the right (the signature), `Menimbang: words` is a label with its text, and
`a. words` or `1. words` an item. An indented line goes on with the one above it; an empty line leaves room.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import attrs

from ..typesetting.text import Line, plain_text, wrap
from .leaves import Leaves
from .tables import Column, Grid
from .templates import DATA

_LABEL = re.compile(r"([^\W\d_][\w ]{0,12}):(?:\s+(.*)|$)")
_ITEM = re.compile(r"(\d{1,2}|[a-z])\.\s+(.*)")
_CLAUSE = (Column("", 0.22), Column("", 0.025), Column("", 0.755))
"""A label, its colon, and the text beside it."""
_MARK_WIDTH = 18.0
_SIGNATURE = 0.5
"""Where the signature begins, as a part of the page's width."""
_EMPTY = 0.7
"""Height of an empty line, in lines."""


@attrs.frozen
class Paragraph:
    """A paragraph: its kind (`=`, `>`, `:`, `.` or "" for plain), its label or mark, and its words; empty: room."""

    kind: str
    words: str
    mark: str = ""


def paragraphs_of(text: str) -> list[Paragraph]:
    """Read a letter."""
    joined: list[str] = []
    for line in text.split("\n"):
        if line[:1].isspace() and line.strip() and joined and joined[-1]:
            joined[-1] += " " + line.strip()
        else:
            joined.append(line.strip())
    return [_paragraph(line) for line in "\n".join(joined).strip("\n").split("\n")]


def _paragraph(text: str) -> Paragraph:
    if text[:2] in ("= ", "> "):
        return Paragraph(text[0], text[2:].replace(DATA, ""))
    if text == ">":
        return Paragraph("", "")
    for kind, pattern in ((":", _LABEL), (".", _ITEM)):
        if found := pattern.fullmatch(text):
            return Paragraph(kind, (found[2] or "").replace(DATA, ""), found[1])
    return Paragraph("", text.replace(DATA, ""))


def set_letter(leaves: Leaves, text: str) -> None:
    """Set a letter on the pages of a part; its signature is never divided. The first line names the part."""
    lines = paragraphs_of(text)
    signed = [place for place, line in enumerate(lines) if line.kind == ">"]
    start, end = (signed[0], signed[-1] + 1) if signed else (len(lines), len(lines))
    _set_block(leaves, lines[:start])
    if _height(leaves, lines[start:end]) > leaves.room:
        leaves.turn()
    _set_block(leaves, lines[start:])
    leaves.name_part()


def _height(leaves: Leaves, signature: Sequence[Paragraph]) -> float:
    width = leaves.style.body_width * (1 - _SIGNATURE)
    rows = (len(wrap(plain_text(line.words), width, leaves.font, {})) or _EMPTY for line in signature)
    return sum(rows) * leaves.font.leading


def _set_block(leaves: Leaves, lines: Sequence[Paragraph]) -> None:
    """Set lines; the items below a label stand beside it."""
    place = 0
    while place < len(lines):
        end = place + 1
        if lines[place].kind == ":":
            while end < len(lines) and lines[end].kind == ".":
                end += 1
            _set_clause(leaves, lines[place], lines[place + 1 : end])
        else:
            _set_line(leaves, lines[place])
        place = end


def _set_clause(leaves: Leaves, label: Paragraph, items: Sequence[Paragraph]) -> None:
    grid = Grid(leaves, _CLAUSE, leaves.font)
    name, colon, room = grid.room
    words = wrap(plain_text(label.words), room, leaves.font, {})
    words += [line for item in items for line in _item(leaves, item, room)]
    grid.add(
        [wrap(plain_text(label.mark), name, leaves.font, {}), wrap(plain_text(":"), colon, leaves.font, {}), words]
    )
    grid.finish()


def _set_line(leaves: Leaves, line: Paragraph) -> None:
    left, width, font = leaves.style.margins.left, leaves.style.body_width, leaves.font
    if line.kind == ".":
        leaves.lines(_item(leaves, line, width), font)
    elif not line.words:
        leaves.skip(font.leading * _EMPTY)
    elif line.kind == "=":
        bold = attrs.evolve(font, bold=True)
        leaves.lines(wrap(plain_text(line.words), width, bold, {}), bold, centred=True)
    else:
        shift = width * _SIGNATURE if line.kind == ">" else 0.0
        leaves.lines(wrap(plain_text(line.words), width - shift, font, {}), font, left + shift)


def _item(leaves: Leaves, item: Paragraph, room: float) -> list[Line]:
    """The lines of an item, hanging behind its mark."""
    lines = wrap(plain_text(item.words), room - _MARK_WIDTH, leaves.font, {}) or [Line((), 0.0)]
    mark = wrap(plain_text(f"{item.mark}."), _MARK_WIDTH, leaves.font, {})[0].pieces
    hanging = []
    for place, line in enumerate(lines):
        pieces = tuple(attrs.evolve(piece, x=piece.x + _MARK_WIDTH) for piece in line.pieces)
        hanging.append(attrs.evolve(line, pieces=pieces if place else (*mark, *pieces), width=line.width + _MARK_WIDTH))
    return hanging
