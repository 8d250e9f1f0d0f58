"""What happened in a run, in words: a line for each event."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from sopdsl.cli.command import Session
from sopdsl.diagnostics import Message, message
from sopdsl.execution.actions import (
    Attach,
    Begin,
    Cancel,
    Confirm,
    Decide,
    Event,
    HandOver,
    Remark,
    Skip,
    Start,
    Tick,
    Undo,
)
from sopdsl.execution.kept import KeptRun
from sopdsl.execution.plan import PlannedStep
from sopdsl.execution.run import Run, Task
from sopdsl.reports.text import visible


def headline(kept: KeptRun, session: Session) -> str:
    """`Pelaksanaan 3: Pelayanan Surat`."""
    plan = kept.record.plan
    name = f"{plan.title}, {plan.name}" if plan.name else plan.title
    return visible(session.text(message("run.cerita.judul", number=kept.number, name=name)))


def story(kept: KeptRun, session: Session, since: int = 0) -> Iterator[str]:
    """A line for each event after the first `since` ones: when, what, and who wrote it down."""
    for event in kept.record.events[since:]:
        yield line(kept.run, event, session)


def line(run: Run, event: Event, session: Session) -> str:
    """`23-11-2026 08.20  Langkah 2: Kepala Seksi memutuskan: Tidak [petugas]`."""
    return visible(f"{time_words(event.at, session)}  {told(run, event, session)} [{event.person}]")


def time_words(at: str, session: Session) -> str:
    """A recorded time as its place's clocks showed it."""
    time = datetime.fromisoformat(at)
    parts = {name: time.strftime(code) for name, code in _PARTS.items()}
    return session.text(message("run.saat", **parts))


_PARTS = {"day": "%d", "month": "%m", "year": "%Y", "hour": "%H", "minute": "%M"}


def told(run: Run, event: Event, session: Session) -> str:
    """An event of a run that may have gone on since; of one that was undone, that it counts no more."""
    if isinstance(event.action, Undo):
        mistake = session.text(_happened(run, run.events[event.action.event - 1]))
        return session.text(message("run.cerita.koreksi", what=mistake, reason=event.action.reason))
    what = session.text(_happened(run, event))
    return session.text(message("run.cerita.dikoreksi", what=what)) if event.number in run.undone else what


def _happened(run: Run, event: Event) -> Message:
    match event.action:
        case Start(way):
            label = run.plan.starts[way - 1].label
            several = len(run.plan.starts) > 1 and label
            return message("run.cerita.mulai-dari", start=label) if several else message("run.cerita.mulai")
        case Cancel(reason):
            return message("run.cerita.batal", reason=reason)
        case Remark(text, 0):
            return message("run.cerita.catatan", text=text)
    assert not isinstance(event.action, Undo)
    task = run.task(event.action.task)
    assert task is not None
    return _of_task(run, task, run.step_of(task), event)


def _of_task(run: Run, task: Task, step: PlannedStep, event: Event) -> Message:
    number, who = step.number, getattr(event.action, "executor", "") or event.person
    match event.action:
        case Begin():
            return message("run.cerita.kerja", step=number, who=who)
        case Tick(_, _, entry, there):
            key = "run.cerita.ada" if there else "run.cerita.tidak-ada"
            return message(key, step=number, entry=step.requirements[entry - 1])
        case Confirm():
            return message("run.cerita.selesai", step=number, who=who, activity=" ".join(step.activity))
        case Decide(_, executor, way):
            place = run.place_for(task, executor)
            label = run.plan.stations[task.place if place is None else place].ways[way - 1].label
            return message("run.cerita.putusan", step=number, who=who, way=label or str(way))
        case Skip(_, _, reason):
            return message("run.cerita.lewat", step=number, reason=reason)
        case Attach(_, _, output, file):
            output = f"{output} ({file})" if file else output
            return message("run.cerita.output", step=number, output=output)
        case Remark(text):
            return message("run.cerita.catatan-langkah", step=number, text=text)
        case HandOver(_, executor, to, reason):
            if reason:
                return message("run.cerita.serah-alasan", step=number, who=executor or "-", to=to, reason=reason)
            return message("run.cerita.serah", step=number, who=executor or "-", to=to)
    raise AssertionError(event)
