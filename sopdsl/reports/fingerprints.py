"""Names of findings that stay the same when lines are added above them, so that a service can tell old from new."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence

from sopdsl.diagnostics import Diagnostic
from sopdsl.reports import Checked


def fingerprinted(files: Sequence[Checked]) -> Iterator[tuple[Checked, Diagnostic, str]]:
    """All findings in order, each with its own fingerprint.

    It is made of the rule, the message's key, the path, and the line without its spaces; equal ones are counted.
    """
    seen: Counter[str] = Counter()
    for file in files:
        for finding in file.diagnostics:
            line = file.source.line_text(file.source.line_column(finding.span.start)[0])
            parts = (finding.code, finding.message.key, file.path, " ".join(line.split()))
            digest = hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:32]
            seen[digest] += 1
            yield file, finding, f"{digest}:{seen[digest]}"
