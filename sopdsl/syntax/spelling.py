"""Did you mean: keywords that are misspelt, lack their colon or the space after it, or go by another name."""

from __future__ import annotations

import re
from typing import NamedTuple

from sopdsl.syntax.language import Keyword, Language

_COLON = re.compile(r":(?=\s|$)")
_WORD = re.compile(r"[^\s:]+")
_FLOW = re.compile(r"(Lanjut +ke|Menunggu|Jika)(?= )")
_TITLE = re.compile(r"(?:(?:Nama|Judul) +)?SOP(?= +\S)", re.IGNORECASE)
_EXECUTORS = re.compile(r"Pelaksana(?=$| [^;]+;| +\S+(?: +\S+){,2}$)", re.IGNORECASE)
_PROCEDURE = re.compile(r"((?i:Prosedur))(?:$| +(?:[A-Z]|[IVX]+|\d+)(?!\S)|(?= +[A-Z]))")
_GROUP = re.compile(r"(?i:Kelompok)(?= +(?!(?:[A-Z]|[IVX]+) *:)[A-Z])")
_BY = re.compile(r" +oleh ", re.IGNORECASE)
_LONGEST = 40

_OTHER_NAMES = {
    "kegiatan": "LANGKAH",
    "aktivitas": "LANGKAH",
    "uraian": "LANGKAH",
    "uraian kegiatan": "LANGKAH",
    "tahap": "LANGKAH",
    "tahapan": "LANGKAH",
    **dict.fromkeys(
        ("persyaratan", "input", "persyaratan/perlengkapan", "persyaratan/kelengkapan", "kelengkapan/persyaratan"),
        "KELENGKAPAN",
    ),
    **dict.fromkeys(("durasi", "jangka waktu", "lama", "wkt"), "WAKTU"),
    **dict.fromkeys(("hasil", "keluaran", "luaran", "produk"), "OUTPUT"),
    "ket": "KETERANGAN",
    "ket.": "KETERANGAN",
    "pertanyaan": "KEPUTUSAN",
    "bagian": "PROSEDUR",
    **dict.fromkeys(("opd", "perangkat daerah", "unit"), "INSTANSI"),
    **dict.fromkeys(("tanggal dibuat", "tgl. dibuat", "tanggal penyusunan"), "TANGGAL_PEMBUATAN"),
    **dict.fromkeys(("revisi", "tanggal perbaikan"), "TANGGAL_REVISI"),
    **dict.fromkeys(("tanggal berlaku", "tanggal ditetapkan", "tanggal penetapan"), "TANGGAL_EFEKTIF"),
    **dict.fromkeys(("mengingat", "landasan hukum"), "DASAR_HUKUM"),
    "kualifikasi": "KUALIFIKASI",
    "sop terkait": "KETERKAITAN",
    **dict.fromkeys(("alat dan bahan", "peralatan dan bahan"), "PERALATAN"),
    "perhatian": "PERINGATAN",
    "kategori": "JENIS",
}
"""What offices call a thing that this language calls otherwise."""


class Guess(NamedTuple):
    """What a line seems to mean: a keyword, what is written for it, and where its colon is missing.

    `tight`: the colon is there, but no space after it.
    """

    keyword: Keyword
    written_end: int
    word: str
    colon: int | None = None
    sure: bool = True
    tight: bool = False


def guess_keyword(text: str, start: int, end: int, language: Language, first: bool = False) -> Guess | None:
    """The keyword that the line from `start` (its first character that is no space) to `end` probably means.

    `first`: it is the first of the document, where the title stands.
    """
    tight = _without_space(text, start, end, language)
    if tight is not None:
        return tight
    group = _GROUP.match(text, start, end)
    if group is not None:  # also where a colon ends the heading; but `Kelompok Kerja` may begin any text
        keyword = language.keywords["KELOMPOK"]
        return Guess(keyword, group.end(), keyword.word, group.end(), sure=False)
    colon = _COLON.search(text, start, end)
    if colon is not None:
        return _misspelt(text, start, colon.start(), language)
    return _without_colon(text, start, end, language, first)


