"""A PostgreSQL server of the tests' own: in a temporary folder, on a socket there, not as root (initdb refuses)."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import attrs
import psycopg
import pytest

OWNER = "pemilik"


@attrs.frozen
class Server:
    """A running server. `folder` holds its socket; all who reach it are let in, but `tamu` with a password."""

    programs: Path
    folder: Path

    def address(self, user: str = OWNER, database: str = "postgres", more: str = "") -> str:
        """The address of a database."""
        return f"postgresql://{user}@/{database}?host={quote(str(self.folder), safe='')}{more}"

    def schema(self, name: str) -> str:
        """The address of a fresh schema: a place without a store."""
        self.execute(f"CREATE SCHEMA {name}")
        return self.address(more=f"&options=-csearch_path%3D{name}")

    def execute(self, statement: str) -> None:
        """Do something as the owner."""
        with psycopg.connect(self.address(), autocommit=True) as connection:
            connection.execute(statement)

    def start(self) -> None:
        """Start it, at first or once more."""
        options = (self.folder / "options").read_text()
        self.control("start", "-l", str(self.folder / "log"), "-o", options)

    def control(self, *words: str) -> None:
        """Call pg_ctl."""
        _run([self.programs / "pg_ctl", "-D", self.folder / "data", "-w", "-s", *words])


@contextmanager
def started() -> Iterator[Server]:
    """Start a server, and stop it in the end. Skips the test, loudly, where there is none to be started."""
    programs = _programs()
    if programs is None:
        pytest.skip("PostgreSQL is missing, SHARED STORES WERE NOT TESTED: apt-get install postgresql")
    with tempfile.TemporaryDirectory(prefix="sop-pg-") as name:
        folder = Path(name)
        if os.geteuid() == 0:
            shutil.chown(folder, user="nobody")
        running = Server(programs, folder)
        access = folder / "access"
        _run(
            [programs / "initdb", "-D", folder / "data", "-U", OWNER, "-A", "trust", "-E", "UTF8", "--no-locale", "-N"]
        )
        access.write_text("local all tamu scram-sha-256\nlocal all all trust\n")
        options = f"-k {folder} -c listen_addresses='' -c hba_file={access} -c fsync=off -c max_connections=60"
        (folder / "options").write_text(options)
        running.start()
        try:
            yield running
        finally:
            running.control("stop", "-m", "immediate")


def _programs() -> Path | None:
    """The folder of the newest server's programs; Debian keeps them off the PATH."""
    installed = [*Path("/usr/lib/postgresql").glob("*/bin/initdb")]
    found = max(installed, key=lambda path: float(path.parts[-3]), default=None) or shutil.which("initdb")
    return Path(found).parent if found else None


def _run(command: list[str | Path]) -> None:
    user = "nobody" if os.geteuid() == 0 else None
    subprocess.run(command, user=user, cwd="/", check=True, stdout=subprocess.DEVNULL, timeout=60)
