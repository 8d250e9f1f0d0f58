"""Which findings a document excuses, and which of its suppressions excuse nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from sopdsl.checks.document import Document
from sopdsl.checks.explain import find_rule, rule_names
from sopdsl.checks.similar import nearest
from sopdsl.checks.tks.tks006_abaikan_sia_sia import RULE as VAIN
from sopdsl.checks.tks.tks006_abaikan_sia_sia import vain
from sopdsl.diagnostics import Diagnostic, Message, message
from sopdsl.model import Suppression, Words

_LATER = ("LBR", "PRY", "IMP", "JLN", "SIS", "KTK")
"""Families whose findings are made after this stage: whether they are excused in vain cannot be told here."""


def unexcused(findings: Iterable[Diagnostic], suppressions: Sequence[Suppression]) -> list[Diagnostic]:
    """The findings in a document that none of its suppressions covers."""
    return [finding for finding in findings if not _is_excused(finding, suppressions)]


def _is_excused(finding: Diagnostic, suppressions: Sequence[Suppression]) -> bool:
    return any(_excuses(suppression, word, finding) for suppression in suppressions for word in suppression.rules)


def _excuses(suppression: Suppression, word: Words, finding: Diagnostic) -> bool:
    rule = find_rule(word.text)
    covers = suppression.covers
    return (
        rule is not None
        and rule.excusable
        and rule.code == finding.code
        and covers.start <= finding.span.start <= covers.end
    )


def vain_suppressions(document: Document, found: Sequence[Diagnostic]) -> Iterator[Diagnostic]:
    """The suppressions that excuse none of a document's findings. Those of rules that were not run may excuse some."""
    ignored = document.settings.ignored
    for suppression in document.sop.suppressions:
        words = [word for word in suppression.rules if _is_vain(suppression, word, found, ignored)]
        if words:
            yield vain(suppression, words, _hint(words), document.text)


def _is_vain(suppression: Suppression, word: Words, found: Sequence[Diagnostic], ignored: Sequence[str]) -> bool:
    rule = find_rule(word.text)
    if rule is None:
        return True
    unknown = rule.code.startswith(_LATER) or rule is VAIN or rule.code in ignored
    return not unknown and not any(_excuses(suppression, word, finding) for finding in found)


def _hint(words: Sequence[Words]) -> Message:
    for word in words:
        rule = find_rule(word.text)
        near = nearest(word.text, rule_names()) if rule is None else None
        if near is not None:
            return message("TKS006.hint-mirip", near=near)
        if rule is not None and not rule.excusable:
            return message("TKS006.hint-galat", rule=rule.name)
    return message("TKS006.hint")
