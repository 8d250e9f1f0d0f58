"""What a store holds, as values."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, Row, select

from sopdsl.execution.store.errors import NoRunError
from sopdsl.execution.store.records import RunHeader, StoredEvent, StoredRun, Summary
from sopdsl.execution.store.tables import DOCUMENTS, EVENTS, RUNS, WAITING


def headers(
    connection: Connection, status: str | None, document_hash: str | None, waiting: str | None, limit: int | None
) -> tuple[RunHeader, ...]:
    """The runs, newest first, that fulfil all conditions that are not None."""
    asked = select(RUNS).order_by(RUNS.c.number.desc()).limit(limit)
    if status is not None:
        asked = asked.where(RUNS.c.status == status)
    if document_hash is not None:
        asked = asked.where(RUNS.c.document_hash == document_hash)
    if waiting is not None:
        asked = asked.where(RUNS.c.number.in_(select(WAITING.c.run).where(WAITING.c.executor == waiting)))
    rows = connection.execute(asked).all()
    executors = _executors(connection, [row.number for row in rows])
    return tuple(_header(row, executors[row.number]) for row in rows)


def run(connection: Connection, number: int) -> StoredRun:
    """A run with its document ("" where it is gone) and events, as they are. Raises NoRunError."""
    row = connection.execute(select(RUNS).where(RUNS.c.number == number)).one_or_none()
    if row is None:
        raise NoRunError(number)
    document = select(DOCUMENTS.c.text).where(DOCUMENTS.c.hash == row.document_hash)
    events = (
        select(EVENTS.c.number, EVENTS.c.text, EVENTS.c.hash).where(EVENTS.c.run == number).order_by(EVENTS.c.number)
    )
    return StoredRun(
        _header(row, _executors(connection, [number])[number]),
        connection.execute(document).scalar_one_or_none() or "",
        tuple(StoredEvent(*event) for event in connection.execute(events.order_by(EVENTS.c.number))),
    )


def _header(row: Row[Any], waiting: Iterable[str]) -> RunHeader:
    summary = Summary(row.title, row.procedure, row.status, row.begun, row.latest, tuple(waiting))
    return RunHeader(row.number, row.document_hash, summary, row.length, row.hash)


def _executors(connection: Connection, numbers: list[int]) -> dict[int, list[str]]:
    """The executors waited for, by run, of some runs."""
    found = defaultdict[int, list[str]](list)
    if numbers:
        asked = select(WAITING.c.run, WAITING.c.executor).order_by(WAITING.c.run, WAITING.c.place)
        for number, executor in connection.execute(asked.where(WAITING.c.run.between(min(numbers), max(numbers)))):
            found[number].append(executor)
    return found
