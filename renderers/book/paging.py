"""The parts of a book put together: their order, their page numbers, and what follows from these."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import attrs

from sopdsl.model import plain
from sopdsl.rendering import Job

from ..sheet.layout import with_numbers
from ..sheet.layout.geometry import Glyphs, Page, Sheet
from ..sheet.layout.text import Font, plain_text, set_lines, wrap
from ..sheet.style import PageNumber, Style
from .contents import Entry, contents
from .index import Chapter, index
from .leaves import upright

_RUNNING_SIZE = 7.5
_RUNNING_GAP = 6.0
_ROOM_FOR_NUMBER = 110.0


@attrs.frozen
class Parts:
    """What a book is made of, beside contents and index. `sheets` are the SOPs in order; there is at least one."""

    cover: tuple[Page, ...]
    decree: tuple[Page, ...]
    guide: tuple[Page, ...]
    sheets: tuple[tuple[Job, Sheet], ...]


def bound_pages(parts: Parts, style: Style) -> tuple[Page, ...]:
    """All pages with their numbers: cover (which shows none), decree, contents, explanation, SOPs, index."""
    style = attrs.evolve(style, page_number=number_look(style))
    letter = upright(style)
    length = len(contents(letter, _entries(parts, 0)))
    front = [*parts.decree, *contents(letter, _entries(parts, length)), *parts.guide]
    chapters = list(_chapters(parts, len(parts.cover) + len(front) + 1, style))
    back = index(letter, chapters)
    sheets = [page for chapter in chapters for page in chapter.pages]
    count = len(parts.cover) + len(front) + len(sheets) + len(back)
    return (
        *_from(1, parts.cover),
        *with_numbers(_from(len(parts.cover) + 1, front), letter, count),
        *with_numbers(sheets, style, count),
        *with_numbers(_from(count - len(back) + 1, back), letter, count),
    )


def number_look(style: Style) -> PageNumber:
    """How the pages are numbered, also where single sheets are not: the contents name their numbers."""
    return style.page_number or PageNumber()


def _entries(parts: Parts, length: int) -> Iterator[Entry]:
    """The lines of the contents, if these are so many pages long."""
    page = len(parts.cover) + 1
    if parts.decree:
        yield Entry(plain_text("Keputusan penetapan"), page)
    page += len(parts.decree) + length
    yield Entry(plain_text("Penjelasan singkat"), page)
    page += len(parts.guide)
    for place, (job, sheet) in enumerate(parts.sheets, start=1):
        yield Entry(job.sop.title, page, place, job.sop)
        page += len(sheet.pages)
    yield Entry(plain_text("Indeks pelaksana"), page)


def _chapters(parts: Parts, first: int, style: Style) -> Iterator[Chapter]:
    """The SOPs with the numbers of their pages, and their titles above these."""
    for place, (job, sheet) in enumerate(parts.sheets, start=1):
        title = _running(f"{place}. {plain(job.sop.title)}", style)
        pages = [attrs.evolve(page, words=(*title, *page.words), running=title[0]) for page in sheet.pages]
        pages[0] = attrs.evolve(pages[0], heading=title[0])
        yield Chapter(place, job.sop.title, job.flows, tuple(_from(first, pages)))
        first += len(pages)


def _running(title: str, style: Style) -> tuple[Glyphs, ...]:
    """A title above the sheet, on one line; the end of a very long one is left out."""
    font = Font(_RUNNING_SIZE, style.serif)
    room = style.body_width / (2 if number_look(style).centred else 1) - _ROOM_FOR_NUMBER
    lines = wrap(plain_text(title), room, font, {})
    if len(lines) > 1:
        words = "".join(piece.text for piece in lines[0].pieces)
        lines = wrap(plain_text(f"{words[:-2]}…"), 1e9, font, {})
    return set_lines(lines, style.margins.left, style.margins.top - _RUNNING_GAP - font.leading, 0.0, font)


def _from(number: int, pages: Iterable[Page]) -> Iterator[Page]:
    return (attrs.evolve(page, number=number + place) for place, page in enumerate(pages))
