"""`sop check --format` and `--output-file`: what goes where, and under which paths."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest

from sopdsl.reports import FORMATS
from tests.cli.conftest import CLEAN, another

MACHINES = [format for format in FORMATS if format not in ("text", "concise")]


@pytest.mark.parametrize("format", MACHINES)
def test_a_report_for_programs_is_all_there_is_on_standard_output(sop, write, undrawable: str, format: str) -> None:
    write("a.sop", undrawable)
    write("b.sop", another(CLEAN))
    result = sop("check", ".", "--format", format)
    assert result.exit_code == 1 and result.stderr == ""
    assert "SOP diperiksa: " not in result.stdout and result.stdout.endswith("\n") and "\n\n" not in result.stdout
    if format == "junit":
        assert [suite.get("name") for suite in ElementTree.fromstring(result.stdout)] == ["a.sop", "b.sop"]
    elif format == "github":
        assert result.stdout.startswith("::error file=a.sop,line=21,col=14,")
    else:
        assert json.loads(result.stdout)


@pytest.mark.parametrize("format", FORMATS)
def test_a_file_gets_what_the_screen_would(sop, write, own_folder: Path, undrawable: str, format: str) -> None:
    write("a.sop", undrawable)
    shown = sop("check", ".", "--format", format)
    kept = sop("check", ".", "--format", format, "--output-file", "hasil/laporan")
    assert kept.exit_code == shown.exit_code == 1
    written = (own_folder / "hasil" / "laporan").read_text(encoding="utf-8")
    assert written and kept.stdout.startswith("1 SOP diperiksa: 1 galat")
    assert shown.stdout == (written if format in MACHINES else written + kept.stdout)


def test_a_clean_run_still_writes_its_report(sop, write, own_folder: Path) -> None:
    write("a.sop")
    assert sop("check", "a.sop", "--format", "gitlab", "--output-file", "mutu.json").exit_code == 0
    assert (own_folder / "mutu.json").read_text() == "[]\n"


def test_a_report_that_cannot_be_written(sop, write) -> None:
    write("a.sop")
    result = sop("check", "a.sop", "--output-file", "a.sop/laporan")
    assert result.exit_code == 2
    assert result.stderr.startswith("sop: a.sop/laporan: laporan tidak dapat ditulis (kata sistem: ")


def test_what_is_not_text_does_not_spoil_a_report(sop, write, own_folder: Path, undrawable: str) -> None:
    (own_folder / "a.sop").write_bytes(b"PK\x03\x04\x00\xff")
    write("b.sop", undrawable)
    result = sop("check", ".", "--format", "json")
    assert result.exit_code == 2
    assert {found["path"] for found in json.loads(result.stdout)} == {"b.sop"}
    assert result.stderr.startswith("sop: a.sop: bukan naskah teks")


def paths(result) -> list[str]:
    return list(dict.fromkeys(found["path"] for found in json.loads(result.stdout)))


def test_paths_start_at_the_project_wherever_one_stands(
    sop, write, own_folder: Path, monkeypatch: pytest.MonkeyPatch, undrawable: str
) -> None:
    write("sop.toml", "")
    write("bidang/umum/a.sop", undrawable)
    for folder, named in ((".", "bidang"), ("bidang", "umum/a.sop"), ("bidang/umum", str(own_folder))):
        monkeypatch.chdir(own_folder / folder)
        assert paths(sop("check", named, "--format", "json")) == ["bidang/umum/a.sop"]


def test_paths_of_projects_below_the_current_folder_start_there(sop, write, undrawable: str) -> None:
    for office in ("satu", "dua"):
        write(f"{office}/sop.toml", "[salah]\n")
        write(f"{office}/a.sop", undrawable)
    found = paths(sop("check", "satu", "dua", "--format", "json"))
    assert found == ["satu/sop.toml", "satu/a.sop", "dua/sop.toml", "dua/a.sop"]


def test_paths_without_a_project_start_at_the_current_folder(sop, write, monkeypatch, undrawable: str) -> None:
    here = write("x/y/a.sop", undrawable).parent
    assert paths(sop("check", str(here), "--format", "json")) == ["x/y/a.sop"]
    monkeypatch.chdir(write("lain/b.sop").parent)
    assert paths(sop("check", str(here), "--format", "json")) == ["../x/y/a.sop"]


def test_the_same_run_gives_the_same_bytes(sop, write, undrawable: str) -> None:
    for name in ("b.sop", "a/z.sop", "a.b/y.sop"):
        write(name, undrawable)
    for format in FORMATS:
        assert sop("check", ".", "--format", format).stdout == sop("check", ".", "--format", format).stdout


def test_reports_speak_english_too(sop, write, undrawable: str) -> None:
    write("a.sop", undrawable)
    told = {lang: sop("check", "a.sop", "--format", "concise", "--lang", lang).stdout for lang in ("id", "en")}
    assert ": error[pelaksana-tidak-dikenal]" in told["en"] and ": galat[pelaksana-tidak-dikenal]" in told["id"]
