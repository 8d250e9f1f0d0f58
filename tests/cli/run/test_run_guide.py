"""The page for those who carry out SOPs tells the truth: what is typed in it gives what stands in it."""

from __future__ import annotations

import re
import shlex
import tomllib
from pathlib import Path

from click.testing import CliRunner

from sopdsl.cli.program import program
from tests.cli.run.conftest import Clock

PAGE = Path(__file__).parents[3] / "docs/pelaksanaan.md"
BLOCK = re.compile(
    r"(?:^<!-- (?:(?P<later>\d+) menit kemudian)?(?:; )?(?:diketik: (?P<typed>.*?))? -->\n)?"
    r"^```(?P<language>\w+)(?: (?P<name>[\w.-]+))?\n(?P<text>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)


def test_what_is_typed_gives_what_the_page_says(own_folder: Path, clock: Clock, accept: bool) -> None:
    """Follow the page from its beginning; `--accept` writes what comes out into it."""
    page = PAGE.read_text(encoding="utf-8")
    followed = BLOCK.sub(lambda block: followed_block(block, clock), page)
    if accept:
        PAGE.write_text(followed, encoding="utf-8")
    assert followed == page or accept
    assert page.count("$ sop run") > 8 and (own_folder / "pelaksanaan-2.json").exists()


def followed_block(block: re.Match[str], clock: Clock) -> str:
    """The block as it comes out; what goes before a console tells how much later it is and what is typed."""
    before, _, _ = block[0].partition("```")
    if block["language"] == "toml":
        tomllib.loads(block["text"])
    if block["name"] not in (None, "potongan"):
        Path(block["name"]).write_text(block["text"], encoding="utf-8")
    if block["language"] != "console":
        return block[0]
    clock.passes(int(block["later"] or 0))
    command = block["text"].splitlines()[0]
    lines = "".join(f"{line}\n" for line in (block["typed"] or "").split(" / ") if line)
    result = CliRunner().invoke(program, shlex.split(command.removeprefix("$ sop ")), input=lines)
    assert result.exit_code == 0, result.output
    return f"{before}```console\n{command}\n{result.output.rstrip()}\n```"
