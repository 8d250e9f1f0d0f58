"""What stands above a run: its name, and what holds for all of it, whatever its steps say."""

from __future__ import annotations

from collections.abc import Iterator

from sopdsl.cli import moment
from sopdsl.cli.command import Session
from sopdsl.cli.run.telling import headline
from sopdsl.diagnostics import Message, message
from sopdsl.execution.actions import Start
from sopdsl.execution.kept import KeptRun
from sopdsl.execution.plan import Plan, Way
from sopdsl.execution.run import Status
from sopdsl.execution.worktime import OfficeHours, time_words
from sopdsl.reports.text import visible

_LIMITS = ("run.cerita.batas-waktu", "run.cerita.batas-waktu-sop")
"""How the first and the second of the time limits of a plan are said."""


def heading(kept: KeptRun, session: Session) -> Iterator[str]:
    """The name of a run, the SOPs whose work it goes on with, its Batas waktu, and the Catatan of the SOP."""
    yield headline(kept, session)
    plan, begun = kept.record.plan, kept.record.events[0]
    assert isinstance(begun.action, Start)
    names = continued(plan, plan.starts[begun.action.way - 1])
    if names:
        yield _said(message("run.cerita.lanjutan", names=names), session)
    for key, limit in zip(_LIMITS, plan.time_limits, strict=False):
        yield _said(message(key, limit=limit), session)
    if plan.time_limits and kept.run.status is Status.RUNNING:
        passed = OfficeHours.of(plan).passed(begun.at, moment.now()).seconds
        yield _said(message("run.cerita.berjalan", time=session.text(time_words(passed, plan.hours_per_day))), session)
    if plan.notes:
        yield _said(message("run.cerita.catatan-sop"), session)
    yield from (f"  {visible(line)}" for line in plan.notes)


def continued(plan: Plan, way: Way) -> tuple[str, ...]:
    """The SOPs whose work a way to begin goes on with."""
    names = (name for part in way.parts for number in part for name in plan.stations[number].continues)
    return tuple(dict.fromkeys(names))


def _said(what: Message, session: Session) -> str:
    return visible(session.text(what))
