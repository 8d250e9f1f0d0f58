"""From text to statements: which line is a statement, which goes on with its text, and which is neither.

How deep a line stands decides.
"""

import re
from typing import TYPE_CHECKING

from sopdsl.diagnostics import Diagnostic
from sopdsl.source import Span
from sopdsl.syntax.findings import finding
from sopdsl.syntax.indentation import Line, about_tabs, split_lines
from sopdsl.syntax.language import Keyword, Language
from sopdsl.syntax.lexer import GOES_ON
from sopdsl.syntax.statements import Lines, Statement, Stray, item_mark

if TYPE_CHECKING:
    from sopdsl.syntax.marks import Marked
    from sopdsl.syntax.spelling import Guess

_NEVER_TEXT = r"(?i)Langkah (?:.*\s)?oleh\s.*:(?:\s|$)|Pelaksana *:$"
"""Statements wherever they stand: no text is meant to hold `Langkah … oleh …:`, or the head of a list of executors."""
_NEVER_TEXT_BEGINS = ("langkah ", "pelaksana")
_COLON = re.compile(r":(?=\s|$)")

_NUMBERED = r"(?:\d{1,2}|[A-Z])[.)][ \t]+\S"
"""What stands before a step or a group where somebody numbers them."""


def read_lines(text: str, language: Language) -> Lines:
    """Sort the lines of a text (which holds no forbidden characters)."""
    walk = _Walk(text, language)
    walk.run()
    return Lines("".join([*walk.pieces, text[walk.copied :]]), walk.parts, walk.comments, walk.diagnostics)


