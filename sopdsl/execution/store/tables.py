"""The tables of a store as queries see them; `migrations` makes them, and a test compares the two."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Column, Dialect, ForeignKey, Integer, MetaData, Table, Text, TypeDecorator


class _Number(TypeDecorator[int]):
    """An integer; 0, which nothing here is, for what is none. SQLite keeps anything in any column."""

    impl = Integer
    cache_ok = True

    def process_result_value(self, value: Any, dialect: Dialect) -> int:
        """What was found, as an integer."""
        return value if isinstance(value, int) else 0


class _Text(TypeDecorator[str]):
    """A text, also for what somebody damaged so that it is none: its hash then tells."""

    impl = Text
    cache_ok = True

    def process_result_value(self, value: Any, dialect: Dialect) -> str:
        """What was found, as a text."""
        return value if isinstance(value, str) else repr(value)


_METADATA = MetaData()

STORE = Table(
    "sop_store",
    _METADATA,
    Column("id", _Number, primary_key=True, autoincrement=False),
    Column("version", _Number, nullable=False),
    Column("last_run", _Number, nullable=False),
)
"""One row: the version of these tables, and the number that the newest run was given."""

DOCUMENTS = Table(
    "sop_documents",
    _METADATA,
    Column("hash", _Text, primary_key=True),
    Column("text", _Text, nullable=False),
)

RUNS = Table(
    "sop_runs",
    _METADATA,
    Column("number", _Number, primary_key=True, autoincrement=False),
    Column("document_hash", _Text, ForeignKey(DOCUMENTS.c.hash), nullable=False),
    Column("title", _Text, nullable=False),
    Column("procedure", _Text, nullable=False),
    Column("status", _Text, nullable=False),
    Column("begun", _Text, nullable=False),
    Column("latest", _Text, nullable=False),
    Column("length", _Number, nullable=False),
    Column("hash", _Text, nullable=False),
)

EVENTS = Table(
    "sop_events",
    _METADATA,
    Column("run", _Number, ForeignKey(RUNS.c.number), primary_key=True, autoincrement=False),
    Column("number", _Number, primary_key=True, autoincrement=False),
    Column("text", _Text, nullable=False),
    Column("hash", _Text, nullable=False),
)

WAITING = Table(
    "sop_waiting",
    _METADATA,
    Column("run", _Number, ForeignKey(RUNS.c.number), primary_key=True, autoincrement=False),
    Column("place", _Number, primary_key=True, autoincrement=False),
    Column("executor", _Text, nullable=False),
)
"""The executors that a run waits for, in order."""

TABLES = (STORE, DOCUMENTS, RUNS, EVENTS, WAITING)
