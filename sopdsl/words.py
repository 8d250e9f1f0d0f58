"""How names are compared, and how numbers and enumerations are written."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from fractions import Fraction


@lru_cache(maxsize=1024)
def key(text: str) -> str:
    """What two names, labels or titles have in common when they count as the same.

    Remembered, for a document says its keywords and executors again and again.
    """
    return " ".join(text.split()).casefold()


def says_nothing(text: str) -> bool:
    """Whether a text is empty or only a dash, also one of the longer ones that word processors make of it."""
    return not text.strip(" \t\n-\u2013\u2014")


def enumeration(things: Iterable[object]) -> str:
    """`a`, `a dan b`, `a, b dan c`; nothing for nothing."""
    words = [str(thing) for thing in things]
    return " dan ".join(filter(None, [", ".join(words[:-1]), *words[-1:]]))


def number_words(number: Fraction) -> str:
    """A number with a decimal comma (`1,5`), as a fraction where it has no end (`1/3`)."""
    digits, denominator = 0, number.denominator
    while denominator != 1 and digits < 12:
        digits, denominator = digits + 1, (number * 10 ** (digits + 1)).denominator
    if denominator != 1:
        return str(number)
    text = f"{int(number * 10**digits):0{digits + 1}d}"
    return f"{text[:-digits]},{text[-digits:]}" if digits else text


def exact(number: Fraction) -> int | str:
    """A number for other programs, without loss: an integer, or a text `numerator/denominator`."""
    return int(number) if number.denominator == 1 else str(number)
