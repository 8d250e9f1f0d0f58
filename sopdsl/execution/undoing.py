"""A mistake taken back: the run as it would stand without an event.

Nothing is deleted: the event and what undoes it are both kept, and what still counts happens once more, each event at
its own time. So an event can be undone as long as no work was finished that came of it; work beside it stays as it is.
Tasks keep their numbers.
"""

from __future__ import annotations

import attrs

from sopdsl.diagnostics import Message
from sopdsl.execution.actions import Event, Undo
from sopdsl.execution.effects import after
from sopdsl.execution.refusals import FINISHING, built_on, refusal
from sopdsl.execution.run import Run, Task, TaskState


def without(run: Run, event: Event) -> Run | Message:
    """The run after an `Undo` that was not refused; or what has to be undone before.

    What was noted about tasks that are closed again (ticks, outputs) counts no more either.
    """
    assert isinstance(event.action, Undo)
    undone = run.undone | {event.action.event}
    again = Run(run.plan, tuple(map(_closed_again, run.tasks)), undone=undone)
    for each in run.events:
        if each.number in undone or isinstance(each.action, Undo):
            continue
        if refusal(again, each.action) is None:
            again = after(again, each)
        elif isinstance(each.action, FINISHING):
            return built_on(run, each)
        else:
            undone |= {each.number}
    return attrs.evolve(again, events=(*run.events, event), undone=undone)


def _closed_again(task: Task) -> Task:
    return Task(task.number, task.stations, task.opened, task.event, TaskState.UNDONE)
