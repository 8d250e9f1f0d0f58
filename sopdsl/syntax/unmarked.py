"""Branches that were written without `Jika`, and so are read as a part of the question; or with a colon behind it."""

from __future__ import annotations

import re

from sopdsl.diagnostics import Diagnostic, Edit, Fix
from sopdsl.source import Span
from sopdsl.syntax.fields import Field
from sopdsl.syntax.findings import finding
from sopdsl.syntax.scope import Scope
from sopdsl.syntax.statements import BULLETS
from sopdsl.syntax.texts import pieces_of
from sopdsl.syntax.tree import Token

_BRANCH = re.compile(
    rf"(?:(?:[{BULLETS}]|\d{{1,2}}[.)]|[a-z][.)])[ \t]+(?=\S))?(?:(?:jika|bila|apabila|kalau)\s+)?"
    r"(?P<label>[^\s:][^:]{,38}?)\s*(?::\s|->|→|=>|=)\s*(?=\S)",
    re.IGNORECASE,
)

_COLONS = r"(?P<label>[^\s:][^:\n]*?)[ \t]*:[ \t]+(?=\S)"


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


def without_first_colon(branch: Field, scope: Scope) -> Field:
    """`Jika: Ya: lanjut` as the branch that is meant: `Jika Ya: lanjut`; any other as it is."""
    found = re.match(_COLONS, branch.value)
    if found is None:
        return branch
    between = Span(branch.place.end, branch.start)
    label = Token("LABEL", found["label"], branch.start, branch.start + found.end("label"))
    fix = Fix((Edit(between, " "),))
    scope.problems.append(finding("TKS001.branch_colon", branch.place, fix=fix, label=label.text))
    head = {**branch.head, "LABEL": label}
    return branch._replace(head=head, value=branch.value[found.end() :], start=branch.start + found.end())
