"""What recorded runs tell: forms of monitoring and evaluation (PermenPAN-RB 35/2012) to sign, a page for the desk."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sopdsl.rendering import FormsJob, OutputFile

if TYPE_CHECKING:
    from sopdsl.monitoring import ProcedureFigures

FORMATS = ("pdf", "docx")
FORMS = ("monitoring", "evaluasi")


def render_form(job: FormsJob) -> OutputFile:
    """Fill in a form; the same job gives the same bytes.

    Raises ValueError for a form that is none of `FORMS`, or a format that is none of `FORMATS`.
    """
    if job.form not in FORMS or job.format not in FORMATS:
        raise ValueError(job.form, job.format)
    from .half_yearly import half_yearly
    from .yearly import yearly

    fill = half_yearly if job.form == "monitoring" else yearly
    form = fill(job.figures, job.unused, job.agency, job.period)
    if job.format == "docx":
        from . import docx

        return OutputFile(".docx", docx.paint(form))
    from . import pdf

    return OutputFile(".pdf", pdf.paint(form))


def render_page(figures: Sequence[ProcedureFigures], agency: tuple[str, ...], period: str) -> OutputFile:
    """The figures as one HTML page with plots; the same figures give the same bytes."""
    from . import desk

    return OutputFile(".html", desk.paint(figures, agency, period))
