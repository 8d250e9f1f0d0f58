"""The form of a kegiatan's first word, and its active form where that is sure. Pure functions of words."""

from __future__ import annotations

from enum import Enum
from functools import lru_cache

from sopdsl.checks.lkh.lexicon import lexicon
from sopdsl.checks.lkh.prefixes import roots_of_nominal, with_me

_VOWELS = "aeiou"
_NASALS = {"m": f"{_VOWELS}bfpv", "n": f"{_VOWELS}cdjstz", "ng": f"{_VOWELS}ghk", "ny": _VOWELS}
_WITHOUT_NASAL = dict.fromkeys("lrwy", _VOWELS)
_ME = tuple(f"me{first}{next}" for first, after in (_NASALS | _WITHOUT_NASAL).items() for next in after)
"""How verbs in me- begin: the prefix, its nasal, and the letter behind it."""
_ACTIVE = ("ber", *(f"me{nasal}-" for nasal in (*_NASALS, "nge")))
_PASSIVE = ("di", "di-")
_SHORTEST = 5
_SHORTEST_NOMINAL = 7
_TYPED_LESS = 6
"""A me- word that breaks the rules of me- is a verb with a slip (Mebuat, Mekirimkan) only from this length on."""


class Form(Enum):
    """What a word is, as far as its form shows."""

    ACTIVE = "aktif"
    PASSIVE = "pasif"
    NOMINAL = "kata benda pe-…-an"
    OTHER = "lain"


@lru_cache(maxsize=4096)
def form_of(word: str) -> Form:
    """The form of one word, in any case."""
    word = word.casefold().strip("-")
    words = lexicon()
    if word in words.bare_verbs or word in words.be_verbs or _has_active_prefix(word):
        return Form.ACTIVE
    if is_passive(word):
        return Form.PASSIVE
    if len(word) >= _SHORTEST_NOMINAL and word.startswith("pe") and word.endswith("an") and _has_only_letters(word):
        return Form.NOMINAL
    return Form.OTHER


def _has_active_prefix(word: str) -> bool:
    if len(word) < _SHORTEST or word.endswith("nya") or word in lexicon().no_verbs:
        return False
    return word.startswith(_ME) or _has_prefix(word, _ACTIVE) or _is_slip_of_verb(word)


def _has_prefix(word: str, prefixes: tuple[str, ...]) -> bool:
    """Whether a word begins with one of the prefixes and three letters more."""
    rests = (word.removeprefix(prefix)[:3] for prefix in prefixes if word.startswith(prefix))
    return any(len(rest) == 3 and _has_only_letters(rest) for rest in rests)


def _has_only_letters(word: str) -> bool:
    return word.isascii() and word.isalpha()


def _is_slip_of_verb(word: str) -> bool:
    """Whether a word is a verb whose me- was joined to its root wrongly: Mebuat, Menkirim, Mesosialisasikan."""
    if not word.startswith("me") or len(word) < _TYPED_LESS:
        return False
    rests = [word[length:] for length in (2, 3, 4)]
    return any(_is_stem(rest) for rest in rests)


def _is_stem(word: str) -> bool:
    words = lexicon()
    word = word.removeprefix("per")
    roots = (word, word.removesuffix("kan"), word.removesuffix("i"))
    return word in words.borrowed or any(words.suffix_of(root) is not None for root in roots)


def is_passive(word: str) -> bool:
    """Whether a word in lower case is a verb in di-."""
    return _has_prefix(word, _PASSIVE) and word not in lexicon().no_passives


@lru_cache(maxsize=4096)
def is_action(word: str) -> bool:
    """Whether a word is surely a verb with me- or di- (not ber-, which often describes; not a bare root)."""
    word = word.casefold()
    active = len(word) >= _SHORTEST and word not in lexicon().no_verbs and word.startswith(_ME)
    return active or is_passive(word)


def active_form(word: str, following: str = "") -> str | None:
    """The active form of a word that has another form, in lower case; None where it is not sure.

    `following` is the next word of the text: `Tanda tangan` is one verb in two words.
    """
    word = word.casefold()
    words = lexicon()
    pair = words.pairs.get(f"{word} {following.casefold()}")
    if pair is not None:
        return pair
    if word in words.borrowed:
        return words.borrowed[word]
    if is_passive(word):
        return _from_passive(word)
    return _from_nominal(word) or _from_imperative(word)


def _from_passive(word: str) -> str | None:
    stem = word[2:].lstrip("-")
    words = lexicon()
    if stem in words.borrowed:
        return words.borrowed[stem]
    sure = _is_stem(stem) or stem.endswith(("kan", "i")) or stem in words.special or stem.startswith("per")
    return with_me(stem.replace("-", "")) if sure else None


def _from_nominal(word: str) -> str | None:
    words = lexicon()
    if word in words.nominals:
        return words.nominals[word]
    for root in roots_of_nominal(word):
        suffix = words.suffix_of(root)
        if suffix is not None:
            return with_me(root + suffix)
        if root in words.borrowed:
            return words.borrowed[root]
    return None


def _from_imperative(word: str) -> str | None:
    words = lexicon()
    if word in words.imperatives:
        return with_me(word + (words.suffix_of(word) or ""))
    for suffix in ("kan", "i"):
        root = word.removesuffix(suffix)
        if root != word and words.suffix_of(root) is not None:
            return with_me(word)
    return None


def noun_of(verb: str) -> str | None:
    """The noun in pe-…-an of an active verb (`menyusun` → `penyusunan`), for titles; None where it is not sure."""
    verb = verb.casefold()
    loan = next((noun for noun, active in lexicon().borrowed.items() if active == verb and noun.endswith("si")), None)
    if loan is not None:
        return loan
    stems = [verb.removesuffix(suffix) for suffix in ("", "kan", "i") if verb.endswith(suffix)]
    for stem in stems if verb.startswith("me") else ():
        noun = f"pe{stem[2:]}an"
        if _from_nominal(noun) == verb:
            return noun
    return None
