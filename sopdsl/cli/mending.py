"""`sop check --fix` and `--diff`: documents with their fixes applied."""

from __future__ import annotations

from collections.abc import Sequence

from sopdsl.cli.changes import Deliver
from sopdsl.cli.command import Session
from sopdsl.cli.ending import report_crash
from sopdsl.diagnostics import Diagnostic
from sopdsl.project.manuscripts import Manuscript
from sopdsl.project.mending import mend_manuscript
from sopdsl.project.outcome import Crash, Outcome
from sopdsl.project.portfolios import Portfolios


class Mender:
    """Mends texts, one after the other, and counts."""

    def __init__(self, session: Session, portfolios: Portfolios, unsafe: bool, deliver: Deliver) -> None:
        self.session = session
        self.portfolios = portfolios
        self.unsafe = unsafe
        self.deliver = deliver
        self.applied = 0
        self.documents = 0

    def mend(self, manuscript: Manuscript, outcome: Outcome, found: Sequence[Diagnostic]) -> tuple[Manuscript, Outcome]:
        """Deliver a text with the fixes of what was found applied; the result is the text that there is then."""
        if manuscript.is_settings:
            return manuscript, outcome
        try:
            mended = mend_manuscript(manuscript, outcome, found, self.portfolios, self.unsafe)
        except Exception as error:
            report_crash(self.session, Crash.of(error), manuscript.path.as_posix())
            return manuscript, outcome
        if mended is None:
            return manuscript, outcome
        if not self.deliver(manuscript.path, manuscript.data, mended.manuscript.data, self.session):
            return manuscript, outcome
        self.portfolios.put(mended.manuscript, mended.outcome)
        self.applied += mended.applied
        self.documents += 1
        return mended.manuscript, mended.outcome
