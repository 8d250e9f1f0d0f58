"""Portfolios for tests: documents in one text, each after a line `# name.sop`."""

from __future__ import annotations

import re

from sopdsl.checks import Card, CheckSettings, card_of, check_portfolio
from sopdsl.diagnostics import Diagnostic
from sopdsl.source import Source
from sopdsl.syntax import parse

_FILE = re.compile(r"(?m)^# (\S+\.sop)\n")


def documents(text: str) -> list[Source]:
    """The documents of a text; lines and columns are counted in each."""
    names_and_texts = _FILE.split(text)[1:]
    return [Source(*pair) for pair in zip(names_and_texts[::2], names_and_texts[1::2], strict=True)]


def cards(text: str) -> tuple[Card, ...]:
    """The cards of a text's documents."""
    return tuple(card_of(parse(source).sop, source.text, source.path) for source in documents(text))


def findings(
    text: str, whole: bool = True, outside: tuple[str, ...] = (), settings: CheckSettings | None = None
) -> dict[str, tuple[Diagnostic, ...]]:
    """What the rules of a portfolio find in a text's documents."""
    known = cards(text)
    return check_portfolio(known, {card.path: settings or CheckSettings() for card in known}, outside, whole)
