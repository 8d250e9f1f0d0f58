"""`sop new`: what an office begins with is written whole or not at all, and over nothing."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><circle r="4"/></svg>'
OFFICE = ("--instansi", "Pemerintah Kota Contoh", "--instansi", "Dinas Contoh", "--alamat", "Jalan Contoh Nomor 1")
OFFICIAL = ("--jabatan", "Kepala Dinas Contoh", "--nama", "Nama Pejabat", "--nip", "19800229 200501 1 001")


def files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_options_give_the_answers(sop, write, own_folder: Path) -> None:
    write("lambang.SVG", SVG)
    options = (*OFFICE, *OFFICIAL, "--logo", "lambang.SVG", "--judul", "Pelayanan Surat", "--pelaksana", "Staf; Kasi;")
    result = sop("new", "kantor/naskah", *options)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.splitlines()[:3] == [
        "kantor/naskah/sop.toml",
        "kantor/naskah/pelayanan-surat.sop",
        "kantor/naskah/logo/logo.svg",
    ]
    folder = own_folder / "kantor/naskah"
    tables = tomllib.loads((folder / "sop.toml").read_text(encoding="utf-8"))
    assert tables["instansi"]["nama"] == ["Pemerintah Kota Contoh", "Dinas Contoh"]
    assert tables["instansi"]["logo"] == "logo/logo.svg"
    assert tables["pengesahan"]["jabatan"] == "Kepala Dinas Contoh"
    assert (folder / "logo/logo.svg").read_text() == SVG
    document = (folder / "pelayanan-surat.sop").read_text(encoding="utf-8")
    assert "SOP: Pelayanan Surat\n" in document and "  - Staf\n  - Kasi\n" in document
    assert "Instansi" not in document and "Disahkan" not in document, "written twice"


def test_what_was_written_passes_every_command(sop, own_folder: Path) -> None:
    assert sop("new", "naskah").exit_code == 0
    checked = sop("check", "naskah")
    assert checked.exit_code == 0 and "0 galat" in checked.stdout
    rules = {line.partition("[")[2].partition("]")[0] for line in checked.stdout.splitlines() if "peringatan[" in line}
    assert rules == {"teks-pengganti"}
    assert sop("format", "--check", "naskah").exit_code == 0
    assert sop("render", "naskah", "--format", "svg").exit_code == 0
    assert "DRAF" in (own_folder / "hasil/sop-pertama-1.svg").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("there", "named"),
    [("naskah/cuti.sop", "naskah/cuti.sop"), ("naskah", "naskah bukan folder")],
)
def test_nothing_is_overwritten(sop, write, own_folder: Path, there: str, named: str) -> None:
    write(there, "milik orang")
    result = sop("new", "naskah", "--judul", "Cuti")
    assert result.exit_code == 2 and named in result.stderr
    assert files(own_folder) == {there} and (own_folder / there).read_text() == "milik orang"


def test_an_office_that_has_its_settings_gets_a_further_document(sop, write, own_folder: Path) -> None:
    write("naskah/sop.toml", "[instansi]\nnama = ['Dinas Contoh']\n")
    result = sop("new", "naskah", "--judul", "Cuti", "--pelaksana", "Staf; Kasi")
    assert (result.exit_code, result.stdout.splitlines()[0]) == (0, "naskah/cuti.sop")
    assert files(own_folder) == {"naskah/sop.toml", "naskah/cuti.sop"}
    assert "Dinas Contoh" in (own_folder / "naskah/sop.toml").read_text()


def test_answers_about_an_office_that_has_its_settings_are_refused(sop, write, own_folder: Path) -> None:
    write("naskah/sop.toml", "")
    result = sop("new", "naskah", "--judul", "Cuti", *OFFICE)
    assert result.exit_code == 2 and "sudah diatur di naskah/sop.toml; ubahlah di sana" in result.stderr
    assert files(own_folder) == {"naskah/sop.toml"}


def test_only_the_document_is_asked_about_where_an_office_has_its_settings(write, own_folder: Path) -> None:
    write("naskah/sop.toml", "")
    code, seen = on_a_terminal(b"Cuti\nStaf, Kasi\nStaf; Kasi\n", "new", "naskah")
    assert (code, "Alamat" in seen, "Staf; Kasi" in seen) == (0, False, True)
    assert "  - Staf\n  - Kasi\n" in (own_folder / "naskah/cuti.sop").read_text(encoding="utf-8")


def test_other_files_do_not_matter(sop, write, own_folder: Path) -> None:
    write("naskah/lama.sop")
    assert sop("new", "naskah").exit_code == 0
    assert files(own_folder / "naskah") == {"lama.sop", "sop.toml", "sop-pertama.sop"}


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--judul", "Surat {x}"), 'judul "Surat {x}" memuat tanda'),
        (("--pelaksana", "Staf; a: b"), 'nama pelaksana "a: b" tidak dapat dipakai'),
        (("--pelaksana", "Staf, Kasi"), "pelaksana dipisahkan dengan titik koma, bukan koma; tulis: Staf; Kasi"),
        (("--pelaksana", "Staf; STAF"), 'pelaksana "STAF" disebut dua kali'),
        (("--logo", "tidak-ada.png"), "berkas lambang tidak-ada.png tidak ada"),
        (("--logo", "."), "berkas lambang . tidak ada"),
        (("--logo", "bukan.png"), "bukan.png tidak dapat dipakai sebagai lambang"),
        (("--instansi", "x") * 5, "kop paling banyak empat baris"),
    ],
)
def test_answers_that_cannot_be_used_are_refused(sop, write, own_folder: Path, options, said: str) -> None:
    write("bukan.png", "GIF89a")
    result = sop("new", "naskah", *options)
    assert result.exit_code == 2
    assert result.stderr.startswith(f"sop: {said}")
    assert files(own_folder) == {"bukan.png"}


def test_a_disk_that_refuses_leaves_nothing(sop, own_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: Path, target: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", refuse)
    result = sop("new", "naskah")
    assert result.exit_code == 2 and result.stderr.startswith("sop: tidak ada yang ditulis di naskah")
    assert files(own_folder) == set()


def on_a_terminal(typed: bytes, *words: str) -> tuple[int, str]:
    """Run `sop` on a terminal of its own, where somebody types; its exit code and all that was to be seen."""
    pty = pytest.importorskip("pty")
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "sopdsl", *words]
    process = subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True)
    os.close(theirs)
    os.write(ours, typed)
    seen = b""
    try:
        while part := os.read(ours, 4096):
            seen += part
    except OSError:  # the terminal is closed at the other end
        pass
    os.close(ours)
    return process.wait(timeout=60), seen.decode()


@pytest.mark.parametrize(
    ("language", "question"), [("id", "Alamat di bawah kop: "), ("en", "Address below the letterhead: ")]
)
def test_questions_on_a_terminal(own_folder: Path, language: str, question: str) -> None:
    typed = b"Kota Contoh\nDinas Contoh\n\nJalan 1\nnix.png\n\n\n\n\nSurat {x}\nSurat Masuk\n"
    code, seen = on_a_terminal(typed, "new", "naskah", "--lang", language, "--pelaksana", "Staf; Kasi")
    assert code == 0
    assert question in seen and "nix.png" in seen and "Surat {x}" in seen
    assert files(own_folder) == {"naskah/sop.toml", "naskah/surat-masuk.sop"}
    office = tomllib.loads((own_folder / "naskah/sop.toml").read_text(encoding="utf-8"))["instansi"]
    assert office == {"nama": ["Kota Contoh", "Dinas Contoh"], "alamat": "Jalan 1"}


def test_leaving_the_questions_leaves_nothing(own_folder: Path) -> None:
    code, seen = on_a_terminal(b"Kota Contoh\n\x04", "new", "naskah")
    assert code == 130 and "Dihentikan." in seen and "Traceback" not in seen
    assert files(own_folder) == set() and not (own_folder / "naskah").exists()
