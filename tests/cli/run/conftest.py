"""Carrying out SOPs in tests: a clock that stands still until it is told, somebody who is logged in, lines typed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from sopdsl.cli import moment
from sopdsl.cli.program import program
from sopdsl.execution.kept import KeptRun, read_kept
from sopdsl.execution.store import open_store

Type = Callable[..., Result]


class Clock:
    """Monday morning in an office, until minutes pass."""

    def __init__(self) -> None:
        self._time = datetime.fromisoformat("2026-11-23T08:00:00+07:00")

    def passes(self, minutes: int) -> None:
        """Let time pass."""
        self._time += timedelta(minutes=minutes)

    def now(self) -> str:
        """What `moment.now` gives."""
        return self._time.isoformat(timespec="seconds")


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """The clock of the office, where `petugas` is logged in."""
    clock = Clock()
    monkeypatch.setattr(moment, "now", clock.now)
    monkeypatch.setattr(moment, "user_name", lambda: "petugas")
    for name in ("SOP_NAMA", "SOP_SIMPAN"):
        monkeypatch.delenv(name, raising=False)
    return clock


@pytest.fixture
def typed() -> Type:
    """Run `sop` with the given words while the given lines are typed."""

    def run(*words: str, lines: str = "", **environment: str) -> Result:
        return CliRunner(env=environment).invoke(program, words, input=lines)

    return run


@pytest.fixture
def letter(write) -> Path:
    """A document with a loop: recording, checking (Ya, Tidak), filing."""
    path: Path = write("surat.sop")
    return path


@pytest.fixture
def kept(own_folder: Path) -> Callable[[int], KeptRun]:
    """A run of the store in the current folder."""

    def read(number: int = 1) -> KeptRun:
        with open_store(own_folder / "pelaksanaan.sqlite", create=False) as store:
            return read_kept(store, number)

    return read
