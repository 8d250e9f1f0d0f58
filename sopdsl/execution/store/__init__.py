"""Where runs of SOPs (*pelaksanaan*) are kept: a file, or a PostgreSQL database that many share.

A store knows nothing of what happens in a run. It keeps texts: the document that a run is pinned to, once, by its hash,
and the run's events, which are only ever added, chained by hashes. It reads no clock.

>>> with open_store("pelaksanaan.sqlite") as store:
...     number = store.create(document, summary, events)
...     store.append(number, len(events), more, newer_summary)
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sopdsl.execution.store.errors import (
    ConnectionLostError,
    NoRunError,
    NoStoreError,
    RunChangedError,
    RunDamagedError,
    StoreError,
)
from sopdsl.execution.store.records import Fault, RunHeader, StoredEvent, StoredRun, Summary

if TYPE_CHECKING:
    from sopdsl.execution.store.runs import Store

__all__ = [
    "ConnectionLostError",
    "Fault",
    "NoRunError",
    "NoStoreError",
    "RunChangedError",
    "RunDamagedError",
    "RunHeader",
    "StoreError",
    "StoredEvent",
    "StoredRun",
    "Summary",
    "open_store",
]


def open_store(place: str | Path, *, create: bool = True) -> Store:
    """Open the store in a file or at an address `postgresql://user@server/database`; older ones are brought up to date.

    Where there is none, one is made, or, without `create`, `NoStoreError` raised. Raises StoreError where it cannot be
    used. The store is to be closed: use it in a `with`. Threads may share it.
    """
    from sopdsl.execution.store.opening import opened  # SQLAlchemy takes longer than all the rest of a short command

    return opened(str(place), create)
