"""`sop check` beside checkers of other texts, on the same procedure: `python -m benchmarks.peers`.

benchmarks/README.md tells how to install the others into `.peers`; one that is not there is said, never left out.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from benchmarks import peer_documents
from benchmarks.documents import document
from benchmarks.processes import processor_time

PEERS = Path(__file__).parents[1] / ".peers"
STEPS = 30
FILES = 50
GROWTH = (150, 300, 600)
"""Numbers of steps: what the second doubling adds, divided by what the first adds, is the growth."""
SETTINGS = {
    ".bpmnlintrc": '{"extends": "bpmnlint:recommended"}',
    ".sqlfluff": "[sqlfluff]\nlarge_file_skip_byte_limit = 0\n",
}
"""What the others need beside the files: without it they check nothing, or leave large files out."""


class Tool(NamedTuple):
    """A checker: its command, how it is told to check what follows, its kind of file, and who writes one."""

    command: str
    words: tuple[str, ...]
    extension: str
    write: Callable[[int], str]


TOOLS = (
    Tool("sop", ("check", "--no-cache", "-j", "1"), "sop", document),
    Tool("sqlfluff", ("lint", "--dialect", "ansi", "--processes", "1"), "sql", peer_documents.sql),
    Tool("bpmnlint", (), "bpmn", peer_documents.bpmn),
    Tool("markdownlint-cli2", (), "md", peer_documents.markdown),
    Tool("ruff", ("check", "--no-cache"), "py", peer_documents.python),
)


def main() -> None:
    """Print the table, and loudly what could not be compared."""
    headings = ("start", f"{STEPS} steps", f"{FILES} files", "each more", "growth")
    print(f"{'ms of processor time':<24}" + "".join(f"{heading:>12}" for heading in headings))
    missing = []
    for tool in TOOLS:
        program = _find(tool.command)
        if program is None:
            missing.append(tool.command)
            continue
        print(f"{_version(program):<24}", end="", flush=True)
        for figure in _figures(tool, program):
            print(f"{figure:>12}", end="", flush=True)
        print()
    for name in missing:
        print(f"NOT COMPARED: {name} is not installed; see benchmarks/README.md")


def _find(command: str) -> str | None:
    folders = (Path(sys.executable).parent, PEERS / "bin", PEERS / "node_modules" / ".bin")
    return shutil.which(command, path=os.pathsep.join(map(str, folders)))


def _version(program: str) -> str:
    told = subprocess.run([program, "--version"], capture_output=True, text=True, check=False).stdout
    number = re.search(r"\d+(\.\d+)+", told)
    return f"{Path(program).name} {number[0] if number else ''}"


def _figures(tool: Tool, program: str) -> Iterator[str]:
    """Time to start, for one file, for many; what each of the many adds; how that grows with twice the steps."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for settings, text in SETTINGS.items():
            (folder / settings).write_text(text, encoding="utf-8")
        yield f"{processor_time([program, '--version'], folder) * 1000:.0f}"

        def checked(steps: int, files: int = 1) -> float:
            names = [f"ukur-{steps}-{number}.{tool.extension}" for number in range(files)]
            for each in names:
                (folder / each).write_text(tool.write(steps), encoding="utf-8")
            return processor_time([program, *tool.words, *names], folder)

        one, many = checked(STEPS), checked(STEPS, FILES)
        yield f"{one * 1000:.0f}"
        yield f"{many * 1000:.0f}"
        yield f"{(many - one) / (FILES - 1) * 1000:.1f}"
        few, twice, more = (checked(steps) for steps in GROWTH)
        yield f"{(more - twice) / (twice - few):.2f}"


if __name__ == "__main__":
    main()
