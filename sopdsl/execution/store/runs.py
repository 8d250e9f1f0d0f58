"""The store: runs are begun, continued, read, listed and verified."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from types import TracebackType
from typing import Any, Self

from sqlalchemy import Connection, delete, func, insert, select, update

from sopdsl.execution.store import chain, reading, verifying
from sopdsl.execution.store.database import Database
from sopdsl.execution.store.errors import NoRunError, RunChangedError, RunDamagedError
from sopdsl.execution.store.records import Fault, RunHeader, StoredRun, Summary
from sopdsl.execution.store.tables import DOCUMENTS, EVENTS, RUNS, STORE, WAITING


class Store:
    """Runs in a database, and the documents that they are pinned to. Every method may raise StoreError."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def __enter__(self) -> Self:
        """The store itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close it."""
        self.close()

    def close(self) -> None:
        """Close all connections."""
        self._database.engine.dispose()

    def create(self, document: str, summary: Summary, events: Sequence[str]) -> int:
        """Begin a run of a document with its first events, and give it the next number: 1, 2, 3 …

        The texts are kept as they are; events are canonical JSON.
        """
        pinned = chain.hash_of(document)
        with self._database.writing() as connection:
            number = _next_number(connection)
            _keep_document(connection, pinned, document)
            start = chain.beginning(number, pinned)
            hashes = chain.links(start, events)
            columns = _columns(summary, len(events), [start, *hashes][-1])
            connection.execute(insert(RUNS).values(number=number, document_hash=pinned, **columns))
            _record(connection, number, 0, events, hashes)
            _record_waiting(connection, number, summary.waiting)
        return number

    def append(self, number: int, after: int, events: Sequence[str], summary: Summary) -> None:
        """Add events to a run that had `after` of them when it was read, and replace its summary: all or nothing.

        Raises RunChangedError where it has others by now, NoRunError where there is no such run.
        """
        with self._database.writing() as connection:
            asked = select(RUNS.c.length, RUNS.c.hash).where(RUNS.c.number == number)
            found = connection.execute(asked.with_for_update()).one_or_none()  # others wait, until this is recorded
            if found is None:
                raise NoRunError(number)
            if found.length != after:
                raise RunChangedError(number)
            hashes = chain.links(found.hash, events)
            columns = _columns(summary, after + len(events), [found.hash, *hashes][-1])
            _record(connection, number, after, events, hashes)
            connection.execute(update(RUNS).where(RUNS.c.number == number).values(**columns))
            connection.execute(delete(WAITING).where(WAITING.c.run == number))
            _record_waiting(connection, number, summary.waiting)

    def read(self, number: int) -> StoredRun:
        """A run with its document and events. Raises NoRunError, and RunDamagedError where it was tampered with."""
        (run,) = self.read_each([number])
        return run

    def read_each(self, numbers: Iterable[int]) -> Iterator[StoredRun]:
        """Runs like `read` gives them, a few in memory at a time, all of one state of the store."""
        with self._database.reading() as connection:
            for run in reading.runs(connection, numbers):
                for fault in chain.faults(run):
                    raise RunDamagedError(fault)
                yield run

    def runs(
        self,
        *,
        status: str | None = None,
        document_hash: str | None = None,
        waiting: str | None = None,
        limit: int | None = None,
    ) -> tuple[RunHeader, ...]:
        """The runs, newest first: those of a status, of a document, or that wait for an executor; `limit` at most."""
        with self._database.reading() as connection:
            return reading.headers(connection, status, document_hash, waiting, limit)

    def verify(self, number: int | None = None) -> tuple[Fault, ...]:
        """What is not as it was recorded, in one run or in the whole store. Raises NoRunError."""
        with self._database.reading() as connection:
            if number is not None:
                return verifying.run_faults(connection, [number])
            return verifying.store_faults(connection, self._database)


def _next_number(connection: Connection) -> int:
    """The store's row, locked until the transaction ends: no number is given twice, and none is left out."""
    connection.execute(update(STORE).values(last_run=STORE.c.last_run + 1))
    number: int = connection.execute(select(STORE.c.last_run)).scalar_one()
    return number


def _keep_document(connection: Connection, pinned: str, document: str) -> None:
    known = select(func.count()).where(DOCUMENTS.c.hash == pinned)
    if not connection.execute(known).scalar_one():
        connection.execute(insert(DOCUMENTS).values(hash=pinned, text=document))


def _columns(summary: Summary, length: int, end: str) -> dict[str, Any]:
    columns = summary._asdict()
    del columns["waiting"]
    return {**columns, "length": length, "hash": end}


def _record(connection: Connection, run: int, after: int, events: Sequence[str], hashes: Sequence[str]) -> None:
    rows = [
        {"run": run, "number": number, "text": text, "hash": link}
        for number, (text, link) in enumerate(zip(events, hashes, strict=True), after + 1)
    ]
    if rows:
        connection.execute(insert(EVENTS), rows)


def _record_waiting(connection: Connection, run: int, executors: Sequence[str]) -> None:
    rows = [{"run": run, "place": place, "executor": executor} for place, executor in enumerate(executors, 1)]
    if rows:
        connection.execute(insert(WAITING), rows)
