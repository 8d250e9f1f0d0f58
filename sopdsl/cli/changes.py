"""What a command would change in a file: written, or shown."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from sopdsl.cli.command import Session
from sopdsl.cli.findings import is_read_by_eye
from sopdsl.cli.writing import write_files
from sopdsl.diagnostics import message
from sopdsl.project.files import Unreadable, read_text

Deliver = Callable[[Path, bytes, bytes, Session], bool]
"""Does with a file's bytes, before and after, what the user wants; whether that was possible."""


def write_back(path: Path, before: bytes, after: bytes, session: Session) -> bool:
    """Write a file, unless somebody else has changed it meanwhile."""
    try:
        if read_text(path) != before:
            session.complain(message("cli.ubah.berubah", path=path.as_posix()))
            return False
        write_files({path: after})
    except (OSError, Unreadable) as error:
        reason = error.strerror if isinstance(error, OSError) else session.text(error.problem.message)
        reason = reason or type(error).__name__
        session.complain(message("cli.ubah.tidak-tertulis", path=path.as_posix(), reason=reason))
        return False
    return True


def show_change(path: Path, before: bytes, after: bytes, session: Session) -> bool:
    """Print what would change in a file."""
    from sopdsl.reports.diff import diff, visible_diff

    text = diff(path.as_posix(), before.decode("utf-8"), after.decode("utf-8"))
    session.say((visible_diff(text) if is_read_by_eye() else text).removesuffix("\n"))
    return True


def keep(_path: Path, _before: bytes, _after: bytes, _session: Session) -> bool:
    """Leave the changed text to whoever asked for it."""
    return True
