"""What an example must not teach, although it shows only a part of an SOP."""

from __future__ import annotations

from collections.abc import Iterable

from sopdsl.diagnostics import Diagnostic, Severity

_MISSING = "IDN001"
_VAIN = ("TKS006", "ALR010")


def bad_habits(findings: Iterable[Diagnostic]) -> list[str]:
    """Findings on what an example says: errors, but for what is not there; excuses and names that serve nothing."""
    wrong = (one for one in findings if one.severity is Severity.ERROR or one.code in _VAIN)
    return [f"{one.name} {one.span}" for one in wrong if one.code != _MISSING]
