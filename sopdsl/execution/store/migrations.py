"""The tables of a store, version by version: each step brings a store of the version before it up to date.

A step that has been released is never changed. It stays the SQL of its day, whatever `tables` says later.
"""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import Connection, select, update

from sopdsl.diagnostics import message
from sopdsl.execution.store.database import Database
from sopdsl.execution.store.errors import StoreError
from sopdsl.execution.store.tables import STORE


def _first(connection: Connection) -> None:
    """Version 1: documents, runs, events. What is recorded can be neither changed nor deleted."""
    for statement in _FIRST_TABLES:
        connection.exec_driver_sql(statement)
    protect = _protect_postgresql if connection.dialect.name == "postgresql" else _protect_sqlite
    protect(connection)


_FIRST_TABLES = (
    "CREATE TABLE sop_store (id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),"
    " version INTEGER NOT NULL, last_run INTEGER NOT NULL)",
    "INSERT INTO sop_store (id, version, last_run) VALUES (1, 0, 0)",
    "CREATE TABLE sop_documents (hash TEXT NOT NULL PRIMARY KEY, text TEXT NOT NULL)",
    "CREATE TABLE sop_runs (number INTEGER NOT NULL PRIMARY KEY,"
    " document_hash TEXT NOT NULL REFERENCES sop_documents (hash),"
    " title TEXT NOT NULL, procedure TEXT NOT NULL, status TEXT NOT NULL, begun TEXT NOT NULL, latest TEXT NOT NULL,"
    " length INTEGER NOT NULL, hash TEXT NOT NULL)",
    "CREATE INDEX sop_runs_status ON sop_runs (status)",
    "CREATE INDEX sop_runs_document ON sop_runs (document_hash)",
    "CREATE TABLE sop_events (run INTEGER NOT NULL REFERENCES sop_runs (number), number INTEGER NOT NULL,"
    " text TEXT NOT NULL, hash TEXT NOT NULL, PRIMARY KEY (run, number))",
    "CREATE TABLE sop_waiting (run INTEGER NOT NULL REFERENCES sop_runs (number), place INTEGER NOT NULL,"
    " executor TEXT NOT NULL, PRIMARY KEY (run, place))",
    "CREATE INDEX sop_waiting_executor ON sop_waiting (executor)",
)

_KEPT = (
    ("sop_documents", "UPDATE"),
    ("sop_documents", "DELETE"),
    ("sop_events", "UPDATE"),
    ("sop_events", "DELETE"),
    ("sop_runs", "UPDATE OF number, document_hash"),
    ("sop_runs", "DELETE"),
)
"""The tables, with what nobody does to their rows by accident: triggers refuse it."""


def _protect_sqlite(connection: Connection) -> None:
    for number, (table, what) in enumerate(_KEPT, 1):
        connection.exec_driver_sql(
            f"CREATE TRIGGER sop_keep_{number} BEFORE {what} ON {table}"
            " BEGIN SELECT RAISE(ABORT, 'sop: recorded for good'); END"
        )


def _protect_postgresql(connection: Connection) -> None:
    connection.exec_driver_sql(
        "CREATE FUNCTION sop_keep() RETURNS trigger LANGUAGE plpgsql AS"
        " $$ BEGIN RAISE EXCEPTION 'sop: recorded for good'; END $$"
    )
    truncating = tuple((table, "TRUNCATE") for table in ("sop_documents", "sop_events", "sop_runs"))
    for number, (table, what) in enumerate((*_KEPT, *truncating), 1):
        connection.exec_driver_sql(
            f"CREATE TRIGGER sop_keep_{number} BEFORE {what} ON {table} FOR EACH STATEMENT EXECUTE FUNCTION sop_keep()"
        )


STEPS: tuple[Callable[[Connection], None], ...] = (_first,)
"""The step to version 1, to version 2, …; version 0 is a place without a store."""


def version(connection: Connection) -> int:
    """The version of the store at hand, 0 where there is none. Where it stands never changes."""
    if not connection.dialect.has_table(connection, STORE.name):
        return 0
    found: int = connection.execute(select(STORE.c.version)).scalar_one()
    return found


def bring_up_to_date(database: Database) -> None:
    """Take all steps that a store lacks, each in a transaction. Raises StoreError, also where the store is newer."""
    while (found := _version_of(database)) < len(STEPS):
        with database.writing() as connection:
            database.lock_tables(connection)
            if version(connection) == found:  # unless another program was faster
                STEPS[found](connection)
                connection.execute(update(STORE).values(version=found + 1))
    if found > len(STEPS):
        what = message("JLN001.lebih-baru", store=database.shown, found=found, known=len(STEPS))
        raise StoreError(what, message("JLN001.lebih-baru-saran"))


def _version_of(database: Database) -> int:
    with database.reading() as connection:
        return version(connection)
