"""A store that many share: a PostgreSQL database, reached with psycopg."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from sqlalchemy import Connection, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError

from sopdsl.diagnostics import message
from sopdsl.execution.store.database import PATIENCE, Database, busy, contradictory, damaged, failed, forbidden, full
from sopdsl.execution.store.errors import ConnectionLostError, NoStoreError, StoreError

_SCHEMES = ("postgresql", "postgres")
_TABLES = 0x534F50
"""The advisory lock under which tables are made: "SOP" in ASCII."""


class PostgresqlDatabase(Database):
    """A database of a server."""

    READING: ClassVar = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
    WRITING: ClassVar = {"isolation_level": "READ COMMITTED"}

    def __init__(self, url: URL) -> None:
        waiting = {"connect_timeout": PATIENCE} if "connect_timeout" not in url.query else {}
        super().__init__(create_engine(url, connect_args=waiting, pool_pre_ping=True), _shown(url))
        self._secrets = [secret for secret in (url.password, *map(str, url.query.values())) if secret]
        self._user = url.username
        event.listen(self.engine, "begin", _be_patient)

    def refusal(self, connection: Connection, create: bool) -> StoreError | None:
        """One is made where it was asked for, if the database can hold all letters."""
        if not create:
            return NoStoreError(message("JLN001.belum-ada", store=self.shown), message("JLN001.belum-ada-saran"))
        if connection.exec_driver_sql("SHOW server_encoding").scalar_one() != "UTF8":
            return StoreError(message("JLN001.bukan-utf8", store=self.shown), message("JLN001.bukan-utf8-saran"))
        return None

    def lock_tables(self, connection: Connection) -> None:
        """Take a lock that ends with the transaction."""
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_TABLES})")

    def is_sound(self, connection: Connection) -> bool:
        """The server looks after its own files."""
        return True

    def explain(self, error: DBAPIError) -> StoreError:
        """By the SQLSTATE, which is missing where no server answered or none does any more."""
        state = getattr(error.orig, "sqlstate", None)
        if error.connection_invalidated:
            return ConnectionLostError(message("JLN001.terputus", store=self.shown), message("JLN001.terputus-saran"))
        if state is None:
            return StoreError(
                message("JLN001.tidak-terhubung", store=self.shown, reason=self._harmless(str(error.orig))),
                message("JLN001.tidak-terhubung-saran"),
            )
        meaning = _MEANINGS.get(state) or _MEANINGS.get(state[:2])
        return meaning(self.shown) if meaning is not None else failed(self.shown, f"SQLSTATE {state}")

    def _harmless(self, text: str) -> str:
        """Why, out of the first line of what the driver says, without user and password."""
        said = (text.strip().splitlines() or [""])[0].rpartition("failed: ")[2]
        for secret in self._secrets:
            said = said.replace(secret, "…")
        return said.replace(f'"{self._user}"', '"…"')


_MEANINGS: dict[str, Callable[[str], StoreError]] = {
    "25006": forbidden,
    "42501": forbidden,
    "40": busy,
    "55P03": busy,
    "57014": busy,
    "53300": busy,
    "53100": full,
    "XX": damaged,
    "23": contradictory,
}
"""SQLSTATEs and their classes (PostgreSQL's manual, appendix A)."""


def open_server(address: str) -> PostgresqlDatabase:
    """The store at an address; nothing is asked of the server yet. Raises StoreError.

    An `@` too many is one of the password, the rest of which would be taken for the server's name, and shown.
    """
    try:
        url = make_url(address)
    except (ArgumentError, ValueError):
        url = None
    if url is None or url.drivername not in _SCHEMES or not url.database or "@" in f"{url.host}{url.database}":
        raise StoreError(message("JLN001.alamat"), message("JLN001.alamat-saran"))
    try:
        import psycopg  # noqa: F401
    except ImportError:
        raise StoreError(message("JLN001.tanpa-psycopg"), message("JLN001.tanpa-psycopg-saran")) from None
    return PostgresqlDatabase(url.set(drivername="postgresql+psycopg"))


def _shown(url: URL) -> str:
    host = url.host or url.query.get("host") or "localhost"
    return f"{host}/{url.database}"


def _be_patient(connection: Connection) -> None:
    connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{PATIENCE}s'")
