"""Files are written whole or not at all."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from sopdsl.cli.command import Session
from sopdsl.diagnostics import message
from sopdsl.reports.text import visible


def write_outputs(files: Mapping[Path, bytes], session: Session) -> bool:
    """Write what a command made to where `-o` says, and name the files, or say why not; whether they were written."""
    try:
        write_files(files)
    except (FileExistsError, NotADirectoryError) as error:
        folder = Path(error.filename or next(iter(files)).parent)
        session.complain(message("cli.hasil.bukan-folder", path=folder.as_posix()))
        return False
    except OSError as error:
        reason = error.strerror or type(error).__name__
        session.complain(message("cli.hasil.tidak-tertulis", path=next(iter(files)).as_posix(), reason=reason))
        return False
    for path in files:
        session.say(visible(path.as_posix()))
    return True


def write_files(files: Mapping[Path, bytes]) -> None:
    """Write all files, making their folders; all of them or none. Raises OSError.

    A file that was there keeps its permissions, and stays as it is where they do not let it be written. A link is
    followed, and a device or a pipe (`/dev/stdout`) is written to, never replaced.
    """
    waiting: dict[Path, Path] = {}
    try:
        for named, data in files.items():
            if named.exists() and not (named.is_file() or named.is_dir()):
                named.write_bytes(data)
                continue
            path = Path(os.path.realpath(named)) if named.is_symlink() else named
            if path.is_dir():
                raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
            path.parent.mkdir(parents=True, exist_ok=True)
            temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
            waiting[temporary] = path
            with temporary.open("xb") as file:
                file.write(data)
            if path.exists():
                if not os.access(path, os.W_OK):
                    raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
                temporary.chmod(stat.S_IMODE(path.stat().st_mode))
        for temporary, path in waiting.items():
            temporary.replace(path)
    finally:
        for temporary in waiting:
            with suppress(OSError):
                temporary.unlink(missing_ok=True)
