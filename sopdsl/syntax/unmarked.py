"""Branches that were written below a `Keputusan` without `Jika`, and so are read as a part of its question."""

from __future__ import annotations

import re

from sopdsl.diagnostics import Diagnostic, Edit, Fix
from sopdsl.source import Span
from sopdsl.syntax.fields import Field
from sopdsl.syntax.findings import finding
from sopdsl.syntax.lines import ITEM
from sopdsl.syntax.texts import pieces_of

_BRANCH = re.compile(
    rf"(?:{ITEM.pattern})?(?:(?:jika|bila|apabila|kalau)\s+)?(?P<label>[^\s:][^:]{{,38}}?)\s*(?::\s|->|→|=>|=)\s*(?=\S)",
    re.IGNORECASE,
)


def unmarked_branches(question: Field) -> Diagnostic | None:
    """The lines of a question that are meant as branches, if there are any: one mistake, and one fix."""
    lines = [(piece, _BRANCH.match(piece.text)) for piece in pieces_of(question.value, question.start) if piece.indent]
    edits = [
        Edit(Span(piece.start, piece.start + found.end()), f"Jika {found['label']}: ")
        for piece, found in lines
        if found
    ]
    for piece, found in lines:
        if found:
            span = Span(piece.start, piece.end)
            fix = Fix(tuple(edits), safe=False)
            return finding("TKS001.unmarked_branch", span, fix=fix, found=piece.text, label=found["label"])
    return None
