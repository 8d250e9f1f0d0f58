"""What is read on a page, and in which order: symbols and labels with the cells that they stand in."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from ...typesetting.primitives import Rect
from ..layout.geometry import Page, Symbol, Table
from .paragraphs import Paragraph, paragraphs

Block = TypeVar("Block")


def blocks_of(
    page: Page,
    words: Callable[[Paragraph], Block],
    table: Callable[[Table, Inhabitants], Block],
    symbol: Callable[[Symbol], Block],
) -> list[Block]:
    """A page from top to bottom: words outside the tables, tables with their symbols and labels, and what is left."""
    inhabitants = Inhabitants(page)
    heading = [glyphs for glyphs in page.words if glyphs == page.heading]
    others = [glyphs for glyphs in page.words if glyphs != page.heading]
    blocks = [(one.first.baseline, words(one)) for one in (*paragraphs(heading), *paragraphs(others))]
    blocks += [(one.y, table(one, inhabitants)) for one in page.tables]
    symbols, labels = inhabitants.take(Rect(0, 0, page.width, page.height))
    blocks += [(one.rect.y, symbol(one)) for one in symbols]
    blocks += [(one.first.baseline, words(one)) for one in labels]
    return [block for _, block in sorted(blocks, key=lambda entry: entry[0])]


class Inhabitants:
    """The symbols and labels of a page that no cell has taken in yet, each with a point of it."""

    def __init__(self, page: Page) -> None:
        labels = [paragraph for route in page.routes for paragraph in paragraphs(route.label)]
        self._symbols = [(symbol.rect.centre, symbol) for symbol in page.symbols]
        self._labels = [((label.left, label.first.baseline), label) for label in labels]
        places = [x for (x, _), _ in (*self._symbols, *self._labels)]
        self._left, self._right = min(places, default=0.0), max(places, default=0.0)

    def take(self, rect: Rect) -> tuple[list[Symbol], list[Paragraph]]:
        """Those that stand in the rectangle."""
        left, top, right, bottom = rect.x, rect.y, rect.right, rect.bottom
        if right < self._left or left > self._right:
            return [], []
        symbols = [entry for entry in self._symbols if top <= entry[0][1] <= bottom and left <= entry[0][0] <= right]
        labels = [entry for entry in self._labels if top <= entry[0][1] <= bottom and left <= entry[0][0] <= right]
        for symbol in symbols:
            self._symbols.remove(symbol)
        for label in labels:
            self._labels.remove(label)
        return [symbol for _, symbol in symbols], [label for _, label in labels]
