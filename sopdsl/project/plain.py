"""Findings and cards as values of JSON, which the cache keeps and other processes send, and back.

What reads a value raises TypeError, ValueError, LookupError or AttributeError for one that was never written here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sopdsl.diagnostics import Argument, Diagnostic, Edit, Fix, Message, Related, Severity
from sopdsl.source import Span

if TYPE_CHECKING:
    from sopdsl.checks.ktk.card import Card

Plain = Any
"""A value of JSON."""


def plain_finding(finding: Diagnostic) -> Plain:
    """A finding as a value of JSON."""
    return [
        finding.code,
        finding.name,
        finding.severity.value,
        _span_value(finding.span),
        _message_value(finding.message),
        finding.hint and _message_value(finding.hint),
        [[_span_value(each.span), _message_value(each.message)] for each in finding.related],
        finding.fix and [finding.fix.safe, [[_span_value(e.span), e.replacement] for e in finding.fix.edits]],
    ]


def finding_from(value: Plain) -> Diagnostic:
    """The finding of which `plain_finding` made a value."""
    code, name, severity, span, what, hint, related, fix = value
    return Diagnostic(
        code,
        name,
        Severity(severity),
        Span(*span),
        _message(what),
        hint and _message(hint),
        tuple(Related(Span(*place), _message(said)) for place, said in related),
        fix and Fix(tuple(Edit(Span(*place), text) for place, text in fix[1]), fix[0]),
    )


def _span_value(span: Span) -> Plain:
    return [span.start, span.end]


def _message_value(what: Message) -> Plain:
    return [what.key, what.arguments]


def _message(value: Plain) -> Message:
    key, arguments = value
    return Message(key, tuple((name, _argument(each)) for name, each in arguments))


def _argument(value: Plain) -> Argument:
    return tuple(value) if isinstance(value, list) else value


def plain_card(card: Card) -> Plain:
    """A card as a value of JSON, without its path."""
    return [
        card.title,
        _span_value(card.title_span),
        card.number,
        _span_value(card.number_span),
        card.agency,
        card.draft,
        card.macro,
        [[link.title, _span_value(link.span), link.where, link.sure, link.misspelt, link.exact] for link in card.links],
        [[each.code, _span_value(each.covers), each.vain and plain_finding(each.vain)] for each in card.excuses],
    ]


def card_from(value: Plain, path: str) -> Card:
    """The card of which `plain_card` made a value, of the document that lies at `path` in its portfolio now."""
    from sopdsl.checks.ktk.card import Card, Excuse, Link  # only a portfolio that is judged anew needs cards

    title, title_span, number, number_span, agency, draft, macro, links, excuses = value
    return Card(
        path,
        title,
        Span(*title_span),
        number,
        Span(*number_span),
        agency,
        draft,
        macro,
        tuple(Link(words, Span(*span), *rest) for words, span, *rest in links),
        tuple(Excuse(code, Span(*covers), vain and finding_from(vain)) for code, covers, vain in excuses),
    )
