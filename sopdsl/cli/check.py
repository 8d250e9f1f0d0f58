"""`sop check`: what is wrong with documents."""

from __future__ import annotations

import click

from sopdsl.cli.command import Command, Session
from sopdsl.cli.documents import Reader, find
from sopdsl.diagnostics import Message, Severity, message


@click.command(cls=Command, help="cli.check.bantuan", epilog="cli.check.contoh", options_metavar="cli.check.pemakaian")
@click.argument("paths", metavar="BERKAS", nargs=-1, required=True)
@click.pass_obj
def command(session: Session, paths: tuple[str, ...]) -> None:
    """Check all documents and print what was found."""
    reader = Reader(session)
    for found in find(paths, session):
        reader.attempt(found, reader.show_findings)
    if reader.counts[Severity.ERROR]:
        session.found_errors()
    if reader.documents:
        session.say(session.text(_summary(reader)))


def _summary(reader: Reader) -> Message:
    counts = reader.counts
    return message(
        "cli.check.ringkasan",
        documents=reader.documents,
        errors=counts[Severity.ERROR],
        warnings=counts[Severity.WARNING],
        infos=counts[Severity.INFO],
    )
