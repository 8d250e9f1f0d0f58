"""Whether a store is as it was recorded: every run's chain, and that no run is missing."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from sqlalchemy import Connection, select

from sopdsl.diagnostics import message
from sopdsl.execution.store import chain, reading
from sopdsl.execution.store.database import Database
from sopdsl.execution.store.records import Fault
from sopdsl.execution.store.tables import EVENTS, RUNS, STORE


def run_faults(connection: Connection, numbers: Iterable[int]) -> tuple[Fault, ...]:
    """What is wrong with some runs. Raises NoRunError."""
    return tuple(fault for run in reading.runs(connection, numbers) for fault in chain.faults(run))


def store_faults(connection: Connection, database: Database) -> tuple[Fault, ...]:
    """What is wrong with the store: its file, the numbers of its runs, these one by one, and what belongs to no run."""
    whole = database.is_sound(connection)
    found = [] if whole else [Fault(None, None, message("JLN004.berkas", store=database.shown))]
    newest = connection.execute(select(STORE.c.last_run)).scalar_one()
    numbers = connection.execute(select(RUNS.c.number).order_by(RUNS.c.number)).scalars().all()
    highest = max(numbers, default=0)
    for before, number in pairwise((0, *numbers, max(newest, highest) + 1)):
        found += _missing(before + 1, number - 1)
    if newest < highest:
        found.append(Fault(None, None, message("JLN004.nomor", newest=newest, highest=highest)))
    found += run_faults(connection, numbers)
    strays = select(EVENTS.c.run).distinct().where(EVENTS.c.run.not_in(select(RUNS.c.number))).order_by(EVENTS.c.run)
    for number in connection.execute(strays).scalars():
        found.append(Fault(number, None, message("JLN004.tanpa-pelaksanaan", number=number)))
    return tuple(found)


def _missing(first: int, last: int) -> tuple[Fault, ...]:
    if last < first:
        return ()
    if last == first:
        return (Fault(first, None, message("JLN004.pelaksanaan-hilang", number=first)),)
    return (Fault(first, None, message("JLN004.beberapa-hilang", first=first, last=last)),)
