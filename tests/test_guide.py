"""The guide for authors tells the truth: its files parse, and its commands print what it says they print."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from sopdsl.checks import check
from sopdsl.cli.program import program
from sopdsl.flow import analyse
from sopdsl.source import Source
from sopdsl.syntax import parse
from tests.syntax.examples import bad_habits

GUIDE = Path(__file__).parents[1] / "docs/panduan.md"
BLOCK = re.compile(r"^```(\w+)(?: ([\w.-]+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
PIECES = [found[3] for found in BLOCK.finditer(GUIDE.read_text(encoding="utf-8")) if found[2] == "potongan"]

_HEAD = "SOP: Contoh\n"
_EXECUTORS = "Pelaksana: Petugas Loket; Kepala Seksi\n"


def test_commands_print_what_the_guide_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, accept: bool) -> None:
    """Follow it from its beginning: write its files, run its commands; `--accept` writes their output into it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SOP_LANG", raising=False)
    guide = GUIDE.read_text(encoding="utf-8")
    followed = BLOCK.sub(_follow, guide)
    if accept:
        GUIDE.write_text(followed, encoding="utf-8")
    assert followed == guide or accept
    assert "$ sop render" in guide and list(tmp_path.glob("hasil/*.pdf"))


def _follow(block: re.Match[str]) -> str:
    """The block as it comes out."""
    language, name, text = block.groups()
    if language in ("sop", "csv") and name != "potongan":
        Path(name).write_text(text, encoding="utf-8")
    if language != "console":
        return block[0]
    command = text.splitlines()[0]
    output = CliRunner().invoke(program, shlex.split(command.removeprefix("$ sop "))).output
    return f"```console\n{command}\n{output.rstrip()}\n```"


@pytest.mark.parametrize("piece", PIECES, ids=[str(number) for number in range(len(PIECES))])
def test_piece_parses(piece: str) -> None:
    text = _HEAD + ("" if "Prosedur" in piece else _EXECUTORS) + piece
    parsed = parse(Source("x", text))
    assert bad_habits(check(parsed, analyse(parsed.sop))) == []
