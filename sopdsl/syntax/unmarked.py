"""Branches that were written below a `Keputusan` without `Jika`, and so are read as a part of its question."""

from __future__ import annotations

import re

from sopdsl.diagnostics import Diagnostic, Edit, Fix
from sopdsl.source import Span
from sopdsl.syntax.fields import Field
from sopdsl.syntax.findings import finding
from sopdsl.syntax.statements import BULLETS
from sopdsl.syntax.texts import pieces_of

_BRANCH = re.compile(
    rf"(?:(?:[{BULLETS}]|\d{{1,2}}[.)]|[a-z][.)])[ \t]+(?=\S))?(?:(?:jika|bila|apabila|kalau)\s+)?"
    r"(?P<label>[^\s:][^:]{,38}?)\s*(?::\s|->|→|=>|=)\s*(?=\S)",
    re.IGNORECASE,
)


def unmarked_branches(question: Field) -> Diagnostic | None:
    """The lines of a question that are meant as branches, if there are any: one mistake, and one fix."""
    below = [piece for piece in pieces_of(question.value, question.start) if piece.indent]
    meant = [(piece, found) for piece in below if (found := _BRANCH.match(piece.text))]
    if not meant:
        return None
    edits = [Edit(Span(piece.start, piece.start + found.end()), f"Jika {found['label']}: ") for piece, found in meant]
    first, found = meant[0]
    fix = Fix(tuple(edits), safe=False)
    span = Span(first.start, first.end)
    return finding("TKS001.unmarked_branch", span, fix=fix, found=first.text, label=found["label"])
