"""Which findings a document excuses, and which of its suppressions excuse nothing."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence

from sopdsl.checks.document import Document
from sopdsl.checks.registry import find_rule, rule_names
from sopdsl.checks.similar import nearest
from sopdsl.checks.tks.tks006_abaikan_sia_sia import RULE as VAIN
from sopdsl.checks.tks.tks006_abaikan_sia_sia import vain
from sopdsl.diagnostics import Diagnostic, Message, message
from sopdsl.model import Suppression, Words
from sopdsl.source import Span

_LATER = ("LBR", "PRY", "IMP", "JLN", "SIS", "KTK")
"""Families whose findings are made after this stage: whether they are excused in vain cannot be told here."""


def unexcused(findings: Iterable[Diagnostic], suppressions: Sequence[Suppression]) -> list[Diagnostic]:
    """The findings in a document that none of its suppressions covers."""
    covers: dict[str, list[Span]] = {}
    for suppression in suppressions:
        for word in suppression.rules:
            rule = find_rule(word.text)
            if rule is not None and rule.excusable:
                covers.setdefault(rule.code, []).append(suppression.covers)
    return [
        finding
        for finding in findings
        if not any(each.start <= finding.span.start <= each.end for each in covers.get(finding.code, ()))
    ]


def vain_suppressions(document: Document, found: Sequence[Diagnostic]) -> Iterator[Diagnostic]:
    """The suppressions that excuse none of a document's findings. Those of rules that were not run may excuse some."""
    ignored = document.settings.ignored
    if not document.sop.suppressions:
        return
    places: dict[str, list[int]] = {}
    for finding in sorted(found, key=lambda each: each.span.start):
        places.setdefault(finding.code, []).append(finding.span.start)
    for suppression in document.sop.suppressions:
        words = [word for word in suppression.rules if _is_vain(suppression, word, places, ignored)]
        if words:
            yield vain(suppression, words, _hint(words), document.text)


def _is_vain(
    suppression: Suppression, word: Words, places: Mapping[str, Sequence[int]], ignored: Sequence[str]
) -> bool:
    """`places` are where the findings of each rule are, in order."""
    rule = find_rule(word.text)
    if rule is None:
        return True
    unknown = rule.code.startswith(_LATER) or rule is VAIN or rule.code in ignored
    if unknown:
        return False
    found, covers = places.get(rule.code, ()), suppression.covers
    return not rule.excusable or bisect_left(found, covers.start) == bisect_right(found, covers.end)


def _hint(words: Sequence[Words]) -> Message:
    for word in words:
        rule = find_rule(word.text)
        near = nearest(word.text, rule_names()) if rule is None else None
        if near is not None:
            return message("TKS006.hint-mirip", near=near)
        if rule is not None and not rule.excusable:
            return message("TKS006.hint-galat", rule=rule.name)
    return message("TKS006.hint")
