"""The documentation of rules as text, and the rules that a wrong name may mean."""

from __future__ import annotations

from sopdsl.checks.documentation import HEADINGS, sections_of, title_of
from sopdsl.checks.registry import all_rules, rule_names
from sopdsl.checks.rule import Rule
from sopdsl.checks.similar import nearest
from sopdsl.diagnostics import Severity, message
from sopdsl.messages import text_of

SEVERITIES = {
    Severity.ERROR: "laporan.galat",
    Severity.WARNING: "laporan.peringatan",
    Severity.INFO: "laporan.catatan",
}
"""What the severities are called, as keys of the catalogue."""


def similar_rules(word: str) -> tuple[str, ...]:
    """The names of rules that somebody may have meant: the nearest one, else those that hold the word."""
    near = nearest(word, rule_names())
    if near is not None:
        return (near,)
    part = word.strip().casefold()
    rules = all_rules() if part else ()
    return tuple(rule.name for rule in rules if part in rule.name or rule.code.casefold().startswith(part))


def explain(rule: Rule, language: str = "id") -> str:
    """The documentation of a rule as plain text; in English its title and headings, for the rest is Indonesian."""
    lines = [f"{rule.name} ({rule.code})", "", title_of(rule.documentation, language)]
    lines += [f"{label}: {value}." for label, value in facts(rule, language).values()]
    if language != "id":
        lines += ["", text_of(message("aturan.bahasa"), language)]
    for heading, text in sections_of(rule.documentation).items():
        said = text_of(message(HEADINGS[heading]), language)
        lines += ["", f"{said}:", *(f"  {line}".rstrip() for line in text.splitlines())]
    return "\n".join(lines) + "\n"


def facts(rule: Rule, language: str = "id") -> dict[str, tuple[str, str]]:
    """What is short about a rule, each with its label: its weight, its source, and whether it brings fixes."""
    values = {
        "aturan.tingkat": SEVERITIES[rule.severity],
        "aturan.dasar": rule.basis.value,
        "aturan.otomatis": rule.fixes.value,
    }
    said = {label: (message(label), message(value)) for label, value in values.items()}
    return {key: (text_of(label, language), text_of(value, language)) for key, (label, value) in said.items()}
