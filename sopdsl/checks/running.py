"""A rule's findings as diagnostics, as many and as heavy as a project wants; a rule that fails is one too."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from sopdsl.checks.rule import Finding, Rule
from sopdsl.diagnostics import Diagnostic, Severity, message
from sopdsl.source import NOWHERE

if TYPE_CHECKING:
    from sopdsl.checks.document import CheckSettings


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
