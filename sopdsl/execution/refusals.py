"""What may be done in a run, and why not."""

from __future__ import annotations

import re

import attrs

from sopdsl.diagnostics import Message, message
from sopdsl.execution.actions import (
    Action,
    Attach,
    Begin,
    Cancel,
    Confirm,
    Decide,
    Event,
    HandOver,
    OfTask,
    Person,
    Remark,
    Skip,
    Start,
    Tick,
    Undo,
)
from sopdsl.execution.plan import ANYONE, Station
from sopdsl.execution.run import Run, Status, Task, TaskState
from sopdsl.syntax.characters import FORBIDDEN

FINISHING = (Confirm, Decide, Skip)
"""What ends the work of an executor on a task."""


def refusal(run: Run, action: Action, by: Person | None = None) -> Message | None:
    """Why an action cannot be done now; None if it can. Without `by` nobody's office is looked at.

    What else depends on a mistake than the work that it opened, only undoing it tells (`carry_out`).
    """
    return _about_run(run, action) or _about_words(action, by) or _about_task(run, action, by)


def _about_run(run: Run, action: Action) -> Message | None:
    if isinstance(action, Start):
        if run.events:
            return message("pelaksanaan.sudah-dimulai")
        if not run.plan.starts:
            return message("pelaksanaan.tanpa-langkah")
        return _way(action.way, len(run.plan.starts))
    if not run.events:
        return message("pelaksanaan.belum-dimulai")
    if run.status in (Status.FINISHED, Status.CANCELLED) and not isinstance(action, (Remark, Undo)):
        over = run.status is Status.FINISHED
        return message("pelaksanaan.sudah-selesai") if over else message("pelaksanaan.sudah-dibatalkan")
    return None


def _way(way: int, most: int) -> Message | None:
    return None if 0 < way <= most else message("pelaksanaan.pilihan-tidak-ada", way=way, most=most)


def _about_words(action: Action, by: Person | None) -> Message | None:
    """The words that an action must have; all of them such that every record can hold and every output show them."""
    needed = {
        Skip: ("reason",),
        Attach: ("output",),
        Remark: ("text",),
        HandOver: ("to",),
        Cancel: ("reason",),
        Undo: ("reason",),
    }.get(type(action), ())
    if any(not str(getattr(action, name)).strip() for name in needed):
        return message("pelaksanaan.tanpa-kata")
    given = [*attrs.asdict(action, recurse=False).values(), by.name if by else ""]
    if any(isinstance(each, str) and _is_unreadable(each) for each in given):
        return message("pelaksanaan.satu-baris")
    return None


def _is_unreadable(words: str) -> bool:
    return any(sign in words for sign in "\t\n\r") or bool(re.search(FORBIDDEN, words))


def _about_task(run: Run, action: Action, by: Person | None) -> Message | None:
    if isinstance(action, (Start, Cancel)) or (isinstance(action, Remark) and action.task == 0):
        return None
    if isinstance(action, Undo):
        return _about_undoing(run, action, by)
    task = run.task(action.task)
    if task is None:
        return message("pelaksanaan.tugas-tidak-ada", task=action.task)
    if isinstance(action, Remark):
        return None
    number = run.step_of(task).number
    if task.state is not TaskState.OPEN:
        undone = task.state is TaskState.UNDONE
        return message("pelaksanaan.langkah-tertutup" if undone else "pelaksanaan.langkah-sudah", step=number)
    place = run.place_for(task, action.executor)
    if place is None:
        return _not_his(run, task, action.executor)
    return _about_office(task, action, by) or _about_work(run, task, run.plan.stations[place], action)


def _not_his(run: Run, task: Task, executor: str) -> Message:
    number, who = run.step_of(task).number, run.executors_of(task)
    if executor not in (ANYONE, *run.plan.executors):
        return message("pelaksanaan.pelaksana-tidak-dikenal", executor=executor, who=run.plan.executors)
    if executor == ANYONE:
        return message("pelaksanaan.sebut-pelaksana", step=number, who=who)
    return message("pelaksanaan.bukan-pelaksananya", step=number, executor=executor, who=who)


