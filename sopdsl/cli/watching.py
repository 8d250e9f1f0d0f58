"""`sop check --watch`: the same run again whenever a document or a `sop.toml` changes."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from time import sleep

from sopdsl.cli.command import Session
from sopdsl.diagnostics import message
from sopdsl.project.finding import find_documents
from sopdsl.project.roots import SETTINGS_FILE

INTERVAL = 0.5
"""Seconds between two looks at the files."""

State = dict[str, tuple[int, int] | None]
"""Time of change and size of each file that counts; None for one that cannot be looked at."""


def watch(paths: Sequence[str], run: Callable[[], None], session: Session) -> None:
    """Run, and run again after each change, until Ctrl-C. The exit code is that of the last run."""
    try:
        while True:
            before = _state(paths)
            session.exit_code = 0
            run()
            session.warn(session.text(message("cli.check.menunggu")))
            for stream in (sys.stdout, sys.stderr):
                if stream is not None:
                    stream.flush()
            while _state(paths) == before:
                sleep(INTERVAL)
    except KeyboardInterrupt:
        return


def _state(paths: Sequence[str]) -> State:
    """How the files look that a run depends on."""
    documents = [found.path for found in find_documents(paths).files]
    return {str(file): _look(file) for file in (*documents, *_settings(documents, paths))}


def _settings(documents: Sequence[Path], paths: Sequence[str]) -> Iterator[Path]:
    """Where a `sop.toml` is, or could appear, that would count."""
    folders = {Path(path).absolute() for path in paths} | {document.absolute().parent for document in documents}
    yield from {above / SETTINGS_FILE for folder in folders for above in (folder, *folder.parents)}


def _look(file: Path) -> tuple[int, int] | None:
    try:
        state = file.stat()
    except OSError:
        return None
    return state.st_mtime_ns, state.st_size
