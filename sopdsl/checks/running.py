"""A rule's findings as diagnostics, as many and as heavy as a project wants; a rule that fails is one too."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from sopdsl.checks.rule import Finding, Rule
from sopdsl.diagnostics import Diagnostic, Edit, Severity, message
from sopdsl.source import NOWHERE

if TYPE_CHECKING:
    from sopdsl.checks.document import CheckSettings


_MARKS = r"\n[ \t]*# [^\n]*|\\\n|\*"
"""What an author puts into a text that is no word of it: a comment, a line break, the stars of a style."""


def run(rule: Rule, check: Callable[[], Iterator[Finding]]) -> list[Diagnostic]:
    """What a rule finds; SIS001 where it raises."""
    try:
        return [
            Diagnostic(
                rule.code,
                rule.name,
                finding.severity or rule.severity,
                finding.span,
                finding.message,
                finding.hint,
                finding.related,
                finding.fix,
            )
            for finding in check()
        ]
    except Exception as error:
        what = message("SIS001.gagal", rule=rule.name, error=type(error).__name__)
        hint = message("SIS001.hint", rule=rule.name)
        return [Diagnostic("SIS001", "pemeriksa-gagal", Severity.ERROR, NOWHERE, what, hint)]


def without_tearing_fix(finding: Diagnostic, text: str) -> Diagnostic:
    """A finding without its fix where that would take a comment, a line break or one of two stars out of a text."""
    if finding.fix is None or not any(_tears(edit, text) for edit in finding.fix.edits):
        return finding
    return finding._replace(fix=None)


def _tears(edit: Edit, text: str) -> bool:
    start, end = edit.span
    within_break = text[max(start - 1, 0) : start + 1] == "\\\n"
    return within_break or _marks(text[start:end]) != _marks(edit.replacement)


def _marks(text: str) -> list[str]:
    """The marks in a text; most have none of the signs that make them."""
    return re.findall(_MARKS, text) if any(sign in text for sign in "#\\*") else []


def in_force(findings: Iterable[Diagnostic], settings: CheckSettings) -> list[Diagnostic]:
    """Findings without those that the project ignores, the others as heavy as it weighs their rules."""
    kept = [finding for finding in findings if finding.code not in settings.ignored]
    severities = dict(settings.severities)
    if not severities:
        return kept
    return [one._replace(severity=severities.get(one.code, one.severity)) for one in kept]


def by_place(findings: list[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The findings in the order of the text, each once."""
    return tuple(
        sorted(dict.fromkeys(findings), key=lambda finding: (finding.span.start, finding.span.end, finding.code))
    )
