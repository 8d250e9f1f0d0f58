"""An output of a step as it is recorded: its name, and the file that holds it with its SHA-256."""

from __future__ import annotations

from hashlib import file_digest
from pathlib import Path

from sopdsl.diagnostics import Message, message
from sopdsl.execution.actions import Attach


def attached(task: int, executor: str, output: str, file: str) -> Attach | Message:
    """The action that records an output, with its file if one is named; or why that file cannot be read.

    The quotes in which terminals put a file that is dropped on them do not count. Of the file only the name is kept.
    """
    named = file.strip().strip("'\"")
    if not named:
        return Attach(task, executor, output)
    path = Path(named)
    try:
        if not path.is_file():  # a device may never end
            raise FileNotFoundError
        with path.open("rb") as opened:
            return Attach(task, executor, output, path.name, file_digest(opened, "sha256").hexdigest())
    except (OSError, ValueError):
        return message("run.salah.berkas-output", path=named)
