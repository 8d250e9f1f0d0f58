"""What the commands do alike: find the documents, load each, and print what was found in them."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from typing import TypeVar

from sopdsl.cli.command import Session
from sopdsl.cli.ending import report_crash
from sopdsl.diagnostics import Diagnostic, Severity, message
from sopdsl.project import Document, Found, Project, Unreadable, find_documents, load_document, load_project
from sopdsl.project.finding import PathProblem
from sopdsl.project.places import report_path
from sopdsl.reports import Checked
from sopdsl.reports.text import report
from sopdsl.source import Source

Result = TypeVar("Result")


def find(paths: Sequence[str], session: Session) -> tuple[Found, ...]:
    """The documents that the paths lead to; a path that leads to none is said."""
    finding = find_documents(paths)
    for problem in finding.problems:
        complain_about(problem, session)
    return finding.files


def complain_about(problem: PathProblem, session: Session) -> None:
    """Say what is wrong with a path."""
    session.complain(message("cli.jalur", path=problem.shown, problem=session.text(problem.message)))


class Reader:
    """Loads documents one after the other, and prints and counts findings; those of a `sop.toml` once.

    With a list `kept`, findings go there instead of to standard output. `fixable` counts the findings with
    a safe fix (True) and with another one (False).
    """

    def __init__(self, session: Session, kept: list[Checked] | None = None) -> None:
        self.session = session
        self.kept = kept
        self.documents = 0
        self.counts = dict.fromkeys(Severity, 0)
        self.fixable = {True: 0, False: 0}
        self._projects: dict[str, Project] = {}
        self._shown: set[tuple[str, Diagnostic]] = set()

    def attempt(self, found: Found, work: Callable[[Document], Result]) -> Result | None:
        """Load a document and do something with it. What fails is said, so that the next document can have its turn."""
        try:
            folder = found.path.parent
            key = str(folder.absolute())
            if key not in self._projects:
                self._projects[key] = load_project(folder).on(self.session.today)
            document = load_document(found.path, self._projects[key])
            self.documents += 1
            return work(document)
        except Unreadable as error:
            complain_about(error.problem, self.session)
        except OSError:
            raise
        except Exception as error:
            report_crash(self.session, error, found.shown)
        return None

    def show_findings(self, document: Document) -> None:
        """Print what is wrong with a document, after what is wrong with its project's settings."""
        self.show_settings(document.project, document.project.diagnostics)
        self.show(document.source, document.diagnostics, document.project)

    def show_settings(self, project: Project, diagnostics: Sequence[Diagnostic]) -> None:
        """Print findings in a project's `sop.toml` that were not printed yet."""
        source = project.source
        if source is not None:
            new = [finding for finding in diagnostics if (source.path, finding) not in self._shown]
            self._shown.update((source.path, finding) for finding in new)
            if new:
                self.show(source, new, project)

    def show(self, source: Source, diagnostics: Sequence[Diagnostic], project: Project) -> None:
        """Print or keep the findings in a text of a project, and count them."""
        for finding in diagnostics:
            self.counts[finding.severity] += 1
            if finding.fix is not None:
                self.fixable[finding.fix.safe] += 1
        if self.kept is not None:
            self.kept.append(Checked(report_path(source.path, project), source, tuple(diagnostics)))
        elif diagnostics:
            self.session.say(report(source, diagnostics, self.session.language, wants_colour()) + "\n")


def wants_colour() -> bool:
    """Whether standard output is a terminal whose user wants colours (no-color.org)."""
    return is_read_by_eye() and not os.environ.get("NO_COLOR")


def is_read_by_eye() -> bool:
    """Whether standard output is a terminal."""
    return bool(sys.stdout) and sys.stdout.isatty()
