"""Texts as the language writes them: markup, lists, and lines that are wrapped where nothing changes its meaning."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from sopdsl.model import Inline, Item, LineBreak, Run, StepNumber, Text
from sopdsl.syntax.language import language
from sopdsl.syntax.lines import ITEM
from sopdsl.syntax.spelling import guess_keyword

WIDTH = 100
"""Lines are wrapped at this column, except where a single word is longer or a break would change the meaning."""

STEP = 2
"""Spaces a level."""

_LOOK_AHEAD = 30
"""Words that can stand on a line: as far as a keyword's colon may be."""

_STYLE = {(False, False): "", (True, False): "*", (False, True): "**", (True, True): "***"}
_OPENING_STAR = re.compile(r"\*(?=\**(?:[^\W_]|[\"'(“”‘’«»]))")
_STAR = re.compile(r"\*")


def field_lines(keyword: str, text: Text, depth: int, deeper: int = STEP) -> list[str]:
    """`Kata kunci: teks` with its items. `depth` is the keyword's column; further lines stand `deeper` than it."""
    lines = _wrapped(text.lead, " " * depth + keyword + ":", depth + deeper)
    return lines + item_lines(text.items, depth + deeper)


def item_lines(items: Sequence[Item], depth: int) -> list[str]:
    """List items, each with the items below it."""
    lines: list[str] = []
    for item in items:
        lines += _wrapped(item.content, " " * depth + "-", depth + STEP)
        lines += item_lines(item.items, depth + STEP)
    return lines


def markup(content: Sequence[Inline]) -> str:
    """Inline parts without line breaks as they are written on one line."""
    parts = []
    for style, group in groupby(content, key=_style):
        members = list(group)
        last = members[-1] is content[-1]
        inside = "".join(_part(member, bool(style), last and member is members[-1]) for member in members)
        parts.append(f"{style}{inside}{style}")
    return "".join(parts)


def _style(part: Inline) -> str:
    return "" if isinstance(part, LineBreak) else _STYLE[part.italic, part.bold]


def _part(part: Inline, styled: bool, last: bool) -> str:
    match part:
        case Run(text):
            escaped = (_STAR if styled else _OPENING_STAR).sub(r"\*", text)
            return escaped if last or styled else re.sub(r"(?<!\\)(\*+)$", _each_escaped, escaped)
        case StepNumber(name):
            return f"{{{name}}}"
        case LineBreak():
            return ""


def _each_escaped(stars: re.Match[str]) -> str:
    return r"\*" * len(stars[1])


def _wrapped(content: Sequence[Inline], opening: str, depth: int) -> list[str]:
    """The lines of one lead or item: the first after `opening`, the others at column `depth`."""
    lines: list[str] = []
    for segment in _segments(content):
        room = WIDTH - (depth if lines else len(opening) + 1)
        for line in _filled(markup(segment).split(" "), room, WIDTH - depth):
            lines.append(" " * depth + line if lines else f"{opening} {line}".rstrip(" "))
        lines[-1] += "\\"
    lines[-1] = lines[-1][:-1]
    return lines


def _segments(content: Sequence[Inline]) -> Iterator[list[Inline]]:
    """What stands between the author's own line breaks."""
    segment: list[Inline] = []
    for part in content:
        if isinstance(part, LineBreak):
            yield segment
            segment = []
        else:
            segment.append(part)
    yield segment


def _filled(words: Sequence[str], first: int, rest: int) -> Iterator[str]:
    start, room = 0, first
    while start < len(words):
        end = _line_end(words, start, room)
        yield " ".join(words[start:end])
        start, room = end, rest


def _line_end(words: Sequence[str], start: int, room: int) -> int:
    """The last place within the room where the line may end, else the nearest one beyond it."""
    width, best = -1, None
    for end in range(start + 1, len(words)):
        width += len(words[end - 1]) + 1
        if width > room and best is not None:
            return best
        if _may_break(words, end):
            best = end
            if width > room:
                return end
    width += len(words[-1]) + 1
    return best if best is not None and width > room else len(words)


def _may_break(words: Sequence[str], at: int) -> bool:
    """Whether a line may begin with this word: not as an item, a comment or anything near a statement."""
    if words[at - 1].endswith("\\") or words[at] == "#":
        return False
    line = " ".join(words[at : at + _LOOK_AHEAD])
    if ITEM.match(line) or language().statement.match(line):
        return False
    return guess_keyword(line, 0, len(line), language()) is None
