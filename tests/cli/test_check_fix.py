"""`sop check --fix` and `--diff`: files change only where a fix says so, whole or not at all."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
from pathlib import Path

import pytest

import sopdsl.cli.writing
from tests.cli.conftest import another


def as_windows_writes(text: str) -> bytes:
    return ("\ufeff" + text.replace("\n", "\r\n")).encode("utf-8")


def test_fix_writes_and_reports_what_is_left(sop, write, undrawable: str) -> None:
    path = write("surat.sop", undrawable.replace("12 Mei", "12 April"))
    result = sop("check", "--fix", "surat.sop")
    assert result.exit_code == 1
    assert path.read_text() == undrawable.replace("12 Mei", "12 April").replace("oleh Kepal:", "oleh Kepala:")
    assert "pelaksana-tidak-dikenal" not in result.stdout and "galat[urutan-tanggal]" in result.stdout
    assert "1 perbaikan diterapkan pada 1 SOP.\n1 SOP diperiksa: 1 galat" in result.stdout


def test_a_second_fix_finds_nothing_to_do(sop, write, undrawable: str) -> None:
    path = write("surat.sop", undrawable)
    assert sop("check", "--fix", "surat.sop").exit_code == 0
    before = path.stat()
    result = sop("check", "--fix", "surat.sop")
    assert result.stdout == "1 SOP diperiksa: 0 galat, 0 peringatan, 0 catatan.\n"
    assert (path.stat().st_ino, path.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns), "written for nothing"


def test_line_ends_mark_and_permissions_stay(sop, write, undrawable: str) -> None:
    path = write("surat.sop")
    path.write_bytes(as_windows_writes(undrawable))
    path.chmod(0o640)
    assert sop("check", "--fix", "surat.sop").exit_code == 0
    assert path.read_bytes() == as_windows_writes(undrawable.replace("oleh Kepal:", "oleh Kepala:"))
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


@pytest.mark.skipif(os.name == "nt", reason="links need a right there")
def test_a_link_stays_a_link(sop, write, own_folder: Path, undrawable: str) -> None:
    path = write("arsip/surat.sop", undrawable)
    (own_folder / "tautan.sop").symlink_to(path)
    assert sop("check", "--fix", "tautan.sop").exit_code == 0
    assert (own_folder / "tautan.sop").is_symlink() and "oleh Kepala: Memeriksa" in path.read_text()


def test_unsafe_fixes_only_when_asked(sop, write) -> None:
    path = write("surat.sop")
    right = path.read_text()
    wrong = right.replace("Jika Tidak: catat", "Jika Tidak catat")
    path.write_text(wrong)
    offered, safe = sop("check", "surat.sop"), sop("check", "--fix", "surat.sop")
    assert path.read_text() == wrong
    assert "\n1 temuan dapat diperbaiki dengan --fix --unsafe-fixes" in offered.stdout
    assert offered.stdout == safe.stdout
    result = sop("check", "--fix", "--unsafe-fixes", "surat.sop")
    assert path.read_text() == right
    assert "1 perbaikan diterapkan pada 1 SOP." in result.stdout and "--unsafe-fixes" not in result.stdout


def test_diff_shows_and_changes_nothing(sop, write, undrawable: str) -> None:
    path = write("bidang/surat.sop", undrawable)
    write("bersih.sop")
    result = sop("check", "--diff", ".")
    assert result.exit_code == 1
    assert path.read_text() == undrawable
    assert result.stdout.startswith("--- bidang/surat.sop\n+++ bidang/surat.sop\n@@ -18,7 +18,7 @@\n")
    assert "\n-Langkah oleh Kepal: Memeriksa surat\n+Langkah oleh Kepala: Memeriksa surat\n" in result.stdout
    assert result.stderr == "1 perbaikan dapat diterapkan pada 1 SOP; tidak ada berkas yang diubah.\n"
    assert sop("check", "--diff", "bersih.sop").exit_code == 0


@pytest.mark.skipif(shutil.which("patch") is None, reason="needs patch")
@pytest.mark.parametrize("end", ["", "\n"])
def test_a_diff_can_be_applied(sop, write, own_folder: Path, undrawable: str, end: str) -> None:
    path = write("surat.sop")
    text = undrawable.rstrip("\n").replace("oleh Staf: Mengarsip", "oleh Stap: Mengarsip").replace("\n", "\r\n") + end
    path.write_bytes(text.encode())
    changes = sop("check", "--diff", "surat.sop").stdout_bytes
    subprocess.run(["patch", "--binary", "-s", "-p0"], input=changes, cwd=own_folder, check=True)
    patched = path.read_bytes()
    path.write_bytes(text.encode())
    sop("check", "--fix", "surat.sop")
    assert path.read_bytes() == patched != text.encode()


def test_a_file_that_may_not_be_written_stays(sop, write, monkeypatch, undrawable: str) -> None:
    path = write("surat.sop", undrawable)
    write("b.sop", another(undrawable))
    access = os.access
    monkeypatch.setattr(
        sopdsl.cli.writing.os, "access", lambda file, mode: access(file, mode) and Path(file).resolve() != path
    )
    result = sop("check", "--fix", "surat.sop", "b.sop")
    assert result.exit_code == 2
    assert (
        result.stderr.startswith("sop: surat.sop: perubahan tidak dapat ditulis") and "Traceback" not in result.output
    )
    assert path.read_text() == undrawable and "galat[pelaksana-tidak-dikenal]" in result.stdout
    assert "1 perbaikan diterapkan pada 1 SOP.\n2 SOP diperiksa: 1 galat" in result.stdout
    assert sorted(file.name for file in path.parent.iterdir()) == ["b.sop", "surat.sop"]


def test_bytes_that_are_no_text_are_never_rewritten(sop, own_folder: Path, undrawable: str) -> None:
    data = undrawable.encode() + b"# \xff\n"
    (own_folder / "surat.sop").write_bytes(data)
    result = sop("check", "--fix", "surat.sop")
    assert result.exit_code == 1 and "karakter-terlarang" in result.stdout
    assert (own_folder / "surat.sop").read_bytes() == data


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--unsafe-fixes",), "--unsafe-fixes hanya dipakai bersama --fix atau --diff"),
        (("--diff", "--format", "json"), "--diff tidak dapat digabung"),
        (("--diff", "--output-file", "x"), "--diff tidak dapat digabung"),
        (("--format", "xml"), 'bentuk laporan "xml" tidak dikenal; pilih text, concise, json'),
    ],
)
def test_options_that_do_not_fit(sop, write, words: tuple[str, ...], said: str) -> None:
    write("surat.sop")
    result = sop("check", "surat.sop", *words)
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr


def test_a_fix_that_is_left_out_is_said(sop, write, monkeypatch, undrawable: str) -> None:
    path = write("surat.sop", undrawable)
    monkeypatch.setattr("sopdsl.fixes.ROUNDS", 0)
    result = sop("check", "--fix", "surat.sop")
    assert path.read_text() == undrawable
    assert "\n1 temuan belum diperbaiki: " in result.stdout and "dengan --fix;" not in result.stdout
