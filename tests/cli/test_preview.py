"""`sop preview`, as a process of its own, and what it says when it cannot begin."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.request import ProxyHandler, build_opener

import pytest

from sopdsl.preview.server import PORT

PATIENCE = 60
"""Seconds after which a test gives up; nothing is timed."""


@contextmanager
def previewing(*words: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """A process that shows something, and its address."""
    command = [sys.executable, "-m", "sopdsl", "preview", *words]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    assert process.stdout is not None
    try:
        yield process, process.stdout.readline().split()[-1]
    finally:
        process.kill()
        process.wait()


def get(address: str) -> str:
    with build_opener(ProxyHandler({})).open(address, timeout=PATIENCE) as answer:
        return str(answer.read().decode())


@pytest.mark.skipif(os.name == "nt", reason="signals of Unix")
def test_it_says_its_address_and_ends_quietly(write) -> None:
    write("surat.sop")
    with previewing("surat.sop") as (process, address):
        assert address.startswith("http://127.0.0.1:") and "Pelayanan Surat" in get(address)
        process.send_signal(signal.SIGINT)
        assert process.wait(PATIENCE) == 0
        assert process.stdout is not None
        assert process.stdout.read() == "Buka alamat itu di peramban komputer ini. Hentikan dengan Ctrl+C.\n"


def test_two_previews_run_beside_each_other(write) -> None:
    write("kantor/surat.sop")
    with previewing("kantor", "--lang", "en") as (_, first), previewing("kantor", "--no-open") as (_, second):
        assert first != second
        assert '<html lang="en">' in get(first) and '<html lang="id">' in get(second)


@pytest.mark.parametrize(("words", "opened"), [([], True), (["--no-open"], False)])
def test_the_browser_is_opened(sop, write, monkeypatch: pytest.MonkeyPatch, words: list[str], opened: bool) -> None:
    write("surat.sop")
    addresses: list[str] = []
    monkeypatch.setattr("sopdsl.cli.preview.is_read_by_eye", lambda: True)
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setattr("webbrowser.open", addresses.append)
    monkeypatch.setattr("sopdsl.preview.server.PreviewServer.serve", lambda server: server.server_close())
    result = sop("preview", "surat.sop", *words)
    assert result.exit_code == 0 and bool(addresses) == opened and all(each in result.output for each in addresses)


def test_a_port_that_is_taken_is_said(sop, write) -> None:
    write("surat.sop")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        result = sop("preview", "surat.sop", "--port", str(taken.getsockname()[1]))
    assert result.exit_code == 2 and "tidak dapat dipakai, mungkin karena pratinjau lain masih" in result.output


def test_without_a_wish_the_first_free_port_is_taken_then_any(sop, write, monkeypatch) -> None:
    tried: list[int] = []

    def taken(_desk: object, _language: str, port: int) -> None:
        tried.append(port)
        raise OSError(98, "Address already in use")

    monkeypatch.setattr("sopdsl.preview.server.PreviewServer", taken)
    write("surat.sop")
    result = sop("preview", "surat.sop")
    assert result.exit_code == 2 and "Address already in use" in result.output
    assert tried == [*range(PORT, PORT + len(tried) - 1), 0] and len(tried) > 2


@pytest.mark.parametrize("port", ["nol", "80", "70000", "-1", ""])
def test_a_wrong_port_is_said(sop, write, port: str) -> None:
    write("surat.sop")
    result = sop("preview", "surat.sop", "--port", port)
    assert result.exit_code == 2 and "bukan nomor port; tulis angka dari 1024" in result.output


def test_what_is_not_there_is_said(sop, own_folder) -> None:
    (own_folder / "kosong").mkdir()
    for path, said in (("tidak-ada.sop", "tidak ada berkas"), ("kosong", "tidak berisi berkas .sop"), ("", "")):
        result = sop("preview", path)
        assert result.exit_code == 2 and said in result.output
