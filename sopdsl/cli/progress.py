"""A progress bar for many documents, on a terminal only."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from sopdsl.cli.command import Session

FEW = 5
"""Up to this many documents there is nothing to wait for."""


@contextmanager
def progress(session: Session, total: int, what: str) -> Iterator[Callable[[], None]]:
    """Count documents with the function given, and hold back all other words while a bar is on the screen."""
    if total <= FEW or not is_terminal():
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with session.held_back(), Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=total)
        yield lambda: bar.advance(task)


def is_terminal() -> bool:
    """Whether a person is watching standard error."""
    return sys.stderr is not None and sys.stderr.isatty()
