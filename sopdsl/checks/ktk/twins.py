"""Documents that share what should be one document's own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from sopdsl.checks.ktk.card import Card
from sopdsl.checks.ktk.titles import title_key
from sopdsl.source import Span

_MOST = 3
"""So many twins are named; a template that was copied a hundred times needs no more."""


def twins(card: Card, group: Iterable[Card], code: str, place: Callable[[Card], Span]) -> list[Card]:
    """The others of a group of which a document is a twin.

    A draft is none of the document that it will replace. Nor is one that excuses the rule for itself: it says which of
    the two is to stay, so the other is in order.
    """
    excuses_itself = card.excused(code, place(card))
    return [
        other
        for other in group
        if other is not card
        and not (other.draft != card.draft and title_key(other.title) == title_key(card.title))
        and (excuses_itself or not other.excused(code, place(other)))
    ]


def named(cards: Sequence[Card]) -> tuple[str, ...]:
    """Documents as a message names them."""
    more = ("…",) if len(cards) > _MOST else ()
    return (*(card.path for card in cards[:_MOST]), *more)
