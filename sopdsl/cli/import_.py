"""`sop import`: a file of another program to a document."""

from __future__ import annotations

from pathlib import Path

import click

from sopdsl.cli.command import Command, Mistake, Session
from sopdsl.cli.findings import wants_colour
from sopdsl.cli.paths import complain_about, typed
from sopdsl.cli.writing import write_outputs
from sopdsl.diagnostics import message
from sopdsl.importing import READERS, read
from sopdsl.project.files import Unreadable, read_bytes
from sopdsl.project.finding import EXTENSION
from sopdsl.reports.text import report, visible


@click.command(
    cls=Command, help="cli.import.bantuan", epilog="cli.import.contoh", options_metavar="cli.import.pemakaian"
)
@click.argument("name", metavar="cli.isian.berkas", required=False)
@click.option("-o", "--output", metavar="cli.isian.berkas", help="cli.import.keluaran")
@click.option("--schema", "wants_schema", is_flag=True, help="cli.import.schema")
@click.pass_obj
def command(session: Session, name: str | None, output: str | None, wants_schema: bool) -> None:
    """Write the document that a file holds, whole or not at all; what is there already is never overwritten."""
    if wants_schema:
        from sopdsl.exchange.schema import FILE

        session.say(FILE.read_text(encoding="utf-8").removesuffix("\n"))
        return
    if not name:
        raise Mistake(message("cli.salah.kurang", name=session.text(message("cli.isian.berkas"))))
    path = Path(name)
    suffix = path.suffix.lower()
    if suffix not in READERS:
        raise Mistake(message("cli.import.jenis-tidak-dikenal", path=path.as_posix(), known=tuple(READERS)))
    target = Path(output) if output else path.with_suffix(EXTENSION)
    if target.suffix.lower() != EXTENSION:
        raise Mistake(message("cli.import.akhiran", path=target.as_posix(), ending=EXTENSION))
    if target.exists() or target.is_symlink():
        session.complain(message("cli.import.sudah-ada", path=target.as_posix()))
        return
    text = _text(path, suffix, session)
    if text is not None and write_outputs({target: text.encode()}, session):
        session.say(session.text(message("cli.import.selanjutnya", typed=visible(typed(target.as_posix())))))


def _text(path: Path, suffix: str, session: Session) -> str | None:
    """The document in a file, or None, and what is wrong with it is printed."""
    try:
        imported = read(path.as_posix(), read_bytes(path, path.as_posix()), suffix)
    except Unreadable as error:
        complain_about(error.problem, session)
        return None
    if imported.diagnostics:
        session.say(report(imported.source, imported.diagnostics, session.language, wants_colour()) + "\n")
    if imported.text is None:
        session.found_errors()
        session.warn(f"sop: {visible(session.text(message('cli.import.ada-galat', path=path.as_posix())))}")
    return imported.text
