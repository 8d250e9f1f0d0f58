"""`sop check --watch`: the same run again whenever a document or a `sop.toml` changes."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from time import sleep

from sopdsl.cli.command import Session
from sopdsl.diagnostics import message
from sopdsl.project.watching import INTERVAL, look_at


def watch(paths: Sequence[str], run: Callable[[], None], session: Session) -> None:
    """Run, and run again after each change, until Ctrl-C. The exit code is that of the last run."""
    try:
        while True:
            before = look_at(paths)
            session.exit_code = 0
            run()
            session.warn(session.text(message("cli.check.menunggu")))
            for stream in (sys.stdout, sys.stderr):
                if stream is not None:
                    stream.flush()
            while look_at(paths) == before:
                sleep(INTERVAL)
    except KeyboardInterrupt:
        return
