"""Findings as annotations of GitHub Actions: workflow commands on standard output.

https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sopdsl.diagnostics import Diagnostic, Severity
from sopdsl.reports import Checked, words_of
from sopdsl.reports.text import visible

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def report(files: Sequence[Checked], language: str = "id") -> str:
    """A command a finding."""
    return "".join(_command(file, finding, language) + "\n" for file in files for finding in file.diagnostics)


def _command(file: Checked, finding: Diagnostic, language: str) -> str:
    properties = ",".join(f"{name}={_property(str(value))}" for name, value in _properties(file, finding))
    words = "\n".join(visible(part) for part in words_of(finding, language))
    return f"::{_COMMANDS[finding.severity]} {properties}::{_data(words)}"


def _properties(file: Checked, finding: Diagnostic) -> Iterable[tuple[str, str | int]]:
    line, column = file.source.line_column(finding.span.start)
    last, end = file.source.line_column(finding.span.end)
    yield "file", file.path
    yield "line", line
    if last == line:  # columns are refused where there is more than one line
        yield "col", column
        yield "endColumn", end
    yield "endLine", last
    yield "title", f"{finding.name} ({finding.code})"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
