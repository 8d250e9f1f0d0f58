"""The parts of a book put together: their order, their page numbers, and what follows from these."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import attrs

from sopdsl.model import plain

from ..sheet.layout import with_numbers
from ..sheet.layout.geometry import Page
from ..sheet.style import Style
from ..typesetting.primitives import Glyphs
from ..typesetting.text import Font, plain_text, set_lines, wrap
from .chapter import Chapter
from .contents import Entry, contents
from .index import index

_RUNNING_SIZE = 7.5
_RUNNING_GAP = 6.0
_ROOM_FOR_NUMBER = 110.0


@attrs.frozen
class Parts:
    """What a book is made of, beside contents and index. The chapters are in order, and there is at least one."""

    cover: tuple[Page, ...]
    decree: tuple[Page, ...]
    guide: tuple[Page, ...]
    chapters: tuple[Chapter, ...]


def bound_pages(parts: Parts, letter: Style) -> tuple[Page, ...]:
    """All pages with their numbers: cover (which shows none), decree, contents, explanation, SOPs, index.

    `letter` is the look of the pages around the sheets.
    """
    length = len(contents(letter, _entries(parts, 0)))
    front = [*parts.decree, *contents(letter, _entries(parts, length)), *parts.guide]
    first = len(parts.cover) + len(front) + 1
    chapters = list(_placed(parts.chapters, first))
    back = index(letter, chapters)
    last = first + sum(len(chapter.pages) for chapter in chapters)
    count = last + len(back) - 1
    return (
        *_from(1, parts.cover),
        *with_numbers(_from(len(parts.cover) + 1, front), letter, count),
        *(page for chapter in chapters for page in with_numbers(chapter.pages, chapter.style, count)),
        *with_numbers(_from(last, back), letter, count),
    )


def _entries(parts: Parts, length: int) -> Iterator[Entry]:
    """The lines of the contents, if these are so many pages long."""
    page = len(parts.cover) + 1
    if parts.decree:
        yield Entry(plain_text("Keputusan penetapan"), page)
    page += len(parts.decree) + length
    yield Entry(plain_text("Penjelasan singkat"), page)
    page += len(parts.guide)
    for place, chapter in enumerate(parts.chapters, start=1):
        yield Entry(chapter.sop.title, page, place, chapter.sop)
        page += len(chapter.pages)
    yield Entry(plain_text("Indeks pelaksana"), page)


def _placed(chapters: Iterable[Chapter], first: int) -> Iterator[Chapter]:
    """The chapters with the numbers of their pages, and their titles above these."""
    for place, chapter in enumerate(chapters, start=1):
        title = _running(f"{place}. {plain(chapter.sop.title)}", chapter.style)
        pages = [attrs.evolve(page, words=(*title, *page.words), running=title[0]) for page in chapter.pages]
        pages[0] = attrs.evolve(pages[0], heading=title[0])
        yield attrs.evolve(chapter, pages=tuple(_from(first, pages)))
        first += len(pages)


def _running(title: str, style: Style) -> tuple[Glyphs, ...]:
    """A title above the sheet, on one line; the end of a very long one is left out."""
    font = Font(_RUNNING_SIZE, style.family)
    is_centred = style.page_number is not None and style.page_number.centred
    room = style.body_width / (2 if is_centred else 1) - _ROOM_FOR_NUMBER
    lines = wrap(plain_text(title), room, font, {})
    if len(lines) > 1:
        words = "".join(piece.text for piece in lines[0].pieces)
        lines = wrap(plain_text(f"{words[:-2]}…"), 1e9, font, {})
    return set_lines(lines, style.margins.left, style.margins.top - _RUNNING_GAP - font.leading, 0.0, font)


def _from(number: int, pages: Iterable[Page]) -> Iterator[Page]:
    return (attrs.evolve(page, number=number + place) for place, page in enumerate(pages))
