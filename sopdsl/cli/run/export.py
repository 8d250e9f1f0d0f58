"""`sop run export N`: a run as a file, for other programs or for the archive."""

from __future__ import annotations

import json
from pathlib import Path

import click

from sopdsl.cli.command import Command, Mistake, Session
from sopdsl.cli.run.options import number_argument, store_option
from sopdsl.cli.run.places import opened, store_place
from sopdsl.cli.run.table import csv_text
from sopdsl.cli.run.telling import story
from sopdsl.cli.writing import write_outputs
from sopdsl.diagnostics import message
from sopdsl.execution.kept import KeptRun, read_kept
from sopdsl.execution.record import write_record

_ENDINGS = (".json", ".csv", ".txt")


@click.command(
    cls=Command, help="run.export.bantuan", epilog="run.export.contoh", options_metavar="run.export.pemakaian"
)
@number_argument
@click.option("-o", "--output", "target", metavar="cli.isian.berkas", help="run.opsi.keluaran")
@store_option
@click.pass_obj
def command(session: Session, number: int, target: str | None, store: str | None) -> None:
    """Write a run as the name of the file wants it: all of it as JSON, or its events as a table or as text."""
    path = Path(target or f"pelaksanaan-{number}.json")
    if path.suffix.lower() not in _ENDINGS:
        raise Mistake(message("run.export.akhiran", path=path.as_posix(), known=_ENDINGS))
    with opened(store_place(store, session), session) as opened_store:
        kept = read_kept(opened_store, number)
    write_outputs({path: _text(kept, path.suffix.lower(), session).encode("utf-8")}, session)


def _text(kept: KeptRun, ending: str, session: Session) -> str:
    if ending == ".json":
        return json.dumps(write_record(kept.record), indent=2, ensure_ascii=False) + "\n"
    if ending == ".csv":
        return csv_text(kept, session)
    return "".join(f"{line}\n" for line in story(kept, session))
