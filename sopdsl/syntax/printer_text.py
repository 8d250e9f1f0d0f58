"""Texts as the language writes them: markup, lists, and lines that are wrapped where nothing changes its meaning."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from sopdsl.model import Inline, Item, LineBreak, Run, StepNumber, Text
from sopdsl.syntax.language import language
from sopdsl.syntax.spelling import guess_keyword
from sopdsl.syntax.statements import item_mark

WIDTH = 100
"""Lines are wrapped at this column, except where a single word is longer or a break would change the meaning."""

STEP = 2
"""Spaces a level."""

_LOOK_AHEAD = 30
"""Words that can stand on a line: as far as a keyword's colon may be."""

_OPENING_STAR = re.compile(r"\*(?=\**(?:[^\W_]|[\"'(“”‘’«»]))|(?<=\\)\*")
_STAR = re.compile(r"\*")
_FIRST_STARS = re.compile(r"^\*+")
_LAST_STARS = re.compile(r"(?<!\\)\*+$")


def field_lines(keyword: str, text: Text, depth: int, deeper: int = STEP) -> list[str]:
    """`Kata kunci: teks` with its items. `depth` is the keyword's column; further lines stand `deeper` than it."""
    lines = wrapped(text.lead, " " * depth + keyword + ":", depth + deeper)
    return lines + item_lines(text.items, depth + deeper)


def item_lines(items: Sequence[Item], depth: int) -> list[str]:
    """List items, each with the items below it."""
    lines: list[str] = []
    for item in items:
        lines += wrapped(item.content, " " * depth + "-", depth + STEP)
        lines += item_lines(item.items, depth + STEP)
    return lines


def markup(content: Sequence[Inline]) -> str:
    """Inline parts as they are written, `\\n` for a line break. A style that goes on is not closed between."""
    written: list[str] = []
    opened: list[str] = []
    for index, part in enumerate(content):
        following = content[index + 1 :]
        wanted = _styles(next((each for each in (part, *following) if not isinstance(each, LineBreak)), part))
        while not set(opened) <= set(wanted):
            written.append(opened.pop())
        if not isinstance(part, LineBreak):
            new = [style for style in wanted if style not in opened]
            opened += new
            written += new
        written.append(_part(part, bool(opened), index == 0, not following))
    return "".join(written + opened[::-1])


def _styles(part: Inline) -> list[str]:
    """The marks of its styles, in the order in which three stars are read."""
    if isinstance(part, LineBreak):
        return []
    return [mark for mark, used in (("**", part.bold), ("*", part.italic)) if used]


def _part(part: Inline, styled: bool, first: bool, last: bool) -> str:
    match part:
        case Run(text) if "*" not in text:
            return text
        case Run(text):
            escaped = (_STAR if styled else _OPENING_STAR).sub(r"\*", text)
            if not styled and not first:
                escaped = _FIRST_STARS.sub(_each_escaped, escaped)
            return escaped if styled or last else _LAST_STARS.sub(_each_escaped, escaped)
        case StepNumber(name):
            return f"{{{name}}}"
        case LineBreak():
            return "\n"


def _each_escaped(stars: re.Match[str]) -> str:
    return r"\*" * len(stars[0])


def wrapped(content: Sequence[Inline], opening: str, depth: int) -> list[str]:
    """The lines of one lead or item: the first after `opening`, the others at column `depth`."""
    lines: list[str] = []
    for kept in markup(content).split("\n"):
        room = WIDTH - (depth if lines else len(opening) + 1)
        for line in _filled(kept, room, WIDTH - depth):
            lines.append(" " * depth + line if lines else f"{opening} {line}".rstrip(" "))
        lines[-1] += "\\"
    lines[-1] = lines[-1][:-1]
    return lines


def _filled(text: str, first: int, rest: int) -> Iterator[str]:
    """The lines of a text; `first` and `rest` are the room on the first one and on the others."""
    if len(text) <= first:
        yield text
        return
    words, start, room = text.split(" "), 0, first
    while start < len(words):
        end = _line_end(words, start, room)
        yield " ".join(words[start:end])
        start, room = end, rest


def _line_end(words: Sequence[str], start: int, room: int) -> int:
    """The last place within the room where the line may end, else the nearest one beyond it."""
    full, width = start, -1
    while full < len(words) and width + len(words[full]) + 1 <= room:
        width += len(words[full]) + 1
        full += 1
    if full == len(words):
        return full
    candidates = chain(range(full, start, -1), range(full + 1, len(words)))
    return next((end for end in candidates if _may_break(words, end)), len(words))


def _may_break(words: Sequence[str], at: int) -> bool:
    """Whether a line may begin with this word."""
    return not words[at - 1].endswith("\\") and reads_as_text(" ".join(words[at : at + _LOOK_AHEAD]))


def reads_as_text(line: str) -> bool:
    """Whether a line of a text looks like nothing else: no item, no comment, nothing near a statement."""
    if line.partition(" ")[0] == "#" or item_mark(line) or language().statement(line, 0, len(line)):
        return False
    return guess_keyword(line, 0, len(line), language()) is None
