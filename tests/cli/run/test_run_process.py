"""`sop run` as a process of its own: a terminal, a program that is killed, and what other commands load."""

from __future__ import annotations

import os
import re
import select
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from sopdsl.execution import Remark, Start, Status, Tick
from tests.cli.conftest import CLEAN

pty = pytest.importorskip("pty", reason="a system without pseudo-terminals")
SOP = [sys.executable, "-m", "sopdsl"]
ENVIRONMENT = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "80", "LANG": "C.UTF-8", "PYTHONUTF8": "1"}


class Terminal:
    """A program in a terminal of its own: what it shows, and what is typed into it."""

    def __init__(self, folder: Path, *words: str, **environment: str) -> None:
        inside, outside = pty.openpty()
        self._screen, self.seen, self._read = inside, "", 0
        self.process = subprocess.Popen(
            [*SOP, *words],
            stdin=outside,
            stdout=outside,
            stderr=outside,
            cwd=folder,
            env={**ENVIRONMENT, **environment},
            start_new_session=True,
        )
        os.close(outside)

    def sees(self, words: str) -> str:
        """Wait until some words are shown after those last waited for; all from there up to them."""
        mark, end = self._read, time.monotonic() + 60
        while words not in self.seen[mark:]:
            assert select.select([self._screen], [], [], max(end - time.monotonic(), 0))[0], self.seen
            try:
                new = os.read(self._screen, 65536).decode()
            except OSError:  # the program has ended
                new = ""
            assert new, self.seen
            self.seen += new
        self._read = self.seen.index(words, mark) + len(words)
        return self.seen[mark : self._read]

    def types(self, line: str) -> None:
        os.write(self._screen, line.encode())

    def ends(self) -> int:
        """The exit code."""
        code = self.process.wait(60)
        os.close(self._screen)
        return code


def test_a_run_in_a_terminal(own_folder: Path, letter: Path, kept) -> None:
    terminal = Terminal(own_folder, "run", "surat.sop", "--nama", "Petugas")
    card = terminal.sees("\r\n> ")
    plain = re.sub(r"\x1b\[[\d;]*m", "", card)
    assert re.search(r"╭─+ Langkah 1 dari 3 ─+╮", plain) and plain != card
    assert max(map(len, plain.splitlines())) <= 80
    assert '"jeda" untuk berhenti dahulu, "bantuan" untuk semua perintah. >' in " ".join(plain.split())
    terminal.types("ada 1\n")
    terminal.sees("kelengkapan ada: Surat [Petugas]")
    terminal.sees("\r\n> ")  # what is typed earlier is shown before the prompt
    long = "surat sudah dicatat dalam buku agenda, map merah ada di meja depan"
    terminal.types(f"catatan {long}\n")
    told = terminal.sees("meja depan [Petugas]").replace("\r", "").splitlines()[1:]  # after what was typed
    assert max(map(len, told)) <= 80 and long in " ".join(" ".join(told).split())
    terminal.types("jeda\n")
    terminal.sees("Teruskan dengan: sop run resume 1")
    assert terminal.ends() == 0
    assert [event.action for event in kept().record.events] == [Start(1), Tick(1, "Staf", 1), Remark(long, 1)]


def test_the_list_of_runs_is_as_wide_as_the_terminal(own_folder: Path, write, typed) -> None:
    long = "Penyusunan Laporan Akuntabilitas Kinerja Instansi Pemerintah Perangkat Daerah Kota Contoh"
    write("surat.sop", CLEAN.replace("Pelayanan Surat", long))
    typed("run", "surat.sop", lines="jeda\n")
    assert any(long in line for line in typed("runs").stdout.splitlines())
    terminal = Terminal(own_folder, "runs")
    lines = terminal.sees("Daerah Kota Contoh").replace("\r", "").splitlines()
    assert terminal.ends() == 0
    assert lines[0].split() == ["No", "Keadaan", "Terakhir", "SOP", "Menunggu"]
    assert max(map(len, lines)) <= 80 and len(lines) > 2


def test_no_colour(own_folder: Path, letter: Path) -> None:
    terminal = Terminal(own_folder, "run", "surat.sop", NO_COLOR="1")
    assert not re.search(r"\x1b\[[\d;]*3\d", terminal.sees("\r\n> "))
    terminal.types("\x04")
    assert terminal.ends() == 0


def test_ctrl_c(own_folder: Path, letter: Path, kept) -> None:
    terminal = Terminal(own_folder, "run", "surat.sop")
    terminal.sees("\r\n> ")
    time.sleep(0.5)  # between the prompt and the reading nothing listens for signals
    os.kill(terminal.process.pid, signal.SIGINT)
    assert "Traceback" not in terminal.sees("Teruskan dengan: sop run resume 1")
    assert terminal.ends() == 130
    assert kept().run.status is Status.RUNNING


def test_a_killed_program_loses_nothing(own_folder: Path, letter: Path, kept) -> None:
    terminal = Terminal(own_folder, "run", "surat.sop")
    terminal.sees("\r\n> ")
    terminal.types("ada 1\n")
    terminal.sees("kelengkapan ada: Surat")
    terminal.process.kill()
    terminal.ends()
    assert [event.action for event in kept().record.events] == [Start(1), Tick(1, "Staf", 1)]
    again = Terminal(own_folder, "run", "resume", "1")
    assert "[x] 1. Surat" in again.sees("\r\n> ")
    again.types("selesai\n")
    again.sees("Langkah 2 dari 3")
    again.types("jeda\n")
    assert again.ends() == 0


def test_two_terminals_on_one_run(own_folder: Path, letter: Path, kept) -> None:
    """The one that comes too late is told, and shown how the run stands now."""
    first = Terminal(own_folder, "run", "surat.sop", "--nama", "A")
    first.sees("\r\n> ")
    second = Terminal(own_folder, "run", "resume", "1", "--nama", "B")
    second.sees("\r\n> ")
    second.types("selesai\nya\n")
    second.sees("Langkah 2 dari 3")
    first.types("mulai\n")
    shown = first.sees("Langkah 2 dari 3")
    assert "Staf selesai: Mencatat surat masuk [B]" in shown
    for terminal in (first, second):
        terminal.types("jeda\n")
        assert terminal.ends() == 0
    assert len(kept().record.events) == 2


@pytest.mark.parametrize(
    "words", [("--version",), ("check", "surat.sop"), ("run", "--help"), ("run", "show", "--help")]
)
def test_only_what_opens_a_store_loads_a_database(letter: Path, words: tuple[str, ...]) -> None:
    done = subprocess.run([sys.executable, "-X", "importtime", "-m", "sopdsl", *words], capture_output=True, check=True)
    assert b"sopdsl.cli" in done.stderr
    assert b"sqlalchemy" not in done.stderr and b"rich" not in done.stderr
