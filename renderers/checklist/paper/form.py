"""What a printed checklist needs beside its words: the office's paper and letters, its logo, the file's own data."""

from __future__ import annotations

from collections.abc import Callable

import attrs

from sopdsl.model import Text, plain
from sopdsl.rendering import Job, OutputFile, Rendering, date_of

from ...sheet.setting_keys import style_of
from ...typesetting.characters import missing_characters
from ...typesetting.logo import Logo, load_logo, logo_warning
from ...typesetting.metrics import Family
from ...typesetting.primitives import BrokenPictureError, Picture, Rect
from ..entries import Checklist
from ..listing import checklist

_LOGO = 52.0
"""The logo's longer side, in points."""

Date = tuple[int, int, int]


@attrs.frozen
class Form:
    """A checklist to print.

    `pictures` holds the logo if there is one, `paper` is the upright page's width and height in points, `date` is the
    document's own.
    """

    made: Checklist
    address: Text | None
    pictures: tuple[Picture, ...]
    paper: tuple[float, float]
    family: Family
    date: Date | None

    @property
    def title(self) -> str:
        """What the file is called."""
        return f"Daftar Periksa: {plain(self.made.title)}"

    @property
    def author(self) -> str:
        """The office."""
        return ", ".join(self.made.agency)


def printed(job: Job, paint: Callable[[Form], bytes]) -> Rendering:
    """Paint a document's checklist in the look of the office's sheets; a logo that is broken is left out, and said."""
    style = style_of(job.settings, job.read_file)
    if isinstance(style, tuple):
        return Rendering((), style)
    logo, findings = load_logo(job)
    short, long = sorted(style.paper)
    made = checklist(job.sop, job.flows, job.draft)
    pictures = (_picture(logo),) if logo is not None else ()
    form = Form(made, job.sop.identity.address, pictures, (short, long), style.family, date_of(job.sop))
    findings += missing_characters(job.sop)
    try:
        data = paint(form)
    except BrokenPictureError:
        data = paint(attrs.evolve(form, pictures=()))
        findings += (logo_warning(job, "sheet.logo-unreadable"),)
    return Rendering((OutputFile(f".{job.format}", data),), findings)


def _picture(logo: Logo) -> Picture:
    scale = _LOGO / max(logo.width, logo.height)
    return Picture(logo.data, logo.format, Rect(0, 0, logo.width * scale, logo.height * scale), "Logo")