class _Walk:
    """One pass over the lines; `last` is the statement (or stray line) to which deeper lines belong.

    `passed_depth`: deeper lines than this, below a stray line, are the text of a field that is left out.
    """

    def __init__(self, text: str, language: Language) -> None:
        self.text = text
        self.language = language
        self.lines = split_lines(text)
        self.parts: list[Statement | Stray] = []
        self.comments: list[Span] = []
        self.diagnostics: list[Diagnostic] = []
        self.pieces: list[str] = []
        self.copied = 0
        self.last: Statement | Stray | None = None
        self.field_depth: int | None = None
        self.passed_depth: int | None = None
        self.blocks: list[tuple[int, int]] = []
        self.marked: list[Marked] = []

    def run(self) -> None:
        for index, line in enumerate(self.lines):
            if line.blank:
                continue
            if line.comment and not self._forced(line):
                self.comments.append(Span(line.body, line.end))
            elif isinstance(self.last, Statement) and self._goes_on(self.last, line, index):
                self._append(self.last, line)
            elif isinstance(self.last, Stray) and self._belongs_to_stray(self.last, line):
                self._pass_over(line)
            else:
                self._begin(line)
        tabs = about_tabs(self.text, self.lines)
        if tabs:
            self.diagnostics.append(tabs)
        if self.marked:
            from sopdsl.syntax.marks import about_marks

            self.diagnostics.append(about_marks(self.marked, self.text))

    def _forced(self, line: Line) -> bool:
        """Does the text before end in a backslash, so that this line is its next line whatever it looks like?"""
        last = self.last
        return isinstance(last, Statement) and line.indent > last.indent and self._breaks(last)

    def _breaks(self, last: Statement) -> bool:
        return self.text.endswith("\\", last.written_end + 1, last.end)

    def _goes_on(self, last: Statement, line: Line, index: int) -> bool:
        """Is the line a part of the text of the statement before?"""
        if not last.keyword.takes_text or line.indent < last.indent:
            return False
        mark = item_mark(self.text[line.body : line.end])
        if mark:
            if line.indent <= last.indent and self._is_step_below_executors(last, line):
                return False
            self._warn_of_field(last, line.body + mark, line)
            return True
        if line.indent == last.indent:
            return False
        if self._breaks(last):
            return True
        if self._is_never_text(line):
            return False
        if not last.keyword.children:
            return self._is_text_of_field(last, line)
        if self.field_depth is None:
            self.field_depth = self._find_field_depth(last, index)
        if line.indent <= self.field_depth:
            return False
        self._warn_of_keyword(last, line)
        return True

    def _is_never_text(self, line: Line) -> bool:
        words = self.text[line.body : line.end]
        return words.lower().startswith(_NEVER_TEXT_BEGINS) and re.match(_NEVER_TEXT, words) is not None

    def _is_step_below_executors(self, last: Statement, line: Line) -> bool:
        """A numbered line below a list of executors that stands on one line, and no deeper, is no executor."""
        listed = self.text[last.written_end : last.first_end].strip(": \t") != ""
        return last.keyword.terminal == "PELAKSANA" and listed and self._is_numbered(line)

    def _is_numbered(self, line: Line) -> bool:
        return re.compile(_NUMBERED).match(self.text, line.body, line.end) is not None

    def _is_text_of_field(self, last: Statement, line: Line) -> bool:
        """All deeper lines are, but statements below a value, below the title, or in line with the block."""
        first = self.blocks[-1][1] if self.blocks else -1
        below_title = len(self.parts) == 1 and last.keyword.terminal in ("SOP", "NAMA_SOP")
        if (not last.keyword.free_text or below_title or line.indent == first) and self._match(line):
            return False
        self._warn_of_keyword(last, line)
        return True

    def _find_field_depth(self, last: Statement, index: int) -> int:
        """How deep the fields of a statement stand: as deep as the first line below it that is one of them (or -1).

        Less sure than a field with its colon are, in this order, a keyword of another place and one without colon. What
        follows a backslash is text.
        """
        other = bare = -1
        breaks = False
        for line in self.lines[index:]:
            if line.blank or (line.comment and not breaks):
                continue
            if line.indent <= last.indent:
                break
            forced, breaks = breaks, self.text.endswith("\\", line.body, line.end)
            if forced:
                continue
            found = self._match(line) or self._match_between_marks(line.body, line)
            guess = None if found else self._guess(line)
            keyword = found[0] if found else guess.keyword if guess else None
            if keyword is None:
                continue
            if keyword.terminal not in last.keyword.children:
                other = line.indent if found and other < 0 else other
            elif guess and guess.colon is not None:
                bare = line.indent if bare < 0 else bare
            else:
                return line.indent
        return other if other >= 0 else bare

    def _match(self, line: Line) -> tuple[Keyword, int] | None:
        """The keyword with which the line begins, if a colon follows, and where it ends."""
        return self.language.statement(self.text, line.body, line.end)

    def _match_between_marks(self, start: int, line: Line) -> tuple[Keyword, int] | None:
        found = self._marked(start, line)
        return (found.keyword, found.end) if found else None

    def _marked(self, start: int, line: Line) -> "Marked | None":
        """The keyword with which the rest of the line begins, if it stands between marks of Markdown."""
        if self.text[start] not in "*_#":
            return None
        from sopdsl.syntax.marks import marked_keyword  # most documents have none

        return marked_keyword(self.text, start, line.end, self.language)

    def _guess(self, line: Line) -> "Guess | None":
        from sopdsl.syntax.spelling import guess_keyword  # most documents spell all keywords right

        return guess_keyword(self.text, line.body, line.end, self.language, first=not self.parts)

    def _bare(self, line: Line) -> tuple[Keyword, int] | None:
        """The keyword with which the line begins, colon or not, and where it ends."""
        return self.language.bare_keyword(self.text, line.body, line.end)

    def _warn_of_keyword(self, last: Statement, line: Line) -> None:
        found = self._match(line)
        if found is None:
            return
        keyword, end = found
        officials = self.language.keywords["DISAHKAN"].children
        if keyword.terminal in officials and last.keyword.terminal not in officials:
            return
        self.diagnostics.append(_inside(last, Span(line.body, end), keyword, "TKS008.inside_hint"))

    def _warn_of_field(self, last: Statement, start: int, line: Line) -> None:
        """Warn of an item that looks like a field of the statement whose text it is: `- Waktu: 10 menit`.

        A branch that is an item has a finding of its own (`unmarked_branches`).
        """
        if not last.keyword.children:
            return
        found = self.language.statement(self.text, start, line.end) or self._match_between_marks(start, line)
        if found and found[0].terminal in (last.keyword.children | {"PELAKSANA"}) - {"JIKA"}:
            self.diagnostics.append(_inside(last, Span(start, found[1]), found[0], "TKS008.item_hint"))

    def _append(self, last: Statement, line: Line) -> None:
        """Join the line to the statement: its line end becomes a mark, what lies between becomes spaces."""
        self.pieces += [self.text[self.copied : last.end], " " * (line.start - 1 - last.end), GOES_ON]
        self.copied = line.start
        self.last = self.parts[-1] = last._replace(end=line.end)

    def _belongs_to_stray(self, last: Stray, line: Line) -> bool:
        if line.indent <= last.indent or last.heading:
            return line.indent > last.indent
        return self._match(line) is None and (last.bare is not None or self._bare(line) is None)

    def _pass_over(self, line: Line) -> None:
        """Leave a line out with the stray one above it, but keep it as a mistake of its own if it lacks its colon."""
        if self.passed_depth is not None and line.indent > self.passed_depth:
            return
        found = self._match(line)
        bare = found or self._bare(line)
        self.passed_depth = line.indent if bare and not bare[0].children else None
        if bare and not found:
            self.parts.append(Stray(line.indent, line.body, line.end, False, bare))

    def _enter_block(self, line: Line) -> None:
        """Note how deep the first line of a block stands, and below what."""
        while self.blocks and line.indent <= self.blocks[-1][0]:
            self.blocks.pop()
        last = self.last
        if isinstance(last, Statement) and last.keyword.children and line.indent > last.indent:
            self.blocks.append((last.indent, line.indent))

    def _begin(self, line: Line) -> None:
        self._enter_block(line)
        found = self._match(line)
        marked = None if found else self._marked(line.body, line)
        guess = None if found or marked else self._guess(line)
        if found:
            keyword, end = found
            self.last = Statement(keyword, line.indent, line.body, end, line.end, line.end)
        elif marked:
            self._blank(marked)
            self.last = Statement(marked.keyword, line.indent, line.body, marked.end, line.end, line.end)
        elif guess and not self._is_text_of_step(guess.keyword, line):
            end = guess.written_end
            self.last = Statement(guess.keyword, line.indent, line.body, end, line.end, line.end, guess)
        else:
            self.last = self._stray(line)
        self.parts.append(self.last)
        self.field_depth = None

    def _blank(self, found: "Marked") -> None:
        """Leave the marks out of the joined text, and note them."""
        self.marked.append(found)
        for mark in found.marks:
            self.pieces += [self.text[self.copied : mark.start], " " * (mark.end - mark.start)]
            self.copied = mark.end

    def _is_text_of_step(self, keyword: Keyword, line: Line) -> bool:
        """`Kegiatan: …` below a `Langkah` is no step of its own, but what that does."""
        last = self.last
        inside = isinstance(last, Statement) and last.keyword is keyword and line.indent > last.indent
        return inside and keyword.terminal == "LANGKAH"

    def _stray(self, line: Line) -> Stray:
        bare = self._bare(line)
        colon = _COLON.search(self.text, line.body, line.end)
        opens = bool(bare[0].children) if bare else colon is None or colon.end() == line.end
        self.passed_depth = None if opens else line.indent
        numbered = bare is None and self._is_numbered(line)
        heading = bool(bare and bare[0].children) or colon is not None or numbered
        return Stray(line.indent, line.body, line.end, heading, bare, numbered)


def _inside(last: Statement, span: Span, keyword: Keyword, hint: str) -> Diagnostic:
    """A keyword stands in the text of a statement."""
    return finding("TKS008.inside", span, hint=hint, keyword=keyword.word, field=last.keyword.word)
