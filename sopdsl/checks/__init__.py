"""Model and flow to findings: the rules of the checker."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from sopdsl.checks.document import QUALITY_FIELDS, CheckSettings, Document
from sopdsl.checks.ktk.card import Card
from sopdsl.checks.ktk.reading import card_of
from sopdsl.checks.portfolio import check_portfolio
from sopdsl.checks.registry import APPLIED, all_rules, find_rule, rule_names
from sopdsl.checks.rule import Rule
from sopdsl.checks.running import by_place, in_force, run, without_tearing_fix
from sopdsl.checks.suppressions import unexcused, vain_suppressions
from sopdsl.diagnostics import Diagnostic
from sopdsl.flow import ProcedureFlow

if TYPE_CHECKING:
    from sopdsl.syntax import Parsed

__all__ = [
    "QUALITY_FIELDS",
    "Card",
    "CheckSettings",
    "Rule",
    "all_rules",
    "card_of",
    "check",
    "check_portfolio",
    "find_rule",
    "in_force",
    "rule_names",
    "unexcused",
]


def check(
    parsed: Parsed, flows: tuple[ProcedureFlow, ...], settings: CheckSettings | None = None
) -> tuple[Diagnostic, ...]:
    """All findings of one document, those of its syntax among them, by place; without what it or its project excuses.
    Rules that the project ignores are not even run.

    Never raises: a rule that fails is a finding (SIS001), and the others go on.
    """
    document = Document(parsed, flows, settings or CheckSettings())
    found = list(parsed.diagnostics)
    for rule in APPLIED:
        if rule.check is not None and rule.code not in document.settings.ignored:
            found += [without_tearing_fix(one, document.text) for one in run(rule, partial(rule.check, document))]
    found.extend(tuple(vain_suppressions(document, found)))
    return by_place(in_force(unexcused(found, document.sop.suppressions), document.settings))
