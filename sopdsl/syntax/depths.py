"""Lines that stand at the wrong depth: how deep they are meant to stand, and the fix that moves them there.

Where one line of a block is wrong, the others that follow it mostly are, too: they are one mistake with one remedy.
"""

import re
from collections.abc import Iterator

from sopdsl.diagnostics import Edit, Fix
from sopdsl.source import Span
from sopdsl.syntax.lexer import GOES_ON
from sopdsl.syntax.statements import Statement


class Shift:
    """What one finding about a depth is about: `wrong` lines, and all that move with them to their new columns."""

    def __init__(self) -> None:
        self.wrong: list[Statement] = []
        self.columns: list[tuple[Statement, int]] = []


class Depths:
    """The lines of a text that are to be moved, by the number of the finding that says so."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.shifts: dict[int, Shift] = {}
        self._moved: dict[int, tuple[int, int]] = {}

    def meant(self, opener: Statement | None, right: int) -> int:
        """The column for a line of the block below `opener`, whose lines stand in column `right`."""
        return right + self._distance(opener)

    def number_of(self, opener: Statement) -> int | None:
        """The number of the finding that moves a line; None where it stays."""
        return self._moved[opener.start][0] if opener.start in self._moved else None

    def move(self, number: int, part: Statement, column: int) -> None:
        """A line is at fault, and is to stand in this column."""
        shift = self.shifts.setdefault(number, Shift())
        if column != part.indent:
            shift.wrong.append(part)
        self._note(number, part, column)

    def follow(self, part: Statement, opener: Statement | None) -> None:
        """A line stands right in the block below `opener`: it moves as that does."""
        if opener is not None and opener.start in self._moved:
            self._note(self._moved[opener.start][0], part, part.indent + self._distance(opener))

    def fix(self, number: int, safe: bool) -> Fix | None:
        """The fix of a finding; None where tabs stand before the lines (which have a fix of their own)."""
        edits = []
        for part, column in self.shifts[number].columns:
            for span in self._indentations(part) if column != part.indent else ():
                written = self.text[span.start : span.end]
                if "\t" in written:
                    return None
                edits.append(Edit(span, " " * max(len(written) + column - part.indent, 0)))
        return Fix(tuple(edits), safe)

    def _note(self, number: int, part: Statement, column: int) -> None:
        self.shifts[number].columns.append((part, column))
        self._moved[part.start] = (number, column - part.indent)

    def _distance(self, opener: Statement | None) -> int:
        return self._moved[opener.start][1] if opener is not None and opener.start in self._moved else 0

    def _indentations(self, part: Statement) -> Iterator[Span]:
        """What stands before the lines of a statement."""
        yield Span(self.text.rfind("\n", 0, part.start) + 1, part.start)
        place = self.text.find(GOES_ON, part.start, part.end)
        while place >= 0:
            yield Span(*re.compile(r"[ \t]*").match(self.text, place + 1).span())  # type: ignore[union-attr]
            place = self.text.find(GOES_ON, place + 1, part.end)
