"""Texts worked on by processes of their own, one for each core."""

from __future__ import annotations

import signal
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor
from typing import Generic, TypeVar

from sopdsl.project.manuscripts import Manuscript
from sopdsl.project.outcome import Crash
from sopdsl.project.overrides import Overrides

Result = TypeVar("Result")


class Pool(Generic[Result]):
    """Processes that do one piece of work for many texts."""

    def __init__(self, work: Callable[[Manuscript, Overrides], Result | Crash], jobs: int) -> None:
        self._work = work
        self._jobs = jobs
        self._processes = self._start(jobs)

    def begin(self, manuscript: Manuscript, overrides: Overrides) -> PoolTask[Result | Crash]:
        """Have a text worked on when its turn comes."""
        try:
            future = self._processes.submit(self._work, manuscript, overrides)
        except BrokenExecutor:
            self.close()
            self._processes = self._start(self._jobs)
            future = self._processes.submit(self._work, manuscript, overrides)
        return PoolTask(future, lambda: self._alone(manuscript, overrides))

    def close(self) -> None:
        """Begin nothing more, and let the processes end."""
        self._processes.shutdown(cancel_futures=True)

    def _alone(self, manuscript: Manuscript, overrides: Overrides) -> Result | Crash:
        """The result for a text that was waiting when a process died: the text may be the cause, or not."""
        processes = self._start(1)
        try:
            return processes.submit(self._work, manuscript, overrides).result()
        except BrokenExecutor as error:
            return Crash.of(error)
        finally:
            processes.shutdown(cancel_futures=True)

    @staticmethod
    def _start(jobs: int) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(jobs, initializer=_end_at_once)


class PoolTask(Generic[Result]):
    """A result that will be there."""

    def __init__(self, future: Future[Result], again: Callable[[], Result]) -> None:
        self._future = future
        self._again = again

    def is_ready(self) -> bool:
        """Whether asking for the result takes no time."""
        return self._future.done()

    def result(self) -> Result:
        """Wait for the result."""
        try:
            return self._future.result()
        except BrokenExecutor:
            return self._again()


def _end_at_once() -> None:
    """Let Ctrl-C end a process without a word: the first process has it."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
