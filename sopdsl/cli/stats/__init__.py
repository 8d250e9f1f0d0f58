"""`sop stats`: what the runs of a store tell."""

from __future__ import annotations

import json
from pathlib import Path
from typing import cast

import click

from sopdsl.cli.command import Command, Session
from sopdsl.cli.formats import format_of
from sopdsl.cli.run.options import store_option
from sopdsl.cli.run.places import store_place
from sopdsl.cli.stats.asked import Asked, figures_of, period_options
from sopdsl.cli.stats.office import agency_of, period_of, project_of
from sopdsl.cli.stats.tables import csv_text, plain
from sopdsl.cli.stats.text import lines_of
from sopdsl.cli.writing import write_outputs
from sopdsl.diagnostics import message
from sopdsl.rendering import RunsRenderer, find_runs_renderer


@click.command(cls=Command, help="stats.bantuan", epilog="stats.contoh", options_metavar="stats.pemakaian")
@click.option("--judul", "title", metavar="cli.isian.teks", help="run.runs.judul")
@period_options
@click.option("--format", "format", metavar="cli.isian.format", help="stats.format")
@click.option("-o", "--output", "target", metavar="cli.isian.berkas", help="stats.keluaran")
@store_option
@click.pass_obj
def command(
    session: Session,
    title: str | None,
    since: str | None,
    until: str | None,
    format: str | None,
    target: str | None,
    store: str | None,
) -> None:
    """Show the figures of all procedures that were carried out."""
    form = format_of(format, ("text", "html", "json", "csv"))
    session.output_taken = form in ("json", "csv") and target is None
    asked = Asked.of(title, since, until)
    figures = figures_of(store_place(store, session), asked, session)
    if form == "json":
        _put(json.dumps(plain(figures), indent=2, ensure_ascii=False) + "\n", target, session)
    elif form == "csv":
        _put(csv_text(figures, session), target, session)
    elif form == "html":
        renderer = cast(RunsRenderer, find_runs_renderer("monitoring"))
        agency = agency_of(project_of((), session), ())
        page = renderer.render_page(figures, agency, period_of(asked, figures))
        write_outputs({Path(target or "hasil/pelaksanaan.html"): page.data}, session)
    elif not figures:
        session.say(session.text(message("run.runs.tidak-ada")))
    elif target is not None:
        _put("".join(f"{line}\n" for line in lines_of(figures, session)), target, session)
    else:
        for line in lines_of(figures, session):
            session.say(line)


def _put(text: str, target: str | None, session: Session) -> None:
    """Write a text to the file that was named, else to standard output."""
    if target is None:
        click.echo(text, nl=False)
    else:
        write_outputs({Path(target): text.encode()}, session)
