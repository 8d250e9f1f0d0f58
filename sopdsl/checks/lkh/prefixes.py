"""The prefixes me- and pe-: how they change the beginning of a root (Tata Bahasa Baku Bahasa Indonesia)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sopdsl.checks.lkh.lexicon import lexicon

_VOWEL = "aeiou"
_MELTING = {"k": "ng", "p": "m", "s": "ny", "t": "n"}
"""Consonants that disappear before a vowel, and the nasal that stands for them."""
_NASALS = (("ng", "aeioughk"), ("m", "bfpv"), ("n", "cdjstz"))
_RESTORED = {"ng": ("", "k"), "ny": ("s",), "m": ("", "p", "m"), "n": ("", "t", "n")}
_PE = r"pe(ng|ny|m|n)?(.+)an$"


def with_me(stem: str) -> str:
    """The active form of a stem that has its suffix already: `kirim` → `mengirim`, `setujui` → `menyetujui`."""
    words = lexicon()
    if stem in words.special:
        return words.special[stem]
    root = stem.removesuffix("kan") if len(stem) > 5 else stem
    if root in words.monosyllables:
        return f"menge{stem}"
    if stem.startswith("per") and not stem.startswith(words.unprefixed_per):
        return f"mem{stem}"
    first = stem[0]
    if first in _MELTING and stem[1:2] in tuple(_VOWEL):
        return f"me{_MELTING[first]}{stem[1:]}"
    return f"me{next((nasal for nasal, letters in _NASALS if first in letters), '')}{stem}"


def roots_of_nominal(word: str) -> Iterator[str]:
    """What may be the root of a noun in pe-…-an: `irim` and `kirim` for `pengiriman`."""
    found = re.match(_PE, word)
    if found is None:
        return
    nasal, rest = found[1], found[2]
    for restored in _RESTORED.get(nasal or "", ("",)):
        yield restored + rest
    if nasal == "ng" and rest.startswith("e"):
        yield rest[1:]
    if nasal:
        yield word[2:-2]
