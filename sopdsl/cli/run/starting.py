"""The beginning of a run: an SOP that passed the checker, the part of it that is wanted, and who carries it out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, NamedTuple

import click

from sopdsl.cli import moment
from sopdsl.cli.command import Mistake, Session
from sopdsl.cli.documents import Reader
from sopdsl.cli.paths import typed
from sopdsl.cli.run.asking import GoBack, choice
from sopdsl.cli.run.carrying import carry_on
from sopdsl.cli.run.commands import chosen
from sopdsl.cli.run.desk import Desk
from sopdsl.cli.run.directions import leads_to
from sopdsl.cli.run.heading import continued
from sopdsl.cli.run.options import person_of
from sopdsl.cli.run.places import opened, store_place, told_again
from sopdsl.cli.run.script import read_script
from sopdsl.diagnostics import Message, Severity, message
from sopdsl.execution.actions import Person, Start
from sopdsl.execution.engine import carry_out
from sopdsl.execution.kept import keep, plan_text
from sopdsl.execution.plan import Plan, Way
from sopdsl.execution.planning import plans_of
from sopdsl.execution.record import RunRecord
from sopdsl.execution.run import Run
from sopdsl.execution.run import Status as RunStatus
from sopdsl.execution.store.chain import hash_of
from sopdsl.model import Status
from sopdsl.project.document import Document
from sopdsl.project.finding import Found
from sopdsl.reports.text import visible

if TYPE_CHECKING:
    from sopdsl.execution.store.runs import Store

_MOST_OTHERS = 20
"""So many other runs are named, the newest ones."""


class Wish(NamedTuple):
    """What the command line asks for beside the file, by the names of its options; None where they are not written."""

    procedure: str | None
    start: str | None
    offices: tuple[str, ...]
    name: str | None
    script: str | None
    store: str | None


def start(path: str, wish: Wish, session: Session) -> None:
    """Begin a run of the SOP in a file, record that, and go on with it until nothing is left to do here."""
    file = Path(path)
    document = Reader(session).attempt(Found(file, PurePath(file.name)), lambda document: document)
    if document is None:
        return
    reason = why_not(document)
    if reason is not None:
        session.found_errors()
        session.warn(f"sop: {visible(session.text(reason))}")
        return
    plan = _plan(plans_of(document.sop, document.flows, document.project.settings.assumption), wish.procedure, session)
    way = _start(plan, wish.start, session)
    person = person_of(wish.name, wish.offices, plan)
    answers = None if wish.script is None else read_script(wish.script, plan, session)
    if wish.script is not None and answers is None:
        return
    place = store_place(wish.store, session, document.project)
    again = told_again(place, session)
    with opened(place, session, create=True) as store:
        _say_others(store, plan, session)
        kept = keep(store, _begun(plan, way, person))
        carry_on(Desk(store, kept, person), answers, session, again, file)


def _say_others(store: Store, plan: Plan, session: Session) -> None:
    """Which runs of the same plan are not finished: perhaps one of them was meant."""
    headers = store.runs(status=RunStatus.RUNNING.value, document_hash=hash_of(plan_text(plan)), limit=_MOST_OTHERS)
    if headers:
        numbers = tuple(str(header.number) for header in reversed(headers))
        session.say(session.text(message("run.akhir.juga", numbers=numbers)))


def why_not(document: Document) -> Message | None:
    """Why a document cannot be carried out: it has errors, or is a draft."""
    path = document.source.path
    errors = [each for each in document.diagnostics + document.project.diagnostics if each.severity is Severity.ERROR]
    if errors:
        return message("run.salah.galat", path=path, count=len(errors), typed=typed(path))
    if document.sop.status is Status.DRAFT:
        return message("run.salah.draf", path=path)
    return None


def _begun(plan: Plan, way: int, person: Person) -> RunRecord:
    begun = carry_out(Run(plan), Start(way), person, moment.now())
    assert not isinstance(begun, Message)
    return RunRecord(plan, (begun[0],))


def _plan(plans: Sequence[Plan], wanted: str | None, session: Session) -> Plan:
    """The plan of the procedure that is wanted, by number or name; asked where there are several."""
    names = tuple(plan.name or str(plan.procedure) for plan in plans)
    if wanted is None and len(plans) > 1:
        return plans[_asked(message("run.tanya.prosedur"), names, "--prosedur", session) - 1]
    short = tuple(name.partition(". ")[0] for name in names)
    number = 1 if wanted is None else chosen(wanted, names) or chosen(wanted, short)
    if number is None or not 0 < number <= len(plans):
        raise Mistake(message("run.salah.prosedur", name=wanted or "", known=names))
    return plans[number - 1]


def _start(plan: Plan, wanted: str | None, session: Session) -> int:
    """The way to begin that is wanted; asked where there are several, by the step to which they lead if need be."""
    names = tuple(_start_name(plan, way, session) for way in plan.starts)
    if wanted is None and len(names) > 1:
        return _asked(message("run.tanya.mulai"), names, "--mulai", session)
    number = 1 if wanted is None else chosen(wanted, names)
    if number is None or not 0 < number <= len(names):
        raise Mistake(message("run.salah.mulai", name=wanted or "", known=names))
    return number


def _start_name(plan: Plan, way: Way, session: Session) -> str:
    """What a start says; else the SOPs that it continues, else the step to which it leads."""
    continuing = continued(plan, way)
    if way.label or not continuing:
        return way.label or leads_to(plan, way, session)
    return session.text(message("run.cerita.lanjutan", names=continuing))


def _asked(question: Message, names: tuple[str, ...], option: str, session: Session) -> int:
    try:
        return choice(question, names, session)
    except EOFError:
        raise Mistake(message("run.salah.belum-dipilih", option=option, known=names)) from None
    except GoBack:
        session.say(session.text(message("run.akhir.tidak-dimulai")))
        raise click.exceptions.Exit from None
