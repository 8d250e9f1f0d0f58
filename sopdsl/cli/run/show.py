"""`sop run show N`: what happened in a run so far, and what is open."""

from __future__ import annotations

import click

from sopdsl.cli.command import Command, Session
from sopdsl.cli.run.card import Card
from sopdsl.cli.run.carrying import say_state
from sopdsl.cli.run.heading import heading
from sopdsl.cli.run.options import number_argument, store_option
from sopdsl.cli.run.places import opened, store_place, told_again
from sopdsl.cli.run.screen import say_lines, show_card
from sopdsl.cli.run.telling import story
from sopdsl.execution.kept import read_kept


@click.command(cls=Command, help="run.show.bantuan", epilog="run.show.contoh", options_metavar="run.show.pemakaian")
@number_argument
@store_option
@click.pass_obj
def command(session: Session, number: int, store: str | None) -> None:
    """Print a run: its SOP, a line for each event, a card for each open task."""
    place = store_place(store, session)
    with opened(place, session) as opened_store:
        kept = read_kept(opened_store, number)
    say_lines((*heading(kept, session), *story(kept, session)), session)
    card = Card(kept.run, session)
    for task in kept.run.open_tasks:
        show_card(card.title(task), card.rows(task), session)
    session.say("")
    say_state(number, kept.run, session, told_again(place, session))
