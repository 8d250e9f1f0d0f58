"""`sop check --fix` and `--diff`: fixes written to files, or shown."""

from __future__ import annotations

from collections.abc import Callable

from sopdsl.cli.command import Session
from sopdsl.cli.ending import report_crash
from sopdsl.cli.findings import is_read_by_eye
from sopdsl.cli.writing import write_files
from sopdsl.diagnostics import message
from sopdsl.project.files import Unreadable, read_text
from sopdsl.project.manuscripts import Manuscript
from sopdsl.project.mending import mend_manuscript
from sopdsl.project.outcome import Crash, Outcome
from sopdsl.project.overrides import Overrides

Deliver = Callable[[Manuscript, Manuscript, Session], bool]
"""Does with a text, before and after its fixes, what the user wants; whether that was possible."""


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
        if mended is None or not self.deliver(manuscript, mended.manuscript, self.session):
            return manuscript, outcome
        self.applied += mended.applied
        self.documents += 1
        return mended.manuscript, mended.outcome


def write_back(before: Manuscript, after: Manuscript, session: Session) -> bool:
    """Write a mended text to its file, unless somebody else has changed that meanwhile."""
    path = before.path
    try:
        if read_text(path) != before.data:
            session.complain(message("cli.check.berubah", path=path.as_posix()))
            return False
        write_files({path.resolve(): after.data})
    except (OSError, Unreadable) as error:
        reason = error.strerror if isinstance(error, OSError) else session.text(error.problem.message)
        session.complain(
            message("cli.check.tidak-tertulis", path=path.as_posix(), reason=reason or type(error).__name__)
        )
        return False
    return True


def show_change(before: Manuscript, after: Manuscript, session: Session) -> bool:
    """Print what would change in a file."""
    from sopdsl.reports.diff import diff, visible_diff

    text = diff(before.path.as_posix(), before.data.decode("utf-8"), after.data.decode("utf-8"))
    session.say((visible_diff(text) if is_read_by_eye() else text).removesuffix("\n"))
    return True


def keep(_before: Manuscript, _after: Manuscript, _session: Session) -> bool:
    """Leave a mended text to whoever asked for it."""
    return True
