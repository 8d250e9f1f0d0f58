"""The program as a process of its own: streams that close, terminals that know few characters, pipes that break."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import sopdsl

SOP = [sys.executable, "-m", "sopdsl"]
unix = pytest.mark.skipif(os.name == "nt", reason="shells and devices of Unix")


def run(command: list[str] | str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run a command with buffered streams, as users do."""
    inherited = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    return subprocess.run(
        command, capture_output=True, shell=isinstance(command, str), env={**inherited, **environment}, check=False
    )


def shell(words: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return run(f'"{sys.executable}" -m sopdsl {words}', **environment)


def test_python_dash_m() -> None:
    done = run([*SOP, "--version"])
    assert (done.returncode, done.stdout, done.stderr) == (0, f"sop {sopdsl.__version__}\n".encode(), b"")


def test_exit_codes_reach_the_shell(write, undrawable: str) -> None:
    write("a.sop")
    write("b.sop", undrawable)
    codes = [run([*SOP, "check", name]).returncode for name in ("a.sop", "b.sop", "c.sop")]
    assert codes == [0, 1, 2]


@unix
def test_a_pipe_that_breaks_ends_quietly(write, undrawable: str) -> None:
    for number in range(100):
        write(f"{number}.sop", undrawable)
    done = run(["bash", "-c", f'"{sys.executable}" -m sopdsl check . | head -1; exit ${{PIPESTATUS[0]}}'])
    assert done.returncode == 141
    assert done.stderr == b""


@unix
def test_closed_streams(write, undrawable: str) -> None:
    write("b.sop", undrawable)
    assert shell("check b.sop >&-").returncode == 1
    done = shell("check tidak-ada.sop 2>&-")
    assert (done.returncode, done.stderr) == (2, b"")
    assert shell("check b.sop >&- 2>&-").returncode == 1


@unix
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_is_said(write, undrawable: str) -> None:
    write("b.sop", undrawable)
    done = shell("check b.sop >/dev/full")
    assert done.returncode == 2
    assert done.stderr.decode().startswith("sop: tidak dapat membaca atau menulis (kata sistem: ")
    assert b"Traceback" not in done.stderr and b"Exception" not in done.stderr


def test_a_terminal_without_unicode(write, undrawable: str) -> None:
    write("b.sop", undrawable.replace("oleh Kepal:", "oleh Kepalą →:"))
    done = run([*SOP, "check", "b.sop"], PYTHONIOENCODING="latin-1", PYTHONUTF8="0")
    assert done.returncode == 1
    assert b"Kepal? ?" in done.stdout
    assert done.stderr == b""


def test_colours_only_on_a_terminal(write, undrawable: str) -> None:
    write("b.sop", undrawable)
    assert b"\x1b" not in run([*SOP, "check", "b.sop"]).stdout
