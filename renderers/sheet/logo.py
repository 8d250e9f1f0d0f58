"""The logo of a document: the file that it names, read and looked at before anything is drawn."""

from __future__ import annotations

from sopdsl.diagnostics import Diagnostic, Severity, message
from sopdsl.rendering import Job

from .layout import Logo, read_logo

MOST_BYTES = 5_000_000
MOST_PIXELS = 25_000_000
"""A picture that unpacks to more than this is refused."""


def load_logo(job: Job) -> tuple[Logo | None, tuple[Diagnostic, ...]]:
    """The logo, or None and a warning that says what is wrong with it; None without a warning where none is named."""
    named = job.sop.identity.logo
    if named is None or named.text in ("", "-"):
        return None, ()
    data = job.read_file(named.text)
    if data is None:
        return None, (logo_warning(job, "sheet.logo-missing"),)
    logo = read_logo(data) if len(data) <= MOST_BYTES else None
    if logo is None:
        return None, (logo_warning(job, "sheet.logo-unreadable" if len(data) <= MOST_BYTES else "sheet.logo-large"),)
    if logo.width * logo.height > MOST_PIXELS:
        return None, (logo_warning(job, "sheet.logo-large"),)
    return logo, ()


def logo_warning(job: Job, key: str) -> Diagnostic:
    """A finding about the logo, at the place that names it."""
    named = job.sop.identity.logo
    assert named is not None
    return Diagnostic(
        "LBR003",
        "logo",
        Severity.WARNING,
        named.span,
        message(key, path=named.text),
        message("sheet.logo-advice"),
    )
