"""A parsed document to its card."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from sopdsl.checks.ktk.card import END, RELATED, START, STEP, TARGET, Card, Excuse, Link
from sopdsl.checks.ktk.titles import NEXT_TITLE, title_key, without_sop
from sopdsl.checks.placeholders import placeholder_in
from sopdsl.checks.registry import find_rule
from sopdsl.checks.similar import misspelt
from sopdsl.checks.tks.tks006_abaikan_sia_sia import RULE as VAIN
from sopdsl.checks.tks.tks006_abaikan_sia_sia import vain
from sopdsl.diagnostics import message
from sopdsl.model import (
    Inline,
    NodeKind,
    Parallel,
    Row,
    Sop,
    Status,
    Step,
    Suppression,
    Target,
    TargetKind,
    Text,
    plain,
    plain_inline,
)
from sopdsl.source import NOWHERE, Span
from sopdsl.words import key

_NO_TITLE = r"(?i:\b(?:seluruh|semua|setiap)\s+SOP\b)|^(?i:SOP)(?: AP)? (?:yang|terkait|lain|di|pada|dari)"
"""All SOPs, or some that are not named. A title begins with a capital."""


def card_of(sop: Sop, text: str, path: str) -> Card:
    """The card of a document that lies at `path` in its portfolio; `text` is what it was read from."""
    number = sop.identity.number
    return Card(
        path,
        without_sop(plain(sop.title))[0],
        sop.title.span,
        "" if number is None else _filled(number.text),
        NOWHERE if number is None else number.span,
        " ".join(line.text for line in sop.identity.agency or ()),
        sop.status is Status.DRAFT,
        "makro" in {key(kind.text) for kind in sop.kinds},
        tuple(sorted(_links(sop, text), key=lambda link: link.span)),
        tuple(excuse for suppression in sop.suppressions for excuse in _excuses(suppression, text)),
    )


def _filled(words: str) -> str:
    return "" if words.strip(" -") == "" or placeholder_in(words) else words


def _links(sop: Sop, text: str) -> Iterator[Link]:
    related = sop.identity.related
    listed = [] if related is None else list(_related(related, text))
    yield from listed
    known = {title_key(link.title) for link in listed}
    for procedure in sop.procedures:
        for step in _steps(procedure.rows):
            yield from _named(step, text, known)
            for target in _targets(step):
                if target.kind is TargetKind.SOP:
                    yield from _titles(target.text, target.span, text, TARGET)


def _steps(rows: Iterable[Row]) -> Iterator[Step]:
    for row in rows:
        if isinstance(row, Step):
            yield row
        elif isinstance(row, Parallel):
            yield from _steps(row.rows)


def _targets(step: Step) -> Iterator[Target]:
    yield from step.targets or ()
    for node in step.nodes:
        yield from node.targets or ()
        for branch in node.branches:
            yield from branch.targets


def _related(related: Text, text: str) -> Iterator[Link]:
    """The links of Keterkaitan: its items; its own words too, unless they only lead in."""
    contents = [content for item in related.items for content in (item.content, *(one.content for one in item.items))]
    for content in (related.lead, *contents):
        if not plain_inline(content).rstrip().endswith(":"):
            yield from _in_content(content, text, RELATED)


def _named(step: Step, text: str, known: Collection[str]) -> Iterator[Link]:
    """The links of `SOP:` below a step and its starts and ends. `known` are the keys of the titles in Keterkaitan."""
    below = ((START if node.kind is NodeKind.START else END, title) for node in step.nodes for title in node.sops)
    for where, named in (*((STEP, title) for title in step.sops), *below):
        for content in [item.content for item in named.items] or [named.lead]:
            for link in _in_content(content, text, where):
                wanted = title_key(link.title)
                slip = wanted not in known and misspelt(wanted, known) is not None
                yield link._replace(misspelt=slip)


def _in_content(content: tuple[Inline, ...], text: str, where: str) -> Iterator[Link]:
    spans = [part.span for part in content if part.span != NOWHERE]
    place = Span(spans[0].start, spans[-1].end) if spans else NOWHERE
    yield from _titles(plain_inline(content), place, text, where)


def _titles(words: str, place: Span, text: str, where: str) -> Iterator[Link]:
    """The titles in a stretch of text; none where it names none, or is still to be filled in."""
    if not _filled(words) or re.search(_NO_TITLE, words):
        return
    for piece in re.split(NEXT_TITLE, words):
        title, called = without_sop(piece)
        if title:
            span = _span_of(title, place, text)
            yield Link(title, span or place, where, called or where != RELATED, exact=span is not None)


def _span_of(title: str, place: Span, text: str) -> Span | None:
    """Where a title stands in a stretch of text, over the ends of lines."""
    start = text.find(title, place.start, place.end)
    if start >= 0:
        return Span(start, start + len(title))
    pattern = re.compile(r"\s+".join(map(re.escape, title.split())))
    found = pattern.search(text, place.start, place.end)
    return Span(*found.span()) if found else None


def _excuses(suppression: Suppression, text: str) -> Iterator[Excuse]:
    """The rules in a suppression that the portfolio's findings have to do with."""
    for word in suppression.rules:
        rule = find_rule(word.text)
        if rule is not None and rule.check_portfolio is not None:
            finding = vain(suppression, [word], message("TKS006.hint"), text)
            yield Excuse(rule.code, suppression.covers, finding)
        elif rule is VAIN:
            yield Excuse(rule.code, suppression.covers)
