"""Findings as JSON, for programs that nobody thought of: a list of objects, with all that is known about each."""

from __future__ import annotations

import json
from collections.abc import Sequence

from sopdsl.diagnostics import Diagnostic
from sopdsl.messages import text_of
from sopdsl.reports import Checked, unicode_path
from sopdsl.source import Source, Span


def report(files: Sequence[Checked], language: str = "id") -> str:
    """A list of findings. Lines and columns count from 1, columns in characters; an end is the place after the last."""
    found = [_finding(file, finding, language) for file in files for finding in file.diagnostics]
    return json.dumps(found, indent=2) + "\n"


def _finding(file: Checked, finding: Diagnostic, language: str) -> dict[str, object]:
    return {
        "path": unicode_path(file.path),
        **_place(file.source, finding.span),
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity.value,
        "message": text_of(finding.message, language),
        "hint": text_of(finding.hint, language) if finding.hint else None,
        "related": [
            {**_place(file.source, related.span), "message": text_of(related.message, language)}
            for related in finding.related
        ],
        "fix": _fix(file.source, finding),
    }


def _fix(source: Source, finding: Diagnostic) -> dict[str, object] | None:
    if finding.fix is None:
        return None
    edits = [{**_place(source, edit.span), "replacement": edit.replacement} for edit in finding.fix.edits]
    return {"safe": finding.fix.safe, "edits": edits}


def _place(source: Source, span: Span) -> dict[str, object]:
    start, end = source.line_column(span.start), source.line_column(span.end)
    return {"start": {"line": start[0], "column": start[1]}, "end": {"line": end[0], "column": end[1]}}
