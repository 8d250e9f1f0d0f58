"""The checklist (daftar periksa) of an SOP: the form that goes with one case through the office, or carries it out."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from sopdsl.rendering import Job, OutputFile, Rendering

if TYPE_CHECKING:
    from .paper.form import Form

FORMATS = ("pdf", "docx", "md", "html")
TABLE = "lembar"


def render(job: Job) -> Rendering:
    """Render one document; the same job gives the same bytes. `job.settings` is the table `[lembar]`.

    Raises ValueError for a format that is none of `FORMATS`.
    """
    if job.format not in FORMATS:
        raise ValueError(job.format)
    if job.format == "md":
        from .paper import markdown

        return Rendering((OutputFile(".md", markdown.paint(job)),))
    if job.format == "html":
        from . import html

        return Rendering((OutputFile(".html", html.paint(job)),))
    from .paper.form import printed

    return printed(job, _painter(job.format))


def _painter(format: str) -> Callable[[Form], bytes]:
    """Each format's libraries are imported only for it."""
    if format == "docx":
        from .paper import docx

        return docx.paint
    from .paper import pdf

    return pdf.paint
