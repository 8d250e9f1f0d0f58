"""`sop check --fix` and `--diff`: fixes written to files, or shown."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from sopdsl.cli.command import Session
from sopdsl.cli.documents import Reader, find, is_read_by_eye
from sopdsl.cli.writing import write_files
from sopdsl.diagnostics import message
from sopdsl.project import Document


class Mender:
    """Mends documents in their files, one after the other, and counts."""

    def __init__(self, session: Session, unsafe: bool) -> None:
        self.session = session
        self.unsafe = unsafe
        self.applied = 0
        self.documents = 0

    def mend(self, document: Document) -> Document:
        """Write a document with its fixes applied; the result is what its file holds then."""
        from sopdsl.project.mending import mend_document

        mended = mend_document(document, self.unsafe)
        if mended is None:
            return document
        path = Path(document.source.path)
        try:
            write_files({path.resolve(): mended.data})
        except OSError as error:
            reason = error.strerror or type(error).__name__
            self.session.complain(message("cli.check.tidak-tertulis", path=path.as_posix(), reason=reason))
            return document
        self.applied += mended.applied
        self.documents += 1
        return mended.document


def show_changes(paths: Sequence[str], unsafe: bool, session: Session) -> None:
    """Print what the fixes would change, and leave with 1 if they would change anything."""
    from sopdsl.project.mending import mend_document
    from sopdsl.reports.diff import diff, visible_diff

    reader = Reader(session)
    applied, changed = 0, 0

    def work(document: Document) -> None:
        nonlocal applied, changed
        mended = mend_document(document, unsafe)
        if mended is None:
            return
        applied, changed = applied + mended.applied, changed + 1
        text = diff(document.source.path, mended.before, mended.after)
        session.say((visible_diff(text) if is_read_by_eye() else text).removesuffix("\n"))

    for found in find(paths, session):
        reader.attempt(found, work)
    if changed:
        session.found_errors()
    if reader.documents:
        session.warn(session.text(message("cli.check.akan-diperbaiki", fixes=applied, documents=changed)))
