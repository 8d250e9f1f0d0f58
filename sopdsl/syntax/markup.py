"""The signs in a line of text: `*miring*`, `**tebal**`, `\\*`, `{nama}`, and a backslash that keeps a line break."""

from __future__ import annotations

import re
from collections.abc import Sequence

import attrs

from sopdsl.model import Inline, LineBreak, Run, StepNumber
from sopdsl.source import Span
from sopdsl.syntax.stretch import Stretch

_NAME = r"[^\W\d_](?:[^\W_]|-)*"
_MARKS = re.compile(rf"\\\*|\*+|(?<!\$)\{{(?P<name>{_NAME})\}}|\n")
_WORD = re.compile(r"\S+")
_OPENS = re.compile(r"[^\W_]|[\"'(“”‘’«»]|\\\*")
_ITALIC, _BOLD = 1, 2


@attrs.define(eq=False)
class _Part:
    """Literal text, a step number (`name`), a line break, or a star that may turn out to be literal."""

    start: int
    end: int
    text: str = ""
    name: str | None = None
    breaks: bool = False
    toggles: int = 0


def read_marked(lines: Sequence[Stretch]) -> tuple[Inline, ...]:
    """The inline parts of lines that belong together, in which there are signs."""
    text, places = _joined(lines)
    return _runs(_parts(text), places)


def _joined(lines: Sequence[Stretch]) -> tuple[str, list[int]]:
    """The lines with single spaces and `\\n` for kept breaks; the place of each character in the source."""
    characters: list[str] = []
    places: list[int] = []
    for index, line in enumerate(lines):
        text = line.text
        breaks = text.endswith("\\") and index + 1 < len(lines)
        if breaks:
            text = text[:-1]
        for word in _WORD.finditer(text):
            if characters and characters[-1] != "\n":
                characters.append(" ")
                places.append(line.start + max(word.start() - 1, 0))
            characters += word.group()
            places += range(line.start + word.start(), line.start + word.end())
        if breaks:
            characters.append("\n")
            places.append(line.start + len(text))
    return "".join(characters), places


def _parts(text: str) -> list[_Part]:
    parts: list[_Part] = []
    opened: list[_Part] = []
    position = 0
    for mark in _MARKS.finditer(text):
        if mark.start() > position:
            parts.append(_Part(position, mark.start(), text[position : mark.start()]))
        position = mark.end()
        if mark.group("name"):
            parts.append(_Part(mark.start(), mark.end(), name=mark.group("name")))
        elif mark.group() == "\n":
            parts.append(_Part(mark.start(), mark.end(), breaks=True))
        elif mark.group() == "\\*":
            parts.append(_Part(mark.start(), mark.end(), "*"))
        else:
            _take_stars(text, mark.start(), mark.end(), parts, opened)
    if position < len(text):
        parts.append(_Part(position, len(text), text[position:]))
    for part in opened:
        part.text, part.toggles = "*" * part.toggles, 0
    return parts


def _take_stars(text: str, start: int, end: int, parts: list[_Part], opened: list[_Part]) -> None:
    """Decide what a row of stars does: closes what is open, opens, or is literal."""
    closes = start > 0 and not text[start - 1].isspace()
    opens = _OPENS.match(text, end) is not None
    while start < end:
        size = _closing_size(end - start, opened) if closes else 0
        if size:
            while opened[-1].toggles != size:
                part = opened.pop()
                part.text, part.toggles = "*" * part.toggles, 0
            opened.pop()
            parts.append(_Part(start, start + size, toggles=size))
        else:
            size = _opening_size(end - start, opened) if opens else 0
            if not size:
                parts.append(_Part(start, end, text[start:end]))
                return
            parts.append(_Part(start, start + size, toggles=size))
            opened.append(parts[-1])
            closes = False
        start += size


def _closing_size(stars: int, opened: list[_Part]) -> int:
    """The style that so many stars close: the innermost one for which they are enough, and exactly if they can."""
    sizes = [part.toggles for part in reversed(opened)]
    if stars in sizes and stars <= _BOLD:
        return stars
    return next((size for size in sizes if size <= stars), 0)


def _opening_size(stars: int, opened: list[_Part]) -> int:
    sizes = {part.toggles for part in opened}
    if stars >= _BOLD and _BOLD not in sizes:
        return _BOLD
    return _ITALIC if _ITALIC not in sizes else 0


def _runs(parts: list[_Part], places: list[int]) -> tuple[Inline, ...]:
    inlines: list[Inline] = []
    style = {_ITALIC: False, _BOLD: False}
    for part in parts:
        if part.toggles:
            style[part.toggles] = not style[part.toggles]
            continue
        italic, bold = style[_ITALIC], style[_BOLD]
        span = Span(places[part.start], places[part.end - 1] + 1)
        last = inlines[-1] if inlines else None
        if part.breaks:
            inlines.append(LineBreak(span))
        elif part.name is not None:
            inlines.append(StepNumber(part.name, italic, bold, span))
        elif isinstance(last, Run) and (last.italic, last.bold) == (italic, bold):
            inlines[-1] = Run(last.text + part.text, italic, bold, Span(last.span.start, span.end))
        else:
            inlines.append(Run(part.text, italic, bold, span))
    return tuple(inlines)
