"""What a store holds, as values."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Row, select

from sopdsl.execution.store.errors import NoRunError
from sopdsl.execution.store.records import RunHeader, StoredEvent, StoredRun, Summary
from sopdsl.execution.store.tables import DOCUMENTS, EVENTS, RUNS, WAITING

_AT_ONCE = 100
"""Runs that are in memory at the same time where many are read."""


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


def runs(connection: Connection, numbers: Iterable[int]) -> Iterator[StoredRun]:
    """Runs with their documents ("" where one is gone) and events, as they are. Raises NoRunError."""
    waiting = iter(numbers)
    while some := tuple(islice(waiting, _AT_ONCE)):
        rows = {row.number: row for row in connection.execute(select(RUNS).where(RUNS.c.number.in_(some)))}
        documents = _documents(connection, {row.document_hash for row in rows.values()})
        events = _events(connection, some)
        executors = _executors(connection, some)
        for number in some:
            if number not in rows:
                raise NoRunError(number)
            header = _header(rows[number], executors[number])
            yield StoredRun(header, documents.get(header.document_hash, ""), tuple(events[number]))


def _documents(connection: Connection, hashes: Collection[str]) -> dict[str, str]:
    asked = select(DOCUMENTS.c.hash, DOCUMENTS.c.text).where(DOCUMENTS.c.hash.in_(hashes))
    return dict(iter(connection.execute(asked)))


def _events(connection: Connection, numbers: Collection[int]) -> dict[int, list[StoredEvent]]:
    asked = select(EVENTS.c.run, EVENTS.c.number, EVENTS.c.text, EVENTS.c.hash).where(EVENTS.c.run.in_(numbers))
    found = defaultdict[int, list[StoredEvent]](list)
    for run, *event in connection.execute(asked.order_by(EVENTS.c.run, EVENTS.c.number)):
        found[run].append(StoredEvent(*event))
    return found


def _header(row: Row[Any], waiting: Iterable[str]) -> RunHeader:
    summary = Summary(row.title, row.procedure, row.status, row.begun, row.latest, tuple(waiting))
    return RunHeader(row.number, row.document_hash, summary, row.length, row.hash)


def _executors(connection: Connection, numbers: Collection[int]) -> dict[int, list[str]]:
    """The executors waited for, by run, of runs that lie close together."""
    found = defaultdict[int, list[str]](list)
    if numbers:
        asked = select(WAITING.c.run, WAITING.c.executor).where(WAITING.c.run.between(min(numbers), max(numbers)))
        for number, executor in connection.execute(asked.order_by(WAITING.c.run, WAITING.c.place)):
            found[number].append(executor)
    return found
