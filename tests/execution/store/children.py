"""Work in processes of its own: several at once, or one that is killed without warning at a given point of it."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress

from sqlalchemy import Engine, event

PATIENCE = 60
"""Seconds after which a child that hangs is ended: a deadlock is a failure, not a wait."""

_FILES = ("tempfile.mkdtemp", "sqlite3.connect", "os.link", "os.rename", "os.remove", "os.rmdir")
"""What Python tells of before it does it (its audit events), besides the statements that SQLAlchemy tells of."""


def forked(work: Callable[[], None]) -> int:
    """Begin work in a child; the result is its process id."""
    child = os.fork()
    if child:
        return child
    code = 1
    with suppress(BaseException):
        signal.alarm(PATIENCE)
        work()
        code = 0
    os._exit(code)


def ended(child: int) -> int:
    """Wait for a child: its exit code, or the signal that ended it, negative."""
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def all_at_once(works: list[Callable[[], None]]) -> list[int]:
    """Do all of it in children that begin together; the results are their exit codes."""
    gate, opening = os.pipe()

    def waiting(work: Callable[[], None]) -> Callable[[], None]:
        def begin() -> None:
            os.close(opening)
            os.read(gate, 1)
            work()

        return begin

    children = [forked(waiting(work)) for work in works]
    os.close(gate)
    os.close(opening)
    return [ended(child) for child in children]


def told(work: Callable[[Callable[[], None]], None], point: int) -> tuple[int, int]:
    """Do work in a child that is killed at its `point`-th point, if it gets there; its exit code, and what it reported.

    The work is given a function with which it reports that something is done.
    """
    reading, writing = os.pipe()

    def doomed() -> None:
        step = _die_at(point)

        def report() -> None:
            step()
            os.write(writing, b".")

        work(report)

    child = forked(doomed)
    os.close(writing)
    code = ended(child)
    with os.fdopen(reading, "rb") as reports:
        return code, len(reports.read())


def _die_at(point: int) -> Callable[[], None]:
    """Kill this process at a point: before each statement, each commit and each change of files.

    The result is a function that makes one more point where it is called.
    """
    left = point

    def step(*_: object, **__: object) -> None:
        nonlocal left
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    for name in ("before_cursor_execute", "commit"):
        event.listen(Engine, name, step)
    sys.addaudithook(lambda name, _: step() if name in _FILES else None)
    return step
