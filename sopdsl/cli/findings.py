"""Findings on their way out: printed or kept, and counted."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from sopdsl.cli.command import Session
from sopdsl.diagnostics import Diagnostic, Severity
from sopdsl.project.places import report_path
from sopdsl.project.roots import Root
from sopdsl.reports import Checked
from sopdsl.reports.text import report
from sopdsl.source import Source


class Findings:
    """Prints findings as text, or puts them on the list `kept`, and counts them.

    `fixable` counts the findings with a safe fix (True) and with another one (False).
    """

    def __init__(self, session: Session, kept: list[Checked] | None = None) -> None:
        self.session = session
        self.kept = kept
        self.counts = dict.fromkeys(Severity, 0)
        self.fixable = {True: 0, False: 0}
        self._shown: set[tuple[str, Diagnostic]] = set()

    def show(self, source: Source, diagnostics: Sequence[Diagnostic], root: Root) -> None:
        """Print or keep the findings in a text of a project, and count them."""
        for finding in diagnostics:
            self.counts[finding.severity] += 1
            if finding.fix is not None:
                self.fixable[finding.fix.safe] += 1
        if self.kept is not None:
            self.kept.append(Checked(report_path(source.path, root), source, tuple(diagnostics)))
        elif diagnostics:
            self.session.say(report(source, diagnostics, self.session.language, wants_colour()) + "\n")

    def show_once(self, source: Source, diagnostics: Sequence[Diagnostic], root: Root) -> None:
        """The same for a project's settings, of which each of its documents tells: nothing is shown a second time."""
        new = [finding for finding in diagnostics if (source.path, finding) not in self._shown]
        self._shown.update((source.path, finding) for finding in new)
        if new:
            self.show(source, new, root)

    def say_once(self, diagnostics: Sequence[Diagnostic]) -> None:
        """Say findings that are about no text, each a single time, and count them."""
        for finding in diagnostics:
            if ("", finding) not in self._shown:
                self._shown.add(("", finding))
                self.counts[finding.severity] += 1
                self.session.warn(said(finding, self.session))


def in_the_way(diagnostics: Sequence[Diagnostic], stopped_by: Sequence[Diagnostic]) -> list[Diagnostic]:
    """The errors, and what else stops a drawing; for the others there is `sop check`."""
    return [finding for finding in diagnostics if finding.severity is Severity.ERROR or finding in stopped_by]


def said(finding: Diagnostic, session: Session) -> str:
    """A finding that is about no text, on one line."""
    parts = [finding.message, *([finding.hint] if finding.hint else [])]
    return f"sop: {'. '.join(session.text(part) for part in parts)}"


def wants_colour() -> bool:
    """Whether standard output is a terminal whose user wants colours (no-color.org)."""
    return is_read_by_eye() and not os.environ.get("NO_COLOR")


def is_read_by_eye() -> bool:
    """Whether standard output is a terminal."""
    return bool(sys.stdout) and sys.stdout.isatty()
