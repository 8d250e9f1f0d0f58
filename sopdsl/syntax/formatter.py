"""The formatter: the same document in its canonical form, with all its comments, and the proof that it is the same."""

from __future__ import annotations

from collections import defaultdict

import attrs

from sopdsl.diagnostics import Diagnostic, Severity
from sopdsl.source import Source, Span
from sopdsl.syntax import Parsed, parse
from sopdsl.syntax.characters import without_forbidden
from sopdsl.syntax.comments import Comments, read_comments, set_off
from sopdsl.syntax.fields import Field, fields_of, kind_of
from sopdsl.syntax.formatter_statements import Writer
from sopdsl.syntax.language import language
from sopdsl.syntax.lines import Lines, Statement, read_lines
from sopdsl.syntax.meaning import meaning
from sopdsl.syntax.scope import Scope
from sopdsl.syntax.structure import read_structure

_ROWS = {"LANGKAH", "KELOMPOK", "SERENTAK"}
_IN_ROWS = {*_ROWS, "KELENGKAPAN", "WAKTU", "OUTPUT", "KETERANGAN", "SYARAT", "MENUNGGU", "LANJUT_KE", "JIKA"}


class NotTheSame(Exception):
    """The formatted text does not say the same as the text before: a fault of the formatter, never of the author."""


@attrs.frozen
class Formatted:
    """What became of a text. `text` is None where `errors` stand in the way."""

    text: str | None
    errors: tuple[Diagnostic, ...] = ()


def format(source: Source) -> Formatted:
    """Write a document in its canonical form: keywords, order of the sheet, indentation, lines, dates and times.

    A text with errors is not formatted. Comments stay with their statements, suppressions excuse what they excused.
    Raises `NotTheSame` where the result would say anything else than the text, or would change when formatted again.
    """
    before = _read(source)
    errors = _errors(before.parsed)
    if errors:
        return Formatted(None, errors)
    text = _written(before)
    _prove(before, _read(Source(source.path, text)))
    return Formatted(text)


@attrs.frozen
class _Reading:
    """A text as it was read: its model, its lines, its statements, and to which of these its comments belong."""

    parsed: Parsed
    lines: Lines
    fields: tuple[Field, ...]
    comments: Comments


def _read(source: Source) -> _Reading:
    parsed = parse(source)
    text, _ = without_forbidden(source.text)
    lines = read_lines(text, language())
    tree, _ = read_structure(lines, language())
    whole = Span(0, len(text))
    excusing = {each.span.start for each in parsed.sop.suppressions if each.covers != whole}
    return _Reading(parsed, lines, fields_of(tree), read_comments(source.text, lines, excusing))


def _errors(parsed: Parsed) -> tuple[Diagnostic, ...]:
    return tuple(each for each in parsed.diagnostics if each.severity is Severity.ERROR)


def _written(reading: _Reading) -> str:
    warned = [each.span.start for each in reading.parsed.diagnostics if each.code == "TKS008"]
    return Writer(reading.comments, warned).file(reading.fields, Scope(language(), []))


def _prove(before: _Reading, after: _Reading) -> None:
    """Raise `NotTheSame` unless both say the same and have the same comments at the same statements."""
    if _errors(after.parsed):
        raise NotTheSame("the result has errors")
    if meaning(after.parsed.sop) != meaning(before.parsed.sop):
        raise NotTheSame("the meaning has changed")
    if _owners(after) != _owners(before):
        raise NotTheSame("a comment has gone or moved")
    if _written(after) != after.parsed.source.text:
        raise NotTheSame("formatting again would change it")


def _owners(reading: _Reading) -> dict[tuple[str, str, int], list[str]]:
    """The comments in order, by where they stand: before, in or below a keyword, and of which row of the document.

    Those that a blank line sets off belong to their row only, in any order.
    """
    comments = reading.comments
    owners: dict[tuple[str, str, int], list[str]] = defaultdict(list)
    owners["last", "", 0] = [comment.text for comment in comments.last]
    owners["alone", "", 0] = [comment.text for comment in comments.about_file]
    row = 0
    for part in reading.lines.parts:
        if not isinstance(part, Statement):
            continue
        keyword = kind_of(part.keyword.terminal)
        row += keyword in _ROWS
        own_row = row if keyword in _IN_ROWS else 0
        alone, attached = set_off(comments.before.get(part.start, []))
        owners["alone", "", own_row] += [comment.text for comment in alone]
        owners["before", keyword, own_row] += [comment.text for comment in attached]
        owners["in", keyword, own_row] += [comment.text for comment in comments.inside.get(part.start, ())]
        owners["below", keyword, own_row] += [comment.text for comment in comments.below.get(part.start, ())]
    return {key: sorted(texts) if "alone" in key else texts for key, texts in owners.items() if texts}
