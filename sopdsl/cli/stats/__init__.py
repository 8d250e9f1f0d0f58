"""`sop stats`: what the runs of a store tell."""

from __future__ import annotations

import json

import click

from sopdsl.cli.command import Command, Session
from sopdsl.cli.formats import format_of
from sopdsl.cli.run.options import store_option
from sopdsl.cli.run.places import store_place
from sopdsl.cli.stats.asked import Asked, figures_of, period_options
from sopdsl.cli.stats.tables import csv_text, plain
from sopdsl.cli.stats.text import lines_of
from sopdsl.diagnostics import message


@click.command(cls=Command, help="stats.bantuan", epilog="stats.contoh", options_metavar="stats.pemakaian")
@click.option("--judul", "title", metavar="cli.isian.teks", help="run.runs.judul")
@period_options
@click.option("--format", "format", metavar="cli.isian.format", help="stats.format")
@store_option
@click.pass_obj
def command(
    session: Session, title: str | None, since: str | None, until: str | None, format: str | None, store: str | None
) -> None:
    """Print the figures of all procedures that were carried out."""
    form = format_of(format, ("text", "json", "csv"))
    session.output_taken = form != "text"
    asked = Asked.of(title, since, until)
    figures = figures_of(store_place(store, session), asked, session)
    if form == "json":
        click.echo(json.dumps(plain(figures), indent=2, ensure_ascii=False))
    elif form == "csv":
        click.echo(csv_text(figures, session), nl=False)
    elif not figures:
        session.say(session.text(message("run.runs.tidak-ada")))
    else:
        for line in lines_of(figures, session):
            session.say(line)
