"""`sop import`: a file becomes a document that says the same, or nothing is written and the reason is said."""

from __future__ import annotations

import json
import shlex
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from tests.cli.conftest import CLEAN

SMALL = {"title": "Surat", "procedures": [{"rows": [{"kind": "Langkah", "text": "Mencatat"}], "written": False}]}


def small(**changes: object) -> str:
    return json.dumps({"sopdsl": 1, "document": {**SMALL, **changes}})


def test_there_and_back(sop, write, own_folder: Path) -> None:
    write("surat.sop", CLEAN)
    assert sop("render", "surat.sop", "--as", "json").exit_code == 0
    result = sop("import", "hasil/surat.json")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.splitlines()[0] == "hasil/surat.sop" and "sop check hasil/surat.sop" in result.stdout
    sop("format", "surat.sop")
    assert (own_folder / "hasil/surat.sop").read_bytes() == (own_folder / "surat.sop").read_bytes()


def test_the_next_command_can_be_copied(sop, write) -> None:
    write("surat masuk.json", small())
    said = sop("import", "surat masuk.json").stdout.splitlines()
    assert said[0] == "surat masuk.sop"
    assert shlex.split(said[-1]) == ["sop", "check", "surat masuk.sop"]


def test_what_is_there_is_never_overwritten(sop, write, own_folder: Path) -> None:
    write("surat.json", small())
    write("surat.sop", "milik orang lain")
    result = sop("import", "surat.json")
    assert result.exit_code == 2 and "surat.sop sudah ada" in result.stderr and not result.stdout
    assert (own_folder / "surat.sop").read_text() == "milik orang lain"
    assert sop("import", "surat.json", "-o", "naskah/baru.sop").exit_code == 0
    assert "Langkah: Mencatat" in (own_folder / "naskah/baru.sop").read_text()


def test_a_file_with_errors_writes_nothing(sop, write, own_folder: Path) -> None:
    write("surat.json", small(judul="x"))
    result = sop("import", "surat.json")
    assert result.exit_code == 1 and "`document` tidak mengenal nama `judul`" in result.stdout
    assert "tidak ada yang ditulis" in result.stderr
    assert not (own_folder / "surat.sop").exists()


def test_a_table_is_a_draft_that_can_be_checked(sop, write) -> None:
    write("cuti.csv", "No;Kegiatan;Staf;Kepala;Waktu\n1;Menyusun surat;v;;1 jam\n2;Menandatangani surat;;;1 hari\n")
    result = sop("import", "cuti.csv")
    assert (result.exit_code, result.stderr) == (0, "")
    assert "Tidak ada tanda di kolom pelaksana pada langkah 2." in result.stdout
    assert sop("check", "cuti.sop").exit_code == 0


def test_in_english(sop, write) -> None:
    write("surat.json", small(titel="x"))
    result = sop("import", "surat.json", "--lang", "en")
    assert "error[impor] `document` knows no name `titel`." in result.stdout and "Is `title` meant?" in result.stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("surat.docx",), "surat.docx tidak dapat diimpor; yang dapat: berkas .bpmn, .csv, .json atau .xlsx"),
        (("surat.xls",), "tabel dari Word disalin dahulu ke Excel"),
        ((), "BERKAS belum disebutkan"),
        (("tidak-ada.json",), "tidak-ada.json"),
        (("folder.json",), "folder.json"),
        (("surat.json", "-o", "folder.json/x/../../surat.json/x.sop"), "tidak dapat ditulis"),
        (("surat.json", "-o", "surat.txt"), "surat.txt: nama naskah harus berakhir dengan .sop"),
        (("surat.json", "-o", "folder.json"), "folder.json: nama naskah harus berakhir dengan .sop"),
    ],
)
def test_mistakes_of_the_command_line(sop, write, own_folder: Path, arguments: tuple[str, ...], said: str) -> None:
    (own_folder / "folder.json").mkdir()
    write("surat.json", small())
    result = sop("import", *arguments)
    assert result.exit_code == 2 and said in result.stderr and not result.stdout
    assert [path.name for path in own_folder.rglob("*") if path.is_file()] == ["surat.json"]


def test_the_schema(sop) -> None:
    result = sop("import", "--schema")
    assert result.exit_code == 0
    Draft202012Validator(json.loads(result.stdout)).validate(json.loads(small()))


def test_the_terminal_is_safe_from_the_file(sop, write) -> None:
    write("surat.json", small(**{"\x1b[31mjudul": 1}).replace("\\u001b", "\x1b").replace("\x1b", "\\u001b"))
    assert "\x1b" not in sop("import", "surat.json").output
