"""The checklist (daftar periksa) of an SOP: the form that goes with one case through the office."""

from __future__ import annotations

from sopdsl.rendering import Job, OutputFile, Rendering

FORMATS = ("pdf", "md")


def render(job: Job) -> Rendering:
    """Render one document; the same job gives the same bytes. `job.settings` is the table `[lembar]`.

    Raises ValueError for a format that is none of `FORMATS`.
    """
    if job.format not in FORMATS:
        raise ValueError(job.format)
    if job.format == "md":
        from .paper import markdown

        return Rendering((OutputFile(".md", markdown.paint(job)),))
    from .paper import pdf
    from .paper.form import printed

    return printed(job, pdf.paint)
