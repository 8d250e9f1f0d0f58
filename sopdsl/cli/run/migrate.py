"""`sop run migrate N FILE`: what a changed SOP means for a run that was begun before."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePath

import click

from sopdsl.cli.command import Command, Mistake, Session
from sopdsl.cli.documents import Reader
from sopdsl.cli.paths import typed
from sopdsl.cli.run.options import number_argument, store_option
from sopdsl.cli.run.places import opened, store_place
from sopdsl.cli.run.starting import why_not
from sopdsl.cli.run.telling import headline
from sopdsl.cli.writing import write_outputs
from sopdsl.diagnostics import Message, message
from sopdsl.execution.changes import Aspect, StepChange
from sopdsl.execution.kept import KeptRun, read_kept
from sopdsl.execution.migration import Migration, migration
from sopdsl.execution.plan import Plan, PlannedStep
from sopdsl.execution.planning import plans_of
from sopdsl.execution.record import RunRecord, write_record
from sopdsl.project.document import Document
from sopdsl.project.finding import Found
from sopdsl.reports.text import visible

ASPECTS = {
    Aspect.ACTIVITY: message("run.kartu.kegiatan"),
    Aspect.EXECUTORS: message("run.kartu.pelaksana"),
    Aspect.CONDITION: message("run.kartu.syarat"),
    Aspect.REQUIREMENTS: message("run.kartu.kelengkapan"),
    Aspect.TIME: message("run.kartu.waktu"),
    Aspect.OUTPUTS: message("run.kartu.output"),
    Aspect.REMARKS: message("run.kartu.keterangan"),
    Aspect.SOPS: message("run.kartu.sop"),
    Aspect.ORDER: message("run.migrate.urutan"),
    Aspect.FLOW: message("run.migrate.alur"),
}


@click.command(
    cls=Command, help="run.migrate.bantuan", epilog="run.migrate.contoh", options_metavar="run.migrate.pemakaian"
)
@number_argument
@click.argument("path", metavar="cli.isian.berkas", required=False)
@click.option("-o", "--output", "target", metavar="cli.isian.berkas", help="run.migrate.keluaran")
@store_option
@click.pass_obj
def command(session: Session, number: int, path: str | None, target: str | None, store: str | None) -> None:
    """Show what differs and whether the run could go on; the run itself stays as it is."""
    if not path:
        raise Mistake(message("run.migrate.tanpa-berkas", number=number))
    file = Path(path)
    document = Reader(session).attempt(Found(file, PurePath(file.name)), lambda document: document)
    if document is None:
        return
    with opened(store_place(store, session), session) as opened_store:
        kept = read_kept(opened_store, number)
    reason = why_not(document)
    if reason is not None:
        session.found_errors()
        session.warn(f"sop: {visible(session.text(reason))}")
        return
    new = _plan_for(kept.record.plan, document)
    found = migration(kept.record.plan, kept.record.events, new)
    session.say(headline(kept, session))
    for what in _told(found, kept, new, session):
        session.say(visible(session.text(what)))
    if found.obstacle is not None:
        session.found_errors()
    elif target is not None:
        record = json.dumps(write_record(RunRecord(new, found.events)), indent=2, ensure_ascii=False)
        if write_outputs({Path(target): f"{record}\n".encode()}, session):
            session.say(visible(session.text(message("run.migrate.lanjut", path=typed(target), number=number))))


def _plan_for(old: Plan, document: Document) -> Plan:
    """The plan of the same procedure: by its name, else by its number. Raises Mistake."""
    plans = plans_of(document.sop, document.flows, document.project.settings.assumption)
    same = [plan for plan in plans if plan.name == old.name] or [p for p in plans if p.procedure == old.procedure]
    if not same:
        raise Mistake(message("run.migrate.tanpa-prosedur", path=document.source.path, name=old.name))
    return same[0]


def _told(found: Migration, kept: KeptRun, new: Plan, session: Session) -> Iterator[Message]:
    old = kept.record.plan
    if old.title != new.title:
        yield message("run.migrate.judul", old=old.title, new=new.title)
    if old.time_limits != new.time_limits:
        yield message("run.migrate.batas-waktu", old=old.time_limits or ("-",), new=new.time_limits or ("-",))
    if old.notes != new.notes:
        yield message("run.migrate.catatan")
    if not found.changes:
        yield message("run.migrate.sama")
    for change in found.changes:
        yield change_words(change, old.steps, new.steps, session)
    affected = tuple(str(kept.run.step_of(kept.run.tasks[number - 1]).number) for number in found.affected)
    if affected:
        yield message("run.migrate.terkena", steps=affected)
    if found.dropped:
        yield message("run.migrate.gugur", events=tuple(map(str, found.dropped)))
    if found.obstacle is None:
        yield message("run.migrate.dapat")
    else:
        reason = session.text(found.obstacle.reason)
        yield message("run.migrate.tidak-dapat", event=found.obstacle.event, reason=reason)


def change_words(
    change: StepChange, old: Sequence[PlannedStep], new: Sequence[PlannedStep], session: Session
) -> Message:
    """What became of a row, in a sentence."""
    if change.old is None:
        assert change.new is not None
        return message("run.migrate.baru", step=change.new, activity=" ".join(new[change.new - 1].activity))
    if change.new is None:
        return message("run.migrate.hilang", step=change.old, activity=" ".join(old[change.old - 1].activity))
    aspects = tuple(session.text(ASPECTS[aspect]).lower() for aspect in change.aspects)
    if change.old == change.new:
        return message("run.migrate.berubah", step=change.old, aspects=aspects)
    return message("run.migrate.pindah", old=change.old, new=change.new, aspects=aspects)