def _without_space(text: str, start: int, end: int, language: Language) -> Guess | None:
    """A keyword right before a colon that no space follows, or a branch up to such a colon."""
    colon = text.find(":", start, end)
    if colon < 0 or colon + 1 == end or text[colon + 1].isspace():
        return None
    found = language.statement(text[start:colon] + ":", 0, colon + 1 - start)
    if found is None:
        return None
    keyword, length = found
    if keyword.terminal != "JIKA" and text[start + length : colon].strip():
        return None
    return Guess(keyword, start + length, keyword.word, colon, tight=True)


def _without_colon(text: str, start: int, end: int, language: Language, first: bool) -> Guess | None:
    """A way of the flow, what all that follows hangs on (title, executors, procedure), or a keyword by itself."""
    flow = _FLOW.match(text, start, end)
    if flow is not None:
        keyword = next(each for each in language.keywords.values() if each.word == re.sub(" +", " ", flow.group(1)))
        label = text[flow.end() : end].rstrip().rpartition(" ")[0] if keyword.has_head else ""
        return Guess(keyword, flow.end(), keyword.word, flow.end() + len(label), sure=not keyword.has_head)
    title = _TITLE.match(text, start, end) if first else None
    if title is not None:
        return Guess(language.keywords["SOP"], title.end(), "SOP", title.end())
    executors = _EXECUTORS.match(text, start, end)
    if executors is not None:
        return Guess(language.keywords["PELAKSANA"], executors.end(), "Pelaksana", executors.end())
    procedure = _PROCEDURE.match(text, start, end)
    if procedure is not None:
        return Guess(language.keywords["PROSEDUR"], procedure.end(1), "Prosedur", procedure.end())
    found = language.statement(text[start:end] + ":", 0, end + 1 - start) if end - start <= _LONGEST else None
    if found is not None and found[1] == end - start and not found[0].has_head and found[0].terminal != "SOP":
        return Guess(found[0], end, found[0].word, end)
    return None


def _misspelt(text: str, start: int, colon: int, language: Language) -> Guess | None:
    if colon - start <= _LONGEST:
        written = " ".join(text[start:colon].split()).lower()
        other = _OTHER_NAMES.get(written)
        if other is not None:
            keyword = language.keywords[other]
            return Guess(keyword, start + len(text[start:colon].rstrip()), keyword.word, sure=False)
        best = _nearest(written, language, headed=False)
        if best is not None:
            whole = len(written.split()) <= len(best[1].split())  # else the fix would leave a word out
            return Guess(best[0], start + len(text[start:colon].rstrip()), best[1], sure=whole)
    word = _WORD.match(text, start, colon)
    if word is None or len(word.group()) > _LONGEST:
        return None
    other = _OTHER_NAMES.get(word.group().lower())
    if other is not None and language.keywords[other].has_head and _BY.match(text, word.end(), colon):
        return Guess(language.keywords[other], word.end(), language.keywords[other].word, sure=False)
    best = _nearest(word.group().lower(), language, headed=True)
    return None if best is None else Guess(best[0], word.end(), best[1])


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
            steps = distance(written, spelling.lower(), allowed)
            if steps <= allowed and (best is None or steps < best[0]):
                best = (steps, keyword, spelling)
    return None if best is None else best[1:]


def _allowed(spelling: str) -> int:
    return 1 if len(spelling) <= 5 else 2 if len(spelling) <= 9 else 3


def distance(first: str, second: str, most: int | None = None) -> int:
    """How many letters must be put in, left out, changed or swapped with their neighbour.

    Beyond `most`, any larger number will do.
    """
    first, second = _differing(first, second)
    if most is not None and abs(len(first) - len(second)) > most:
        return most + 1
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
        if most is not None and min(before) > most < min(last):
            break
    return last[-1]


def _differing(first: str, second: str) -> tuple[str, str]:
    """Two words without the letters with which both begin and both end."""
    shorter = min(len(first), len(second))
    start = next((place for place in range(shorter) if first[place] != second[place]), shorter)
    rest = shorter - start
    end = next((place for place in range(rest) if first[-1 - place] != second[-1 - place]), rest)
    return first[start : len(first) - end], second[start : len(second) - end]
