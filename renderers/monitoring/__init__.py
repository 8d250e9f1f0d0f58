"""The forms of monitoring and evaluation (PermenPAN-RB 35/2012), filled from recorded runs, to print and sign."""

from __future__ import annotations

from sopdsl.rendering import FormsJob, OutputFile

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
