"""An SOP as a chapter of a book."""

from __future__ import annotations

import attrs

from sopdsl.model import Sop
from sopdsl.rendering import Job

from ..sheet.layout.geometry import Page
from ..sheet.style import Style


@attrs.frozen
class Chapter:
    """An SOP, the look of its sheet, the pages of that, and the document's own date (year, month, day) if it has one.

    The pages have the book's numbers as soon as all its parts are known.
    """

    job: Job
    style: Style
    pages: tuple[Page, ...]
    date: tuple[int, int, int] | None

    @property
    def sop(self) -> Sop:
        """What it says."""
        return self.job.sop
