"""The order of the SOPs in a book: by Nomor SOP as people count, then by title; those without a number come last."""

from __future__ import annotations

import re

from sopdsl.model import Sop, plain

_FIGURES = re.compile(r"(\d+)")


def place_of(sop: Sop) -> tuple[bool, list[tuple[int, str]], list[tuple[int, str]]]:
    """The key to sort by."""
    number = sop.identity.number.text.strip() if sop.identity.number is not None else ""
    unnumbered = not any(letter.isdigit() for letter in number)
    return unnumbered, _natural(number), _natural(plain(sop.title))


def _natural(text: str) -> list[tuple[int, str]]:
    """Figures as numbers, all else as words: 9 comes before 10."""
    parts = _FIGURES.split(text.casefold())
    return [(int(part), "") if place % 2 else (-1, part) for place, part in enumerate(parts)]
