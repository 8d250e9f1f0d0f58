"""`sop run verify [N]`: whether runs are still as they were recorded."""

from __future__ import annotations

import click

from sopdsl.cli.command import Command, Session
from sopdsl.cli.run.options import optional_number_argument, store_option
from sopdsl.cli.run.places import opened, store_place
from sopdsl.diagnostics import message
from sopdsl.execution.kept import understood
from sopdsl.execution.store import Fault, RunDamagedError
from sopdsl.reports.text import visible


@click.command(
    cls=Command, help="run.verify.bantuan", epilog="run.verify.contoh", options_metavar="run.verify.pemakaian"
)
@optional_number_argument
@store_option
@click.pass_obj
def command(session: Session, number: int | None, store: str | None) -> None:
    """Look at the chain of hashes, and repeat what was recorded by the rules of the flow."""
    with opened(store_place(store, session), session) as opened_store:
        faults = opened_store.verify(number)
        damaged = {fault.run for fault in faults}
        numbers = [number] if number is not None else [header.number for header in opened_store.runs()]
        impossible: list[Fault] = []
        for stored in opened_store.read_each(sorted(set(numbers) - damaged)):
            try:
                understood(stored)
            except RunDamagedError as error:
                impossible.append(error.fault)
    for fault in (*faults, *impossible):
        session.say(visible(session.text(fault.what)))
    if faults or impossible:
        session.found_errors()
        session.warn(session.text(message("run.verify.rusak", count=len(faults) + len(impossible))))
    else:
        session.say(session.text(message("run.verify.utuh", count=len(numbers))))
