"""A project: a folder with a `sop.toml`, whose settings hold for all documents below it."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple, TypeVar

from sopdsl.checks.document import CheckSettings, Choice
from sopdsl.diagnostics import Diagnostic
from sopdsl.project.file_patterns import matches
from sopdsl.project.overrides import Overrides
from sopdsl.project.roots import Root, find_root
from sopdsl.project.settings import Settings
from sopdsl.source import Source
from sopdsl.syntax import read_source

T = TypeVar("T")


class Project(NamedTuple):
    """Where a project lies, and its settings.

    `source` is the text of its `sop.toml` and `diagnostics` are what is wrong there; None and empty where it has none.
    `choice` is what the run says about rules: it goes before the settings.
    """

    home: Root
    settings: Settings = Settings()
    source: Source | None = None
    diagnostics: tuple[Diagnostic, ...] = ()
    choice: Choice = Choice()

    @property
    def root(self) -> Path:
        """The folder that documents never leave."""
        return self.home.folder

    def under(self, overrides: Overrides) -> "Project":
        """The project as a run's command line wants it."""
        check = self.settings.check._replace(today=overrides.today)
        choice = Choice(overrides.selected, overrides.ignored)
        return self._replace(settings=self.settings._replace(check=check), choice=choice)

    def check_settings(self, file: Path) -> CheckSettings:
        """What is asked of a file: the run decides first, then what is set for the file alone."""
        for_file = [choice for _, choice in self.patterns_for(file)]
        if not for_file and self.choice == Choice():
            return self.settings.check
        from sopdsl.checks.selection import unreported  # few runs and projects choose

        ignored = unreported((self.choice, *for_file, self.settings.choice))
        return self.settings.check._replace(ignored=ignored)

    def patterns_for(self, file: Path) -> list[tuple[str, Choice]]:
        """The patterns of `[periksa.per-berkas]` that a file matches, and what they say about rules."""
        return self._matching(self.settings.by_file, file)

    def sheets_for(self, file: Path) -> list[tuple[str, Mapping[str, object]]]:
        """The patterns of `[lembar.per-berkas]` that a file matches, and the keys that they set: the last one wins."""
        return self._matching(self.settings.sheet_by_file, file)

    def _matching(self, by_file: Iterable[tuple[str, T]], file: Path) -> list[tuple[str, T]]:
        if not by_file:
            return []
        folder, root = file.parent.resolve(), self.home.resolved
        if not folder.is_relative_to(root):
            return []
        place = folder.relative_to(root) / file.name
        return [(pattern, value) for pattern, value in by_file if matches(pattern, place)]


def load_project(folder: str | Path) -> Project:
    """The project of a folder: the nearest `sop.toml` in it or above it, else the folder itself with no settings.

    Raises `Unreadable` for a `sop.toml` that is there and cannot be read.
    """
    return read_project(find_root(Path(folder)))


def read_project(root: Root) -> Project:
    """The project that lies there. Never raises."""
    if root.settings is None:
        return Project(root)
    from sopdsl.project.settings_reader import finding, read_settings  # no other project needs them

    source, undecodable = read_source(root.settings_file.as_posix(), root.settings)
    settings, diagnostics = read_settings(source)
    encoding = tuple(finding(each.span, each.message, each.hint) for each in undecodable)
    return Project(root, settings, source, encoding + diagnostics)
