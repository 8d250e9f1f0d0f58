"""`sop run import FILE`: a run that was carried out elsewhere, proven before it is kept."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from sopdsl.checks.jln.jln021_catatan_pelaksanaan import RULE
from sopdsl.cli.command import Command, Mistake, Session
from sopdsl.cli.findings import wants_colour
from sopdsl.cli.paths import complain_about
from sopdsl.cli.run.carrying import say_state
from sopdsl.cli.run.options import store_option
from sopdsl.cli.run.places import opened, store_place, told_again
from sopdsl.diagnostics import Diagnostic, Message, message
from sopdsl.execution.engine import BrokenRunError, replay
from sopdsl.execution.kept import KeptRun, add, keep, plan_text, understood
from sopdsl.execution.record import RunRecord, read_record
from sopdsl.execution.store.chain import hash_of
from sopdsl.importing.json_places import JsonPlaces
from sopdsl.importing.json_text import Wrong, json_values, placed
from sopdsl.project.files import Unreadable, read_bytes
from sopdsl.reports.text import report
from sopdsl.source import Source, decoded

if TYPE_CHECKING:
    from sopdsl.execution.store.runs import Store


@click.command(
    cls=Command, help="run.import.bantuan", epilog="run.import.contoh", options_metavar="run.import.pemakaian"
)
@click.argument("path", metavar="cli.isian.berkas", required=False)
@click.option("--schema", "wants_schema", is_flag=True, help="run.import.schema")
@store_option
@click.pass_obj
def command(session: Session, path: str | None, wants_schema: bool, store: str | None) -> None:
    """Keep the run in a file, or what is new in it where the store has its beginning."""
    if wants_schema:
        from sopdsl.execution.schema import FILE

        session.say(FILE.read_text(encoding="utf-8").removesuffix("\n"))
        return
    if not path:
        raise Mistake(message("cli.salah.kurang", name=session.text(message("cli.isian.berkas"))))
    try:
        data = read_bytes(Path(path), path)
    except Unreadable as error:
        complain_about(error.problem, session)
        return
    source = Source(path, decoded(data))
    record, wrong = read_proven(source, data)
    if record is None:
        found = [Diagnostic(RULE.code, RULE.name, RULE.severity, each.span, each.what, each.hint) for each in wrong]
        session.say(report(source, found, session.language, wants_colour()))
        session.found_errors()
        return
    place = store_place(store, session)
    again = told_again(place, session)
    with opened(place, session, create=True) as opened_store:
        kept, said = _keep(opened_store, record)
    session.say(session.text(said))
    say_state(kept.number, kept.run, session, again)


def read_proven(source: Source, data: bytes) -> tuple[RunRecord | None, tuple[Wrong, ...]]:
    """The record in a file; None, and what is wrong, where it cannot be read or its events cannot have happened."""
    values = json_values(source, data)
    if isinstance(values, Wrong):
        return None, (values,)
    record, problems = read_record(values)
    if record is None:
        return None, placed(problems, source)
    places = JsonPlaces(source.text)
    if not record.events:
        return None, (Wrong(places.find(("events",)), message("JLN021.kosong"), message("JLN021.saran")),)
    try:
        replay(record.plan, record.events)
    except BrokenRunError as error:
        at = places.find(("events", min(error.number, len(record.events)) - 1, "action"))
        return None, (Wrong(at, error.reason, message("JLN021.saran")),)
    return record, ()


def _keep(store: Store, record: RunRecord) -> tuple[KeptRun, Message]:
    """Keep a record as a new run, or as more of the run whose beginning it is; and which of it was done."""
    for header in store.runs(document_hash=hash_of(plan_text(record.plan))):
        if header.summary.begun != record.events[0].at:
            continue
        kept = understood(store.read(header.number))
        known = len(kept.record.events)
        if record.events[:known] == kept.record.events:
            more = record.events[known:]
            if not more:
                return kept, message("run.import.sudah-ada", number=kept.number)
            kept = add(store, kept, more, replay(record.plan, record.events))
            return kept, message("run.import.diteruskan", number=kept.number, count=len(more))
    kept = keep(store, record)
    return kept, message("run.import.baru", number=kept.number)
