"""`sop run cancel N`: a run ends before its end."""

from __future__ import annotations

import click

from sopdsl.cli.command import Command, Mistake, Session
from sopdsl.cli.run.carrying import say_state
from sopdsl.cli.run.desk import Desk
from sopdsl.cli.run.options import name_option, number_argument, person_of, store_option
from sopdsl.cli.run.places import opened, store_place, told_again
from sopdsl.diagnostics import message
from sopdsl.execution.actions import Cancel
from sopdsl.execution.kept import read_kept


@click.command(
    cls=Command, help="run.cancel.bantuan", epilog="run.cancel.contoh", options_metavar="run.cancel.pemakaian"
)
@number_argument
@click.option("--alasan", "reason", metavar="cli.isian.teks", help="run.opsi.alasan")
@name_option
@store_option
@click.pass_obj
def command(session: Session, number: int, reason: str | None, name: str | None, store: str | None) -> None:
    """Cancel a run, and say why."""
    if reason is None:
        raise Mistake(message("run.salah.tanpa-alasan"))
    place = store_place(store, session)
    with opened(place, session) as opened_store:
        kept = read_kept(opened_store, number)
        desk = Desk(opened_store, kept, person_of(name, (), kept.record.plan))
        refused = desk.act(Cancel(reason.strip()))
    if refused is not None:
        session.complain(refused)
    else:
        say_state(number, desk.run, session, told_again(place, session))
