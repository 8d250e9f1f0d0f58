"""Places for stores: a fresh file, and a fresh schema of a PostgreSQL server that the tests start for themselves."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest

from tests.execution.store.server import Server, started

_NUMBERS = count(1)


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """A PostgreSQL server that nobody else knows."""
    with started() as running:
        yield running


@pytest.fixture(params=["sqlite", "postgresql"])
def fresh_place(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[], str]:
    """Gives places where no store is yet, in both kinds of database."""
    if request.param == "sqlite":
        return lambda: str(tmp_path / f"{next(_NUMBERS)}.db")
    running: Server = request.getfixturevalue("server")
    return lambda: running.schema(f"s{next(_NUMBERS)}")


@pytest.fixture
def place(fresh_place: Callable[[], str]) -> str:
    """One such place."""
    return fresh_place()
