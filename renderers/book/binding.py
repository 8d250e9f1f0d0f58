"""From documents to a book: the sheet of each, and the pages around them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import attrs

from sopdsl.diagnostics import Diagnostic
from sopdsl.rendering import Job, PortfolioJob

from ..sheet.characters import missing_characters
from ..sheet.layout import Logo, lay_out
from ..sheet.layout.geometry import Picture, Rect, Sheet
from ..sheet.logo import load_logo, logo_warning
from ..sheet.painters.typesetting import is_readable
from ..sheet.style import Style
from .cover import cover
from .decree import decree, values_of
from .facts import facts_of
from .guide import guide
from .leaves import upright
from .order import place_of
from .paging import Parts, bound_pages, number_look

Findings = tuple[Diagnostic, ...]


def lay_out_document(job: Job, style: Style) -> tuple[Sheet | None, Findings]:
    """The sheet of one SOP without page numbers, None where it cannot be drawn; and what was found."""
    logo, findings = _logo(job)
    sheet = lay_out(job.sop, job.flows, style, draft=job.draft, logo=logo, page_numbers=False)
    if isinstance(sheet, Diagnostic):
        return None, (*findings, sheet)
    return sheet, (*findings, *missing_characters(job.sop))


def bind(job: PortfolioJob, sheets: Sequence[tuple[Job, Sheet]], style: Style) -> Sheet | Diagnostic:
    """The book of some of the documents, or what is wrong with the decree's text."""
    ordered = tuple(sorted(sheets, key=lambda entry: place_of(entry[0].sop)))
    documents = [document for document, _ in ordered]
    facts = facts_of(documents, job.settings)
    values = values_of(facts, [document.sop for document in documents])
    letter = upright(style)
    order = decree(letter, job, values)
    if isinstance(order, Diagnostic):
        return order
    logo = _logo(facts.logo)[0] if facts.logo is not None else None
    pages = bound_pages(Parts(cover(letter, facts, logo), order, guide(letter, values), ordered), style)
    return Sheet(
        f"{facts.title} {facts.unit}",
        tuple(attrs.evolve(page, draft=page.draft or job.draft) for page in pages),
        author=", ".join(facts.agency),
        serif=style.serif,
        page_number=number_look(style).words,
        date=max((sheet.date for _, sheet in ordered if sheet.date is not None), default=None),
    )


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
