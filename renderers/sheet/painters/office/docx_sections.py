"""The sections of a DOCX: pages of one size under one header. A single sheet is one; in a book each SOP has its own."""

from __future__ import annotations

from functools import cached_property
from itertools import groupby

import attrs

from ....office.docx import relation
from ....office.units import twips
from ....office.xml import tag
from ...layout.geometry import Page, Sheet
from .blocks import Block, blocks_of, number_of
from .running import Paragraph

ANCHOR = 1.0
"""Height of the empty line that each page begins with: it holds the drawing."""
_SLACK = 14.0
"""How much lower than its last block a page may end: what an office program rounds must not make a new page."""


@attrs.frozen(slots=False)
class Section:
    """Pages that follow each other, each with its blocks; `place` counts the sections from 1.

    `numbers` are the words of the pages' numbers, None for a page that shows none.
    """

    place: int
    pages: tuple[Page, ...]
    blocks: tuple[list[Block], ...]
    numbers: tuple[Paragraph | None, ...]

    @property
    def number(self) -> Paragraph | None:
        """The first number that it shows."""
        return next((number for number in self.numbers if number), None)

    @property
    def has_cover(self) -> bool:
        """Whether its first page alone shows no number."""
        return self.number is not None and self.numbers[0] is None

    @cached_property
    def top(self) -> float:
        """The y at which its text begins."""
        return min((block.top for blocks in self.blocks for block in blocks), default=36.0) - ANCHOR

    @cached_property
    def left(self) -> float:
        """The x at which its text begins."""
        return min((table.x for page in self.pages for table in page.tables), default=36.0)

    @cached_property
    def right(self) -> float:
        """The x at which its text ends."""
        ends = (table.x + sum(table.column_widths) for page in self.pages for table in page.tables)
        return max(ends, default=self.pages[0].width - 36)

    @property
    def header(self) -> str:
        """The name of the header of its pages."""
        return f"header{self.place}"

    @property
    def cover_header(self) -> str:
        """The name of the header of its first page, where that is a cover."""
        return f"cover{self.place}"

    def properties(self) -> str:
        """Its `sectPr`; the relations of headers go by their names."""
        page = self.pages[0]
        size = {"w:w": twips(page.width), "w:h": twips(page.height)}
        turned = {"w:orient": "landscape"} if page.width > page.height else {}
        bottom = max((block.bottom for blocks in self.blocks for block in blocks), default=0.0)
        margins = {
            "w:top": twips(self.top),
            "w:right": twips(page.width - self.right),
            "w:bottom": max(twips(page.height - bottom - _SLACK), 0),
            "w:left": twips(self.left),
            "w:header": twips(self.number.top) if self.number else 0,
            "w:footer": 0,
            "w:gutter": 0,
        }
        return tag(
            "w:sectPr",
            None,
            tag("w:headerReference", {"w:type": "default", "r:id": relation(self.header)}),
            tag("w:headerReference", {"w:type": "first", "r:id": relation(self.cover_header)})
            if self.has_cover
            else "",
            tag("w:pgSz", {**size, **turned}),
            tag("w:pgMar", margins),
            tag("w:titlePg") if self.has_cover else "",
        )


def sections_of(sheet: Sheet) -> list[Section]:
    """All sections, in order."""
    together = list(zip(sheet.pages, blocks_of(sheet), strict=True))
    groups = groupby(together, key=lambda one: (one[0].width, one[0].height, one[0].running, one[0].draft))
    sections = []
    for place, (_, group) in enumerate(groups, start=1):
        pages, blocks = zip(*group, strict=True)
        sections.append(Section(place, pages, blocks, tuple(number_of(page, sheet) for page in pages)))
    return sections
