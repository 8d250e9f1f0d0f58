"""From statements to a tree: the LALR parser, fed line by line, and recovery from every mistake.

Where a statement may not stand, the nearest place that takes it is found; if there is none, it is left out with all
that stands deeper. Every mistake is reported once, where it is; what follows from it is not.
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from lark import Token, Tree
from lark.exceptions import UnexpectedInput

from sopdsl.diagnostics import Argument, Diagnostic, Edit, Fix
from sopdsl.source import Span
from sopdsl.syntax.findings import finding
from sopdsl.syntax.language import Language
from sopdsl.syntax.lines import Lines, Statement, Stray
from sopdsl.syntax.spelling import Guess

_FILE = "berkas"
_NAMED = {"LANGKAH", "PROSES", "KEPUTUSAN", "MULAI", "SELESAI"}
_MANY = 12
_EXAMPLES = {
    "": "Nomor: 01/SOP/2025",
    "DISAHKAN": "Jabatan: Kepala Dinas",
    "PROSEDUR": "Langkah oleh Staf: Menerima surat",
    "KELOMPOK": "Langkah oleh Staf: Menerima surat",
    "SERENTAK": "Langkah oleh Staf: Menerima surat",
    "LANGKAH": "Waktu: 10 menit",
    "KEPUTUSAN": "Jika Ya: lanjut",
    "JIKA": "Jika Ya: lanjut",
    "MENUNGGU": "Menunggu: periksa",
}
"""What may stand below a keyword (nothing: in the head), or follow it."""
_EMPTY = {
    "LANGKAH": "TKS001.no_value_LANGKAH",
    "KELOMPOK": "TKS001.no_value_KELOMPOK",
    "LANJUT_KE": "TKS001.no_value_LANJUT_KE",
    "MENUNGGU": "TKS001.no_value_MENUNGGU",
    "JIKA": "TKS001.no_value_JIKA",
}
"""The remedies for a keyword whose text is missing."""
_COLON = re.compile(r":(?=\s|$)")


class _Level(NamedTuple):
    """A block: the statement that opened it (None: the file) and how deep its lines stand.

    `depths` holds more than one depth where its lines do not stand in line (which was reported).
    """

    opener: Statement | None
    depths: set[int]


def read_structure(lines: Lines, language: Language) -> tuple[Tree[Token], list[Diagnostic]]:
    """The tree of a document, partial where the text has mistakes, and the mistakes."""
    builder = _Structure(lines, language)
    for part in lines.parts:
        builder.take(part)
    return builder.finish(), builder.diagnostics


class _Structure:
    def __init__(self, lines: Lines, language: Language) -> None:
        self.text = lines.joined
        self.language = language
        self.parser = language.parser.parse_interactive(lines.joined, start=_FILE)
        self.state = self.parser.parser_state
        lexer_state = self.parser.lexer_thread.state
        assert lexer_state is not None
        self.cursor = lexer_state.line_ctr
        self.diagnostics: list[Diagnostic] = []
        self.levels: list[_Level] = []
        self.last: Statement | None = None
        self.skipped: Statement | None = None
        self.after_stray = False
        self.flat: dict[str, bool] = {}

    def take(self, part: Statement | Stray) -> None:
        """Put one statement into the tree, or report why it has no place there."""
        if isinstance(part, Stray):
            self._report_stray(part)
            return
        self.after_stray = False
        if self.skipped and part.indent > self.skipped.indent:
            return
        if not self.levels:
            self.levels.append(_Level(None, {part.indent}))
        if self._place(part):
            self.skipped = None
            self._feed_statement(part)
            self.last = part
        else:
            self.skipped = part

    def finish(self) -> Tree[Token]:
        """Close all blocks and give the tree."""
        self._close(len(self.levels) - 1)
        tree: Tree[Token] = self.parser.feed_token(Token("$END", ""))
        return tree

    # Where a statement stands

    def _place(self, part: Statement) -> bool:
        """Open or close blocks so that the statement can follow; False if it has no place."""
        name = part.keyword.terminal
        deeper = self.last is not None and part.indent > self.last.indent
        if self.last is not None and deeper and self._takes(["_MASUK", name]):
            self._open(self.last, part.indent)
            return True
        closed = len(self.levels) - 1 - self._natural_level(part)
        if self._takes(["_KELUAR"] * closed + [name]):
            self._close(closed)
            self._check_alignment(part, deeper)
            return True
        return self._repair(part, closed)

    def _natural_level(self, part: Statement | Stray) -> int:
        """The block in which a line of this depth stands: one in line with it that takes it, else the innermost."""
        fitting = [
            index
            for index, level in enumerate(self.levels)
            if level.opener is None or part.indent > level.opener.indent or part.indent in level.depths
        ]
        if isinstance(part, Statement):
            for index in reversed(fitting):
                closing = ["_KELUAR"] * (len(self.levels) - 1 - index)
                if part.indent in self.levels[index].depths and self._takes([*closing, part.keyword.terminal]):
                    return index
        return fitting[-1]

    def _check_alignment(self, part: Statement, deeper: bool) -> None:
        level = self.levels[-1]
        if part.indent in level.depths:
            return
        self._report_depth(part, "TKS001.too_deep" if deeper else "TKS001.misaligned", level)

    def _repair(self, part: Statement, closed: int) -> bool:
        """Find another place for a statement that may not stand where it stands."""
        name = part.keyword.terminal
        for count in range(closed - 1, -1, -1):
            if self._takes(["_KELUAR"] * count + [name]):
                self._close(count)
                self._report_depth(part, "TKS001.too_shallow", self.levels[-1])
                return True
        if self.last is not None and closed == 0 and self._takes(["_MASUK", name]):
            self._open_flat(part, self.last)
            return True
        for count in range(closed, len(self.levels)):
            if self._takes(["_KELUAR"] * count + [name]) and self._may_leave(part, count):
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
        reported = self.flat.get(kind, False)
        self._open(opener, part.indent)
        self.flat[kind] = True
        if not reported:
            self._report_depth(part, "TKS001.too_shallow", self.levels[-1])

    def _open(self, opener: Statement, depth: int) -> None:
        self._feed("_MASUK", "", 0)
        self.levels.append(_Level(opener, {depth}))
        self.flat[opener.keyword.terminal] = False

    def _close(self, count: int) -> None:
        for _ in range(count):
            self._feed("_KELUAR", "", 0)
            self.levels.pop()

    # Feeding the parser

    def _takes(self, types: list[str]) -> bool:
        """Would the parser take these tokens, one after the other, from here?"""
        stack = list(self.state.state_stack)
        return all(self._shift(stack, each) for each in types)

    def _shift(self, stack: list[Any], name: str) -> bool:
        states = self.state.parse_conf.states
        while True:
            action = states[stack[-1]].get(name)
            if action is None:
                return False
            if action[0].name == "Shift":
                stack.append(action[1])
                return True
            size = len(action[1].expansion)
            if size:
                del stack[-size:]
            stack.append(states[stack[-1]][action[1].origin.name][1])

    def _accepted(self, closed: int = 0) -> set[str]:
        """The terminals that may follow when so many blocks are closed."""
        stack = list(self.state.state_stack)
        for _ in range(closed):
            self._shift(stack, "_KELUAR")
        names = self.state.parse_conf.states[stack[-1]]
        return {name for name in names if name in self.language.keywords and self._shift(list(stack), name)}

    def _feed(self, name: str, value: str, start: int) -> None:
        self.parser.feed_token(Token(name, value, start, end_pos=start + len(value)))

    def _feed_statement(self, part: Statement) -> None:
        """Feed the keyword, what stands before the colon, the colon, the text and the line's end."""
        self._feed(part.keyword.terminal, self.text[part.start : part.written_end], part.start)
        self.cursor.char_pos = part.written_end
        if part.guess is not None:
            self._report_guess(part, part.guess)
            if not part.guess.has_colon:
                self._feed_colon(part)
        self._feed_rest(part)

    def _feed_rest(self, part: Statement) -> None:
        try:
            for token in self.parser.lexer_thread.lex(self.state):  # type: ignore[no-untyped-call]
                self.parser.feed_token(token)
                if token.type == "_NL":
                    return
            self._feed("_NL", "", part.end)
        except UnexpectedInput as error:
            self._recover_within(part, min(error.pos_in_stream or part.end, part.end))

    def _feed_colon(self, part: Statement) -> None:
        """Put in the colon that is missing; after `Jika` all words but the last are the label."""
        if part.keyword.has_head:
            words = self.text[part.written_end : part.first_end]
            label = words.rstrip().rpartition(" ")[0]
            if label.strip():
                self._feed("LABEL", label, part.written_end)
            self.cursor.char_pos += len(label)
        self._feed("_TITIK_DUA", "", self.cursor.char_pos)

    def _recover_within(self, part: Statement, position: int) -> None:
        """Leave out what cannot be read in a statement, put in what it lacks, and read on."""
        colon = _COLON.search(self.text, part.written_end, part.end + 1)
        if colon is not None and position <= colon.start() and self._takes_colon():
            self._report_head(part, position, colon.start())
            if not self._takes(["_TITIK_DUA"]):
                self._feed("PARA_PELAKSANA", "", position)
            self.cursor.char_pos = colon.start()
            self._feed_rest(part)
            return
        if self._takes(["_NL"]):
            self._report_text(part, position)
        else:
            self._report_no_value(part)
            self._feed("TEKS", "", part.end)
        self._feed("_NL", "", part.end)

    def _takes_colon(self) -> bool:
        return self._takes(["_TITIK_DUA"]) or self._takes(["PARA_PELAKSANA", "_TITIK_DUA"])

    # Reporting

    def _report(self, key: str, span: Span, **arguments: Argument) -> None:
        self.diagnostics.append(finding(key, span, **arguments))  # type: ignore[arg-type]

    def _report_depth(self, part: Statement, what: str, level: _Level) -> None:
        expected = min(level.depths, key=lambda depth: abs(depth - part.indent))
        if what == "TKS001.too_shallow" and level.opener is not None:
            expected = max(expected, level.opener.indent + 2)
        word = level.opener.keyword.word if level.opener else ""
        self._report(
            what,
            Span(part.start, part.written_end),
            keyword=part.keyword.word,
            above=word,
            found=part.indent,
            expected=expected,
        )
        level.depths.add(part.indent)

    def _report_misplaced(self, part: Statement, closed: int) -> None:
        before = self.skipped
        if before is not None and (before.keyword, before.indent) == (part.keyword, part.indent):
            return
        span = Span(part.start, part.written_end)
        parents = [each.word for each in self.language.keywords.values() if part.keyword.terminal in each.children]
        what = "TKS001.misplaced_child" if parents else "TKS001.misplaced"
        expected = self._expected(closed)
        self._report(what, span, keyword=part.keyword.word, parents=tuple(parents), **expected)

    def _report_stray(self, part: Stray) -> None:
        if not self.levels:
            self.levels.append(_Level(None, {part.indent}))
        if not self.after_stray:
            closed = len(self.levels) - 1 - self._natural_level(part)
            words = " ".join(self.text[part.start : part.end].split())
            word = words.partition(":")[0] if part.heading else words
            what = "TKS001.unknown" if part.heading else "TKS001.stray"
            self._report(what, Span(part.start, part.end), words=_short(word), **self._expected(closed))
        self.after_stray = True

    def _expected(self, closed: int) -> dict[str, Argument]:
        """The keywords that may stand here, in the order of the grammar (the first ones of many), and an example."""
        names = self._accepted(closed)
        words = [keyword.word for keyword in self.language.keywords.values() if keyword.terminal in names]
        opener = self.levels[len(self.levels) - 1 - closed].opener
        example = _EXAMPLES.get(opener.keyword.terminal if opener else "", "Lanjut ke: selesai")
        return {"allowed": tuple(words if len(words) <= _MANY else [*words[:_MANY], "…"]), "example": example}

    def _report_guess(self, part: Statement, guess: Guess) -> None:
        span = Span(part.start, part.written_end)
        written = self.text[part.start : part.written_end]
        if guess.has_colon:
            fix = Fix((Edit(span, guess.word),), safe=guess.sure)
            found = finding("TKS002.misspelt", span, fix=fix, written=written, word=guess.word)
        else:
            end = part.written_end
            if part.keyword.has_head:
                end += len(self.text[end : part.first_end].rstrip().rpartition(" ")[0])
            fix = Fix((Edit(Span(end, end), ":"),), safe=not part.keyword.has_head)
            example = _EXAMPLES.get(part.keyword.terminal, "Lanjut ke: selesai")
            found = finding("TKS002.no_colon", span, fix=fix, word=guess.word, example=example)
        self.diagnostics.append(found)

    def _report_head(self, part: Statement, position: int, colon: int) -> None:
        found = self.text[position:colon].strip()
        what = (
            "TKS001.no_executor"
            if not found
            else "TKS001.head"
            if part.keyword.terminal in _NAMED
            else "TKS001.head_text"
        )
        start, end = (position, colon) if found else (part.start, colon)
        self._report(what, Span(start, max(end, start + 1)), keyword=part.keyword.word, found=_short(found))

    def _report_text(self, part: Statement, position: int) -> None:
        self._report("TKS001.no_text", Span(position, part.end), keyword=part.keyword.word)

    def _report_no_value(self, part: Statement) -> None:
        span = Span(part.start, part.end)
        hint = _EMPTY[part.keyword.terminal]
        self.diagnostics.append(finding("TKS001.no_value", span, hint=hint, keyword=part.keyword.word))


def _short(words: str) -> str:
    return words if len(words) <= 40 else words[:39] + "…"