def _about_office(task: Task, action: OfTask, by: Person | None) -> Message | None:
    """Whether a person may act for an executor: he or she holds the office, or was given this part of the task.

    What was given, the office's holder does no more, but may give it to another.
    """
    if by is None or by.executors is None:
        return None
    executor = action.executor
    given = dict(task.persons).get(executor)
    takes_back = isinstance(action, HandOver) and executor in by.executors
    if given is not None and not takes_back:
        return None if given == by.name else message("pelaksanaan.diserahkan", executor=executor, to=given)
    if executor and executor not in by.executors:
        return message("pelaksanaan.bukan-jabatannya", person=by.name, executor=executor)
    return None


def _about_work(run: Run, task: Task, station: Station, action: Action) -> Message | None:
    number = run.step_of(task).number
    match action:
        case Begin():
            return message("pelaksanaan.sudah-mulai", step=number) if task.begun else None
        case Tick():
            return _tick(run, task, action)
        case Confirm():
            return _confirm(task, station, action, number)
        case Decide():
            return _decide(task, station, action, number)
        case Skip():
            return _skip(run, task, station, action, number)
    return None


def _tick(run: Run, task: Task, action: Tick) -> Message | None:
    most = len(run.step_of(task).requirements)
    if not 0 < action.entry <= most:
        return message("pelaksanaan.kelengkapan-tidak-ada", entry=action.entry, most=most)
    return message("pelaksanaan.sudah-begitu") if (action.entry in task.ticks) is action.there else None


def _confirm(task: Task, station: Station, action: Confirm, number: int) -> Message | None:
    if action.executor in task.confirmed:
        return message("pelaksanaan.sudah-konfirmasi", executor=action.executor, step=number)
    if len(station.ways) > 1 and task.way is None:
        return message("pelaksanaan.putuskan-dahulu", step=number, ways=labels_of(station))
    return None


def _decide(task: Task, station: Station, action: Decide, number: int) -> Message | None:
    if len(station.ways) < 2:
        return message("pelaksanaan.tanpa-keputusan", step=number)
    if task.way == action.way and action.executor in task.confirmed:
        return message("pelaksanaan.sudah-konfirmasi", executor=action.executor, step=number)
    return _way(action.way, len(station.ways))


def _skip(run: Run, task: Task, station: Station, action: Skip, number: int) -> Message | None:
    if not run.step_of(task).condition:
        return message("pelaksanaan.tanpa-syarat", step=number)
    if task.confirmed:
        return message("pelaksanaan.sudah-dikerjakan", step=number, who=task.confirmed)
    return _way(action.way, max(1, len(station.ways)))


def _about_undoing(run: Run, action: Undo, by: Person | None) -> Message | None:
    """What an executor did can be undone, and a cancelling; details of a task only as long as that is open, and what
    opened other work until that is finished."""
    if not 0 < action.event <= len(run.events):
        return message("pelaksanaan.kejadian-tidak-ada", event=action.event, most=len(run.events))
    if action.event in run.undone:
        return message("pelaksanaan.sudah-dikoreksi", event=action.event)
    mistake = run.events[action.event - 1].action
    if isinstance(mistake, (Start, Remark, Undo)):
        return message("pelaksanaan.tanpa-koreksi")
    if isinstance(mistake, Cancel):
        return None
    if run.cancelled is not None:
        return message("pelaksanaan.sudah-dibatalkan")
    task = run.tasks[mistake.task - 1]
    if task.state is not TaskState.OPEN and not isinstance(mistake, FINISHING):
        return message("pelaksanaan.koreksi-penutupnya", step=run.step_of(task).number)
    return _about_office(task, mistake, by) or _about_what_it_opened(run, action.event)


def _about_what_it_opened(run: Run, event: int) -> Message | None:
    """What undoing it would find too, but slowly for whoever asks of each event."""
    for later in run.events:
        match later.action:
            case Confirm(task) | Decide(task) | Skip(task) if run.tasks[task - 1].event == event:
                if later.number not in run.undone:
                    return built_on(run, later)
    return None


def built_on(run: Run, later: Event) -> Message:
    """That an event has to be undone before what it builds on."""
    assert isinstance(later.action, FINISHING)
    step, who = run.step_of(run.tasks[later.action.task - 1]).number, later.action.executor or later.person
    return message("pelaksanaan.koreksi-dahulu", step=step, who=who, event=later.number)


def labels_of(station: Station) -> tuple[str, ...]:
    """The ways on from a station as people choose them: `1. Ya`."""
    return tuple(f"{number}. {way.label}".strip() for number, way in enumerate(station.ways, start=1))
