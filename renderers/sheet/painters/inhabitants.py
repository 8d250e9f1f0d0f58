"""Symbols and labels to the cells that they stand in: there they are read."""

from __future__ import annotations

from ..layout.geometry import Page, Rect, Symbol
from .paragraphs import Paragraph, paragraphs
from .shapes import inside


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
        if rect.right < self._left or rect.x > self._right:
            return [], []
        symbols = [entry for entry in self._symbols if inside(rect, entry[0])]
        labels = [entry for entry in self._labels if inside(rect, entry[0])]
        for symbol in symbols:
            self._symbols.remove(symbol)
        for label in labels:
            self._labels.remove(label)
        return [symbol for _, symbol in symbols], [label for _, label in labels]
