"""What is wrong with the structure of a document, said with what may stand there and an example."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from sopdsl.diagnostics import Argument, Diagnostic, Edit, Fix, message
from sopdsl.source import Span
from sopdsl.syntax.findings import finding
from sopdsl.syntax.language import Keyword, Language
from sopdsl.syntax.statements import Statement, Stray

if TYPE_CHECKING:
    from sopdsl.syntax.spelling import Guess

ROWS = ("LANGKAH", "KELOMPOK", "SERENTAK", "PROSEDUR")
_NAMED = {"LANGKAH", "PROSES", "KEPUTUSAN", "MULAI", "SELESAI"}
_FLOW = {"JIKA", "LANJUT_KE", "MENUNGGU"}
_MANY = 10
_WHAT = ("kegiatan", "aktivitas", "uraian", "uraian kegiatan")
_WHO = ("oleh", "pelaku", "petugas", "penanggung jawab")
_NUMBER = r"\d+[.)]?"
_LABELLED = r"(.*\S)[ \t]+([A-Za-z]|[IVX]+|\d{1,2})"
_COLON = r":(?=\s|$)"
_TIGHT_COLON = r":(?=\S)"
_OTHER_COLON = r"[ \t]*[：﹕∶][ \t]*"
"""Signs that look like a colon; some keyboards and word processors write them."""
_TABLE_ROW = r"\|.*\||[^\t]*\t[^\t]*\t"
"""A row of a table that was pasted as it was: between strokes or tabs."""
_NEVER_SUGGESTED = {"BAHASA", "NAMA_SOP", "TANGGAL_PENGESAHAN"}
_EXAMPLES_OF = {
    "LANGKAH": "Langkah oleh Staf: Menerima surat",
    "KEPUTUSAN": "Keputusan: Lengkap?",
    "JIKA": "Jika Ya: lanjut",
    "MENUNGGU": "Menunggu: periksa",
    "LANJUT_KE": "Lanjut ke: selesai",
    "WAKTU": "Waktu: 10 menit",
    "SOP": "SOP: Penyusunan Laporan Kinerja",
    "PELAKSANA": "Pelaksana: Staf; Sekretaris; Kepala Dinas",
    "PROSEDUR": "Prosedur B: Pengiriman",
}
_EXAMPLES_IN = {
    "": "Nomor: 01/SOP/2025",
    "DISAHKAN": "Jabatan: Kepala Dinas",
    "PROSEDUR": "Langkah oleh Staf: Menerima surat",
    "KELOMPOK": "Langkah oleh Staf: Menerima surat",
    "SERENTAK": "Langkah oleh Staf: Menerima surat",
    "LANGKAH": "Waktu: 10 menit",
    "KEPUTUSAN": "Jika Ya: lanjut",
}
"""What may stand below a keyword (nothing: in the head)."""
_EMPTY = {
    "LANGKAH": "TKS001.no_value_LANGKAH",
    "KELOMPOK": "TKS001.no_value_KELOMPOK",
    "LANJUT_KE": "TKS001.no_value_LANJUT_KE",
    "MENUNGGU": "TKS001.no_value_MENUNGGU",
    "JIKA": "TKS001.no_value_JIKA",
}
"""The remedies for a keyword whose text is missing."""


def expected(
    language: Language, names: Iterable[str], opener: Statement | None, after_rows: bool
) -> dict[str, Argument]:
    """Which of the keywords `names` may stand below `opener` (None: in the file), likely ones first, and an example."""
    inside = opener is not None
    others = [name for name in language.keywords if name != "SOP"]
    likely = [*ROWS, *others] if after_rows and not inside else [*others, "SOP"]
    allowed = [name for name in dict.fromkeys(likely) if name in set(names) - _NEVER_SUGGESTED]
    words = [language.keywords[name].word for name in allowed if inside or name != "SOP"]
    place = opener.keyword.terminal if opener else "PROSEDUR" if after_rows else ""
    example = _EXAMPLES_IN.get(place, _EXAMPLES_OF["LANJUT_KE"])
    return {"allowed": tuple(words if len(words) <= _MANY else [*words[:_MANY], "…"]), "example": example}


def wrong_depth(key: str, part: Statement, opener: Statement | None, column: int) -> Diagnostic:
    """A statement stands too deep, not deep enough, or out of line (`key`) in the block below `opener`."""
    above = opener.keyword.word if opener else ""
    return finding(key, _keyword_span(part), keyword=part.keyword.word, above=above, found=part.indent, expected=column)


def moved(found: Diagnostic, fix: Fix | None, others: int) -> Diagnostic:
    """A finding about a wrong depth, with the fix that moves its line and as many others that stand wrong likewise."""
    hint = found.hint
    if hint is not None and others:
        hint = message("TKS001.depth_of_several", **dict(hint.arguments), others=others)
    return found._replace(fix=fix, hint=hint)


def misplaced(
    part: Statement, opener: Statement | None, language: Language, may_stand: dict[str, Argument]
) -> Diagnostic:
    """A statement has no place in the block below `opener` (None: in the file)."""
    word = part.keyword.word
    in_step = opener is not None and opener.keyword.terminal in _NAMED
    if part.keyword.terminal == "PELAKSANA" and in_step:
        return finding("TKS001.executor_in_step", _keyword_span(part), keyword=word, example=_EXAMPLES_OF["LANGKAH"])
    if part.keyword.terminal == "CATATAN" and in_step:
        return finding("TKS001.misplaced", _keyword_span(part), hint="TKS001.note_in_step_hint", keyword=word)
    parents = [each for each in language.keywords.values() if part.keyword.terminal in each.children]
    if parents and [each.terminal for each in parents] != ["PROSEDUR"]:
        words = tuple(each.word for each in parents)
        example = _EXAMPLES_OF.get(parents[0].terminal, f"{words[0]}: …")
        return finding("TKS001.misplaced_child", _keyword_span(part), keyword=word, parents=words, example=example)
    return finding("TKS001.misplaced", _keyword_span(part), keyword=word, **may_stand)  # type: ignore[arg-type]


def stray(part: Stray, text: str, may_stand: dict[str, Argument]) -> Diagnostic:
    """A line is neither a statement nor text, or begins with a keyword that has no colon."""
    span = Span(part.start, part.end)
    words = " ".join(text[part.start : part.end].split())
    if part.bare:
        keyword, end = part.bare
        example = _EXAMPLES_OF.get(keyword.terminal, f"{keyword.word}: …")
        other = re.compile(_OTHER_COLON).search(text, end, part.end)
        if other and (keyword.has_head or other.start() == end):
            fix = Fix((Edit(Span(*other.span()), ": "),))
            return finding("TKS002.other_colon", Span(part.start, other.end()), fix=fix, example=example)
        tight = re.compile(_TIGHT_COLON).search(text, end, part.end)
        colon = re.compile(_COLON).search(text, end, part.end)
        if colon and not keyword.has_head:
            before = Span(part.start, part.start + len(text[part.start : colon.start()].rstrip()))
            return _labelled(keyword, before, text) or _longer(before, text, keyword.word, example)
        if tight:
            return _without_space(Span(part.start, end), tight.end(), keyword.word, example)
        return finding("TKS001.no_colon", Span(part.start, end), keyword=keyword.word, example=example)
    if part.numbered:
        return finding("TKS001.numbered", span, words=_short(words))
    if part.heading:
        words = words.partition(":")[0]
        if words.lower() in _WHAT:
            return finding("TKS001.activity_field", span, keyword=words, example=_EXAMPLES_OF["LANGKAH"])
        if words.lower() in _WHO:
            return finding("TKS001.executor_in_step", span, keyword=words, example=_EXAMPLES_OF["LANGKAH"])
    if re.match(_TABLE_ROW, text[part.start : part.end]):
        return finding("TKS001.table_row", span, words=_short(words))
    key = "TKS001.unknown" if part.heading else "TKS001.stray"
    arguments: dict[str, Argument] = {"words": _short(words), **may_stand}
    return finding(key, span, **arguments)  # type: ignore[arg-type]


def guessed(part: Statement, guess: Guess, text: str) -> Diagnostic:
    """A keyword was misspelt, or written without its colon or the space after it."""
    span = _keyword_span(part)
    example = _EXAMPLES_OF.get(part.keyword.terminal, f"{part.keyword.word}: …")
    if guess.colon is not None and guess.tight:
        return _without_space(span, guess.colon + 1, guess.word, example)
    if guess.colon is None:
        labelled = _labelled(part.keyword, span, text)
        if labelled is not None:
            return labelled
        fix = Fix((Edit(span, guess.word),), safe=guess.sure)
        written = text[part.start : part.written_end]
        return finding("TKS002.misspelt", span, fix=fix, written=written, word=guess.word)
    edits = [Edit(Span(guess.colon, guess.colon), ":")]
    if text[part.first_end - 1] == ":":
        edits.append(Edit(Span(part.first_end - 1, part.first_end), ""))
    fix = Fix(tuple(edits), safe=guess.sure)
    hint = "TKS002.no_colon_hint" if part.keyword.terminal in _FLOW else "TKS002.no_colon_value"
    return finding("TKS002.no_colon", span, fix=fix, hint=hint, word=guess.word, example=example)


def _labelled(keyword: Keyword, span: Span, text: str) -> Diagnostic | None:
    """A letter or number stands between a keyword and its colon, where it is the beginning of the text."""
    found = re.compile(_LABELLED).fullmatch(text, span.start, span.end)
    if found is None or not keyword.free_text or " ".join(found[1].split()).casefold() != keyword.word.casefold():
        return None
    word, label, written = keyword.word, found[2], " ".join(found[0].split())
    fix = Fix((Edit(Span(span.start, text.index(":", span.end) + 1), f"{word}: {label}."),), safe=False)
    return finding("TKS002.misspelt", span, hint="TKS002.label_hint", fix=fix, written=written, word=word, label=label)


def _longer(span: Span, text: str, word: str, example: str) -> Diagnostic:
    """Before the colon stands more than a keyword."""
    written = " ".join(text[span.start : span.end].split())
    fix = Fix((Edit(span, word),), safe=False)
    return finding("TKS001.longer_keyword", span, fix=fix, written=written, word=word, example=example)


def _without_space(span: Span, place: int, word: str, example: str) -> Diagnostic:
    """No space follows the colon of a keyword; it belongs at `place`."""
    fix = Fix((Edit(Span(place, place), " "),))
    return finding("TKS002.tight", span, fix=fix, word=word, example=example)


def wrong_head(part: Statement, text: str, start: int, end: int) -> Diagnostic:
    """What stands from `start` to `end`, before the colon, may not stand there; or nothing does after `oleh`."""
    words = text[start:end].strip()
    keyword = part.keyword.word
    if not words:
        return finding("TKS001.no_executor", Span(part.start, end), keyword=keyword)
    if part.keyword.terminal not in _NAMED:
        return finding("TKS001.head_text", Span(start, end), keyword=keyword, found=_short(words))
    before = Span(part.written_end, end)
    if re.fullmatch(_NUMBER, words):
        fix = Fix((Edit(before, "" if text.startswith(":", end) else " "),))
        return finding("TKS001.head_number", Span(start, end), fix=fix, keyword=keyword, found=_short(words))
    if text.startswith(":", end):
        fix = Fix((Edit(Span(part.written_end, part.written_end), " oleh"),), safe=False)
        who = _short(text[before.start : before.end].strip())
        return finding(
            "TKS001.head_without_by", Span(start, end), fix=fix, keyword=keyword, found=_short(words), who=who
        )
    return finding("TKS001.head", Span(start, end), keyword=keyword, found=_short(words))


def needless_text(part: Statement, start: int) -> Diagnostic:
    """A text stands where none may."""
    return finding("TKS001.no_text", Span(start, part.end), keyword=part.keyword.word)


def missing_text(part: Statement) -> Diagnostic:
    """A keyword whose text must be there has none."""
    hint = _EMPTY[part.keyword.terminal]
    return finding("TKS001.no_value", Span(part.start, part.end), hint=hint, keyword=part.keyword.word)


def _keyword_span(part: Statement) -> Span:
    return Span(part.start, part.written_end)


def _short(words: str) -> str:
    return words if len(words) <= 40 else words[:39] + "…"
