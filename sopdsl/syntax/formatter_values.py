"""The values of statements, as the formatter writes them: which lines belong together, and what they say."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from sopdsl.model import Inline, Text
from sopdsl.syntax.assumptions import assumption_of, assumption_words
from sopdsl.syntax.build_identity import date_of, unmarked
from sopdsl.syntax.build_procedure import build_executors, is_same
from sopdsl.syntax.dates import spelled_date
from sopdsl.syntax.fields import Field
from sopdsl.syntax.inlines import read_inlines
from sopdsl.syntax.language import language
from sopdsl.syntax.printer_rows import executor_words, target_words
from sopdsl.syntax.printer_text import reads_as_text
from sopdsl.syntax.scope import Scope
from sopdsl.syntax.targets import read_names, read_targets
from sopdsl.syntax.texts import Piece, pieces_of, read_entries
from sopdsl.syntax.time_spelling import spelled_time
from sopdsl.words import enumeration

DIVIDED = ("KELENGKAPAN", "OUTPUT")
"""Where `;` on a single line divides items."""

_SHARED = (*DIVIDED, "WAKTU", "KETERANGAN")
_TIMES = ("WAKTU", "JUMLAH_WAKTU", "BATAS_WAKTU")
_ITEM = "- "
_DATES = ("TANGGAL_PEMBUATAN", "TANGGAL_REVISI", "TANGGAL_EFEKTIF")


class Passage(NamedTuple):
    """Lines of a value that belong together: what stands behind the keyword (level 0), an item (1), one below it (2).

    `pieces` are the lines as written, `content` is what they say: inline parts, or words that are not wrapped. `mark`
    begins an item. `kept`: these very lines must be written, since other ones would say something else.
    """

    level: int
    pieces: list[Piece]
    content: tuple[Inline, ...] | str
    mark: str = ""
    kept: bool = False


def passages_of(field: Field, scope: Scope, spell: bool) -> list[Passage]:
    """The value of a statement. `spell`: dates and times get their usual spelling."""
    pieces = pieces_of(field.value, field.start)
    if field.kind == "PELAKSANA":
        return _executors(field, scope)
    if field.kind == "INSTANSI":
        return [_letterhead_line(piece) for piece in pieces]
    if field.kind in _TIMES or language().keywords[field.keyword.type].free_text:
        return _text(field, pieces, scope, spell)
    return [Passage(0, pieces, _words(field, pieces, scope, spell))] if pieces else []


def _executors(field: Field, scope: Scope) -> list[Passage]:
    passages = []
    for executor in build_executors({field.kind: field}, scope) or ():
        start, end = executor.span.start, executor.span.end
        pieces = pieces_of(field.value[start - field.start : end - field.start], start)
        passages.append(Passage(1, pieces, executor_words(executor), _ITEM))
    return passages


def _letterhead_line(piece: Piece) -> Passage:
    """A line without its mark, below the keyword; as written where it would then look like something else."""
    line = _joined([unmarked(piece)])
    if reads_as_text(line):
        return Passage(1, [piece], line)
    return Passage(1 if piece.indent else 0, [piece], _joined([piece]))


def _text(field: Field, pieces: list[Piece], scope: Scope, spell: bool) -> list[Passage]:
    if field.kind in _SHARED and is_same(field):
        return [Passage(0, pieces, "idem")]
    lead, items = read_entries(field.value, pieces, scope.problems, divide=field.kind in DIVIDED)
    content = read_inlines(lead)
    if field.kind in _TIMES and spell and not items:
        content = spelled_time(Text(content)).lead
    undivided = field.kind in DIVIDED and not items and any(";" in piece.text for piece in lead)
    passages = [Passage(0, lead, content, kept=undivided)] if lead else []
    for item in items:
        passages.append(Passage(1, item.pieces, read_inlines(item.pieces), _ITEM))
        passages += [Passage(2, each.pieces, read_inlines(each.pieces), _ITEM) for each in item.below]
    return passages


def _words(field: Field, pieces: list[Piece], scope: Scope, spell: bool) -> str:
    if field.kind in _DATES:
        date = date_of(field)
        return spelled_date(date) if date and spell else _joined(pieces)
    return _WORDS[field.kind](field, scope) if field.kind in _WORDS else _joined(pieces)


def _joined(pieces: list[Piece]) -> str:
    return " ".join(" ".join(piece.text.split()) for piece in pieces)


def _kinds(field: Field, _: Scope) -> str:
    return ", ".join(field.value.replace(",", " ").replace(";", " ").split())


def _status(field: Field, _: Scope) -> str:
    return field.value.strip().lower()


def _assumption(field: Field, scope: Scope) -> str:
    assumption = assumption_of(field, scope.problems)
    return assumption_words(assumption) if assumption else ""


def _targets(field: Field, scope: Scope) -> str:
    return target_words(read_targets(field.value, field.start, scope) or ()) or "-"


def _names(field: Field, scope: Scope) -> str:
    return enumeration([name.text for name in read_names(field.value, field.start, scope)])


_WORDS: dict[str, Callable[[Field, Scope], str]] = {
    "ASUMSI_WAKTU": _assumption,
    "JENIS": _kinds,
    "JIKA": _targets,
    "LANJUT_KE": _targets,
    "MENUNGGU": _names,
    "STATUS": _status,
}
"""The values that are not simply their words."""
