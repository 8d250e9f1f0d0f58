"""`sop check` where things are not as they should be: a clear word, the right exit code, and nothing half written."""

from __future__ import annotations

import json
import os
import shutil
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

import sopdsl.project.mending
from sopdsl.reports.text import MOST

HEAD = "SOP: Surat\nPelaksana: Staf; Kepala\n"
NOBODY = 65534
unix = pytest.mark.skipif(os.name == "nt", reason="links, rights and devices of Unix")


@pytest.mark.parametrize(
    ("data", "name", "place"),
    [
        (b"", "sintaks", "1:1"),
        (b"# hanya\n# komentar\n", "sintaks", "1:1"),
        (HEAD.encode() + b"Langkah oleh Staf: Menyeduh caf\xe9\n", "karakter-terlarang", "3:32"),
        (HEAD.encode() + b"Langkah oleh Staf: Men\0catat\n", "karakter-terlarang", "3:23"),
        ((HEAD + "Langkah oleh Staf: Men\u202ecatat\n").encode(), "karakter-terlarang", "3:23"),
        (
            b"\xef\xbb\xbf" + HEAD.encode().replace(b"\n", b"\r\n") + b"Langkh oleh Staf: A",
            "kata-kunci-salah-eja",
            "3:1",
        ),
        (HEAD.encode().replace(b"\n", b"\r") + b"Langkh oleh Staf: A", "kata-kunci-salah-eja", "3:1"),
        (HEAD.encode() + b"Langkah oleh Staf: " + b"A " * 2_500_000, "sintaks", "1:1"),
        (
            b"SOP: Surat\nDasar Hukum:\n" + b"".join(b" " * depth + b"- a\n" for depth in range(1, 999)),
            "sintaks",
            "5:4",
        ),
        (HEAD.encode() + b"Langkah oleh Staf: " + b"(" * 10_000, "mutu-baku-kurang", "3:1"),
    ],
    ids=["empty", "comments", "latin-1", "nul", "bidi", "bom-crlf", "cr", "long-line", "deep", "brackets"],
)
def test_a_text_that_is_wrong_is_a_finding(sop, own_folder: Path, data: bytes, name: str, place: str) -> None:
    (own_folder / "a.sop").write_bytes(data)
    result = sop("check", "a.sop", "--format", "concise")
    assert result.exit_code == 1 and result.stderr == ""
    assert any(line.startswith(f"a.sop:{place}: ") and f"[{name}]" in line for line in result.stdout.splitlines())


