"""Documents loaded whole, for the commands that work with what is in them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from sopdsl.cli.command import Session
from sopdsl.cli.ending import report_crash
from sopdsl.cli.findings import Findings
from sopdsl.cli.paths import complain_about
from sopdsl.diagnostics import Diagnostic
from sopdsl.project.checking import project_of
from sopdsl.project.document import Document, load_document
from sopdsl.project.files import Unreadable
from sopdsl.project.finding import Found
from sopdsl.project.manuscripts import Roots
from sopdsl.project.outcome import Crash
from sopdsl.project.overrides import Overrides
from sopdsl.project.projects import Project

Result = TypeVar("Result")


class Reader:
    """Loads documents one after the other, and prints what is wrong with them; with a project's `sop.toml` once."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.findings = Findings(session)
        self._roots = Roots()

    def attempt(self, found: Found, work: Callable[[Document], Result]) -> Result | None:
        """Load a document and do something with it. What fails is said, so that the next document can have its turn."""
        try:
            root = self._roots.of(found.path)
            return work(load_document(found.path, project_of(root, Overrides(self.session.today))))
        except Unreadable as error:
            complain_about(error.problem, self.session)
        except OSError:
            raise
        except Exception as error:
            report_crash(self.session, Crash.of(error), found.shown)
        return None

    def show_settings(self, project: Project, diagnostics: Sequence[Diagnostic]) -> None:
        """Print findings in a project's `sop.toml` that were not printed yet."""
        if project.source is not None:
            self.findings.show_once(project.source, diagnostics, project.home)

    def show(self, document: Document, diagnostics: Sequence[Diagnostic]) -> None:
        """Print findings in a document."""
        self.findings.show(document.source, diagnostics, document.project.home)
