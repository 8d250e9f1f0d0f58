"""A document's text as the preview shows it: numbered lines, with what is found in each below it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import attrs

from sopdsl.diagnostics import Diagnostic
from sopdsl.messages import text_of
from sopdsl.reports.text import LABELS, visible
from sopdsl.source import Source


@attrs.frozen
class Said:
    """A finding in the reader's language.

    `weight` is its severity's name (`error` …); `others` are lines, each with what it explains.
    """

    line: int
    weight: str
    label: str
    rule: str
    text: str
    remedy: str
    others: tuple[tuple[int, str], ...]


@attrs.frozen
class Line:
    """A line of the text in pieces, those that a finding is about marked; and the findings that begin in it."""

    number: int
    pieces: tuple[tuple[str, bool], ...]
    findings: tuple[Said, ...]


def said(source: Source, finding: Diagnostic, language: str) -> Said:
    """What a finding says."""
    return Said(
        line=source.line_column(finding.span.start)[0],
        weight=finding.severity.value,
        label=text_of(LABELS[finding.severity], language),
        rule=finding.name,
        text=visible(text_of(finding.message, language)),
        remedy=visible(text_of(finding.hint, language)) if finding.hint else "",
        others=tuple(
            (source.line_column(other.span.start)[0], visible(text_of(other.message, language)))
            for other in finding.related
        ),
    )


def lines(source: Source, findings: Sequence[Diagnostic], language: str) -> list[Line]:
    """All lines of a text with what is found in them."""
    below: dict[int, list[Said]] = {}
    marked: dict[int, list[tuple[int, int]]] = {}
    for finding in findings:
        number, column = source.line_column(finding.span.start)
        below.setdefault(number, []).append(said(source, finding, language))
        length = finding.span.end - finding.span.start
        marked.setdefault(number, []).append((column - 1, column - 1 + length))
    return [
        Line(number, tuple(_pieces(text, marked.get(number, ()))), tuple(below.get(number, ())))
        for number, text in enumerate(source.text.split("\n"), start=1)
    ]


def _pieces(text: str, stretches: Iterable[tuple[int, int]]) -> Iterable[tuple[str, bool]]:
    """A line cut where a marked stretch begins or ends; stretches may overlap, and reach beyond the line."""
    done = 0
    for start, end in sorted(stretches):
        start, end = max(start, done), min(end, len(text))
        if start < end:
            yield visible(text[done:start]), False
            yield visible(text[start:end]), True
            done = end
    yield visible(text[done:]), False
