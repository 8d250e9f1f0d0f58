"""Did you mean: keywords that are misspelt, that have lost their colon, or that go by another name in an office."""

from __future__ import annotations

import re
from typing import NamedTuple

from sopdsl.syntax.language import Keyword, Language

_COLON = re.compile(r":(?=\s|$)")
_WORD = re.compile(r"[^\s:]+")
_FLOW = re.compile(r"(Lanjut +ke|Menunggu|Jika)(?= )")
_BY = re.compile(r" +oleh ", re.IGNORECASE)
_LONGEST = 40

_OTHER_NAMES = {
    "kegiatan": "LANGKAH",
    "aktivitas": "LANGKAH",
    "uraian": "LANGKAH",
    "uraian kegiatan": "LANGKAH",
    "tahap": "LANGKAH",
    "tahapan": "LANGKAH",
    "persyaratan": "KELENGKAPAN",
    "input": "KELENGKAPAN",
    "durasi": "WAKTU",
    "hasil": "OUTPUT",
    "keluaran": "OUTPUT",
    "ket": "KETERANGAN",
    "ket.": "KETERANGAN",
    "pertanyaan": "KEPUTUSAN",
    "bagian": "PROSEDUR",
    "mengingat": "DASAR_HUKUM",
}
"""What offices call a thing that this language calls otherwise."""


class Guess(NamedTuple):
    """What a line seems to mean: a keyword, the stretch of text that stands for it, and whether its colon is there."""

    keyword: Keyword
    written_end: int
    word: str
    has_colon: bool
    sure: bool = True


def guess_keyword(text: str, start: int, end: int, language: Language) -> Guess | None:
    """The keyword that the line from `start` (its first character that is no space) to `end` probably means."""
    colon = _COLON.search(text, start, end)
    if colon is not None:
        return _misspelt(text, start, colon.start(), language)
    flow = _FLOW.match(text, start, end)
    if flow is None:
        return None
    keyword = next(each for each in language.keywords.values() if each.word == re.sub(" +", " ", flow.group(1)))
    return Guess(keyword, flow.end(), keyword.word, has_colon=False)


def _misspelt(text: str, start: int, colon: int, language: Language) -> Guess | None:
    if colon - start <= _LONGEST:
        written = " ".join(text[start:colon].split()).lower()
        other = _OTHER_NAMES.get(written)
        if other is not None:
            keyword = language.keywords[other]
            return Guess(keyword, start + len(text[start:colon].rstrip()), keyword.word, True, sure=False)
        best = _nearest(written, language, headed=False)
        if best is not None:
            return Guess(best[0], start + len(text[start:colon].rstrip()), best[1], has_colon=True)
    word = _WORD.match(text, start, colon)
    if word is None or len(word.group()) > _LONGEST:
        return None
    other = _OTHER_NAMES.get(word.group().lower())
    if other is not None and language.keywords[other].has_head and _BY.match(text, word.end(), colon):
        return Guess(language.keywords[other], word.end(), language.keywords[other].word, True, sure=False)
    best = _nearest(word.group().lower(), language, headed=True)
    return None if best is None else Guess(best[0], word.end(), best[1], has_colon=True)


def _nearest(written: str, language: Language, headed: bool) -> tuple[Keyword, str] | None:
    """The keyword (with a head or without) with the nearest spelling, if it is near enough to be meant."""
    best: tuple[int, Keyword, str] | None = None
    for keyword in language.keywords.values():
        if keyword.has_head != headed:
            continue
        for spelling in keyword.spellings:
            allowed = _allowed(spelling)
            if abs(len(spelling) - len(written)) > allowed:
                continue
            steps = distance(written, spelling.lower())
            if steps <= allowed and (best is None or steps < best[0]):
                best = (steps, keyword, spelling)
    return None if best is None else best[1:]


def _allowed(spelling: str) -> int:
    return 1 if len(spelling) <= 5 else 2 if len(spelling) <= 9 else 3


def distance(first: str, second: str) -> int:
    """How many letters must be put in, left out, changed or swapped with their neighbour."""
    before: list[int] = []
    last = list(range(len(second) + 1))
    for row, letter in enumerate(first, 1):
        now = [row]
        for column, other in enumerate(second, 1):
            cost = min(last[column] + 1, now[-1] + 1, last[column - 1] + (letter != other))
            if row > 1 and column > 1 and letter == second[column - 2] and first[row - 2] == other:
                cost = min(cost, before[column - 2] + 1)
            now.append(cost)
        before, last = last, now
    return last[-1]
