"""A database behind a store: its transactions, and what its errors mean."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, ClassVar

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError, MultipleResultsFound, NoResultFound
from sqlalchemy.exc import TimeoutError as NoConnectionError

from sopdsl.diagnostics import message
from sopdsl.execution.store.errors import StoreError

PATIENCE = 10
"""Seconds that a transaction waits for others."""


class Database(ABC):
    """What differs between databases. `shown` is how messages call this one: without its credentials."""

    READING: ClassVar[Mapping[str, Any]]
    """Execution options of a transaction that sees one state of the store and changes nothing."""

    WRITING: ClassVar[Mapping[str, Any]]
    """Execution options of a transaction that writes."""

    def __init__(self, engine: Engine, shown: str) -> None:
        self.engine = engine
        self.shown = shown

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that sees one state of the store. Raises StoreError."""
        with self._told(), self._transaction(self.READING) as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that is recorded whole when its block ends, or not at all. Raises StoreError."""
        with self._told(), self._transaction(self.WRITING) as connection:
            yield connection

    @abstractmethod
    def refusal(self, connection: Connection, create: bool) -> StoreError | None:
        """Why no store may be made in this database, which has none; None where one may."""

    @abstractmethod
    def lock_tables(self, connection: Connection) -> None:
        """Keep others from making or changing the tables until the transaction ends."""

    @abstractmethod
    def is_sound(self, connection: Connection) -> bool:
        """Whether the database finds its own file whole."""

    @abstractmethod
    def explain(self, error: DBAPIError) -> StoreError:
        """What an error of the driver means to the user."""

    @contextmanager
    def _transaction(self, options: Mapping[str, Any]) -> Iterator[Connection]:
        with self.engine.connect() as connection, connection.execution_options(**options).begin():
            yield connection

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Errors of the driver hold statements, values and addresses: none of them leaves."""
        try:
            yield
        except DBAPIError as error:
            raise self.explain(error) from None
        except NoConnectionError:
            raise busy(self.shown) from None
        except (NoResultFound, MultipleResultsFound, UnicodeDecodeError):  # sqlite3 decodes SQLite's messages strictly
            raise damaged(self.shown) from None


def busy(shown: str) -> StoreError:
    """Others kept the store for themselves for too long."""
    return StoreError(message("JLN001.sibuk", store=shown), message("JLN001.sibuk-saran"))


def full(shown: str) -> StoreError:
    """No room is left where the store lies."""
    return StoreError(message("JLN001.penuh", store=shown), message("JLN001.penuh-saran"))


def forbidden(shown: str) -> StoreError:
    """The user may not do this with the store."""
    return StoreError(message("JLN001.tidak-berhak", store=shown), message("JLN001.tidak-berhak-saran"))


def damaged(shown: str) -> StoreError:
    """Parts of the store cannot be read."""
    return StoreError(message("JLN001.rusak", store=shown), message("JLN001.rusak-saran"))


def contradictory(shown: str) -> StoreError:
    """What is in the store does not fit together, so that nothing more can be added: somebody was at it."""
    return StoreError(message("JLN001.bertentangan", store=shown), message("JLN001.bertentangan-saran"))


def failed(shown: str, reason: str) -> StoreError:
    """What the store did not expect, in the words or the code of the system."""
    return StoreError(message("JLN001.gagal", store=shown, reason=reason), message("JLN001.gagal-saran"))
