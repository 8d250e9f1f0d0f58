"""docs/penyunting.md tells the truth: its patterns read what is printed, its commands and its JSON are as it says."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from sopdsl.cli.program import program

PAGE = (Path(__file__).parents[1] / "docs/penyunting.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
TASKS, FINDING = (json.loads(text) for language, text in BLOCKS if language == "json")
COMMANDS: list[str] = re.findall(r"^\| `sop ([^`]+)` \|", PAGE, re.MULTILINE)
TEXT = "SOP: Surat\nPelaksana: Staf; Kepala\nLangkah oleh Kepal: Mencatat surat\n  Output: Catatan\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SOP_LANG", raising=False)
    (tmp_path / "surat.sop").write_text(TEXT)
    return tmp_path


def sop(*words: str, text: str | None = None) -> Result:
    return CliRunner().invoke(program, words, input=text)


def test_the_pattern_for_visual_studio_code_reads_every_finding() -> None:
    task = TASKS["tasks"][0]
    matcher = task["problemMatcher"]["pattern"]
    lines = sop(*task["args"]).stdout.splitlines()
    found = [match for line in lines if (match := re.match(matcher["regexp"], line))]
    count = len(json.loads(sop("check", ".", "--format", "json").stdout))
    assert len(found) == count > 2
    assert {match[matcher["severity"]] for match in found} >= {"error", "warning"}
    assert ("surat.sop", "3", "14", "pelaksana-tidak-dikenal") in {
        tuple(match[matcher[part]] for part in ("file", "line", "column", "code")) for match in found
    }


def test_the_commands_for_plugins_answer(folder: Path) -> None:
    check, fix, form = (command.replace("specs/", "").split() for command in COMMANDS)
    found = json.loads(sop(*check, text=TEXT).stdout)
    assert {finding["path"] for finding in found} == {"surat.sop"}
    assert "Langkah oleh Kepala:" in sop(*fix, text=TEXT).stdout
    assert sop(*form, text=TEXT).stdout.startswith("SOP: Surat\n")
    assert (folder / "surat.sop").read_text() == TEXT


def test_a_finding_looks_as_it_is_shown() -> None:
    found = json.loads(sop("check", "surat.sop", "--format", "json").stdout)
    shown = next(finding for finding in found if finding["code"] == FINDING["code"])
    assert shape(shown) == shape(FINDING)


def shape(value: object) -> object:
    if isinstance(value, dict):
        return {name: shape(each) for name, each in value.items()}
    return [shape(each) for each in value] if isinstance(value, list) else type(value)
