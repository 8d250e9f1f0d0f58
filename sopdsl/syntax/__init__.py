"""Text to model: `parse` reads one `.sop` text and always returns, whatever the text is."""

from typing import NamedTuple

from sopdsl.diagnostics import Diagnostic
from sopdsl.model import Sop
from sopdsl.source import Source
from sopdsl.syntax.characters import read_source
from sopdsl.syntax.findings import finding

__all__ = ["Parsed", "parse", "read_source"]

_MOST_FINDINGS = 200
_MOVED = ("TKS001.too_shallow", "TKS001.too_deep")


class Parsed(NamedTuple):
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
    from sopdsl.syntax.reading import read

    reading = read(source.text)
    return Parsed(source, reading.sop, _limited(_without_echoes(reading.problems)))


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
