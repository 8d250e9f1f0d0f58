"""`sop compare`: what differs between two editions of an SOP, in words."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePath

import click

from sopdsl.cli.command import Command, Session
from sopdsl.cli.documents import Reader
from sopdsl.cli.paths import typed
from sopdsl.cli.run.migrate import ASPECTS, change_words
from sopdsl.diagnostics import message
from sopdsl.execution.arrows import Goal
from sopdsl.execution.editions import (
    Difference,
    ProcedureChanges,
    cell_changes,
    head_changes,
    procedure_changes,
    table_changes,
)
from sopdsl.execution.matching import kegiatan
from sopdsl.execution.plan import Plan
from sopdsl.execution.planning import plans_of
from sopdsl.model import Sop
from sopdsl.project.document import Document
from sopdsl.project.drawing import stopping
from sopdsl.project.finding import Found
from sopdsl.reports.text import visible


@click.command(cls=Command, help="compare.bantuan", epilog="compare.contoh", options_metavar="compare.pemakaian")
@click.argument("old", metavar="compare.isian.lama")
@click.argument("new", metavar="compare.isian.baru")
@click.pass_obj
def command(session: Session, old: str, new: str) -> None:
    """Print the fields of the head and the rows that differ. Documents that cannot be drawn are not compared."""
    before, after = _load(old, session), _load(new, session)
    if before is None or after is None:
        return
    lines = list(_told(before, after, session))
    for line in lines or [session.text(message("compare.sama"))]:
        session.say(visible(line))


def _load(path: str, session: Session) -> Document | None:
    file = Path(path)
    document = Reader(session).attempt(Found(file, PurePath(file.name)), lambda document: document)
    if document is not None and stopping(document):
        session.found_errors()
        session.warn(f"sop: {visible(session.text(message('compare.galat', path=path, typed=typed(path))))}")
        return None
    return document


def _told(old: Document, new: Document, session: Session) -> Iterator[str]:
    head = [line for keyword, one in head_changes(old.sop, new.sop) for line in _lines(keyword, one, session)]
    if head:
        yield from (session.text(message("compare.kepala")), *(f"  {line}" for line in head))
    plans = (plans_of(each.sop, each.flows, each.project.settings.assumption) for each in (old, new))
    for procedure in procedure_changes(*plans):
        lines = [*_table(procedure, old.sop, new.sop, session), *_procedure(procedure, session)]
        if lines:
            named = procedure.new or procedure.old
            name = named.name if named is not None else ""
            yield session.text(message("compare.prosedur", name=name) if name else message("compare.langkah"))
            yield from (f"  {line}" for line in lines)


def _table(procedure: ProcedureChanges, old: Sop, new: Sop, session: Session) -> Iterator[str]:
    if procedure.old is not None and procedure.new is not None:
        before, after = old.procedures[procedure.old.procedure - 1], new.procedures[procedure.new.procedure - 1]
        for keyword, one in table_changes(before, after):
            yield from _lines(keyword, one, session)


def _procedure(procedure: ProcedureChanges, session: Session) -> Iterator[str]:
    old, new = procedure.old, procedure.new
    if old is None or new is None:
        yield session.text(message("compare.prosedur-baru" if old is None else "compare.prosedur-hilang"))
        return
    for change in procedure.rows:
        yield session.text(change_words(change, old.steps, new.steps, session))
        for aspect, one in cell_changes(change, old, new):
            yield from (f"  {line}" for line in _lines(session.text(ASPECTS[aspect]), one, session))
        for arrow in change.arrows:
            gone, added = _goals(arrow.gone, old, session), _goals(arrow.new, new, session)
            yield from (f"  {line}" for line in _lines(arrow.keyword, Difference(gone, added), session))


def _goals(goals: tuple[Goal, ...], plan: Plan, session: Session) -> tuple[str, ...]:
    """What stands behind a keyword of the flow, in words: rows by the number that they have in this edition."""
    return tuple(_goal(goal, plan, session) for goal in goals)


def _goal(goal: Goal, plan: Plan, session: Session) -> str:
    if goal.optional:
        return session.text(message("compare.pilihan", goal=_goal(goal._replace(optional=False), plan, session)))
    if goal.row is not None:
        step = plan.steps[goal.row]
        return session.text(message("compare.ke-langkah", step=step.number, activity=kegiatan(step)))
    if goal.executors:
        return f"oleh {' bersama '.join(goal.executors)}: {goal.words}".removesuffix(": ")
    return goal.words or session.text(message("compare.ke-akhir"))


def _lines(label: str, one: Difference, session: Session) -> Iterator[str]:
    """One line for what became something else; else one for each line that is gone or new."""
    if len(one.gone) == len(one.new) == 1:
        yield session.text(message("compare.diubah", label=label, old=one.gone[0] or "-", new=one.new[0] or "-"))
        return
    if not one.gone and not one.new:
        yield session.text(message("compare.urutan", label=label))
    for key, lines in (("compare.dihapus", one.gone), ("compare.ditambah", one.new)):
        for line in filter(None, lines):
            yield session.text(message(key, label=label, words=line))
