"""Whose runs are shown, and of which days: the head of pages and forms."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from sopdsl.cli.command import Session
from sopdsl.cli.paths import complain_about
from sopdsl.cli.stats.asked import Asked
from sopdsl.model import Words
from sopdsl.monitoring import ProcedureFigures
from sopdsl.project.document import Document
from sopdsl.project.files import Unreadable
from sopdsl.project.projects import Project, load_project


def project_of(paths: Sequence[str], session: Session) -> Project:
    """The project of the first path, else of the current folder."""
    path = Path(paths[0]) if paths else Path()
    try:
        return load_project(path if path.is_dir() else path.parent)
    except Unreadable as error:
        complain_about(error.problem, session)
        raise click.exceptions.Exit(session.exit_code) from None


def agency_of(project: Project, documents: Sequence[Document]) -> tuple[str, ...]:
    """The letterhead that the project sets, else that of the first document with one."""
    heads: list[tuple[Words, ...]] = [project.settings.identity.agency or ()]
    heads += [document.sop.identity.agency or () for document in documents]
    return tuple(line.text for line in next(filter(None, heads), ()))


def period_of(asked: Asked, figures: Sequence[ProcedureFigures]) -> str:
    """The days that were asked for; where none were, those on which the first and the last run began."""
    first = asked.since.isoformat() if asked.since else min((each.first for each in figures), default="")
    last = asked.until.isoformat() if asked.until else max((each.last for each in figures), default="")
    days = ["-".join(reversed(day.split("-"))) for day in (first, last) if day]
    return f"Pelaksanaan yang dimulai {' sampai '.join(days)}" if days else ""
