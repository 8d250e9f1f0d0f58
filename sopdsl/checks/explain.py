"""Rules by code or name, and their documentation as text."""

from __future__ import annotations

from functools import cache

from sopdsl.checks.documentation import sections_of, title_of
from sopdsl.checks.registry import RULES
from sopdsl.checks.rule import Rule
from sopdsl.checks.similar import nearest
from sopdsl.diagnostics import Severity

SEVERITIES = {Severity.ERROR: "galat", Severity.WARNING: "peringatan", Severity.INFO: "catatan"}
"""The severities as the documentation, which is Indonesian, calls them."""


@cache
def _by_word() -> dict[str, Rule]:
    return {word.casefold(): rule for rule in RULES for word in (rule.code, rule.name)}


def find_rule(word: str) -> Rule | None:
    """The rule with a code (`PLK001`) or name (`pelaksana-tidak-dikenal`), in capitals or not."""
    return _by_word().get(word.strip().casefold())


def rule_names() -> tuple[str, ...]:
    """All words that name a rule: the names, then the codes."""
    return (*(rule.name for rule in RULES), *(rule.code for rule in RULES))


def similar_rules(word: str) -> tuple[str, ...]:
    """The names of rules that somebody may have meant: the nearest one, else those that hold the word."""
    near = nearest(word, rule_names())
    if near is not None:
        return (near,)
    part = word.strip().casefold()
    return tuple(rule.name for rule in RULES if part and (part in rule.name or rule.code.casefold().startswith(part)))


def explain(rule: Rule) -> str:
    """The documentation of a rule as plain text, in Indonesian."""
    lines = [
        f"{rule.name} ({rule.code})",
        "",
        title_of(rule.documentation),
        f"Tingkat: {SEVERITIES[rule.severity]}. Dasar: {rule.basis.value}.",
    ]
    for heading, text in sections_of(rule.documentation).items():
        lines += ["", f"{heading}:", *(f"  {line}".rstrip() for line in text.splitlines())]
    return "\n".join(lines) + "\n"
