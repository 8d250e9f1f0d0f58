"""A rule's findings as diagnostics; a rule that fails is one too."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sopdsl.checks.rule import Finding, Rule
from sopdsl.diagnostics import Diagnostic, Severity, message
from sopdsl.source import NOWHERE


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


def by_place(findings: list[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The findings in the order of the text, each once."""
    return tuple(
        sorted(dict.fromkeys(findings), key=lambda finding: (finding.span.start, finding.span.end, finding.code))
    )
