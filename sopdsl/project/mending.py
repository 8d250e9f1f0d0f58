"""The fixes of a document, tried out on its text."""

from __future__ import annotations

import attrs

from sopdsl.fixes import compatible, mend
from sopdsl.project.checking import outcome_of, project_of
from sopdsl.project.manuscripts import Manuscript
from sopdsl.project.outcome import Outcome
from sopdsl.project.overrides import Overrides


@attrs.frozen
class Mended:
    """A text with its fixes applied, what is still wrong with it, and the number of fixes.

    The text is the file's own, with its line ends and byte-order mark.
    """

    manuscript: Manuscript
    outcome: Outcome
    applied: int


def mend_manuscript(
    manuscript: Manuscript, outcome: Outcome, overrides: Overrides, unsafe: bool = False
) -> Mended | None:
    """Apply the fixes of a text; None where nothing is to be done, and where it is not UTF-8."""
    if not compatible(outcome.diagnostics, unsafe):
        return None
    try:
        before = manuscript.data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    from sopdsl.project.document import Document, check_text  # only what has fixes pays for it

    project = project_of(manuscript.root, overrides)

    def document(text: str) -> Document:
        return check_text(manuscript.path, text.encode("utf-8"), project)

    mended = mend(before, lambda text: document(text).diagnostics, unsafe)
    if not mended.applied:
        return None
    after = attrs.evolve(manuscript, data=mended.text.encode("utf-8"))
    return Mended(after, outcome_of(document(mended.text)), mended.applied)
