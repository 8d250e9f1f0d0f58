"""`sop format`: files are written in form or left as they are; nothing else."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest
from click.testing import CliRunner

import sopdsl.cli.writing
from sopdsl.cli.program import program
from sopdsl.syntax import formatter

UNTIDY = "Judul SOP: Surat\nPelaksana: Staf\n\n\nLangkah oleh Staf: Mencatat\n    output: Catatan\n    WAKTU: 10Menit\n"
TIDY = """\
SOP: Surat

Pelaksana:
  - Staf

Langkah oleh Staf: Mencatat
  Waktu: 10 menit
  Output: Catatan
"""
BROKEN = "SOP: Surat\nPelaksana: Staf\nLangkah oleh Staf: Mencatat\n  Wkatu: 10 menit\n"


def test_files_are_written_and_named(sop, write) -> None:
    path, tidy = write("arsip/surat.sop", UNTIDY), write("tata.sop", TIDY)
    before = tidy.stat()
    result = sop("format", ".")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == ("dirapikan: arsip/surat.sop\n1 SOP dirapikan, 1 sudah rapi, 0 tidak dapat dirapikan.\n")
    assert path.read_text() == TIDY
    after = tidy.stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns), "written for nothing"


def test_check_names_files_and_changes_nothing(sop, write) -> None:
    path = write("surat.sop", UNTIDY)
    write("tata.sop", TIDY)
    result = sop("format", "--check", ".")
    assert result.exit_code == 1 and path.read_text() == UNTIDY
    assert result.stdout == (
        "belum rapi: surat.sop\n"
        "1 SOP belum rapi, 1 sudah rapi, 0 tidak dapat dirapikan; tidak ada berkas yang diubah.\n"
    )
    assert sop("format", "--check", "tata.sop").exit_code == 0


def test_diff_shows_and_changes_nothing(sop, write) -> None:
    path = write("surat.sop", UNTIDY)
    result = sop("format", "--diff", "surat.sop")
    assert result.exit_code == 1 and path.read_text() == UNTIDY
    assert result.stdout.startswith("--- surat.sop\n+++ surat.sop\n@@")
    assert "\n-Judul SOP: Surat\n" in result.stdout and "\n+SOP: Surat\n" in result.stdout
    assert result.stderr.startswith("1 SOP belum rapi")
    write("surat.sop", TIDY)
    assert sop("format", "--diff", "surat.sop").exit_code == 0


def test_a_text_with_errors_is_left_alone_and_others_go_on(sop, write) -> None:
    broken, path = write("a.sop", BROKEN), write("b.sop", UNTIDY)
    result = sop("format", "a.sop", "b.sop", "tidak-ada.sop")
    assert result.exit_code == 2 and broken.read_text() == BROKEN and path.read_text() == TIDY
    assert "sop: a.sop: belum dapat dirapikan karena memuat 1 galat, yang pertama di baris 4." in result.stderr
    assert "sop check a.sop" in result.stderr and "tidak-ada.sop" in result.stderr
    assert result.stdout.endswith("1 SOP dirapikan, 0 sudah rapi, 1 tidak dapat dirapikan.\n")
    assert sop("format", "a.sop", "b.sop").exit_code == 1


def test_the_file_s_line_ends_mark_and_permissions_stay(sop, write) -> None:
    path = write("surat.sop")
    path.write_bytes(("\ufeff" + UNTIDY.replace("\n", "\r\n")).encode())
    path.chmod(0o640)
    assert sop("format", "surat.sop").exit_code == 0
    assert path.read_bytes() == ("\ufeff" + TIDY.replace("\n", "\r\n")).encode()
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert sop("format", "--check", "surat.sop").exit_code == 0


def test_bytes_that_are_no_text_are_never_rewritten(sop, write) -> None:
    path = write("surat.sop")
    path.write_bytes(UNTIDY.encode() + b"# \xff\n")
    assert sop("format", "surat.sop").exit_code == 1
    path.write_bytes(b"PK\x03\x04\x00\xff")
    assert sop("format", "surat.sop").exit_code == 2
    assert path.read_bytes() == b"PK\x03\x04\x00\xff"


def test_a_file_that_may_not_be_written_stays(sop, write, monkeypatch) -> None:
    path = write("surat.sop", UNTIDY)
    access = os.access
    monkeypatch.setattr(
        sopdsl.cli.writing.os, "access", lambda file, mode: access(file, mode) and Path(file).resolve() != path
    )
    result = sop("format", "surat.sop")
    assert result.exit_code == 2 and path.read_text() == UNTIDY
    assert result.stderr.startswith("sop: surat.sop: perubahan tidak dapat ditulis")
    assert result.stdout == "0 SOP dirapikan, 0 sudah rapi, 1 tidak dapat dirapikan.\n"


def test_a_result_that_says_something_else_is_never_written(sop, write, monkeypatch) -> None:
    """A fault of the program: the proof fails, and the file stays."""
    path = write("surat.sop", UNTIDY)
    monkeypatch.setattr(formatter.Writer, "file", lambda *_: TIDY.replace("Mencatat", "Menulis"))
    result = sop("format", "surat.sop")
    assert result.exit_code == 2 and path.read_text() == UNTIDY
    assert "surat.sop: terjadi kesalahan di dalam program ini" in result.stderr


def standard_input(data: bytes, *words: str):
    return CliRunner().invoke(program, ["format", "-", *words], input=data)


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_standard_input_to_standard_output(end: str) -> None:
    result = standard_input(UNTIDY.replace("\n", end).encode())
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout_bytes == TIDY.replace("\n", end).encode()


def test_standard_input_with_errors_gives_nothing() -> None:
    result = standard_input(BROKEN.encode())
    assert (result.exit_code, result.stdout) == (1, "")
    assert "belum dapat dirapikan karena memuat 1 galat, yang pertama di baris 4" in result.stderr


def test_standard_input_goes_by_the_name_of_its_file() -> None:
    result = standard_input(BROKEN.encode(), "--stdin-filename", "surat/masuk.sop")
    assert "surat/masuk.sop: belum dapat dirapikan" in result.stderr
    assert "sop check surat/masuk.sop" in result.stderr
    assert "a.sop" in standard_input(b"SOP: \xff", "--stdin-filename", "a.sop").stderr
    assert standard_input(UNTIDY.encode(), "--stdin-filename", "a.sop").stdout == TIDY


def test_a_name_without_standard_input_is_a_mistake(sop, write) -> None:
    write("surat.sop", UNTIDY)
    result = sop("format", "surat.sop", "--stdin-filename", "a.sop")
    assert result.exit_code == 2 and "sop format - --stdin-filename surat.sop" in result.stderr


@pytest.mark.parametrize("words", [("--check",), ("--diff",), ("surat.sop",)])
def test_standard_input_stands_alone(words: tuple[str, ...]) -> None:
    result = standard_input(UNTIDY.encode(), *words)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "tidak dapat digabung" in result.stderr
