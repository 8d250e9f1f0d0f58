"""`sop check`: what is wrong with documents, and the fixes of what a program can mend."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from sopdsl.cli.command import Command, Mistake, Session
from sopdsl.cli.day import take_day
from sopdsl.cli.documents import Reader, find
from sopdsl.cli.mending import Mender, show_changes
from sopdsl.cli.writing import write_files
from sopdsl.diagnostics import Message, Severity, message
from sopdsl.project import Document
from sopdsl.reports import FORMATS, Checked, report

_FOR_PEOPLE = ("text", "concise")


@click.command(cls=Command, help="cli.check.bantuan", epilog="cli.check.contoh", options_metavar="cli.check.pemakaian")
@click.argument("paths", metavar="BERKAS", nargs=-1, required=True)
@click.option("--fix", is_flag=True, help="cli.check.fix")
@click.option("--unsafe-fixes", "unsafe", is_flag=True, help="cli.check.unsafe-fixes")
@click.option("--diff", is_flag=True, help="cli.check.diff")
@click.option("--format", "format", metavar="FORMAT", help="cli.check.format")
@click.option("--output-file", "target", metavar="BERKAS", help="cli.check.keluaran")
@click.option(
    "--tanggal",
    metavar="TANGGAL",
    envvar="SOP_TANGGAL",
    expose_value=False,
    callback=take_day,
    help="cli.check.tanggal",
)
@click.pass_obj
def command(
    session: Session,
    paths: tuple[str, ...],
    fix: bool,
    unsafe: bool,
    diff: bool,
    format: str | None,
    target: str | None,
) -> None:
    """Check all documents and report what was found."""
    if unsafe and not (fix or diff):
        raise Mistake(message("cli.check.tanpa-fix"))
    if diff and (format or target):
        raise Mistake(message("cli.check.diff-sendiri"))
    if diff:
        show_changes(paths, unsafe, session)
        return
    _check(paths, Mender(session, unsafe) if fix else None, _format(format), target, session)


def _format(wanted: str | None) -> str:
    name = (wanted or FORMATS[0]).lower()
    if name not in FORMATS:
        raise Mistake(message("cli.check.format-tidak-dikenal", name=name, known=FORMATS))
    return name


def _check(paths: tuple[str, ...], mender: Mender | None, format: str, target: str | None, session: Session) -> None:
    """As text on standard output a finding is shown when it is found; other reports are made at the end."""
    at_once = format == "text" and target is None
    kept: list[Checked] = []
    reader = Reader(session, None if at_once else kept)

    def work(document: Document) -> None:
        reader.show_findings(mender.mend(document) if mender else document)

    for found in find(paths, session):
        reader.attempt(found, work)
    if reader.counts[Severity.ERROR]:
        session.found_errors()
    if not at_once:
        _deliver(report(format, kept, session.language), target, session)
    if reader.documents and (target is not None or format in _FOR_PEOPLE):
        for line in _summary(reader, mender):
            session.say(session.text(line))


def _deliver(text: str, target: str | None, session: Session) -> None:
    if target is None:
        if text:
            session.say(text.removesuffix("\n"))
        return
    try:
        write_files({Path(target): text.encode("utf-8", "surrogateescape")})
    except OSError as error:
        reason = error.strerror or type(error).__name__
        session.complain(message("cli.check.laporan-tidak-tertulis", path=target, reason=reason))


def _summary(reader: Reader, mender: Mender | None) -> Iterator[Message]:
    """What was mended, what was found, and what else a program can mend."""
    if mender and mender.applied:
        yield message("cli.check.diperbaiki", fixes=mender.applied, documents=mender.documents)
    counts = reader.counts
    yield message(
        "cli.check.ringkasan",
        documents=reader.documents,
        errors=counts[Severity.ERROR],
        warnings=counts[Severity.WARNING],
        infos=counts[Severity.INFO],
    )
    if reader.fixable[True]:
        yield message("cli.check.ditahan" if mender else "cli.check.dapat-diperbaiki", count=reader.fixable[True])
    if reader.fixable[False] and not (mender and mender.unsafe):
        yield message("cli.check.perlu-diperiksa", count=reader.fixable[False])
