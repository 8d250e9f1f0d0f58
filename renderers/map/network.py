"""SOPs and how they name each other, in words: what is drawn as a map."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import Enum

import attrs

from sopdsl.checks import card_of
from sopdsl.checks.ktk.card import RELATED, START, STEP, Card, Link
from sopdsl.checks.ktk.portfolio import Portfolio
from sopdsl.checks.ktk.titles import title_key
from sopdsl.model import Sop


class Kind(Enum):
    """What a box of the map stands for. An SOP is missing where it is named as one, but nobody has its text."""

    SOP = "sop"
    MACRO = "makro"
    OUTSIDE = "luar"
    MISSING = "tidak ada"


class Tie(Enum):
    """How one SOP names another: as a step of its own, as what follows it, or only as a neighbour (Keterkaitan)."""

    CONTAINS = "memuat"
    FOLLOWS = "dilanjutkan"
    RELATED = "terkait"


@attrs.frozen
class Box:
    """An SOP: `name` is ours, `lines` are its title and number."""

    name: str
    kind: Kind
    lines: tuple[str, ...]


@attrs.frozen
class Network:
    """The map: its boxes, and from which to which there is a tie; one for each pair and kind."""

    boxes: tuple[Box, ...]
    ties: tuple[tuple[str, str, Tie], ...]


def network_of(sops: Sequence[Sop], outside: Sequence[str]) -> Network:
    """The map of documents; `outside` are titles of SOPs that others keep.

    Two SOPs that name each other as neighbours have one tie, and none of that kind where a step ties them.
    """
    cards = [card_of(sop, "", str(place)) for place, sop in enumerate(sops)]
    portfolio = Portfolio(tuple(cards), tuple(outside))
    boxes = {card.path: _box(card) for card in cards}
    ties: dict[tuple[str, str, Tie], None] = {}
    for card in cards:
        for link in card.links:
            for target in _ends(link, portfolio, boxes):
                if target != f"s{card.path}":
                    ends = (f"s{card.path}", target)
                    ties[*(reversed(ends) if link.where == START else ends), _tie(link)] = None
    return Network(tuple(boxes.values()), tuple(_without_echoes(ties)))


def _box(card: Card) -> Box:
    lines = (card.title or "-", *([card.number] if card.number else []))
    return Box(f"s{card.path}", Kind.MACRO if card.macro else Kind.SOP, lines)


def _tie(link: Link) -> Tie:
    if link.where == RELATED:
        return Tie.RELATED
    return Tie.CONTAINS if link.where == STEP else Tie.FOLLOWS


def _ends(link: Link, portfolio: Portfolio, boxes: dict[str, Box]) -> list[str]:
    """The boxes that a link means, with a new one for an SOP that is not among the documents.

    What Keterkaitan does not call an SOP may be a regulation or an office, and has none.
    """
    meant = portfolio.meant(link)
    if meant:
        return [f"s{card.path}" for card in meant]
    kind = Kind.OUTSIDE if portfolio.knows(link) else Kind.MISSING
    if kind is Kind.MISSING and not link.sure:
        return []
    key = title_key(link.title)
    box = boxes.setdefault(key, Box(f"l{len(boxes)}", kind, (link.title,)))
    return [box.name]


def _without_echoes(ties: Iterable[tuple[str, str, Tie]]) -> Iterable[tuple[str, str, Tie]]:
    tied = {frozenset((source, target)) for source, target, tie in ties if tie is not Tie.RELATED}
    for source, target, tie in ties:
        if tie is Tie.RELATED:
            pair = frozenset((source, target))
            if pair in tied:
                continue
            tied.add(pair)
        yield source, target, tie
