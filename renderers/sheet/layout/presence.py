"""Whether all that a document says has a column on its sheet."""

from __future__ import annotations

from collections.abc import Sequence

from sopdsl.diagnostics import Diagnostic, Severity, message
from sopdsl.flow import Graph
from sopdsl.model import Same, plain

from ..style import Style
from .content import ROLES, quality

_NOTHING = ("", "-")
"""What a cell may say that has no column: the missing column says the same."""


def without_column(style: Style, graphs: Sequence[Graph]) -> Diagnostic | None:
    """The words that would be lost because the style has no column for them.

    Remarks are not among them: without a column of their own they stand below the activity.
    """
    for role in [role for role in ROLES if role not in style.columns and role != "keterangan"]:
        values = [(row, quality(row.step)[role]) for graph in graphs for row in graph.rows]
        lost = [
            (row.number, value)
            for row, value in values
            if value is not None and not isinstance(value, Same) and plain(value).strip() not in _NOTHING
        ]
        if lost:
            numbers = tuple(str(number) for number, _ in lost)
            said = message("sheet.no-column", column=style.titles[role], rows=numbers)
            advice = message("sheet.no-column-advice", role=role)
            return Diagnostic("LBR006", "kolom-tidak-ada", Severity.ERROR, lost[0][1].span, said, advice)
    return None
