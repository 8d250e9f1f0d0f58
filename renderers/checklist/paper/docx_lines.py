"""Lines of a checklist as paragraphs of a DOCX."""

from __future__ import annotations

from ...office.docx_text import box, paragraph, run, runs, tab
from .lines import Line


def line(found: Line, width: float, bold: bool = False) -> str:
    """A line of lines.py in a column of text of a width in points."""
    blank = run(f"{found.blank}: ") + tab() if found.blank else ""
    return paragraph(
        run(f"{found.title} ", bold=True) if found.title else "",
        box() + run(" ") if found.box else "",
        runs(found.content, bold),
        blank,
        level=found.level,
        dots=(width,) if blank else (),
    )
