"""What was found in texts before: kept in the user's own cache folder, and never needed.

An entry is a value of JSON in a file whose name is the digest of all that the value follows from. What cannot be read
or written is as good as not there.
"""

from __future__ import annotations

import json
import os
import stat
import sys
from collections.abc import Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

MOST_ENTRIES = 20_000
"""When there are more, the older half goes."""


class Cache:
    """Values by their keys, in a folder that only its user can read and write."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._written = False

    def get(self, key: str) -> Any:
        """The value of a key; None where there is none."""
        try:
            with open(f"{self.folder}/{key}", "rb") as file:  # noqa: PTH123 -- hundreds a run, and Path costs as much
                return json.load(file)
        except (OSError, ValueError, RecursionError):
            return None

    def put(self, key: str, value: object) -> None:
        """Keep a value."""
        path = self.folder / key
        temporary = self.folder / f"{key}.{os.getpid()}.tmp"
        self._written = True
        with suppress(OSError):
            try:
                temporary.write_text(json.dumps(value, separators=(",", ":")), encoding="ascii")
                temporary.replace(path)
            except OSError:
                temporary.unlink(missing_ok=True)

    def tidy(self) -> None:
        """Keep the folder from growing for ever."""
        if not self._written:
            return
        with suppress(OSError):
            entries = list(os.scandir(self.folder))
            if len(entries) > MOST_ENTRIES:
                entries.sort(key=lambda entry: entry.stat().st_mtime_ns)
                for entry in entries[: len(entries) // 2]:
                    Path(entry.path).unlink(missing_ok=True)


def open_cache(environment: Mapping[str, str]) -> Cache | None:
    """The user's cache; None where there is no folder that is surely theirs alone."""
    base = _base(environment)
    if base is None or not base.is_absolute():
        return None
    folder = base / "sopdsl"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        program_digest()
        return Cache(folder) if _is_private(folder.lstat()) else None
    except OSError:
        return None


def _base(environment: Mapping[str, str]) -> Path | None:
    """Where the system wants caches (on Linux: XDG Base Directory Specification)."""
    named = environment.get("LOCALAPPDATA" if os.name == "nt" else "XDG_CACHE_HOME")
    if named:
        return Path(named)
    try:
        home = Path.home()
    except RuntimeError:
        return None
    return home / ("Library/Caches" if sys.platform == "darwin" else "AppData/Local" if os.name == "nt" else ".cache")


def _is_private(folder: os.stat_result) -> bool:
    """Whether only this user can write there; Windows keeps others out of a user's folders by itself."""
    if os.name == "nt":
        return stat.S_ISDIR(folder.st_mode)
    return stat.S_ISDIR(folder.st_mode) and folder.st_uid == os.getuid() and not folder.st_mode & 0o077


def key_of(*parts: bytes | str | None) -> str:
    """The key of a value that follows from these parts and from the program."""
    import hashlib

    digest = hashlib.sha256(program_digest())
    for part in parts:
        data = part.encode("utf-8", "surrogateescape") if isinstance(part, str) else part
        digest.update(b"-" if data is None else b"%d:%b" % (len(data), data))
    return digest.hexdigest()


@cache
def program_digest() -> bytes:
    """A digest of what any result depends on: the program's files, as they lie here, its parser generator and Python.

    Files count by place, size and time of change, so that an edited rule is a different program.
    """
    import hashlib
    from importlib.util import find_spec

    digest = hashlib.sha256(sys.version.encode())
    for package in ("sopdsl", "sopdsl.grammar", "sopdsl.renderers", "lark"):
        spec = find_spec(package)
        if spec is not None and spec.origin is not None:
            for line in sorted(_files(os.path.dirname(spec.origin))):  # noqa: PTH120
                digest.update(line.encode("utf-8", "surrogateescape"))
    return digest.digest()


def _files(folder: str) -> list[str]:
    """A line for each file below a folder."""
    found = []
    for entry in os.scandir(folder):
        if entry.is_dir():
            if entry.name not in ("__pycache__", "fonts"):
                found += _files(entry.path)
        else:
            state = entry.stat()
            found.append(f"{entry.path} {state.st_size} {state.st_mtime_ns}\n")
    return found
