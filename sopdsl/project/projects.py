"""A project: a folder with a `sop.toml`, whose settings hold for all documents below it."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from pathlib import Path

import attrs

from sopdsl.diagnostics import Diagnostic
from sopdsl.project.files import read_bytes
from sopdsl.project.settings import Settings, read_settings
from sopdsl.source import Source
from sopdsl.syntax import read_source

SETTINGS_FILE = "sop.toml"


@attrs.frozen(slots=False)
class Project:
    """The folder that documents never leave, and its settings.

    `source` is the text of its `sop.toml` and `diagnostics` are what is wrong there; None and empty where it has none.
    """

    root: Path
    settings: Settings = Settings()
    source: Source | None = None
    diagnostics: tuple[Diagnostic, ...] = ()

    @cached_property
    def resolved_root(self) -> Path:
        """The root with links resolved: two projects are one where these are equal."""
        return self.root.resolve()

    def on(self, day: date | None) -> Project:
        """The project with the day on which overdue reviews are reckoned; None: they are not."""
        check = attrs.evolve(self.settings.check, today=day)
        return attrs.evolve(self, settings=attrs.evolve(self.settings, check=check))


def load_project(folder: str | Path) -> Project:
    """The project of a folder: the nearest `sop.toml` in it or above it, else the folder itself with no settings.

    Raises `Unreadable` for a `sop.toml` that is there and cannot be read.
    """
    here = Path(folder)
    for above in (here, *_parents(here)):
        file = above / SETTINGS_FILE
        if file.exists() or file.is_symlink():
            source, undecodable = read_source(file.as_posix(), read_bytes(file, file.as_posix()))
            settings, diagnostics = read_settings(source)
            return Project(above, settings, source, undecodable + diagnostics)
    return Project(here)


def _parents(folder: Path) -> list[Path]:
    """The folders above, nearest first, written as the user's path was: relative as long as that is possible."""
    resolved = folder.resolve()
    try:
        relative = resolved.relative_to(Path.cwd())
    except ValueError:
        return list(resolved.parents)
    return [*relative.parents, *Path.cwd().parents]
