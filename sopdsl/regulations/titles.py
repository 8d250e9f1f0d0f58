"""Titles of regulations, compared as a reader would: slips, capitals, short forms and cut ends do not count."""

from __future__ import annotations

import re
from functools import lru_cache

from sopdsl.regulations.abbreviations import BODIES

_SHORT_FORMS = {
    "pns": "pegawai negeri sipil",
    "asn": "aparatur sipil negara",
    "apbn": "anggaran pendapatan belanja negara",
    "apbd": "anggaran pendapatan belanja daerah",
    "sop": "standar operasional prosedur",
    "spm": "standar pelayanan minimal",
    "sakip": "sistem akuntabilitas kinerja instansi pemerintah",
    "spip": "sistem pengendalian intern pemerintah",
    "spbe": "sistem pemerintahan berbasis elektronik",
    "pbj": "pengadaan barang jasa",
    "bmd": "barang milik daerah",
    "bmn": "barang milik negara",
    "pppk": "pegawai pemerintah perjanjian kerja",
    "pemda": "pemerintah daerah",
    "uu": "undang undang",
    "pp": "peraturan pemerintah",
    "ri": "",
    **{short: re.sub(r"\W+", " ", name.casefold()) for short, name in BODIES.items()},
}
_SMALL = frozenset((
    "dan", "atau", "di", "ke", "dari", "dalam", "pada", "untuk", "yang", "atas", "tentang", "terhadap", "dengan",
    "serta", "nomor", "no", "tahun", "republik", "indonesia",
))  # fmt: skip
_BRACKETS = re.compile(r"\([^()]*\)")
_WORD = re.compile(r"\w+")
_MOST_WORDS = 100
"""No title has more; comparing one without end would cost without end."""

SAME = 0.75
"""The similarity from which two titles count as the same."""


@lru_cache(maxsize=1024)
def title_words(title: str) -> tuple[str, ...]:
    """The words of a title that matter, in small letters, short forms written out."""
    words = _WORD.findall(_BRACKETS.sub(" ", title).casefold())[:_MOST_WORDS]
    return tuple(part for word in words for part in _SHORT_FORMS.get(word, word).split() if part not in _SMALL)


def similarity(first: str, second: str) -> float:
    """From 0, no word in common, to 1, all words."""
    words, others = title_words(first), title_words(second)
    if not words or not others:
        return 0.0
    left = list(others)
    common = 0
    for word in words:
        near = next((other for other in left if _near(word, other)), None)
        if near is not None:
            left.remove(near)
            common += 1
    return 2 * common / (len(words) + len(others))


@lru_cache(maxsize=1024)
def same_title(first: str, second: str) -> bool:
    """Whether two titles are one, though perhaps misspelt, shortened or cut short.

    Remembered, for several rules ask, and an office cites the same regulations again and again.
    """
    return similarity(first, second) >= SAME or _cut(title_words(first), title_words(second))


def _cut(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    shorter = min(len(first), len(second))
    return shorter >= 3 and all(map(_near, first[:shorter], second[:shorter]))


def _near(word: str, other: str) -> bool:
    """Whether two words are the same but for a slip: a letter in four."""
    if word == other:
        return True
    longer = max(len(word), len(other))
    if longer < 4 or word.isdigit() or other.isdigit() or abs(len(word) - len(other)) > longer // 4:
        return False
    from sopdsl.syntax.spelling import distance  # only words that differ need it

    return distance(word, other, longer // 4) <= longer // 4
