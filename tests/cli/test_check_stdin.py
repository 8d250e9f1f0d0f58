"""`sop check -`: a text from standard input, as editors send it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from sopdsl.cli.program import program
from sopdsl.reports import FORMATS

UTF16 = "SOP: Surat\n".encode("utf-16")


def send(data: str | bytes, *words: str) -> Result:
    return CliRunner().invoke(program, ["check", "-", *words], input=data)


@pytest.mark.parametrize("format", FORMATS)
def test_a_text_is_checked_as_its_file_would_be(sop, write, undrawable: str, format: str) -> None:
    write("semua/a.sop", undrawable)
    right = sop("check", "semua/a.sop", "--format", format)
    (write("semua/a.sop")).unlink()
    result = send(undrawable, "--stdin-filename", "semua/a.sop", "--format", format)
    assert (result.exit_code, result.stdout, result.stderr) == (1, right.stdout, "")


def test_the_file_decides_on_the_project(write) -> None:
    text = write("semua/a.sop").read_text().replace("Waktu: 1 jam", "Waktu: -")
    write("semua/sop.toml", '[periksa]\nabaikan = ["waktu-tidak-terukur"]\n')
    assert "waktu-tidak-terukur" in send(text).stdout
    assert "waktu-tidak-terukur" not in send(text, "--stdin-filename", "semua/baru.sop").stdout


def test_without_a_name_the_current_folder_decides(write, monkeypatch: pytest.MonkeyPatch) -> None:
    text = write("semua/a.sop").read_text().replace("Waktu: 1 jam", "Waktu: -")
    write("semua/sop.toml", '[periksa]\nabaikan = ["waktu-tidak-terukur"]\n')
    for words in ((), ("--stdin-filename", "")):
        assert send(text, *words).stdout.startswith("-:30:10: peringatan[waktu-tidak-terukur]")
    monkeypatch.chdir("semua")
    assert send(text).stdout == "1 SOP diperiksa: 0 galat, 0 peringatan, 0 catatan.\n"


def test_the_settings_themselves_may_be_sent() -> None:
    result = send("[salah]\n", "--stdin-filename", "sop.toml", "--format", "json")
    assert result.exit_code == 1 and [found["code"] for found in json.loads(result.stdout)] == ["PRY001"]


def test_a_mended_text_is_all_there_is_on_standard_output(write, undrawable: str) -> None:
    wrong = undrawable.replace("12 Mei", "12 April").replace("\n", "\r\n").encode("utf-8-sig")
    path = write("a.sop")
    before = path.read_bytes()
    result = send(wrong, "--fix", "--stdin-filename", "a.sop")
    assert result.stdout_bytes == wrong.replace(b"oleh Kepal:", b"oleh Kepala:")
    assert result.exit_code == 1 and "a.sop:4:" not in result.stderr
    assert "galat[urutan-tanggal]" in result.stderr and "1 perbaikan diterapkan pada 1 SOP." in result.stderr
    assert path.read_bytes() == before


@pytest.mark.parametrize(("data", "code"), [(b"", 1), (UTF16, 2), (b"SOP: \xff\n", 1), (b"SOP: Surat\r", 1)])
def test_a_text_that_cannot_be_mended_comes_back_as_it_was(data: bytes, code: int) -> None:
    result = send(data, "--fix")
    assert (result.stdout_bytes, result.exit_code) == (data, code)
    assert result.stderr


def test_a_text_comes_back_even_when_the_program_fails(write, monkeypatch: pytest.MonkeyPatch, undrawable) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("rusak")

    monkeypatch.setattr("sopdsl.project.document.parse", fail)
    result = send(undrawable, "--fix")
    assert (result.stdout, result.exit_code) == (undrawable, 2)


def test_changes_of_a_text_are_shown(undrawable: str) -> None:
    result = send(undrawable, "--diff", "--stdin-filename", "a.sop")
    assert result.exit_code == 1 and result.stdout.startswith("--- a.sop\n+++ a.sop\n@@ -18,7 +18,7 @@\n")


def test_a_text_of_many_megabytes_is_refused() -> None:
    result = send(b"a" * 8_000_001)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("sop: -: lebih besar dari 8 MB")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("-", "a.sop"), '"-" (masukan standar) tidak dapat digabung'),
        (("a.sop", "--stdin-filename", "b.sop"), '--stdin-filename hanya dipakai bersama "-"'),
        (("-", "--stdin-filename", "."), "--stdin-filename perlu nama berkas .sop, bukan folder: ."),
        (("-", "--watch"), '--watch tidak dapat digabung dengan --fix, --diff atau "-"'),
    ],
)
def test_words_that_do_not_fit(sop, write, words: tuple[str, ...], said: str) -> None:
    write("a.sop")
    result = sop("check", *words)
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr


def test_a_file_that_is_really_named_so(sop, write) -> None:
    assert write("-").name == "-"
    assert sop("check", "./-").exit_code == 0


def test_the_root_of_a_named_file_need_not_exist(own_folder: Path) -> None:
    assert send("", "--stdin-filename", "tidak/ada/a.sop").stdout.startswith("tidak/ada/a.sop:1:1: galat[sintaks]")
