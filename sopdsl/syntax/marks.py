"""Keywords between the marks of Markdown, as people paste them: `**Waktu:** 10 menit`, `## Nomor: 1`."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from sopdsl.diagnostics import Diagnostic, Edit, Fix
from sopdsl.source import Span
from sopdsl.syntax.findings import finding
from sopdsl.syntax.language import Keyword, Language

_OPENING = re.compile(r"(?=\*\*|__|#{2,6}[ \t])(?:#{2,6}[ \t]+)?(\*\*|__)?")


class Marked(NamedTuple):
    """A keyword, where it ends, and the marks around it or its line; the first of them stands before it."""

    keyword: Keyword
    end: int
    marks: tuple[Span, ...]


def marked_keyword(text: str, start: int, end: int, language: Language) -> Marked | None:
    """The keyword with which the line from `start` to `end` begins behind a mark, and before the one that closes it."""
    opening = _OPENING.match(text, start, end)
    if opening is None:
        return None
    first = opening.end()
    marks, line = [Span(start, first)], text[first:end]
    if opening[1] and opening[1] in line:
        before, sign, after = line.partition(opening[1])
        marks.append(Span(first + len(before), first + len(before + sign)))
        line = before + " " * len(sign) + after
    found = language.statement(line, 0, len(line))
    return Marked(found[0], first + found[1], tuple(marks)) if found else None


def about_marks(found: Sequence[Marked], text: str) -> Diagnostic:
    """One finding on all such lines, at the first of them; its fix takes the marks away."""
    first = found[0]
    opening = first.marks[0]
    fix = Fix(tuple(Edit(mark, "") for each in found for mark in each.marks))
    mark = text[opening.start : opening.end].strip()
    return finding(
        "TKS002.marks", Span(opening.start, first.end), fix=fix, count=len(found), mark=mark, word=first.keyword.word
    )
