"""The documents of a portfolio, found by title and by number."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import TypeVar

import attrs

from sopdsl.checks.ktk.card import Card, Link
from sopdsl.checks.ktk.titles import link_keys, title_key, without_sop
from sopdsl.checks.similar import misspelt
from sopdsl.words import key

_Value = TypeVar("_Value")


@attrs.frozen(slots=False)
class Portfolio:
    """The documents that belong together, in the order of their paths.

    `outside` are titles of SOPs that others keep. `whole`: all documents of an office are here, so that what is not
    found does not exist; a single file tells nothing about its neighbours.
    """

    cards: tuple[Card, ...]
    outside: tuple[str, ...] = ()
    whole: bool = True

    @cached_property
    def by_title(self) -> dict[str, list[Card]]:
        """The documents by the key of their title."""
        return _grouped((title_key(card.title), card) for card in self.cards)

    @cached_property
    def by_number(self) -> dict[str, list[Card]]:
        """The documents by the key of their number."""
        return _grouped((key(card.number), card) for card in self.cards)

    @cached_property
    def _titles(self) -> dict[str, str]:
        """All titles that a link may mean, by their key."""
        titles = (*(card.title for card in self.cards), *(without_sop(title)[0] for title in self.outside))
        return {title_key(title): title for title in titles if title_key(title)}

    @cached_property
    def _by_word(self) -> dict[str, list[str]]:
        """The keys of the titles by each of their words."""
        return _grouped((word, title) for title in self._titles for word in set(title.split()))

    @cached_property
    def _near(self) -> dict[str, str | None]:
        return {}

    def meant(self, link: Link) -> list[Card]:
        """The documents with the title of a link: none, one, or twins."""
        return next((self.by_title[wanted] for wanted in link_keys(link.title) if wanted in self.by_title), [])

    def knows(self, link: Link) -> bool:
        """Whether a document or an SOP outside has the title of a link."""
        return any(wanted in self._titles for wanted in link_keys(link.title))

    def near(self, title: str) -> str | None:
        """The title that differs from an unknown one by a slip or two, if there is one."""
        wanted = title_key(title)
        if wanted not in self._near:
            found = misspelt(wanted, self._alike(wanted))
            self._near[wanted] = None if found is None else self._titles[found]
        return self._near[wanted]

    def _alike(self, wanted: str) -> Iterator[str]:
        """The keys that share half of their words with a title; the others need not be compared letter by letter."""
        words = set(wanted.split())
        if len(words) == 1:
            return (title for title in self._titles if " " not in title)
        shared = Counter(title for word in words for title in self._by_word.get(word, ()))
        return (title for title, count in shared.items() if count * 2 >= len(words))


def _grouped(pairs: Iterable[tuple[str, _Value]]) -> dict[str, list[_Value]]:
    groups: dict[str, list[_Value]] = defaultdict(list)
    for name, value in pairs:
        if name:
            groups[name].append(value)
    return dict(groups)
