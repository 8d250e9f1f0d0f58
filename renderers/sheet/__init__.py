"""The standard sheet of an SOP AP: identity page and flow table, as PDF, DOCX, XLSX, HTML, or pictures of its pages."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

import attrs

from sopdsl.diagnostics import Diagnostic
from sopdsl.rendering import Job, OutputFile, Rendering, Setting

if TYPE_CHECKING:
    from .layout.geometry import Sheet

FORMATS = ("pdf", "docx", "xlsx", "html", "png", "svg")
TABLE = "lembar"


def settings(table: Mapping[str, object] | None = None) -> Mapping[str, Setting]:
    """The keys of `[lembar]`, with the defaults that they have in that table."""
    from .setting_keys import settings_beside

    return settings_beside(table or {})


def check_settings(table: Mapping[str, object]) -> tuple[Diagnostic, ...]:
    """What is wrong with a table `[lembar]` (LBR001)."""
    from .setting_keys import style_of

    style = style_of(table)
    return style if isinstance(style, tuple) else ()


def render(job: Job) -> Rendering:
    """Render one document; the same job gives the same bytes.

    Raises ValueError for a format that is none of `FORMATS`.
    """
    from ..typesetting.characters import missing_characters
    from ..typesetting.logo import load_logo
    from .layout import lay_out
    from .setting_keys import style_of

    if job.format not in FORMATS:
        raise ValueError(job.format)
    style = style_of(job.settings, job.read_file)
    if isinstance(style, tuple):
        return Rendering((), style)
    logo, findings = load_logo(job)
    sheet = lay_out(job.sop, job.flows, style, draft=job.draft, logo=logo)
    if isinstance(sheet, Diagnostic):
        return Rendering((), (*findings, sheet))
    findings += missing_characters(job.sop)
    return _painted(job, sheet, findings)


def _painted(job: Job, sheet: Sheet, findings: tuple[Diagnostic, ...]) -> Rendering:
    from ..typesetting.logo import logo_warning
    from ..typesetting.primitives import BrokenPictureError

    paint = _painter(job.format)
    try:
        made = paint(sheet)
    except BrokenPictureError:
        pages = tuple(attrs.evolve(page, pictures=()) for page in sheet.pages)
        made = paint(attrs.evolve(sheet, pages=pages))
        findings += (logo_warning(job, "sheet.logo-unreadable"),)
    if isinstance(made, bytes):
        return Rendering((OutputFile(f".{job.format}", made),), findings)
    files = (OutputFile(f"-{number}.{job.format}", data) for number, data in enumerate(made, start=1))
    return Rendering(tuple(files), findings)


def _painter(format: str) -> Callable[[Sheet], bytes | list[bytes]]:
    """One file, or one for each page. Each format's libraries are imported only for it."""
    if format == "docx":
        from .painters.office import docx

        return docx.paint
    if format == "xlsx":
        from .painters.office import xlsx

        return xlsx.paint
    if format == "png":
        from .painters import png

        return png.paint
    if format == "html":
        from .painters import html

        return html.paint
    if format == "svg":
        from .painters import svg

        return svg.paint
    from .painters import pdf

    return pdf.paint
