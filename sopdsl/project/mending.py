"""The fixes of a document, tried out on its text."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from sopdsl.diagnostics import Diagnostic
from sopdsl.fixes import compatible, mend
from sopdsl.project.checking import outcome_of, project_of
from sopdsl.project.manuscripts import Manuscript
from sopdsl.project.outcome import Outcome
from sopdsl.project.portfolios import Portfolios
from sopdsl.values import Value


@attrs.frozen
class Mended(Value):
    """A text with its fixes applied, what is still wrong with it by itself, and the number of fixes.

    The text is the file's own, with its line ends and byte-order mark.
    """

    manuscript: Manuscript
    outcome: Outcome
    applied: int


def mend_manuscript(
    manuscript: Manuscript, alone: Outcome, found: Sequence[Diagnostic], portfolios: Portfolios, unsafe: bool = False
) -> Mended | None:
    """Apply the fixes of a text; None where nothing is to be done, and where it is not UTF-8.

    `found` is what is wrong with it by itself (`alone`) and among its neighbours.
    """
    if not compatible(found, unsafe):
        return None
    try:
        before = manuscript.data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    from sopdsl.project.document import check_text  # only what has fixes pays for it

    project = project_of(manuscript.root, portfolios.overrides)
    own = set(alone.diagnostics)
    among_neighbours = compatible((one for one in found if one not in own), unsafe)

    def outcome(text: str) -> Outcome:
        return outcome_of(check_text(manuscript.path, text.encode("utf-8"), project))

    def check(text: str) -> Sequence[Diagnostic]:
        tried = outcome(text)
        return (portfolios.complete_one(manuscript, tried) if among_neighbours else tried).diagnostics

    mended = mend(before, check, unsafe)
    if not mended.applied:
        return None
    after = Manuscript(manuscript.path, manuscript.root, mended.text.encode("utf-8"))
    return Mended(after, outcome(mended.text), mended.applied)
