"""A page that is being filled."""

from __future__ import annotations

import attrs

from ...typesetting.primitives import Glyphs, Picture, Rect
from .geometry import Page, Route, Symbol, Table


@attrs.define
class PageDraft:
    """A page that is being filled down to `y`; the fields are those of `Page`."""

    y: float
    heading: Glyphs | None = None
    tables: list[Table] = attrs.field(factory=list)
    words: list[Glyphs] = attrs.field(factory=list)
    symbols: list[Symbol] = attrs.field(factory=list)
    routes: list[Route] = attrs.field(factory=list)
    pictures: list[Picture] = attrs.field(factory=list)
    fields: list[Rect] = attrs.field(factory=list)

    def finish(self, paper: tuple[float, float], number: int = 0, draft: bool = False) -> Page:
        """The page on a paper of this width and height; the number of a part's page comes later."""
        width, height = paper
        return Page(
            width=round(width, 2),
            height=round(height, 2),
            number=number,
            tables=tuple(self.tables),
            words=tuple(self.words),
            symbols=tuple(self.symbols),
            routes=tuple(self.routes),
            pictures=tuple(self.pictures),
            fields=tuple(self.fields),
            draft=draft,
            heading=self.heading,
        )
