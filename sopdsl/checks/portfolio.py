"""A portfolio to findings: the rules that see a document among its neighbours."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from sopdsl.checks.ktk.card import Card
from sopdsl.checks.ktk.portfolio import Portfolio
from sopdsl.checks.ktk.rules import KTK
from sopdsl.checks.running import by_place, in_force, run
from sopdsl.diagnostics import Diagnostic

if TYPE_CHECKING:
    from sopdsl.checks.document import CheckSettings


def check_portfolio(portfolio: Portfolio, settings: Mapping[str, CheckSettings]) -> dict[str, tuple[Diagnostic, ...]]:
    """The findings of the KTK rules in documents by their paths, in the order of the text, without what is excused.

    `settings` are those of each document that is asked for. One without findings is left out. Never raises.
    """
    cards = [card for card in portfolio.cards if card.path in settings]
    found = {card.path: _findings(card, portfolio, settings[card.path]) for card in cards}
    return {path: findings for path, findings in found.items() if findings}


def _findings(card: Card, portfolio: Portfolio, settings: CheckSettings) -> tuple[Diagnostic, ...]:
    found: list[Diagnostic] = []
    for rule in KTK:
        if rule.check_portfolio is not None and rule.code not in settings.ignored:
            found += run(rule, partial(rule.check_portfolio, card, portfolio))
    if portfolio.whole:
        found += card.vain_excuses(found, settings.ignored)
    return by_place(in_force((one for one in found if not card.excused(one.code, one.span)), settings))
