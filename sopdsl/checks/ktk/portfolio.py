"""The documents of a portfolio, found by title and by number."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import TypeVar

from sopdsl.checks.ktk.card import RELATED, START, Card, Link
from sopdsl.checks.ktk.titles import link_keys, title_key, without_sop
from sopdsl.checks.similar import misspelt
from sopdsl.flow.components import components
from sopdsl.words import key

_Value = TypeVar("_Value")


class Portfolio:
    """The documents that belong together, in the order of their paths.

    `outside` are titles of SOPs that others keep. `whole`: all documents of an office are here, so that what is not
    found does not exist; a single file tells nothing about its neighbours.
    """

    def __init__(self, cards: tuple[Card, ...], outside: tuple[str, ...] = (), whole: bool = True) -> None:
        self.cards = cards
        self.outside = outside
        self.whole = whole

    @cached_property
    def by_title(self) -> dict[str, list[Card]]:
        """The documents by the key of their title."""
        return _grouped((title_key(card.title), card) for card in self.cards)

    @cached_property
    def by_number(self) -> dict[str, list[Card]]:
        """The documents by the key of their number."""
        return _grouped((key(card.number), card) for card in self.cards)

    @cached_property
    def rings(self) -> list[list[Card]]:
        """The groups of documents each of which comes back to itself through others that it contains or goes on to."""
        places = {card.path: place for place, card in enumerate(self.cards)}
        successors = [[places[part.path] for _, part in self.parts(card)] for card in self.cards]
        groups = [group for group in components(successors)[1] if len(group) > 1]
        return [[self.cards[place] for place in sorted(group)] for group in groups]

    @cached_property
    def _titles(self) -> dict[str, str]:
        """All titles that a link may mean, by their key."""
        titles = (*(card.title for card in self.cards), *(without_sop(title)[0] for title in self.outside))
        return {title_key(title): title for title in titles if title_key(title)}

    @cached_property
    def _by_word(self) -> dict[str, dict[str, None]]:
        """The keys of the titles, in order, by each of their words."""
        groups = _grouped((word, title) for title in self._titles for word in title.split())
        return {word: dict.fromkeys(group) for word, group in groups.items()}

    @cached_property
    def _keys(self) -> dict[str, str]:
        """The key by which a title, as a link writes it, is known; empty for one that is not."""
        return {}

    @cached_property
    def _near(self) -> dict[str, str | None]:
        return {}

    def meant(self, link: Link) -> list[Card]:
        """The documents with the title of a link: none, one, or twins."""
        return self.by_title.get(self._key(link), [])

    def knows(self, link: Link) -> bool:
        """Whether a document or an SOP outside has the title of a link."""
        return self._key(link) != ""

    def parts(self, card: Card) -> Iterator[tuple[Link, Card]]:
        """The documents that one contains or goes on to, with the link: not neighbours, nor what it comes from."""
        links = (link for link in card.links if link.where not in (RELATED, START))
        return ((link, part) for link in links for part in self.meant(link))

    def near(self, title: str) -> str | None:
        """The title that differs from an unknown one by a slip or two, if there is one."""
        wanted = title_key(title)
        if wanted not in self._near:
            found = misspelt(wanted, self._alike(wanted))
            self._near[wanted] = None if found is None else self._titles[found]
        return self._near[wanted]

    def renamed(self, title: str) -> str | None:
        """The only title with all words of an unknown one and more, or with some of them only, if there is one."""
        words = set(title_key(title).split())
        alike = [one for one in self._alike(title_key(title)) if words < set(one.split()) or words > set(one.split())]
        return self._titles[alike[0]] if len(alike) == 1 and len(words) > 1 else None

    def _key(self, link: Link) -> str:
        if link.title not in self._keys:
            self._keys[link.title] = next((one for one in link_keys(link.title) if one in self._titles), "")
        return self._keys[link.title]

    def _alike(self, wanted: str) -> list[str]:
        """The titles with the two rarest words of a title that are no slips, as they stand in other titles too."""
        if " " not in wanted:
            return [title for title in self._titles if " " not in title]
        rarest = sorted((self._by_word[word] for word in wanted.split() if word in self._by_word), key=len)[:2]
        return [title for title in (rarest[0] if rarest else ()) if title in rarest[-1]]


def _grouped(pairs: Iterable[tuple[str, _Value]]) -> dict[str, list[_Value]]:
    groups: dict[str, list[_Value]] = defaultdict(list)
    for name, value in pairs:
        if name:
            groups[name].append(value)
    return dict(groups)
