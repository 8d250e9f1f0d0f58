"""Which documents a command works on: the files and folders that its user names, in a fixed order."""

import errno
import os
import stat
from collections.abc import Iterable
from pathlib import Path, PurePath
from typing import NamedTuple

from sopdsl.diagnostics import Message, message

EXTENSION = ".sop"
WITHDRAWN = "dicabut"
"""The folder in which an office keeps what is no longer in force."""


class PathProblem(NamedTuple):
    """A path that cannot be used, and why. `shown` is the path as the user wrote it."""

    shown: str
    message: Message


class Found(NamedTuple):
    """A document's file. `relative` is its place below the folder that was named; its name if the file itself was."""

    path: Path
    relative: PurePath

    @property
    def shown(self) -> str:
        """The path for messages, with `/` on every system."""
        return self.path.as_posix()


class Finding(NamedTuple):
    """What the paths gave. A file that several paths lead to is found once."""

    files: tuple[Found, ...]
    problems: tuple[PathProblem, ...]


def os_problem(shown: str, error: OSError) -> PathProblem:
    """The problem that the operating system reported for a path."""
    if isinstance(error, FileNotFoundError):
        return PathProblem(shown, message("proyek.tidak-ada"))
    if isinstance(error, PermissionError):
        return PathProblem(shown, message("proyek.tidak-diizinkan"))
    if error.errno == errno.ELOOP:
        return PathProblem(shown, message("proyek.tautan-melingkar"))
    return PathProblem(shown, message("proyek.tidak-terbaca", reason=error.strerror or type(error).__name__))


def empty_path() -> PathProblem:
    """The problem with a path that has no letters."""
    return PathProblem('""', message("proyek.jalur-kosong"))


def find_documents(paths: Iterable[str]) -> Finding:
    """Find the `.sop` files of files and folders, folders recursively.

    Below a named folder hidden files and folders are skipped, and folders named `dicabut`; links to folders are not
    followed. A file that is named itself may lie there, and have any extension. The order is that of the paths, and by
    name within a folder.
    """
    files: dict[str, Found] = {}
    problems: list[PathProblem] = []
    for path in paths:
        found, wrong = _below(Path(path), path)
        problems += wrong
        for file in found:
            files.setdefault(os.path.realpath(file.path), file)
    return Finding(tuple(files.values()), tuple(problems))


def _below(path: Path, shown: str) -> tuple[list[Found], list[PathProblem]]:
    if not shown:
        return [], [empty_path()]
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError) as error:
        return [], [os_problem(shown, error if isinstance(error, OSError) else FileNotFoundError())]
    if stat.S_ISREG(mode):
        return [Found(path, PurePath(path.name))], []
    if not stat.S_ISDIR(mode):
        return [], [PathProblem(shown, message("proyek.bukan-berkas"))]
    found, problems = _in_folder(path)
    if not found and not problems:
        problems.append(PathProblem(shown, message("proyek.folder-kosong")))
    return found, problems


def _in_folder(folder: Path) -> tuple[list[Found], list[PathProblem]]:
    found: list[Found] = []
    problems: list[PathProblem] = []

    def unreadable(error: OSError) -> None:
        problems.append(os_problem(Path(error.filename).as_posix(), error))

    for here, folders, names in os.walk(folder, onerror=unreadable):
        folders[:] = [name for name in folders if not name.startswith(".") and name.lower() != WITHDRAWN]
        for name in names:
            if name.lower().endswith(EXTENSION) and not name.startswith("."):
                path = Path(here, name)
                found.append(Found(path, path.relative_to(folder)))
    found.sort(key=lambda file: file.relative.parts)
    return found, problems
