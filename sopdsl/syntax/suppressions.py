"""`# abaikan: aturan -- alasan`: what excuses findings, and of which stretch of the text."""

from __future__ import annotations

import re
from bisect import bisect_left

from sopdsl.model import Suppression, Words
from sopdsl.source import Span
from sopdsl.syntax.statements import Lines, Statement, Stray

_COMMENT = r"(?i)#\s+abaikan(?P<file>-berkas)?\s*:\s*(?P<rules>.*)"
_REASON = r"\s(?:--+|[–—])(?:\s|$)"
_RULE = r"[^\s,;]+"
_HOLDING_ROWS = ("PROSEDUR", "KELOMPOK", "SERENTAK")


def read_suppressions(text: str, lines: Lines) -> tuple[Suppression, ...]:
    """The suppressions among the comments, in order."""
    starts = [part.start for part in lines.parts]
    found = []
    for comment in lines.comments:
        match = re.compile(_COMMENT).fullmatch(text, comment.start, comment.end)
        if match:
            covers = Span(0, len(text)) if match["file"] else _next_stretch(text, comment, lines.parts, starts)
            found.append(_suppression(match, covers, comment))
    return tuple(found)


def _suppression(match: re.Match[str], covers: Span, comment: Span) -> Suppression:
    rules, start = match["rules"], match.start("rules")
    divider = re.search(_REASON, rules)
    names = re.finditer(_RULE, rules[: divider.start()] if divider else rules)
    words = tuple(Words(each.group(), Span(start + each.start(), start + each.end())) for each in names)
    return Suppression(words, rules[divider.end() :].strip() if divider else "", covers, comment)


def _next_stretch(text: str, comment: Span, parts: list[Statement | Stray], starts: list[int]) -> Span:
    """The statement that begins after the comment, with its fields; inside a text, only the next line of that text."""
    index = bisect_left(starts, comment.end)
    if index > 0 and parts[index - 1].end > comment.end:
        return _next_line(text, comment.end, parts[index - 1].end)
    if index == len(parts):
        return Span(comment.end, comment.end)
    return Span(parts[index].start, parts[_last_of(parts, index)].end)


def _last_of(parts: list[Statement | Stray], index: int) -> int:
    """The last of what stands deeper below a part. What holds rows stands for itself: each row has its own reasons."""
    opener = parts[index]
    if isinstance(opener, Statement) and opener.keyword.terminal in _HOLDING_ROWS:
        return index
    following = range(index + 1, len(parts))
    return next((after for after in following if parts[after].indent <= opener.indent), len(parts)) - 1


def _next_line(text: str, position: int, limit: int) -> Span:
    for line in re.finditer(r"\S[^\n]*", text[position:limit]):
        if not re.match(r"#(?:\s|$)", line.group()):
            return Span(position + line.start(), position + line.end())
    return Span(position, position)
