"""`sop run undo N`: something that was recorded by mistake counts no more."""

from __future__ import annotations

import click

from sopdsl.cli.command import Command, Mistake, Session
from sopdsl.cli.run.asking import GoBack
from sopdsl.cli.run.carrying import office_option, say_state
from sopdsl.cli.run.correcting import correct
from sopdsl.cli.run.desk import Desk
from sopdsl.cli.run.heading import heading
from sopdsl.cli.run.options import number_argument, person_of, person_options, store_option
from sopdsl.cli.run.places import opened, store_place, told_again
from sopdsl.cli.run.screen import say_lines
from sopdsl.cli.run.telling import story
from sopdsl.diagnostics import message
from sopdsl.execution.kept import read_kept


@click.command(cls=Command, help="run.undo.bantuan", epilog="run.undo.contoh", options_metavar="run.undo.pemakaian")
@number_argument
@click.option("--alasan", "reason", metavar="cli.isian.teks", default="", help="run.undo.alasan")
@person_options
@store_option
@click.pass_obj
def command(
    session: Session, number: int, reason: str, offices: tuple[str, ...], name: str | None, store: str | None
) -> None:
    """Undo something of a run, also of one that is over; then it can be gone on with."""
    place = store_place(store, session)
    with opened(place, session) as opened_store:
        kept = read_kept(opened_store, number)
        desk = Desk(opened_store, kept, person_of(name, offices, kept.record.plan))
        say_lines(heading(kept, session), session)
        try:
            refused = correct(desk, session, reason.strip())
        except GoBack:
            session.say(session.text(message("run.koreksi.tidak-jadi")))
            return
        except EOFError:
            raise Mistake(message("run.koreksi.tanpa-jawaban")) from None
    if refused is not None:
        session.complain(refused)
    else:
        say_lines(story(desk.kept, session, since=len(kept.record.events)), session)
        say_state(number, desk.run, session, f"{told_again(place, session)}{office_option(desk)}")
