"""The statements of a document in the order of the sheet, each with its comments."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

import attrs

from sopdsl.syntax.build import declared
from sopdsl.syntax.build_procedure import SYMBOLS, assignment_of, build_executors, name_of
from sopdsl.syntax.comments import Comments, comment_lines
from sopdsl.syntax.fields import Field
from sopdsl.syntax.formatter_lines import value_lines
from sopdsl.syntax.formatter_values import DIVIDED, Passage, passages_of
from sopdsl.syntax.language import language
from sopdsl.syntax.printer_rows import short_list, symbol_words
from sopdsl.syntax.printer_text import STEP, WIDTH, markup
from sopdsl.syntax.scope import Scope
from sopdsl.syntax.texts import simple_text
from sopdsl.values import Value

_ROWS = ("LANGKAH", "KELOMPOK", "SERENTAK", "PROSEDUR")
_EXTRAS = ("TUJUAN", "RUANG_LINGKUP", "DEFINISI", "FORMULIR", "RISIKO")
_Section = tuple[str | tuple[str, ...], ...]
_HEAD: tuple[_Section, ...] = (
    ("BAHASA", "SOP"),
    (
        *("STATUS", "JENIS", "INSTANSI", "ALAMAT", "LOGO", "NOMOR"),
        *("TANGGAL_PEMBUATAN", "TANGGAL_REVISI", "TANGGAL_EFEKTIF", "DISAHKAN"),
    ),
    ("DASAR_HUKUM", "KUALIFIKASI", "KETERKAITAN", "PERALATAN", "PERINGATAN", "PENCATATAN", _EXTRAS),
    ("ASUMSI_WAKTU", "JUMLAH_WAKTU", "BATAS_WAKTU"),
    ("PELAKSANA",),
    (_ROWS,),
    ("CATATAN",),
)
_ORDER: dict[str, tuple[_Section, ...]] = {
    "": _HEAD,
    "DISAHKAN": (("JABATAN", "NAMA", "PANGKAT", "NIP"),),
    "PROSEDUR": (("PELAKSANA",), ("JUMLAH_WAKTU", "BATAS_WAKTU"), (_ROWS,), ("CATATAN",)),
    "KELOMPOK": ((_ROWS,),),
    "SERENTAK": ((_ROWS,),),
    "LANGKAH": (
        ("KELENGKAPAN", "WAKTU", "OUTPUT", "SOP", "KETERANGAN", "SYARAT", "MENUNGGU", tuple(SYMBOLS), "LANJUT_KE"),
    ),
    **dict.fromkeys(SYMBOLS, (("SOP", "MENUNGGU", "JIKA", "LANJUT_KE"),)),
}
"""The sections of the file and of the block below each keyword; kinds in a tuple inside keep the author's order."""

_PLACES = {
    parent: {
        kind: (number, place)
        for number, section in enumerate(sections)
        for place, kinds in enumerate(section)
        for kind in ((kinds,) if isinstance(kinds, str) else kinds)
    }
    for parent, sections in _ORDER.items()
}
_SPACED = ("", "PROSEDUR", "KELOMPOK", "SERENTAK")
"""The blocks that have a blank line before each section and each row."""


@attrs.frozen
class Writer(Value):
    """Writes the statements of one text. `warned` are the places, in order, of findings that its lines must keep."""

    comments: Comments
    warned: list[int]

    def file(self, fields: Sequence[Field], scope: Scope) -> str:
        """The whole text, ending in a line end."""
        head = {field.kind: field for field in fields}
        scope = declared(tuple(fields), build_executors(head, scope) or (), scope)
        lines = [*self._block(fields, "", 0, scope), "", *comment_lines(self.comments.last, 0)]
        kept = [line for line, before in zip(lines, ["", *lines], strict=False) if line or before]
        return "\n".join(kept).rstrip("\n") + "\n"

    def _block(
        self, fields: Iterable[Field], parent: str, depth: int, scope: Scope, excused: bool = False
    ) -> Iterator[str]:
        places = _PLACES[parent]
        section = None
        for field in sorted(fields, key=lambda field: places[field.kind]):
            if parent in _SPACED and (field.kind in _ROWS or places[field.kind][0] != section):
                yield ""
            section = places[field.kind][0]
            yield from self._statement(field, depth, scope, excused)

    def _statement(self, field: Field, depth: int, scope: Scope, excused: bool) -> Iterator[str]:
        start = field.place.start
        before = self.comments.before.get(start, ())
        yield from comment_lines(before, depth)
        excused = excused or any(comment.excuses for comment in before)
        yield from self._own_lines(field, depth, scope, excused)
        if field.kind in _ORDER:
            with_fields = excused and field.kind not in _SPACED
            yield from self._block(field.below, field.kind, depth + STEP, _inner(field, scope), with_fields)
        if start in self.comments.below:
            yield from [""] * (field.kind in _SPACED)
            yield from (" " * (depth + STEP) + comment.text for comment in self.comments.below[start])
        if field.kind == "SOP" and depth == 0:
            yield from comment_lines(self.comments.about_file, 0)

    def _own_lines(self, field: Field, depth: int, scope: Scope, excused: bool) -> list[str]:
        """The statement without what stands below it. An `excused` date or time is not spelt otherwise."""
        opening = " " * depth + _keyword(field, scope) + ":"
        comments = self.comments.inside.get(field.place.start, ())
        passages = passages_of(field, scope, spell=not excused)
        end = field.start + len(field.value)
        warned = self.warned[bisect_left(self.warned, field.start) : bisect_left(self.warned, end)]
        if field.kind in DIVIDED and not comments and not warned:
            passages = _shortened(passages, WIDTH - len(opening) - 1)
        margin = depth + STEP * (2 if field.kind in _ORDER else 1)
        return value_lines(opening, passages, margin, comments, warned)


def _inner(field: Field, scope: Scope) -> Scope:
    """What is declared inside a statement: a procedure may have executors of its own."""
    executors = build_executors({each.kind: each for each in field.below}, scope) if field.kind == "PROSEDUR" else None
    return scope if executors is None else scope.with_executors(executors)


def _keyword(field: Field, scope: Scope) -> str:
    """The canonical keyword, with what stands between it and its colon."""
    terminal = field.kind if field.kind == "SOP" else field.keyword.type
    word = language().keywords[terminal].word
    label = field.head.get("LABEL")
    if label is None:
        return word + symbol_words(name_of(field), assignment_of(field, scope))
    words = markup(simple_text(label.text, 0).lead) if field.kind == "JIKA" else " ".join(label.text.split())
    return f"{word} {words}".rstrip(" ")


def _shortened(items: list[Passage], room: int) -> list[Passage]:
    """The items as one line where they are that simple and short."""
    contents = [item.content for item in items if item.level == 1 and not isinstance(item.content, str)]
    line = short_list(contents, room) if len(contents) == len(items) else ""
    return [Passage(0, [piece for item in items for piece in item.pieces], line)] if line else items
