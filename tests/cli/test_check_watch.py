"""`sop check --watch`, as a process of its own: it is started, files change, it is stopped."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import Empty, Queue

import pytest

from tests.cli.conftest import CLEAN, another

pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals of Unix")

PATIENCE = 60
"""Seconds after which a test gives up; nothing is timed."""

Until = Callable[[str], list[str]]


@contextmanager
def watching(*words: str) -> Iterator[tuple[subprocess.Popen[str], Until]]:
    """A watching process, and a function that reads its lines up to one that begins as told."""
    command = [sys.executable, "-m", "sopdsl", "check", "--watch", *words]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    lines: Queue[str] = Queue()
    assert process.stdout is not None

    def read_on() -> None:
        for line in iter(process.stdout.readline, ""):
            lines.put(line)
        lines.put("")

    threading.Thread(target=read_on, daemon=True).start()

    def until(beginning: str) -> list[str]:
        read: list[str] = []
        while not (read and read[-1].startswith(beginning)):
            try:
                read.append(lines.get(timeout=PATIENCE))
            except Empty:
                pytest.fail(f"no line {beginning!r} after {read}")
        return read

    try:
        yield process, until
    finally:
        process.kill()
        process.wait()


def stop(process: subprocess.Popen[str]) -> int:
    process.send_signal(signal.SIGINT)
    return process.wait(PATIENCE)


def test_each_change_is_checked_until_ctrl_c(write, undrawable: str) -> None:
    path = write("semua/a.sop")
    with watching("semua") as (process, until):
        assert until("Menunggu")[0].startswith("1 SOP diperiksa: 0 galat")
        path.write_text(undrawable)
        assert until("Menunggu")[0].startswith("semua/a.sop:21:14: galat[pelaksana-tidak-dikenal]")
        write("semua/b.sop", another(CLEAN))
        assert any(line.startswith("2 SOP diperiksa: 1 galat") for line in until("Menunggu"))
        write("semua/sop.toml", "[salah]\n")
        assert any("galat[pengaturan]" in line for line in until("Menunggu"))
        (path.parent / "sop.toml").unlink()
        path.unlink()
        assert any(line.startswith("1 SOP diperiksa: 0 galat") for line in until("Menunggu"))
        assert stop(process) == 0


def test_the_exit_code_is_that_of_the_last_run(write, undrawable: str) -> None:
    write("a.sop", undrawable)
    with watching("a.sop") as (process, until):
        until("Menunggu")
        assert stop(process) == 1


def test_what_is_not_there_yet_is_waited_for(write, own_folder: Path) -> None:
    with watching("nanti.sop") as (process, until):
        assert until("Menunggu")[0].startswith("sop: nanti.sop: tidak ada berkas")
        write("nanti.sop")
        assert any(line.startswith("1 SOP diperiksa") for line in until("Menunggu"))
        assert stop(process) == 0


def test_ctrl_c_is_quiet(write) -> None:
    write("a.sop")
    with watching("a.sop", "--lang", "en") as (process, until):
        until("Waiting for changes")
        assert stop(process) == 0
        assert until("") == [""]
