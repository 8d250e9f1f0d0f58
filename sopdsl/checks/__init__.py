"""Model and flow to findings: the rules of the checker."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from sopdsl.checks.document import QUALITY_FIELDS, CheckSettings, Document
from sopdsl.checks.explain import explain, find_rule, rule_names, similar_rules
from sopdsl.checks.registry import RULES
from sopdsl.checks.rule import Rule
from sopdsl.checks.suppressions import excused, vain_suppressions
from sopdsl.diagnostics import Diagnostic, Severity, message
from sopdsl.flow import ProcedureFlow
from sopdsl.source import NOWHERE

if TYPE_CHECKING:
    from sopdsl.syntax import Parsed

__all__ = [
    "QUALITY_FIELDS",
    "RULES",
    "CheckSettings",
    "Rule",
    "check",
    "excused",
    "explain",
    "find_rule",
    "rule_names",
    "similar_rules",
]


def check(
    parsed: Parsed, flows: tuple[ProcedureFlow, ...], settings: CheckSettings | None = None
) -> tuple[Diagnostic, ...]:
    """All findings of one document, those of its syntax among them, by place; without what it or its project excuses.

    Never raises: a rule that fails is a finding (SIS001), and the others go on.
    """
    document = Document(parsed, flows, settings or CheckSettings())
    found = list(parsed.diagnostics)
    for rule in RULES:
        if rule.check is not None:
            found.extend(_run(rule, document))
    found.extend(tuple(vain_suppressions(document, found)))
    kept = [finding for finding in found if not excused(finding, document.sop, document.settings)]
    return tuple(sorted(dict.fromkeys(kept), key=lambda finding: (finding.span.start, finding.span.end, finding.code)))


def _run(rule: Rule, document: Document) -> Iterable[Diagnostic]:
    assert rule.check is not None
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
            for finding in rule.check(document)
        ]
    except Exception as error:
        what = message("SIS001.gagal", rule=rule.name, error=type(error).__name__)
        hint = message("SIS001.hint", rule=rule.name)
        return [Diagnostic("SIS001", "pemeriksa-gagal", Severity.ERROR, NOWHERE, what, hint)]
