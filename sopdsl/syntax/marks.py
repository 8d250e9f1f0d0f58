"""Keywords between the marks of Markdown, as people paste them: `**Waktu:** 10 menit`, `## Nomor: 1`."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from sopdsl.diagnostics import Diagnostic, Edit, Fix
from sopdsl.source import Span
from sopdsl.syntax.findings import finding
from sopdsl.syntax.language import Keyword, Language

_OPENING = re.compile(r"(?:#{2,6}[ \t]+)?(\*\*|__)?")


class Marked(NamedTuple):
    """A keyword, where it ends, and the marks around it or its line; the first of them stands before it."""

    keyword: Keyword
    end: int
    marks: tuple[Span, ...]


def marked_keyword(text: str, start: int, end: int, language: Language) -> Marked | None:
    """The keyword of the line from `start` to `end`, if it is one without the marks around it or around the line."""
    opening = _OPENING.match(text, start, end)
    if opening is None or opening.end() == start:
        return None
    first = opening.end()
    close = text.find(opening[1], first, end) if opening[1] else end
    if close < 0:
        return None
    after = close + len(opening[1] or "")
    found = language.statement(text[first:close] + " " * (after - close) + text[after:end], 0, end - first)
    if found is None:
        return None
    marks = (Span(start, first), *([Span(close, after)] if after > close else []))
    return Marked(found[0], first + found[1], marks)


def about_marks(found: Sequence[Marked], text: str) -> Diagnostic:
    """One finding on all such lines, at the first of them; its fix takes the marks away."""
    first = found[0]
    opening = first.marks[0]
    fix = Fix(tuple(Edit(mark, "") for each in found for mark in each.marks))
    mark = text[opening.start : opening.end].strip()
    return finding(
        "TKS002.marks", Span(opening.start, first.end), fix=fix, count=len(found), mark=mark, word=first.keyword.word
    )
