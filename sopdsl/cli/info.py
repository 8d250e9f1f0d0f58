"""`sop info`: what a document holds and how long its procedures take."""

from __future__ import annotations

import json
from pathlib import Path, PurePath

import click

from sopdsl.cli.command import Command, Session
from sopdsl.cli.day import day_option
from sopdsl.cli.documents import Reader
from sopdsl.cli.paths import complain_about, typed
from sopdsl.diagnostics import message
from sopdsl.project import Document, Found
from sopdsl.project.drawing import doubtful
from sopdsl.project.finding import empty_path
from sopdsl.reports.text import visible


@click.command(cls=Command, help="cli.info.bantuan", epilog="cli.info.contoh", options_metavar="cli.info.pemakaian")
@click.argument("path", metavar="cli.isian.berkas")
@click.option("--json", "as_json", is_flag=True, help="cli.info.json")
@day_option
@click.pass_obj
def command(session: Session, path: str, as_json: bool) -> None:
    """Print the facts of one document, for people or for programs."""

    def tell(document: Document) -> None:
        from sopdsl.cli.facts import document_facts
        from sopdsl.cli.overview import overview

        if as_json:
            session.say(json.dumps(document_facts(document), indent=2))
        else:
            session.say(overview(document, session))
        if doubtful(document):
            session.found_errors()
            shown = document.source.path
            said = session.text(message("cli.info.ada-kesalahan", path=shown, typed=typed(shown)))
            session.warn(f"sop: {visible(said)}")

    if not path:
        complain_about(empty_path(), session)
        return
    file = Path(path)
    Reader(session).attempt(Found(file, PurePath(file.name)), tell)
