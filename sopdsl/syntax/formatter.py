"""The formatter: the same document in its canonical form, with all its comments, and the proof that it is the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

import attrs

from sopdsl.diagnostics import Diagnostic, Severity
from sopdsl.source import Source, Span
from sopdsl.syntax import parse
from sopdsl.syntax.build_procedure import ROWS, SYMBOLS
from sopdsl.syntax.comments import Comments, read_comments, set_off
from sopdsl.syntax.fields import kind_of
from sopdsl.syntax.formatter_statements import Writer
from sopdsl.syntax.language import language
from sopdsl.syntax.meaning import same_meaning
from sopdsl.syntax.reading import Reading, read
from sopdsl.syntax.scope import Scope
from sopdsl.syntax.statements import Statement, Stray
from sopdsl.values import Value

_IN_ROWS = {*ROWS, "KELENGKAPAN", "WAKTU", "OUTPUT", "KETERANGAN", "SYARAT", "MENUNGGU", "LANJUT_KE", "JIKA"}


class NotTheSame(Exception):
    """The formatted text does not say the same as the text before: a fault of the formatter, never of the author."""


@attrs.frozen
class Formatted(Value):
    """What became of a text. `text` is None where `errors` stand in the way."""

    text: str | None
    errors: tuple[Diagnostic, ...] = ()


def format(source: Source) -> Formatted:
    """Write a document in its canonical form: keywords, order of the sheet, indentation, lines, dates and times.

    A text with errors is not formatted. Comments stay with their statements, suppressions excuse what they excused.
    Raises `NotTheSame` where the result would say anything else than the text, or would change when formatted again.
    """
    before = _Draft.of(source.text)
    if any(map(_is_error, before.reading.problems)):
        return Formatted(None, tuple(filter(_is_error, parse(source).diagnostics)))
    text = before.written()
    if text != source.text:
        _prove(before, _Draft.of(text))
    return Formatted(text)


@attrs.frozen
class _Draft(Value):
    """A text as it was read, and to which of its statements its comments belong."""

    text: str
    reading: Reading
    comments: Comments

    @classmethod
    def of(cls, text: str) -> _Draft:
        reading = read(text)
        excusing = {each.span.start for each in reading.sop.suppressions if each.covers != Span(0, len(text))}
        return cls(text, reading, read_comments(text, reading.lines, excusing))

    def written(self) -> str:
        """The text in its canonical form."""
        warned = sorted(each.span.start for each in self.reading.problems if each.code == "TKS008")
        return Writer(self.comments, warned).file(self.reading.fields, Scope(language(), []))


def _is_error(finding: Diagnostic) -> bool:
    return finding.severity is Severity.ERROR


def _prove(before: _Draft, after: _Draft) -> None:
    """Raise `NotTheSame` unless both say the same and have the same comments at the same statements."""
    if any(map(_is_error, after.reading.problems)):
        raise NotTheSame("the result has errors")
    if not same_meaning(after.reading.sop, before.reading.sop):
        raise NotTheSame("the meaning has changed")
    if _owners(after) != _owners(before):
        raise NotTheSame("a comment has gone or moved")
    if after.written() != after.text:
        raise NotTheSame("formatting again would change it")


def _owners(draft: _Draft) -> dict[tuple[object, ...], list[str]]:
    """The comments in order, by where they stand: before, in or below a keyword, and of what (`_places`).

    Those that a blank line sets off belong to their row only, in any order.
    """
    if not draft.reading.lines.comments:
        return {}
    comments = draft.comments
    owners: dict[tuple[object, ...], list[str]] = defaultdict(list)
    owners["last",] = [comment.text for comment in comments.last]
    owners["alone", 0] = [comment.text for comment in comments.about_file]
    for part, row, symbol in _places(draft.reading.lines.parts):
        of = kind_of(part.keyword.terminal), row, symbol
        alone, attached = set_off(comments.before.get(part.start, []))
        owners["alone", row] += [comment.text for comment in alone]
        owners["before", *of] += [comment.text for comment in attached]
        owners["in", *of] += [comment.text for comment in comments.inside.get(part.start, ())]
        owners["below", *of] += [comment.text for comment in comments.below.get(part.start, ())]
    return {key: sorted(texts) if "alone" in key else texts for key, texts in owners.items() if texts}


def _places(parts: Sequence[Statement | Stray]) -> Iterator[tuple[Statement, int, int]]:
    """Each statement with the number of its row in the document, and in the row of the symbol below which it stands.

    A field of a procedure is told from the same one of the head by the procedure's number, below zero.
    """
    row = procedure = symbol = symbol_indent = 0
    of_procedures = language().keywords["PROSEDUR"].children
    for part in parts:
        if not isinstance(part, Statement):
            continue
        keyword = kind_of(part.keyword.terminal)
        if keyword == "PROSEDUR":
            procedure, symbol = procedure - 1, 0
        elif keyword in ROWS:
            row, symbol = row + 1, 0
        elif keyword in SYMBOLS:
            symbol, symbol_indent = symbol + 1, part.indent
        inside = keyword in of_procedures and part.indent > parts[0].indent
        own_row = row if keyword in _IN_ROWS else procedure if inside else 0
        yield part, own_row, symbol if symbol and part.indent > symbol_indent else 0
