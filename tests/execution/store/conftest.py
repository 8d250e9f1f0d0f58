"""Places for stores: a fresh file, and a fresh schema of a PostgreSQL server that the tests start for themselves."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from tests.execution.store.server import Server, started

_SCHEMAS = count(1)


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """A PostgreSQL server that nobody else knows."""
    with started() as running:
        yield running


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where no store is yet, in both kinds of database."""
    if request.param == "sqlite":
        return str(tmp_path / "pelaksanaan.db")
    running: Server = request.getfixturevalue("server")
    return running.schema(f"s{next(_SCHEMAS)}")
