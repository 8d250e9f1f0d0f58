"""`sop form`: the forms of monitoring and evaluation, filled from recorded runs."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import cast

import click

from sopdsl.cli.command import Command, Mistake, Session
from sopdsl.cli.documents import Reader
from sopdsl.cli.formats import format_of
from sopdsl.cli.paths import find
from sopdsl.cli.run.options import store_option
from sopdsl.cli.run.places import store_place
from sopdsl.cli.stats.asked import Asked, figures_of, period_options
from sopdsl.cli.stats.office import agency_of, period_of, project_of
from sopdsl.cli.writing import write_outputs
from sopdsl.diagnostics import message
from sopdsl.model import plain
from sopdsl.monitoring import ProcedureFigures
from sopdsl.project.document import Document
from sopdsl.rendering import FormsJob, RunsRenderer, find_runs_renderer
from sopdsl.words import key


@click.command(
    cls=Command, help="stats.form.bantuan", epilog="stats.form.contoh", options_metavar="stats.form.pemakaian"
)
@click.argument("name", metavar="stats.isian.formulir")
@click.argument("paths", metavar="cli.isian.berkas", nargs=-1)
@period_options
@click.option("--format", "format", metavar="cli.isian.format", help="stats.form.format")
@click.option("-o", "--output", "target", metavar="cli.isian.berkas", help="stats.form.keluaran")
@store_option
@click.pass_obj
def command(
    session: Session,
    name: str,
    paths: tuple[str, ...],
    since: str | None,
    until: str | None,
    format: str | None,
    target: str | None,
    store: str | None,
) -> None:
    """Fill in a form: a row or table for each procedure with runs, then for each SOP of the paths without any."""
    renderer = cast(RunsRenderer, find_runs_renderer("monitoring"))
    if name.lower() not in renderer.FORMS:
        raise Mistake(message("stats.form.tidak-dikenal", name=name, known=renderer.FORMS))
    chosen = format_of(format or Path(target or "").suffix.removeprefix(".") or None, renderer.FORMATS)
    asked = Asked.of(None, since, until)
    documents = _documents(paths, session)
    project = project_of(paths, session)
    figures = figures_of(store_place(store, session, project), asked, session)
    agency, period = agency_of(project, documents), period_of(asked, figures)
    job = FormsJob(name.lower(), chosen, figures, _unused(figures, documents), agency, period)
    made = renderer.render_form(job)
    write_outputs({Path(target or f"hasil/formulir-{job.form}{made.suffix}"): made.data}, session)


def _documents(paths: Sequence[str], session: Session) -> list[Document]:
    documents: list[Document] = []
    reader = Reader(session)
    for found in find(paths, session) if paths else ():
        reader.attempt(found, documents.append)
    return documents


def _unused(figures: Sequence[ProcedureFigures], documents: Sequence[Document]) -> tuple[tuple[str, str], ...]:
    used = {key(each.title) for each in figures}
    names = ((plain(document.sop.title), document.sop.identity.number) for document in documents)
    return tuple(
        dict.fromkeys((title, number.text if number else "") for title, number in names if key(title) not in used)
    )
