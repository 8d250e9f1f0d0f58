"""The fixes of a document, tried out on the text of its file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import attrs

from sopdsl.diagnostics import Diagnostic
from sopdsl.fixes import mend
from sopdsl.project.document import Document, check_text, read_text


@attrs.frozen
class MendedDocument:
    """A document with its fixes applied, which its file does not have yet: the text before and after, and their number.

    The texts are the file's own, with its line ends and byte-order mark.
    """

    document: Document
    before: str
    after: str
    applied: int

    @property
    def data(self) -> bytes:
        """The bytes that the file is to have."""
        return self.after.encode("utf-8")


def mend_document(document: Document, unsafe: bool = False) -> MendedDocument | None:
    """Apply the fixes of a document; None where nothing is to be done, and where its file is not UTF-8.

    Raises `Unreadable`.
    """
    file = Path(document.source.path)
    try:
        before = read_text(file).decode("utf-8")
    except UnicodeDecodeError:
        return None

    def check(text: str) -> Sequence[Diagnostic]:
        return check_text(file, text.encode("utf-8"), document.project).diagnostics

    mended = mend(before, check, unsafe)
    if not mended.applied:
        return None
    after = check_text(file, mended.text.encode("utf-8"), document.project)
    return MendedDocument(after, before, mended.text, mended.applied)
