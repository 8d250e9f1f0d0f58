"""`sop run resume N`: a run that was begun goes on."""

from __future__ import annotations

import click

from sopdsl.cli.command import Command, Session
from sopdsl.cli.run.carrying import carry_on
from sopdsl.cli.run.desk import Desk
from sopdsl.cli.run.options import number_argument, person_of, person_options, script_option, store_option
from sopdsl.cli.run.places import opened, store_place, told_again
from sopdsl.execution.kept import read_kept


@click.command(
    cls=Command, help="run.resume.bantuan", epilog="run.resume.contoh", options_metavar="run.resume.pemakaian"
)
@number_argument
@person_options
@script_option
@store_option
@click.pass_obj
def command(
    session: Session, number: int, offices: tuple[str, ...], name: str | None, script: str | None, store: str | None
) -> None:
    """Go on with a run until nothing is left to do here."""
    place = store_place(store, session)
    with opened(place, session) as opened_store:
        kept = read_kept(opened_store, number)
        plan = kept.record.plan
        person = person_of(name, offices, plan)
        answers = None
        if script is not None:
            from sopdsl.cli.run.script import read_script  # the parser comes with it

            answers = read_script(script, plan, session)
            if answers is None:
                return
        carry_on(Desk(opened_store, kept, person), answers, session, told_again(place, session))
