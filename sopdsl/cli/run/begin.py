"""`sop run FILE`: an SOP is carried out."""

from __future__ import annotations

from typing import Any

import click

from sopdsl.cli.command import Session
from sopdsl.cli.run.group import RunCommand
from sopdsl.cli.run.options import person_options, script_option, store_option


@click.command(cls=RunCommand, help="run.bantuan", epilog="run.contoh", options_metavar="run.pemakaian")
@click.argument("path", metavar="cli.isian.berkas")
@click.option("--prosedur", "procedure", metavar="run.isian.prosedur", help="run.opsi.prosedur")
@click.option("--mulai", "start", metavar="run.isian.mulai", help="run.opsi.mulai")
@person_options
@script_option
@store_option
@click.pass_obj
def command(session: Session, /, path: str, **wish: Any) -> None:
    """Begin a run; what can be done with those that were begun needs none of the modules for it."""
    from sopdsl.cli.paths import complain_about
    from sopdsl.cli.run.starting import Wish, start
    from sopdsl.project.finding import empty_path

    if path:
        start(path, Wish(**wish), session)
    else:
        complain_about(empty_path(), session)
