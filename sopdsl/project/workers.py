"""Work on many texts, done by this process or by others, with the results in the order of the texts."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from sopdsl.project.manuscripts import Manuscript
from sopdsl.project.outcome import Crash
from sopdsl.project.overrides import Overrides

if TYPE_CHECKING:
    from sopdsl.project.pool import Pool

AHEAD = 64
"""So many results wait at most for that of a slower text before them, so that memory stays flat."""

Item = TypeVar("Item")
Result = TypeVar("Result")
Made = TypeVar("Made", covariant=True)


class Task(Protocol[Made]):
    """A result that is there or will be."""

    def is_ready(self) -> bool:
        """Whether asking for the result takes no time."""

    def result(self) -> Made:
        """Wait for the result."""


class Done(Generic[Result]):
    """A result that is there."""

    def __init__(self, result: Result) -> None:
        self._result = result

    def is_ready(self) -> bool:
        """Always."""
        return True

    def result(self) -> Result:
        """The result."""
        return self._result


class Workers(Generic[Result]):
    """Do one piece of work for texts: in so many other processes (`jobs`), or in this one where that is one only.

    The work is a function that other processes can import. It never raises: a failure of the program is a `Crash`.
    """

    def __init__(self, do: Callable[[Manuscript, Overrides], Result | Crash], overrides: Overrides, jobs: int) -> None:
        self._do = do
        self._overrides = overrides
        self._jobs = jobs
        self._pool: Pool[Result] | None = None

    def begin(self, manuscript: Manuscript) -> Task[Result | Crash]:
        """Have a text worked on."""
        if self._jobs > 1:
            try:
                return self._begin_elsewhere(manuscript)
            except (OSError, RuntimeError, ImportError):  # a system that starts no process, or has no locks for them
                self._jobs = 1
        return self.begin_here(manuscript)

    def begin_here(self, manuscript: Manuscript) -> Task[Result | Crash]:
        """Work on a text in this process."""
        return Done(self._do(manuscript, self._overrides))

    def close(self) -> None:
        """Begin nothing more, and let the other processes end."""
        if self._pool is not None:
            self._pool.close()
            self._pool = None

    def _begin_elsewhere(self, manuscript: Manuscript) -> Task[Result | Crash]:
        if self._pool is None:
            from sopdsl.project.pool import Pool

            self._pool = Pool(self._do, self._jobs)
        return self._pool.begin(manuscript, self._overrides)


def in_order(begun: Iterable[tuple[Item, Task[Result]]]) -> Iterator[tuple[Item, Result]]:
    """The result of each item, in the order given, as soon as it and those before it are ready."""
    waiting: deque[tuple[Item, Task[Result]]] = deque()
    for each in begun:
        waiting.append(each)
        while waiting and (waiting[0][1].is_ready() or len(waiting) > AHEAD):
            item, task = waiting.popleft()
            yield item, task.result()
    while waiting:
        item, task = waiting.popleft()
        yield item, task.result()
