"""The commands of docs/ci.md work as it says, on documents with and without errors; the hooks name real commands."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import click
import pytest
from click.testing import CliRunner

from sopdsl.cli.program import program
from sopdsl.reports import FORMATS

ROOT = Path(__file__).parents[1]
GUIDE = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
FILES = dict(re.findall(r"^```yaml (\S+)\n(.*?)^```$", GUIDE, re.MULTILINE | re.DOTALL))
HOOKS = (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
COMMAND = re.compile(r"^ +- (?:run: )?(sop .*)$", re.MULTILINE)
SOUND = (ROOT / "specs" / "lakip-balangan-perbaikan.sop").read_bytes()


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository of an office with one document in order."""
    (tmp_path / "specs").mkdir()
    (tmp_path / "specs" / "lakip.sop").write_bytes(SOUND)
    assert CliRunner().invoke(program, ["format", str(tmp_path)]).exit_code == 0
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("SOP_NO_CACHE", "1")
    return tmp_path


def run() -> list[int]:
    """The exit codes of the commands of both files, each once."""
    shell = shutil.which("bash") or "sh"
    commands = dict.fromkeys(COMMAND.findall(FILES[".github/workflows/sop.yml"] + FILES[".gitlab-ci.yml"]))
    assert len(commands) == 6
    return [subprocess.run([shell, "-c", command], capture_output=True, check=False).returncode for command in commands]


def test_documents_in_order_pass(office: Path) -> None:
    assert set(run()) == {0}
    assert list(office.glob("hasil/*.pdf"))


def test_errors_fail_and_are_reported(office: Path) -> None:
    document = office / "specs" / "lakip.sop"
    document.write_bytes(document.read_bytes().replace(b"Jika Tidak: ", b"Jika Tidak: tak-ada-", 1))
    assert 1 in run() and not list(office.glob("hasil/*.pdf"))
    for name in ("temuan.sarif", "kualitas.json", "junit.xml"):
        assert GUIDE.count(name) == 2, "it is made, and then handed over"
        made = (office / name).read_text(encoding="utf-8")
        assert "tujuan-tidak-dikenal" in made
        json.loads(made) if name != "junit.xml" else ElementTree.fromstring(made)


def test_every_report_is_in_the_table() -> None:
    assert sorted(re.findall(r"^\| `(\w+)` \|", GUIDE, re.MULTILINE)) == sorted(FORMATS)


def test_the_hooks_are_commands_that_there_are() -> None:
    hooks = re.findall(r"^- id: (\S+)$", HOOKS, re.MULTILINE)
    assert re.findall(r"- id: (\S+)$", FILES[".pre-commit-config.yaml"], re.MULTILINE) == hooks[::-1]
    for hook, entry in zip(hooks, re.findall(r"^  entry: (.*)$", HOOKS, re.MULTILINE), strict=True):
        assert entry == hook.replace("-", " ")
        assert entry.split()[1] in program.list_commands(click.Context(program))
