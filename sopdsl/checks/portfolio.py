"""A portfolio to findings: the rules that see a document among its neighbours."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from sopdsl.checks.ktk.card import Card
from sopdsl.checks.ktk.portfolio import Portfolio
from sopdsl.checks.registry import APPLIED
from sopdsl.checks.running import by_place, in_force, run
from sopdsl.diagnostics import Diagnostic

if TYPE_CHECKING:
    from sopdsl.checks.document import CheckSettings


def check_portfolio(
    cards: Iterable[Card],
    settings: Mapping[str, CheckSettings],
    outside: tuple[str, ...] = (),
    whole: bool = True,
    wanted: Collection[str] | None = None,
) -> dict[str, tuple[Diagnostic, ...]]:
    """The findings of the KTK rules in documents by their paths, in the order of the text, without what is excused.

    `settings` are those of each document; `outside` and `whole` as in `Portfolio`. `wanted` are the paths of the
    documents that are asked for; without it, all. One without findings is left out. Never raises.
    """
    known = (card._replace(exempt=settings[card.path].ignored) for card in cards)
    portfolio = Portfolio(tuple(sorted(known, key=lambda card: card.path)), outside, whole)
    asked = [card for card in portfolio.cards if wanted is None or card.path in wanted]
    found = {card.path: _findings(card, portfolio, settings[card.path]) for card in asked}
    return {path: findings for path, findings in found.items() if findings}


def _findings(card: Card, portfolio: Portfolio, settings: CheckSettings) -> tuple[Diagnostic, ...]:
    found: list[Diagnostic] = []
    for rule in APPLIED:
        if rule.check_portfolio is not None and rule.code not in card.exempt:
            found += run(rule, partial(rule.check_portfolio, card, portfolio))
    if portfolio.whole:
        found += card.vain_excuses(found)
    return by_place(in_force((one for one in found if not card.excused(one.code, one.span)), settings))
