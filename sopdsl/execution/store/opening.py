"""Opening a store: the database is found, its tables are made or brought up to date."""

from __future__ import annotations

from pathlib import Path

from sopdsl.execution.store.database import Database
from sopdsl.execution.store.migrations import bring_up_to_date, version
from sopdsl.execution.store.postgresql import open_server
from sopdsl.execution.store.runs import Store
from sopdsl.execution.store.sqlite import open_file


def opened(place: str, create: bool) -> Store:
    """The store in a file or at an address. Raises StoreError."""
    database: Database = open_server(place) if "://" in place else open_file(Path(place), create)
    try:
        with database.reading() as connection:
            refusal = database.refusal(connection, create) if version(connection) == 0 else None
        if refusal is not None:
            raise refusal
        bring_up_to_date(database)
    except BaseException:
        database.engine.dispose()
        raise
    return Store(database)