@pytest.mark.parametrize("code", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_wide_letters_are_no_text(sop, own_folder: Path, code: str) -> None:
    (own_folder / "a.sop").write_bytes(HEAD.encode(code))
    result = sop("check", "a.sop")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(
        "sop: a.sop: bukan naskah teks (mungkin berkas Word, PDF, gambar, atau teks UTF-16)"
    )


def test_of_very_many_findings_the_first_are_shown(sop, own_folder: Path) -> None:
    (own_folder / "a.sop").write_text(HEAD + "Langkah oleh Staf: Mencatat\n" * 300)
    shown = sop("check", "a.sop", "--lang", "en").stdout
    everything = sop("check", "a.sop", "--format", "concise").stdout.splitlines()
    count = sum(line.startswith("a.sop:") for line in everything)
    assert shown.count("\n\n") == MOST + 1 < count
    assert f"\n\na.sop: there are {count - MOST} more findings in this file; " in shown
    assert f"notes: {sum('catatan[' in line for line in everything)}.\n" in shown
    assert len(json.loads(sop("check", "a.sop", "--format", "json").stdout)) == count


@unix
def test_a_folder_by_the_name_of_a_document(sop, write, own_folder: Path) -> None:
    (own_folder / "a.sop").mkdir()
    assert sop("check", "a.sop").stderr == "sop: a.sop: folder ini tidak berisi berkas .sop\n"
    assert sop("info", "a.sop").stderr.startswith("sop: a.sop: ini folder, padahal yang diperlukan sebuah berkas")
    write("a.sop/b.sop")
    assert sop("check", ".").stdout.startswith("1 SOP diperiksa")


@unix
@pytest.mark.parametrize(("target", "said"), [("hilang", "tidak ada berkas"), ("a.sop", "tautan ini menunjuk dirinya")])
def test_a_link_to_nowhere_and_to_itself(sop, write, own_folder: Path, target: str, said: str) -> None:
    (own_folder / "a.sop").symlink_to(target)
    write("b.sop")
    for words in (("check", "a.sop", "b.sop"), ("check", "."), ("check", ".", "--fix"), ("info", "a.sop")):
        result = sop(*words)
        assert result.exit_code == 2 and result.stderr.startswith(f"sop: a.sop: {said}")
        assert words[0] == "info" or result.stdout.startswith("1 SOP diperiksa")


@unix
def test_a_ring_of_folders_is_not_walked(sop, write, own_folder: Path) -> None:
    write("a/b.sop")
    (own_folder / "a/c").symlink_to(own_folder / "a")
    assert sop("check", ".").stdout.startswith("1 SOP diperiksa")


@pytest.mark.parametrize("command", ["check", "info", "render"])
def test_a_name_without_letters(sop, command: str) -> None:
    result = sop(command, "")
    assert result.exit_code == 2
    assert result.stderr.startswith('sop: "": nama ini kosong; tulis nama berkas .sop')


def test_settings_that_are_a_folder_are_said_once(sop, write, own_folder: Path) -> None:
    write("a.sop")
    write("b.sop")
    (own_folder / "sop.toml").mkdir()
    result = sop("check", ".")
    assert result.exit_code == 2
    assert result.stderr.count("sop.toml: ini folder, padahal yang diperlukan sebuah berkas") == 1


def test_a_file_that_changes_while_it_is_checked_is_left_alone(sop, write, undrawable, monkeypatch) -> None:
    path = write("a.sop", undrawable)
    mend = sopdsl.project.mending.mend

    def meanwhile(*words: object) -> object:
        path.write_text("SOP: Baru\n")
        return mend(*words)

    monkeypatch.setattr(sopdsl.project.mending, "mend", meanwhile)
    result = sop("check", "a.sop", "--fix")
    assert result.exit_code == 2 and path.read_text() == "SOP: Baru\n"
    assert result.stderr.startswith("sop: a.sop: berkas ini berubah sementara dikerjakan, jadi dibiarkan")
    monkeypatch.setattr(sopdsl.project.mending, "mend", lambda *words: [path.unlink(missing_ok=True), mend(*words)][1])
    path.write_text(undrawable)
    result = sop("check", "a.sop", "--fix")
    assert result.exit_code == 2 and not path.exists()
    assert "perubahan tidak dapat ditulis (kata sistem: tidak ada berkas" in result.stderr


@unix
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_devices_are_written_to_and_never_replaced(sop, write, undrawable: str) -> None:
    write("a.sop", undrawable)
    for device, code in (("/dev/null", 1), ("/dev/full", 2)):
        result = sop("check", "a.sop", "--output-file", device)
        assert result.exit_code == code and stat.S_ISCHR(Path(device).stat().st_mode)
    assert result.stderr.startswith("sop: /dev/full: laporan tidak dapat ditulis (kata sistem: ")


@unix
def test_a_report_to_a_pipe(write, undrawable: str) -> None:
    write("a.sop", undrawable)
    command = [sys.executable, "-m", "sopdsl", "check", "a.sop", "--format", "json", "--output-file", "/dev/stdout"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1 and done.stdout.startswith("[\n") and "1 SOP diperiksa" in done.stdout


@pytest.mark.parametrize("target", ["", ".", "a.sop/x"])
def test_a_report_that_has_no_place(sop, write, target: str) -> None:
    path = write("a.sop")
    before = path.read_text()
    result = sop("check", "a.sop", "--format", "json", "--output-file", target)
    assert result.exit_code == 2 and "laporan tidak dapat ditulis" in result.stderr
    assert path.read_text() == before and [file.name for file in path.parent.iterdir()] == ["a.sop"]


@pytest.fixture
def common() -> Iterator[Path]:
    """A folder that an account without rights reaches, too."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


@contextmanager
def bound_by_rights() -> Iterator[None]:
    """Be an account that rights bind: that of the tests, or nobody's where they run as root."""
    if os.geteuid() != 0:
        yield
        return
    os.setresgid(NOBODY, NOBODY, 0)
    os.setresuid(NOBODY, NOBODY, 0)
    try:
        yield
    finally:
        os.setresuid(0, 0, 0)
        os.setresgid(0, 0, 0)


@unix
def test_what_may_not_be_read(sop, monkeypatch, common: Path, undrawable: str) -> None:
    for name in ("a.sop", "b.sop", "c/d.sop", "e/f.sop", "e/sop.toml"):
        (common / name).parent.mkdir(exist_ok=True)
        (common / name).write_text(undrawable if name.endswith(".sop") else "")
    for name in ("a.sop", "c", "e/sop.toml"):
        (common / name).chmod(0)
    monkeypatch.chdir(common)
    sop("check", ".")  # imports everything while that may still be read
    with bound_by_rights():
        done = sop("check", ".")
    assert done.exit_code == 2 and done.stdout.count("galat[pelaksana-tidak-dikenal]") == 1
    told = sorted(line.partition(": tidak boleh dibaca")[0] for line in done.stderr.splitlines())
    assert told == ["sop: a.sop", "sop: c", "sop: e/sop.toml"]


@unix
def test_what_may_not_be_written(sop, monkeypatch, common: Path, undrawable: str) -> None:
    for name in ("a/x.sop", "b/x.sop"):
        (common / name).parent.mkdir()
        (common / name).write_text(undrawable)
        (common / name).chmod(0o666)
    (common / "b").chmod(0o777)
    (common / "b/x.sop").chmod(0o444)
    if os.geteuid() != 0:
        (common / "a").chmod(0o555)
    monkeypatch.chdir(common)
    sop("check", ".", "--diff")
    with bound_by_rights():
        done = sop("check", ".", "--fix")
    (common / "a").chmod(0o755)
    assert done.exit_code == 2
    assert [line.partition(": perubahan")[0] for line in done.stderr.splitlines()] == ["sop: a/x.sop", "sop: b/x.sop"]
    assert all((common / name).read_text() == undrawable for name in ("a/x.sop", "b/x.sop"))
    assert sorted(path.name for path in common.rglob("*")) == ["a", "b", "x.sop", "x.sop"]
