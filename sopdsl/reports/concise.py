"""Findings in a line each, as compilers print them: for editors and for `grep`."""

from __future__ import annotations

from collections.abc import Sequence

from sopdsl.messages import text_of
from sopdsl.reports import Checked
from sopdsl.reports.text import LABELS, visible


def report(files: Sequence[Checked], language: str = "id") -> str:
    """`path:line:column: level[rule] message`; the path as the user gave it, so that an editor can open it."""
    lines = []
    for file in files:
        for finding in file.diagnostics:
            line, column = file.source.line_column(finding.span.start)
            level = text_of(LABELS[finding.severity], language)
            what = visible(text_of(finding.message, language))
            lines.append(f"{visible(file.source.path)}:{line}:{column}: {level}[{finding.name}] {what}\n")
    return "".join(lines)
