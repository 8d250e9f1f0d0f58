"""The blocks of a page from top to bottom: paragraphs and tables, without the page's number and running title."""

from __future__ import annotations

import attrs

from ....typesetting.primitives import Glyphs
from ...layout.geometry import Page, Sheet, Table, page_label
from .running import Paragraph, paragraphs


@attrs.frozen
class Block:
    """A paragraph or a table. `procedure`: the one that a table shows; that of the last table for a paragraph.

    The paragraph above a procedure's first table is its title (`is_title`), and belongs to it.
    """

    content: Paragraph | Table
    procedure: int | None
    is_title: bool = False

    @property
    def top(self) -> float:
        """The y of its upper edge."""
        return self.content.top if isinstance(self.content, Paragraph) else self.content.y

    @property
    def bottom(self) -> float:
        """The y of its lower edge."""
        return self.content.bottom


def blocks_of(sheet: Sheet) -> list[list[Block]]:
    """The blocks of each page."""
    pages = []
    procedure: int | None = None
    for page in sheet.pages:
        number = number_of(page, sheet)
        contents: list[Paragraph | Table] = [*page.tables]
        contents += [words for words in paragraphs(_standing(page)) if words != number]
        blocks: list[Block] = []
        for content in sorted(contents, key=lambda entry: Block(entry, None).top):
            begins = isinstance(content, Table) and content.procedure != procedure
            if isinstance(content, Table):
                procedure = content.procedure
            if begins and blocks and isinstance(blocks[-1].content, Paragraph):
                blocks[-1] = attrs.evolve(blocks[-1], procedure=procedure, is_title=True)
            blocks.append(Block(content, procedure))
        pages.append(blocks)
    return pages


def number_of(page: Page, sheet: Sheet) -> Paragraph | None:
    """The words of a page's number."""
    label = page_label(page.number, len(sheet.pages), sheet.page_number)
    numbers = (words for words in paragraphs(_standing(page)) if "".join(run.text for run in words.runs) == label)
    return next(numbers, None)


def _standing(page: Page) -> list[Glyphs]:
    """The words outside tables, without the running title."""
    return [words for words in page.words if words != page.running]


def is_in_middle(number: Paragraph, page: Page) -> bool:
    """Whether a page's number stands above the page's middle, not at its right end."""
    middle = (number.first.x + number.lines[0][-1].x + number.lines[0][-1].width) / 2
    return middle < page.width * 0.625
