"""A letter as plain text, one line a paragraph, to the lines of a page.

`= words` stands in the middle, `> words` at the right (the signature), `Menimbang: words` is a label with its text, and
`a. words` or `1. words` an item. An indented line goes on with the one above it; an empty line leaves room.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

import attrs

from ..sheet.layout.text import plain_text, wrap
from .leaves import Leaves
from .templates import DATA

_LABEL = re.compile(r"([^\W\d_][\w ]{0,12}):(?:\s+(.*)|$)")
_ITEM = re.compile(r"(\d{1,2}|[a-z])\.\s+(.*)")
_LABEL_WIDTH = 100.0
_COLON_WIDTH = 10.0
_MARK_WIDTH = 18.0
_SIGNATURE = 0.5
"""Where the signature begins, as a part of the page's width."""
_EMPTY = 0.7
"""Height of an empty line, in lines."""


@attrs.frozen
class Line:
    """A paragraph: its kind (`=`, `>`, `:`, `.` or "" for plain), its label or mark, and its words; empty: room."""

    kind: str
    words: str
    mark: str = ""


def lines_of(text: str) -> list[Line]:
    """Read a letter."""
    joined: list[str] = []
    for line in text.split("\n"):
        if line[:1].isspace() and line.strip() and joined and joined[-1]:
            joined[-1] += " " + line.strip()
        else:
            joined.append(line.strip())
    return [_line(line) for line in "\n".join(joined).strip("\n").split("\n")]


def _line(text: str) -> Line:
    if text[:2] in ("= ", "> "):
        return Line(text[0], text[2:].replace(DATA, ""))
    if text == ">":
        return Line("", "")
    for kind, pattern in ((":", _LABEL), (".", _ITEM)):
        if found := pattern.fullmatch(text):
            return Line(kind, (found[2] or "").replace(DATA, ""), found[1])
    return Line("", text.replace(DATA, ""))


def set_letter(leaves: Leaves, text: str) -> None:
    """Set a letter on the pages of a part; its signature is never divided. The first line names the part."""
    lines = lines_of(text)
    labelled = False
    for is_signature, group in groupby(_with_signature(lines), key=lambda entry: entry[1]):
        block = [line for line, _ in group]
        if is_signature and _height(leaves, block) > leaves.room:
            leaves.turn()
        for line in block:
            labelled = line.kind == ":" or (labelled and line.kind == ".")
            _set(leaves, line, labelled)
    leaves.name_part()


def _with_signature(lines: list[Line]) -> Iterator[tuple[Line, bool]]:
    """The lines, each with whether it belongs to the signature: room between its lines does."""
    places = [place for place, line in enumerate(lines) if line.kind == ">"]
    for place, line in enumerate(lines):
        yield line, bool(places) and places[0] <= place <= places[-1]


def _height(leaves: Leaves, block: list[Line]) -> float:
    width = leaves.style.body_width * (1 - _SIGNATURE)
    rows = (len(wrap(plain_text(line.words), width, leaves.font, {})) or _EMPTY for line in block)
    return sum(rows) * leaves.font.leading


def _set(leaves: Leaves, line: Line, labelled: bool) -> None:
    left, width, font = leaves.style.margins.left, leaves.style.body_width, leaves.font
    if not line.words and not line.mark:
        leaves.skip(font.leading * _EMPTY)
        return
    if line.kind == "=":
        bold = attrs.evolve(font, bold=True)
        leaves.lines(wrap(plain_text(line.words), width, bold, {}), bold, centred=True)
        return
    if line.kind == ">":
        left, width = left + width * _SIGNATURE, width * (1 - _SIGNATURE)
    elif labelled:
        left, width = left + _LABEL_WIDTH + _COLON_WIDTH, width - _LABEL_WIDTH - _COLON_WIDTH
    if line.kind == ":":
        leaves.aside(line.mark, leaves.style.margins.left)
        leaves.aside(":", leaves.style.margins.left + _LABEL_WIDTH)
        if not line.words:
            return
    if line.kind == ".":
        leaves.aside(line.mark + ".", left)
        left, width = left + _MARK_WIDTH, width - _MARK_WIDTH
    leaves.lines(wrap(plain_text(line.words), width, font, {}), font, left, width)
