"""Where a project begins: the folder of its `sop.toml`, found upwards from a document."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

from sopdsl.project.files import LARGEST_SETTINGS, read_bytes

SETTINGS_FILE = "sop.toml"


class Root:
    """The folder that documents never leave, and the bytes of its `sop.toml`; None where it has none."""

    def __init__(self, folder: Path, settings: bytes | None = None) -> None:
        self.folder = folder
        self.settings = settings

    @property
    def settings_file(self) -> Path:
        """Where the `sop.toml` is, or would be."""
        return self.folder / SETTINGS_FILE

    @cached_property
    def resolved(self) -> Path:
        """The folder with links resolved: two projects are one where these are equal."""
        return self.folder.resolve()


def find_root(folder: Path) -> Root:
    """The nearest folder with a `sop.toml`, from the given one upwards, else the given one.

    Raises `Unreadable` for a `sop.toml` that is there and cannot be read.
    """
    for above in (folder, *_parents(folder)):
        file = above / SETTINGS_FILE
        if file.exists() or file.is_symlink():
            return Root(above, read_bytes(file, file.as_posix(), LARGEST_SETTINGS))
    return Root(folder)


def _parents(folder: Path) -> list[Path]:
    """The folders above, nearest first, written as the user's path was: relative as long as that is possible."""
    resolved = folder.resolve()
    try:
        relative = resolved.relative_to(Path.cwd())
    except ValueError:
        return list(resolved.parents)
    return [*relative.parents, *Path.cwd().parents]
