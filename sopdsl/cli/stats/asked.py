"""Which runs are asked for, and their figures out of a store."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

import attrs
import click

from sopdsl.cli.command import Mistake, Session
from sopdsl.cli.day import day_of
from sopdsl.cli.run.places import opened
from sopdsl.diagnostics import message
from sopdsl.execution import RunRecord
from sopdsl.execution.kept import understood
from sopdsl.execution.store import RunDamagedError, RunHeader
from sopdsl.monitoring import ProcedureFigures, monitor
from sopdsl.reports.text import visible
from sopdsl.values import Value
from sopdsl.words import key

if TYPE_CHECKING:
    from sopdsl.execution.store.runs import Store

_Command = TypeVar("_Command", bound=Callable[..., Any])


def period_options(command: _Command) -> _Command:
    """Give a command `--dari` and `--sampai`, as `since` and `until`."""
    since = click.option("--dari", "since", metavar="cli.isian.tanggal", help="stats.dari")
    until = click.option("--sampai", "until", metavar="cli.isian.tanggal", help="stats.sampai")
    return since(until(command))


@attrs.frozen
class Asked(Value):
    """The runs whose SOP or procedure has these words in its title, and that began on these days or between them."""

    title: str | None = None
    since: date | None = None
    until: date | None = None

    @classmethod
    def of(cls, title: str | None, since: str | None, until: str | None) -> Asked:
        """What the options say. Raises Mistake."""
        first, last = (day_of(text) if text is not None else None for text in (since, until))
        if first and last and last < first:
            raise Mistake(message("stats.terbalik"))
        return cls(title, first, last)

    def holds(self, header: RunHeader) -> bool:
        """Whether a run is among them."""
        summary = header.summary
        begun = summary.begun[:10]
        named = self.title is None or key(self.title) in key(f"{summary.title} {summary.procedure}")
        return (
            named
            and (self.since is None or begun >= self.since.isoformat())
            and (self.until is None or begun <= self.until.isoformat())
        )


def figures_of(place: str, asked: Asked, session: Session) -> tuple[ProcedureFigures, ...]:
    """The figures of the runs of a store. One that is damaged is named, and left out."""
    with opened(place, session) as store:
        numbers = sorted(header.number for header in store.runs() if asked.holds(header))
        return monitor(_records(store, numbers, session))


def _records(store: Store, numbers: list[int], session: Session) -> Iterator[RunRecord]:
    """The runs of these numbers. Reading ends at a damaged one, and goes on behind it."""
    done = 0
    while done < len(numbers):
        try:
            for stored in store.read_each(numbers[done:]):
                done += 1
                yield understood(stored).record
        except RunDamagedError as error:
            number = error.fault.run or numbers[done]
            session.complain(error.fault.what)
            session.warn(visible(session.text(message("stats.dilewati", number=number))))
            done = numbers.index(number) + 1
