"""A document and everything that is known about it before it is drawn: what the commands share."""

from pathlib import Path
from typing import NamedTuple

from sopdsl.checks import CheckSettings, check
from sopdsl.checks.running import by_place
from sopdsl.diagnostics import Diagnostic
from sopdsl.flow import ProcedureFlow, analyse
from sopdsl.model import Sop
from sopdsl.project.files import read_inside, read_text
from sopdsl.project.identity_settings import with_defaults
from sopdsl.project.projects import Project, load_project
from sopdsl.source import NOWHERE, Source
from sopdsl.syntax import Parsed, parse, read_source


class Document(NamedTuple):
    """One SOP of a project, with the fields that its project gives it.

    `diagnostics` are those of its text and of all rules, in the order of the text; `settings` are what its project
    asks of this file.
    """

    folder: Path
    project: Project
    source: Source
    sop: Sop
    flows: tuple[ProcedureFlow, ...]
    diagnostics: tuple[Diagnostic, ...]
    settings: CheckSettings

    @property
    def file(self) -> Path:
        """Where it lies."""
        return Path(self.source.path)

    def read_file(self, name: str) -> bytes | None:
        """The bytes of the file that the document names, or its project for it; None where the project holds none."""
        logo = self.sop.identity.logo
        given = logo is not None and logo.span == NOWHERE
        return read_inside(name, self.project.root if given else self.folder, self.project.root)


def load_document(path: str | Path, project: Project | None = None) -> Document:
    """Read, parse and check one document. Without a `project` its own is loaded.

    The mistakes of its author are diagnostics. Raises `Unreadable` where there is nothing to read.
    """
    file = Path(path)
    data = read_text(file)
    return check_text(file, data, project or load_project(file.parent))


def check_text(file: Path, data: bytes, project: Project) -> Document:
    """Parse and check the bytes of a document, whether they are in its file or not. Never raises."""
    parsed, undecodable = parse_text(file, data, project)
    flows = analyse(parsed.sop, project.settings.assumption)
    settings = project.check_settings(file)
    found = by_place([*undecodable, *check(parsed, flows, settings)])
    return Document(file.parent, project, parsed.source, parsed.sop, flows, found, settings)


def parse_text(file: Path, data: bytes, project: Project) -> tuple[Parsed, tuple[Diagnostic, ...]]:
    """Parse the bytes of a document and give it what its project says; and report where they are no text."""
    source, undecodable = read_source(file.as_posix(), data)
    parsed = parse(source)
    return parsed._replace(sop=with_defaults(parsed.sop, project.settings.identity)), undecodable
