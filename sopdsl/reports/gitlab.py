"""Findings as a GitLab code quality report.

https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from sopdsl.diagnostics import Diagnostic, Severity
from sopdsl.reports import Checked, unicode_path, words_of
from sopdsl.reports.fingerprints import fingerprinted

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def report(files: Sequence[Checked], language: str = "id") -> str:
    """A list with an object a finding; fingerprints differ within a report."""
    found = [_finding(file, finding, print_, language) for file, finding, print_ in fingerprinted(files)]
    return json.dumps(found, indent=2) + "\n"


def _finding(file: Checked, finding: Diagnostic, fingerprint: str, language: str) -> dict[str, object]:
    first, _ = file.source.line_column(finding.span.start)
    last, _ = file.source.line_column(finding.span.end)
    return {
        "description": " ".join(words_of(finding, language)),
        "check_name": f"{finding.code} {finding.name}",
        "fingerprint": fingerprint,
        "severity": _SEVERITIES[finding.severity],
        "location": {"path": unicode_path(file.path), "lines": {"begin": first, "end": last}},
    }
