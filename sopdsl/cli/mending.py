"""`sop check --fix` and `--diff`: documents with their fixes applied."""

from __future__ import annotations

from sopdsl.cli.changes import Deliver
from sopdsl.cli.command import Session
from sopdsl.cli.ending import report_crash
from sopdsl.project.manuscripts import Manuscript
from sopdsl.project.mending import mend_manuscript
from sopdsl.project.outcome import Crash, Outcome
from sopdsl.project.overrides import Overrides


class Mender:
    """Mends texts, one after the other, and counts."""

    def __init__(self, session: Session, overrides: Overrides, unsafe: bool, deliver: Deliver) -> None:
        self.session = session
        self.overrides = overrides
        self.unsafe = unsafe
        self.deliver = deliver
        self.applied = 0
        self.documents = 0

    def mend(self, manuscript: Manuscript, outcome: Outcome) -> tuple[Manuscript, Outcome]:
        """Deliver a text with its fixes applied; the result is the text that there is then."""
        try:
            mended = mend_manuscript(manuscript, outcome, self.overrides, self.unsafe)
        except Exception as error:
            report_crash(self.session, Crash.of(error), manuscript.path.as_posix())
            return manuscript, outcome
        if mended is None:
            return manuscript, outcome
        if not self.deliver(manuscript.path, manuscript.data, mended.manuscript.data, self.session):
            return manuscript, outcome
        self.applied += mended.applied
        self.documents += 1
        return mended.manuscript, mended.outcome
