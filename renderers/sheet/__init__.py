"""The standard sheet of an SOP AP: identity page and flow table, as PDF, DOCX, XLSX, or an SVG file for each page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

import attrs

from sopdsl.diagnostics import Diagnostic
from sopdsl.rendering import Job, OutputFile, Rendering, Setting

if TYPE_CHECKING:
    from .layout.geometry import Sheet

FORMATS = ("pdf", "svg", "docx", "xlsx")


def settings() -> Mapping[str, Setting]:
    """The keys of `[lembar]`."""
    from .style import SETTINGS

    return SETTINGS


def check_settings(table: Mapping[str, object]) -> tuple[Diagnostic, ...]:
    """What is wrong with a table `[lembar]` (LBR001)."""
    from .style import style_of

    style = style_of(table)
    return style if isinstance(style, tuple) else ()


def render(job: Job) -> Rendering:
    """Render one document; the same job gives the same bytes.

    Raises ValueError for a format that is none of `FORMATS`.
    """
    from .characters import missing_characters
    from .layout import lay_out
    from .logo import load_logo
    from .style import style_of

    if job.format not in FORMATS:
        raise ValueError(job.format)
    style = style_of(job.settings)
    if isinstance(style, tuple):
        return Rendering((), style)
    logo, findings = load_logo(job)
    sheet = lay_out(job.sop, job.flows, style, draft=job.draft, logo=logo)
    if isinstance(sheet, Diagnostic):
        return Rendering((), (*findings, sheet))
    findings += missing_characters(job.sop)
    if job.format == "svg":
        from .painters import svg

        pictures = enumerate(svg.paint(sheet), start=1)
        return Rendering(tuple(OutputFile(f"-{number}.svg", data) for number, data in pictures), findings)
    return _one_file(job, sheet, findings)


def _one_file(job: Job, sheet: Sheet, findings: tuple[Diagnostic, ...]) -> Rendering:
    from .logo import logo_warning
    from .painters import BrokenPictureError

    paint = _painter(job.format)
    try:
        data = paint(sheet)
    except BrokenPictureError:
        pages = tuple(attrs.evolve(page, pictures=()) for page in sheet.pages)
        data = paint(attrs.evolve(sheet, pages=pages))
        findings += (logo_warning(job, "sheet.logo-unreadable"),)
    return Rendering((OutputFile(f".{job.format}", data),), findings)


def _painter(format: str) -> Callable[[Sheet], bytes]:
    """Each format's libraries are imported only for it."""
    if format == "docx":
        from .painters.office import docx

        return docx.paint
    if format == "xlsx":
        from .painters.office import xlsx

        return xlsx.paint
    from .painters import pdf

    return pdf.paint
