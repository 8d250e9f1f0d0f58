"""Which findings a document or its project excuses, and which suppressions excuse nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sopdsl.checks.document import CheckSettings, Document
from sopdsl.checks.explain import find_rule, rule_names
from sopdsl.checks.similar import nearest
from sopdsl.checks.tks.tks006_abaikan_sia_sia import RULE as VAIN
from sopdsl.checks.tks.tks006_abaikan_sia_sia import vain
from sopdsl.diagnostics import Diagnostic, Message, message
from sopdsl.model import Sop, Suppression, Words

_LATER = ("LBR", "PRY", "SIS", "KTK")
"""Families whose findings are made after this stage: whether they are excused in vain cannot be told here."""


def excused(finding: Diagnostic, sop: Sop, settings: CheckSettings) -> bool:
    """Whether the project ignores the finding's rule, or a suppression of the text covers its place."""
    rule = find_rule(finding.code)
    if rule is None or not rule.excusable:
        return False
    if any(find_rule(word) is rule for word in settings.ignored):
        return True
    return any(_excuses(suppression, word, finding) for suppression in sop.suppressions for word in suppression.rules)


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
    """The suppressions that excuse none of a document's findings."""
    for suppression in document.sop.suppressions:
        words = [word for word in suppression.rules if _is_vain(suppression, word, found)]
        if words:
            yield vain(suppression, words, _hint(words), document.text)


def _is_vain(suppression: Suppression, word: Words, found: Sequence[Diagnostic]) -> bool:
    rule = find_rule(word.text)
    if rule is None:
        return True
    later = rule.code.startswith(_LATER) or rule is VAIN
    return not later and not any(_excuses(suppression, word, finding) for finding in found)


def _hint(words: Sequence[Words]) -> Message:
    for word in words:
        rule = find_rule(word.text)
        near = nearest(word.text, rule_names()) if rule is None else None
        if near is not None:
            return message("TKS006.hint-mirip", near=near)
        if rule is not None and not rule.excusable:
            return message("TKS006.hint-galat", rule=rule.name)
    return message("TKS006.hint")
