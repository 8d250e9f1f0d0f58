"""From documents to a book: the sheet of each, and the pages around them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import attrs

from sopdsl.diagnostics import Diagnostic
from sopdsl.rendering import Job, PortfolioJob

from ..sheet.layout import lay_out
from ..sheet.layout.geometry import Sheet
from ..sheet.setting_keys import style_of
from ..sheet.style import PageNumber, Style
from ..typesetting.characters import missing_characters
from ..typesetting.compiler import is_readable
from ..typesetting.logo import Logo, load_logo, logo_warning
from ..typesetting.primitives import Picture, Rect
from .chapter import Chapter
from .cover import cover
from .decree import decree, values_of
from .facts import facts_of
from .guide import guide
from .leaves import upright
from .order import place_of
from .paging import Parts, bound_pages

Findings = tuple[Diagnostic, ...]


def draw(job: Job, book: Style) -> tuple[Chapter | None, Findings]:
    """An SOP in its own look, but in the book's letters; None where it cannot be drawn; and what was found."""
    style = style_of(job.settings, job.read_file)
    if isinstance(style, tuple):
        return None, style
    style = attrs.evolve(style, family=book.family, page_number=number_look(book))
    logo, findings = _logo(job)
    sheet = lay_out(job.sop, job.flows, style, draft=job.draft, logo=logo, page_numbers=False)
    if isinstance(sheet, Diagnostic):
        return None, (*findings, sheet)
    return Chapter(job, style, sheet.pages, sheet.date), (*findings, *missing_characters(job.sop))


def bind(job: PortfolioJob, chapters: Sequence[Chapter], style: Style) -> Sheet | Diagnostic:
    """The book of some of the documents, or what is wrong with the decree's text."""
    chapters = sorted(chapters, key=lambda chapter: place_of(chapter.sop))
    facts = facts_of((chapter.job for chapter in chapters), job.settings)
    values = values_of(facts, [chapter.sop for chapter in chapters])
    letter = upright(attrs.evolve(style, page_number=number_look(style)))
    order = decree(letter, job, values)
    if isinstance(order, Diagnostic):
        return order
    logo = _logo(facts.logo)[0] if facts.logo is not None else None
    parts = Parts(cover(letter, facts, logo), order, guide(letter, values), tuple(chapters))
    return Sheet(
        f"{facts.title} {facts.unit}",
        tuple(attrs.evolve(page, draft=page.draft or job.draft) for page in bound_pages(parts, letter)),
        author=", ".join(facts.agency),
        family=style.family,
        page_number=number_look(style).words,
        date=max((chapter.date for chapter in chapters if chapter.date is not None), default=None),
    )


def number_look(style: Style) -> PageNumber:
    """How the pages are numbered, also where single sheets are not: the contents name their numbers."""
    return style.page_number or PageNumber()


def _logo(job: Job) -> tuple[Logo | None, Findings]:
    """The logo of a document; one that cannot be decoded is none."""
    logo, findings = load_logo(job)
    if logo is not None and not _is_readable(logo):
        return None, (logo_warning(job, "sheet.logo-unreadable"),)
    return logo, findings


@lru_cache(maxsize=4)
def _is_readable(logo: Logo) -> bool:
    """Most documents share one logo, which is tried once."""
    return is_readable(Picture(logo.data, logo.format, Rect(0, 0, 9, 9), ""))
