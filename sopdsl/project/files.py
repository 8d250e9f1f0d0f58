"""The one door through which the project's files come in."""

from __future__ import annotations

import stat
from pathlib import Path

from sopdsl.diagnostics import message
from sopdsl.project.finding import PathProblem, os_problem

LARGEST_TEXT = 8_000_000
"""Bytes of the largest `.sop` that is read into memory; the parser's own limit is lower."""

LARGEST_SETTINGS = 1_000_000
"""Bytes of the largest `sop.toml`."""

LARGEST_PICTURE = 20_000_000
"""Bytes of the largest file that a document may bring in."""


_TEXT_PER_ZERO = 4
"""UTF-16 of plain letters is every other byte zero; a zero that slipped into a text is rare."""


class Unreadable(Exception):
    """A file that cannot be read; `problem` says which and why."""

    def __init__(self, problem: PathProblem) -> None:
        super().__init__(problem.shown)
        self.problem = problem


def read_bytes(path: Path, shown: str, largest: int = LARGEST_TEXT) -> bytes:
    """All bytes of a regular file of at most `largest` bytes. Raises `Unreadable`."""
    try:
        if path.is_dir():
            raise Unreadable(PathProblem(shown, message("proyek.folder")))
        if not _is_regular(path):
            raise Unreadable(PathProblem(shown, message("proyek.bukan-berkas")))
        with path.open("rb") as file:
            return within(file.read(largest + 1), shown, largest)
    except OSError as error:
        raise Unreadable(os_problem(shown, error)) from error


def within(data: bytes, shown: str, largest: int = LARGEST_TEXT) -> bytes:
    """The same bytes. Raises `Unreadable` for more than are read into memory."""
    if len(data) > largest:
        raise Unreadable(PathProblem(shown, message("proyek.terlalu-besar", megabytes=largest // 1_000_000)))
    return data


def read_text(path: Path) -> bytes:
    """The bytes of a text. Raises `Unreadable`."""
    return as_text(read_bytes(path, path.as_posix()), path.as_posix())


def as_text(data: bytes, shown: str) -> bytes:
    """The same bytes. Raises `Unreadable` for a picture, a Word file, UTF-16: zeros in it, and many or no UTF-8."""
    if b"\0" in data and (data.count(b"\0") > len(data) // _TEXT_PER_ZERO or not _is_utf8(data)):
        raise Unreadable(PathProblem(shown, message("proyek.bukan-teks")))
    return data


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _is_regular(path: Path) -> bool:
    return stat.S_ISREG(path.stat().st_mode)


def read_inside(name: str, folder: Path, root: Path) -> bytes | None:
    """The bytes of a file that a document names, looked for beside the document (`folder`), then in the root.

    None where there is no such regular file inside the root: neither `..`, an absolute path nor a link leads out.
    """
    written = name.strip().replace("\\", "/")
    top = root.resolve()
    for base in (folder, root):
        try:
            path = (base / written).resolve()
            if written and path.is_relative_to(top) and _is_regular(path):
                return read_bytes(path, name, LARGEST_PICTURE)
        except (OSError, ValueError, RuntimeError, Unreadable):
            continue
    return None
