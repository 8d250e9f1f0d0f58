"""A store in a file: SQLite, with a write-ahead log, each transaction on the disk before it counts as recorded."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Callable, Iterable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import ClassVar

from sqlalchemy import Connection, Engine, QueuePool, create_engine, event
from sqlalchemy.exc import DBAPIError

from sopdsl.diagnostics import message
from sopdsl.execution.store.database import PATIENCE, Database, busy, contradictory, damaged, failed, forbidden, full
from sopdsl.execution.store.errors import NoStoreError, StoreError
from sopdsl.execution.store.migrations import bring_up_to_date

_DISK_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_FORBIDDEN = (errno.EACCES, errno.EPERM)
_NO_FOLDER = (errno.ENOTDIR, errno.EEXIST)
_NO_PLACE = {
    errno.ENOENT: "JLN001.tanpa-folder",
    errno.EROFS: "JLN001.hanya-baca",
    errno.ENAMETOOLONG: "JLN001.nama-panjang",
}
_DURABLE = ("PRAGMA foreign_keys = ON", "PRAGMA synchronous = FULL")


class SqliteDatabase(Database):
    """A file."""

    READING: ClassVar = {}
    WRITING: ClassVar = {"sop_begin": "BEGIN IMMEDIATE"}

    def refusal(self, connection: Connection, create: bool) -> StoreError:
        """A file without a store belongs to someone else: one of ours is made with its tables."""
        return _foreign(self.shown)

    def lock_tables(self, connection: Connection) -> None:
        """Nothing more: a file has one writer at a time."""

    def is_sound(self, connection: Connection) -> bool:
        """Read the whole file, and compare its indexes with its tables."""
        return str(connection.exec_driver_sql("PRAGMA integrity_check(1)").scalar_one()) == "ok"

    def explain(self, error: DBAPIError) -> StoreError:
        """By SQLite's result code (sqlite.org/rescode.html)."""
        code = getattr(error.orig, "sqlite_errorcode", sqlite3.SQLITE_ERROR)
        meaning = _MEANINGS.get(code) or _MEANINGS.get(code & 0xFF)
        if meaning is not None:
            return meaning(self.shown)
        return failed(self.shown, getattr(error.orig, "sqlite_errorname", type(error.orig).__name__))


def _foreign(shown: str) -> StoreError:
    return StoreError(message("JLN001.bukan-penyimpanan", store=shown), message("JLN001.bukan-penyimpanan-saran"))


_MEANINGS: dict[int, Callable[[str], StoreError]] = {
    sqlite3.SQLITE_BUSY: busy,
    sqlite3.SQLITE_LOCKED: busy,
    sqlite3.SQLITE_FULL: full,
    sqlite3.SQLITE_IOERR_WRITE: full,
    sqlite3.SQLITE_IOERR_FSYNC: full,
    sqlite3.SQLITE_IOERR_TRUNCATE: full,
    sqlite3.SQLITE_IOERR_SHMSIZE: full,
    sqlite3.SQLITE_IOERR_READ: damaged,
    sqlite3.SQLITE_IOERR_SHORT_READ: damaged,
    sqlite3.SQLITE_READONLY: forbidden,
    sqlite3.SQLITE_PERM: forbidden,
    sqlite3.SQLITE_CANTOPEN: forbidden,
    sqlite3.SQLITE_CORRUPT: damaged,
    sqlite3.SQLITE_NOTADB: _foreign,
    sqlite3.SQLITE_CONSTRAINT: contradictory,
}
"""Result codes, and classes of them."""


def open_file(path: Path, create: bool) -> SqliteDatabase:
    """The store in a file, made whole or not at all where there is none. Raises StoreError."""
    shown = path.as_posix()
    try:
        if not path.exists():
            if not create:
                raise NoStoreError(message("JLN001.belum-ada", store=shown), message("JLN001.belum-ada-saran"))
            _make(path)
        if not path.is_file():
            raise StoreError(message("JLN001.bukan-berkas", store=shown), message("JLN001.bukan-berkas-saran"))
        if path.stat().st_size == 0:
            raise StoreError(message("JLN001.kosong", store=shown), message("JLN001.kosong-saran"))
    except OSError as error:
        raise _unopened(error, path) from None
    return SqliteDatabase(_engine(path, "rw", _DURABLE), shown)


def _unopened(error: OSError, path: Path) -> StoreError:
    """Why the system gives no file in this place."""
    shown = path.as_posix()
    if error.errno in _DISK_FULL:
        return full(shown)
    if error.errno in _FORBIDDEN:
        return forbidden(shown)
    if error.errno in _NO_FOLDER:
        file = next((each for each in path.parents if each.exists()), path.parent)
        what = message("JLN001.bukan-folder", store=shown, file=file.as_posix())
        return StoreError(what, message("JLN001.tempat-saran"))
    if error.errno in _NO_PLACE:
        what = message(_NO_PLACE[error.errno], store=shown, folder=path.parent.as_posix())
        return StoreError(what, message("JLN001.tempat-saran"))
    return failed(shown, error.strerror or type(error).__name__)


def _make(path: Path) -> None:
    """Make a store beside its place and put it there, so that an empty file is never one that is being made.

    Where another program was faster, its store stays.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix=f".{path.name}.", dir=path.parent) as folder:
        made = Path(folder, path.name)
        database = SqliteDatabase(_engine(made, "rwc", ("PRAGMA journal_mode = WAL", *_DURABLE)), path.as_posix())
        try:
            bring_up_to_date(database)
        finally:
            database.engine.dispose()
        _publish(made, path)


def _publish(made: Path, path: Path) -> None:
    try:
        path.hardlink_to(made)
    except FileExistsError:
        return
    except OSError:  # a file system without links
        made.rename(path)


def _engine(path: Path, mode: str, pragmas: Iterable[str]) -> Engine:
    address = f"{path.absolute().as_uri()}?mode={mode}"

    def connect() -> sqlite3.Connection:
        connection = sqlite3.connect(address, uri=True, timeout=PATIENCE, isolation_level=None, check_same_thread=False)
        connection.text_factory = _text
        try:
            for pragma in pragmas:
                connection.execute(pragma)
        except BaseException:
            connection.close()
            raise
        return connection

    engine = create_engine("sqlite://", creator=connect, poolclass=QueuePool)
    event.listen(engine, "begin", _begin)
    return engine


def _text(data: bytes) -> str:
    """A text, even one that somebody damaged: its hash then tells."""
    return data.decode("utf-8", "replace")


def _begin(connection: Connection) -> None:
    """Begin at once: Python's module would wait for the first INSERT, and not lock before reading what is compared."""
    connection.exec_driver_sql(connection.get_execution_options().get("sop_begin", "BEGIN"))
