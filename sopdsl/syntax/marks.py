"""Keywords between the marks of Markdown, as people paste them: `**Waktu:** 10 menit`, `## Nomor: 1`."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from sopdsl.diagnostics import Diagnostic, Edit, Fix
from sopdsl.source import Span
from sopdsl.syntax.findings import finding
from sopdsl.syntax.language import Keyword, Language

_OPENING = re.compile(r"(?=\*\*|__|#{2,6}[ \t])(?:#{2,6}[ \t]+)?(\*\*|__)?")

_COMMENT = re.compile(r"#\s+")
_TITLE = ("SOP", "NAMA_SOP")


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


def title_comment(text: str, comments: Iterable[Span], language: Language) -> Diagnostic | None:
    """A title behind the sign of a heading, `# SOP: …`, which begins a comment here; its fix makes it the title."""
    for comment in comments:
        sign = _COMMENT.match(text, comment.start, comment.end)
        start = sign.end() if sign else comment.end
        marked = marked_keyword(text, start, comment.end, language)
        found = (marked.keyword, marked.end) if marked else language.statement(text, start, comment.end)
        if found and found[0].terminal in _TITLE:
            signs = (Span(comment.start, start), *(marked.marks if marked else ()))
            fix = Fix(tuple(Edit(each, "") for each in signs))
            return finding("TKS002.title_comment", Span(comment.start, found[1]), fix=fix, word=found[0].word)
    return None
