"""From statements to a tree: the LALR parser, fed line by line, and recovery from every mistake.

Where a statement may not stand, the nearest place that takes it is found; if there is none, it is left out with all
that stands deeper. Every mistake is reported once, where it is; what follows from it is not.
"""

import re

from sopdsl.diagnostics import Argument, Diagnostic, Related
from sopdsl.source import Span
from sopdsl.syntax import mistakes
from sopdsl.syntax.automaton import Automaton
from sopdsl.syntax.depths import Depths
from sopdsl.syntax.findings import finding
from sopdsl.syntax.language import Language
from sopdsl.syntax.statements import Lines, Statement, Stray
from sopdsl.syntax.tree import NotAccepted, Tree

_BY = r"(?i)(?<!\S)oleh(?= )"
_COLON = re.compile(r":(?=\s|$)")


class _Level:
    """A block: the statement that opened it (None: the file) and how deep its lines stand.

    `depths` holds more than one depth where its lines do not stand in line, `wrong` those of them that were reported:
    the number of the finding, and where the line should stand.
    """

    def __init__(self, opener: Statement | None, depth: int) -> None:
        self.opener = opener
        self.depths = {depth}
        self.wrong: dict[int, tuple[int, int]] = {}


def read_structure(lines: Lines, language: Language) -> tuple[Tree, list[Diagnostic]]:
    """The tree of a document, partial where the text has mistakes, and the mistakes."""
    builder = _Structure(lines, language)
    for part in lines.parts:
        builder.take(part)
    return builder.finish(), builder.diagnostics


