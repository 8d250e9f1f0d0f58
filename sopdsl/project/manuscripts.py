"""The texts that are to be checked: documents, and the `sop.toml` of each project before its first document."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path

from sopdsl.project.files import Unreadable, read_text
from sopdsl.project.finding import Found, PathProblem
from sopdsl.project.roots import Root, find_root
from sopdsl.source import Source, decoded


class Manuscript:
    """The bytes of a text, the path that they go by, and where its project begins."""

    def __init__(self, path: Path, root: Root, data: bytes) -> None:
        self.path = path
        self.root = root
        self.data = data

    @property
    def is_settings(self) -> bool:
        """Whether this is the project's `sop.toml` and no document."""
        return self.path == self.root.settings_file

    @cached_property
    def source(self) -> Source:
        """The text as its findings count it."""
        return Source(self.path.as_posix(), decoded(self.data))

    @cached_property
    def inside(self) -> str:
        """Its path from the project's folder on, with `/` on every system."""
        folder = os.path.realpath(self.path.parent)
        return Path(os.path.relpath(folder, self.root.resolved), self.path.name).as_posix()


class Roots:
    """The projects of a run, each looked for once."""

    def __init__(self) -> None:
        self._found: dict[Path, Root | Unreadable] = {}

    def of(self, path: Path) -> Root:
        """Where the project of a document begins. Raises `Unreadable`."""
        folder = path.parent
        if folder not in self._found:
            try:
                self._found[folder] = find_root(folder)
            except Unreadable as error:
                self._found[folder] = error
        found = self._found[folder]
        if isinstance(found, Unreadable):
            raise found
        return found


def read_manuscripts(files: Iterable[Found], roots: Roots) -> Iterator[Manuscript | PathProblem]:
    """The texts of files, or why there is none."""
    for file in files:
        try:
            yield Manuscript(file.path, roots.of(file.path), read_text(file.path))
        except Unreadable as error:
            yield error.problem


def with_settings(manuscripts: Iterable[Manuscript | PathProblem]) -> Iterator[Manuscript | PathProblem]:
    """The same, with the `sop.toml` of each project before its first document; and a problem once only."""
    seen: set[Path | PathProblem] = set()
    for each in manuscripts:
        if isinstance(each, PathProblem):
            new = each not in seen
            seen.add(each)
        else:
            root = each.root
            if root.settings is not None and root.resolved not in seen:
                seen.add(root.resolved)
                yield Manuscript(root.settings_file, root, root.settings)
            new = not each.is_settings
        if new:
            yield each
