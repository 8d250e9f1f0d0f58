"""The SOPs of an office as one document (Dokumen SOP AP, PermenPAN-RB 35/2012): a book to sign, print and bind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sopdsl.diagnostics import Diagnostic
from sopdsl.rendering import OutputFile, PortfolioJob, PortfolioRendering

if TYPE_CHECKING:
    from ..sheet.layout.geometry import Sheet

FORMATS = ("pdf", "docx")


def render_portfolio(job: PortfolioJob) -> PortfolioRendering:
    """Bind the documents; the same job gives the same bytes.

    Raises ValueError for a format that is none of `FORMATS`, and where there are no documents.
    """
    from ..sheet.setting_keys import style_of
    from .binding import bind, draw

    if job.format not in FORMATS or not job.documents:
        raise ValueError(job.format)
    style = style_of(job.sheet, job.read_file)
    if isinstance(style, tuple):
        return PortfolioRendering((), ((),) * len(job.documents), style)
    drawn = [draw(document, style) for document in job.documents]
    findings = tuple(found for _, found in drawn)
    chapters = [chapter for chapter, _ in drawn if chapter is not None]
    if not chapters or (len(chapters) < len(drawn) and not job.draft):
        return PortfolioRendering((), findings)
    book = bind(job, chapters, style)
    if isinstance(book, Diagnostic):
        return PortfolioRendering((), findings, (book,))
    return PortfolioRendering((OutputFile(f".{job.format}", _paint(book, job.format)),), findings)


def _paint(book: Sheet, format: str) -> bytes:
    if format == "docx":
        from ..sheet.painters.office import docx

        return docx.paint(book)
    from ..sheet.painters import pdf

    return pdf.paint(book)