class _Structure:
    """`levels` are the open blocks, `last` is the statement placed last, `skipped` one that found no place.

    `before_first`: lines that lack their colon above the first statement; mistakes only if one follows (a letter is not
    an SOP).
    """

    def __init__(self, lines: Lines, language: Language) -> None:
        self.text = lines.joined
        self.language = language
        self.machine = Automaton(lines.joined, language)
        self.diagnostics: list[Diagnostic] = []
        self.levels: list[_Level] = []
        self.last: Statement | None = None
        self.skipped: Statement | None = None
        self.before_first: list[Diagnostic] = []
        self.after_stray = False
        self.after_rows = False
        self.flat: dict[str, int | None] = {}
        self.depths = Depths(lines.joined)

    def take(self, part: Statement | Stray) -> None:
        """Put one statement into the tree, or report why it has no place there."""
        if not self.levels:
            self.levels.append(_Level(None, part.indent))
        if isinstance(part, Stray):
            self._report_stray(part)
            return
        self.after_stray = False
        if self.skipped and part.indent > self.skipped.indent:
            self._report_guess(part)
            return
        if self._place(part):
            self.skipped = None
            self.diagnostics += self.before_first
            self.before_first = []
            self._note_depth(part)
            self._feed_statement(part)
            self.last = part
            self.after_rows = self.after_rows or part.keyword.terminal in mistakes.ROWS
        else:
            self.skipped = part

    def finish(self) -> Tree:
        """Close all blocks and give the tree."""
        self._close(len(self.levels) - 1)
        for number, shift in self.depths.shifts.items():
            found = self.diagnostics[number]
            fix = self.depths.fix(number, safe=found.message.key != "TKS001.too_deep")
            self.diagnostics[number] = mistakes.moved(found, fix, len(shift.wrong) - 1)
        return self.machine.finish()

    def _place(self, part: Statement) -> bool:
        """Open or close blocks so that the statement can follow; False if it has no place."""
        name = part.keyword.terminal
        deeper = self.last is not None and part.indent > self.last.indent
        if self.last is not None and deeper and self.machine.takes("_MASUK", name):
            self._open(self.last, part.indent)
            return True
        if self.last is not None and self._is_flat_procedure(self.last, part):
            self._open_flat(part, self.last)
            return True
        closed, taken = self._closed_by(part)
        kept = deeper and self.last is not None and self.last.keyword.children and not self._may_leave(part, closed)
        if taken and not kept:
            self._close(closed)
            self._check_alignment(part, deeper)
            return True
        return self._repair(part, closed)

    def _is_flat_procedure(self, last: Statement, part: Statement) -> bool:
        """Does the statement stand right below a `Prosedur`, and no deeper, though it belongs to it?"""
        in_line = last.keyword.terminal == "PROSEDUR" and part.indent == last.indent
        return in_line and self.machine.takes("_MASUK", part.keyword.terminal)

    def _closed_by(self, part: Statement | Stray) -> tuple[int, bool]:
        """How many blocks end before a line of this depth, and may it follow then?

        It stands in a block in line with it that takes it, else in the innermost one.
        """
        innermost = None
        for closed, level in enumerate(reversed(self.levels)):
            in_line = part.indent in level.depths
            if not in_line and level.opener is not None and part.indent <= level.opener.indent:
                continue
            if in_line and self._takes_after(closed, part):
                return closed, True
            innermost = closed if innermost is None else innermost
        return innermost or 0, self._takes_after(innermost or 0, part)

    def _takes_after(self, closed: int, part: Statement | Stray) -> bool:
        """May the statement follow when so many blocks are closed? A stray line never may."""
        return isinstance(part, Statement) and self.machine.takes(*["_KELUAR"] * closed, part.keyword.terminal)

    def _check_alignment(self, part: Statement, deeper: bool) -> None:
        level = self.levels[-1]
        if part.indent in level.depths:
            return
        self._report_depth(part, "TKS001.too_deep" if deeper else "TKS001.misaligned", level)

    def _repair(self, part: Statement, closed: int) -> bool:
        """Find another place for a statement that may not stand where it stands."""
        name = part.keyword.terminal
        for count in range(closed - 1, -1, -1):
            if self._takes_after(count, part):
                self._close(count)
                self._report_depth(part, "TKS001.too_shallow", self.levels[-1])
                return True
        if self.last is not None and closed == 0 and self.machine.takes("_MASUK", name):
            self._open_flat(part, self.last)
            return True
        for count in range(closed, len(self.levels)):
            if self._takes_after(count, part) and self._may_leave(part, count):
                self._close(count)
                self._report_depth(part, "TKS001.too_deep", self.levels[-1])
                return True
        self._report_misplaced(part, closed)
        return False

    def _may_leave(self, part: Statement, count: int) -> bool:
        """May the statement stand so much further out? A plain field only if it stays within its step."""
        opener = self.levels[len(self.levels) - 1 - count].opener
        return bool(part.keyword.children) or (opener is not None and opener.keyword.terminal == "LANGKAH")

    def _open_flat(self, part: Statement, opener: Statement) -> None:
        """Take the statement into the block of the one before, though it stands no deeper."""
        kind = opener.keyword.terminal
        reported = self.flat.get(kind)
        self._open(opener, part.indent)
        if self.depths.meant(opener, max(part.indent, opener.indent + 2)) == part.indent:
            reported = self.depths.number_of(opener)  # it stands right as soon as its opener does
        if reported is None:
            self._report_depth(part, "TKS001.too_shallow", self.levels[-1])
            reported, _ = self.levels[-1].wrong[part.indent]
        self.levels[-1].wrong[part.indent] = reported, max(part.indent, opener.indent + 2)
        self.flat[kind] = reported

    def _open(self, opener: Statement, depth: int) -> None:
        self.machine.feed("_MASUK")
        self.levels.append(_Level(opener, depth))
        self.flat[opener.keyword.terminal] = None

    def _close(self, count: int) -> None:
        for _ in range(count):
            self.machine.feed("_KELUAR")
            self.levels.pop()

    def _feed_statement(self, part: Statement) -> None:
        """Feed the keyword, what stands before the colon, the colon, the text and the line's end."""
        self.machine.feed(part.keyword.terminal, self.text[part.start : part.written_end], part.start)
        self.machine.cursor = part.written_end
        self._report_guess(part)
        if part.guess is not None and part.guess.colon is not None:
            self._feed_colon(part, part.guess.colon, part.guess.tight)
        self._feed_rest(part)

    def _report_guess(self, part: Statement) -> None:
        """Report a keyword not written as it should be; a missing colon goes with a wrong depth."""
        if part.guess is None:
            return
        found = mistakes.guessed(part, part.guess, self.text)
        before = self.diagnostics[-1] if self.diagnostics else None
        if before is not None and before.span == found.span and part.guess.colon is not None:
            self.diagnostics[-1] = before._replace(related=(Related(found.span, found.message),))
        else:
            self.diagnostics.append(found)

    def _feed_rest(self, part: Statement) -> None:
        try:
            self.machine.read_line(part.end)
        except NotAccepted as error:
            self._recover_within(part, min(error.position, part.end))

    def _feed_colon(self, part: Statement, place: int, written: bool) -> None:
        """Put in the colon that is missing, or `written` and not read; what stands before its place is a label."""
        label = self.text[part.written_end : place]
        if label.strip():
            self.machine.feed("LABEL", label, part.written_end)
        self.machine.cursor = place + written
        self.machine.feed("_TITIK_DUA", "", place)

    def _recover_within(self, part: Statement, position: int) -> None:
        """Leave out what cannot be read in a statement, put in what it lacks, and read on."""
        colon = _COLON.search(self.text, part.written_end, part.end + 1)
        if colon is not None and position <= colon.start() and self._takes_colon():
            by = re.compile(_BY).search(self.text, position, colon.start()) if self.machine.takes("_OLEH") else None
            goes_on = by.start() if by else colon.start()
            self.diagnostics.append(mistakes.wrong_head(part, self.text, position, goes_on))
            if not self.machine.takes("_TITIK_DUA"):
                self.machine.feed("PARA_PELAKSANA", "", position)
            self.machine.cursor = goes_on
            self._feed_rest(part)
            return
        if self.machine.takes("_NL"):
            self.diagnostics.append(mistakes.needless_text(part, position))
        else:
            self.diagnostics.append(mistakes.missing_text(part))
            self.machine.feed("TEKS", "", part.end)
        self.machine.feed("_NL", "", part.end)

    def _takes_colon(self) -> bool:
        return self.machine.takes("_TITIK_DUA") or self.machine.takes("PARA_PELAKSANA", "_TITIK_DUA")

    def _report_depth(self, part: Statement, key: str, level: _Level) -> None:
        """Report a statement that stands at another depth than its block, and let others stand there, too."""
        right = min(level.depths, key=lambda each: abs(each - part.indent))
        if key == "TKS001.too_shallow" and level.opener is not None:
            right = max(right, level.opener.indent + 2)
        level.depths.add(part.indent)
        level.wrong[part.indent] = len(self.diagnostics), right
        column = self.depths.meant(level.opener, right)
        self.diagnostics.append(mistakes.wrong_depth(key, part, level.opener, column))

    def _note_depth(self, part: Statement) -> None:
        """Note whether a statement that was placed is to be moved, with its block or by itself."""
        level = self.levels[-1]
        if part.indent in level.wrong:
            number, right = level.wrong[part.indent]
            self.depths.move(number, part, self.depths.meant(level.opener, right))
        else:
            self.depths.follow(part, level.opener)

    def _report_misplaced(self, part: Statement, closed: int) -> None:
        """Report a statement without place, but not the second of several of one kind."""
        before = self.skipped
        if before is None or (before.keyword, before.indent) != (part.keyword, part.indent):
            opener, may_stand = self._opener(closed, part.indent), self._expected(closed, part.indent)
            self.diagnostics.append(mistakes.misplaced(part, opener, self.language, may_stand))

    def _report_stray(self, part: Stray) -> None:
        """Report a stray line: each that begins with a keyword, of others that follow one another the first."""
        if self.last is None:
            if not self.after_stray:
                self.diagnostics.append(finding("TKS001.before_title", Span(part.start, part.end)))
            elif part.bare:
                self.before_first.append(mistakes.stray(part, self.text, self._expected(0, part.indent)))
            self.after_stray = True
            return
        if part.bare or part.heading or not self.after_stray:
            closed, _ = self._closed_by(part)
            self.diagnostics.append(mistakes.stray(part, self.text, self._expected(closed, part.indent)))
        self.after_stray = part.bare is None

    def _expected(self, closed: int, indent: int) -> dict[str, Argument]:
        """What may stand at a depth, below the last statement or after so many blocks are closed."""
        opener = self._opener(closed, indent)
        names = opener.keyword.children if opener and opener is self.last else self.machine.accepted(closed)
        return mistakes.expected(self.language, names, opener, self.after_rows)

    def _opener(self, closed: int, indent: int) -> Statement | None:
        """What a line of this depth stands below: the last statement, or the one that opened the block it is in."""
        if self.last is not None and indent > self.last.indent and self.last.keyword.children:
            return self.last
        return self.levels[len(self.levels) - 1 - closed].opener
