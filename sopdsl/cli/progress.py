"""A progress bar for many documents, on a terminal only."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic
from typing import TYPE_CHECKING

from sopdsl.cli.command import Session
from sopdsl.diagnostics import Message

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

PATIENCE = 0.5
"""Seconds that nobody minds waiting for without a bar."""

_INTERVAL = 0.1
"""Seconds between two pictures of the bar."""


@contextmanager
def progress(session: Session, total: int, what: Message) -> Iterator[Callable[[], None]]:
    """Count documents with the function given, and hold back all other words while a bar may be on the screen."""
    if not is_terminal():
        yield lambda: None
        return
    bar = _Bar(session, total, what)
    with session.held_back():
        try:
            yield bar.advance
        finally:
            bar.stop()


class _Bar:
    """A bar that appears when it is needed. It has no thread, for processes are started beside it."""

    def __init__(self, session: Session, total: int, what: Message) -> None:
        self._session = session
        self._total = total
        self._what = what
        self._done = 0
        self._due = monotonic() + PATIENCE
        self._shown: tuple[Progress, TaskID] | None = None

    def advance(self) -> None:
        self._done += 1
        if monotonic() < self._due or self._done == self._total:
            return
        if self._shown is None:
            from rich.console import Console
            from rich.progress import Progress

            bar = Progress(console=Console(stderr=True), transient=True, auto_refresh=False)
            bar.start()
            self._shown = bar, bar.add_task(self._session.text(self._what), total=self._total)
        bar, task = self._shown
        bar.update(task, completed=self._done, refresh=True)
        self._due = monotonic() + _INTERVAL

    def stop(self) -> None:
        if self._shown is not None:
            self._shown[0].stop()


def is_terminal() -> bool:
    """Whether a person is watching standard error."""
    return sys.stderr is not None and sys.stderr.isatty()
