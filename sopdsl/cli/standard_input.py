"""A text from standard input (`sop check -`), as editors send it, and back to standard output."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from sopdsl.cli.command import Mistake
from sopdsl.diagnostics import message
from sopdsl.project.files import Unreadable, as_text, within
from sopdsl.project.finding import PathProblem
from sopdsl.project.manuscripts import Manuscript, Roots
from sopdsl.project.roots import SETTINGS_FILE, Root

STANDARD_INPUT = "-"


def take_bytes() -> bytes:
    """All that standard input holds."""
    return b"" if sys.stdin is None else sys.stdin.buffer.read()


def manuscript_of(data: bytes, name: str | None) -> Iterator[Manuscript | PathProblem]:
    """Bytes as the text of the file of a name, whether there is such a file or not; or why they are no text."""
    path = Path(name or STANDARD_INPUT)
    if path.is_dir():
        raise Mistake(message("cli.check.stdin-folder", path=path.as_posix()))
    try:
        as_text(within(data, path.as_posix()), path.as_posix())
        root = Root(path.parent, data) if path.name == SETTINGS_FILE else Roots().of(path)
        yield Manuscript(path, root, data)
    except Unreadable as error:
        yield error.problem


def give_back(data: bytes) -> None:
    """Write a text to standard output as it is."""
    if sys.stdout is not None:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
