"""Text to model: `parse` reads one `.sop` text and always returns, whatever the text is."""

from __future__ import annotations

import attrs

from sopdsl.diagnostics import Diagnostic
from sopdsl.model import Sop, Text
from sopdsl.source import Source, Span
from sopdsl.syntax.characters import read_source, without_forbidden
from sopdsl.syntax.findings import finding

__all__ = ["Parsed", "parse", "read_source"]

_LONGEST = 2_000_000
_MOST_FINDINGS = 200
_MOVED = ("TKS001.too_shallow", "TKS001.too_deep")


@attrs.frozen
class Parsed:
    """A text, what could be read of it, and what could not.

    `sop` is always there: where the text has mistakes it holds all that is sound around them.
    """

    source: Source
    sop: Sop
    diagnostics: tuple[Diagnostic, ...]


def parse(source: Source) -> Parsed:
    """Read one SOP. Never raises: every mistake of the text is a diagnostic (rules TKS001 to TKS005 and TKS008).

    A text of more than two million characters is not read at all; of more than 200 findings the rest is counted only.
    """
    if len(source.text) > _LONGEST:
        found = finding("TKS001.too_long", Span(0, 1), length=len(source.text), limit=_LONGEST)
        return Parsed(source, Sop(Text()), (found,))
    from sopdsl.syntax.build import build
    from sopdsl.syntax.language import language
    from sopdsl.syntax.lines import read_lines
    from sopdsl.syntax.structure import read_structure
    from sopdsl.syntax.suppressions import read_suppressions

    text, problems = without_forbidden(source.text)
    lines = read_lines(text, language())
    tree, mistakes = read_structure(lines, language())
    problems += [*lines.diagnostics, *mistakes]
    sop = build(tree, len(text), language(), problems)
    sop = attrs.evolve(sop, suppressions=read_suppressions(text, lines))
    return Parsed(source, sop, _limited(_without_echoes(problems)))


def _without_echoes(problems: list[Diagnostic]) -> list[Diagnostic]:
    """Without the repeated fields that are there only because the statement was moved to where it may stand."""
    moved = {each.span for each in problems if each.message.key in _MOVED}
    return [each for each in problems if each.code != "TKS003" or each.span not in moved]


def _limited(problems: list[Diagnostic]) -> tuple[Diagnostic, ...]:
    """In the order of the text, and no more than a reader can use."""
    problems.sort(key=lambda each: (each.span.start, each.code, each.message.key))
    more = len(problems) - _MOST_FINDINGS
    if more <= 0:
        return tuple(problems)
    last = finding("TKS001.too_many", problems[_MOST_FINDINGS].span, count=more)
    return (*problems[:_MOST_FINDINGS], last)
