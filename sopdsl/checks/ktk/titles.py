"""The titles of SOPs as others write them: what is the same title, and what is probably a slip."""

from __future__ import annotations

import re

from sopdsl.words import key

_BEGINNINGS = ("sop", "standar", "prosedur")
_SOP = (
    r"(?i)(?:sop(?:[\s-]+ap)?|(?:standar(?:d)? operasional prosedur|prosedur operasional standar)"
    r"(?: administrasi pemerintahan)?)(?:\s+tentang)?(?:\s*:\s*|\s+)(?=\S)"
)
"""The word SOP before a title, which begins with one of `_BEGINNINGS`."""
_MARKS = " \t\n.,;:\"'“”‘’«»`"
_REMARK = r"\s*\([^()]*\)$"
NEXT_TITLE = r"(?:[;,]|\s+dan\s|\s+serta\s)+\s*(?=SOP\s+\S)"
"""What stands between two titles in one text: `SOP Surat Masuk; SOP Surat Keluar`."""


def without_sop(title: str) -> tuple[str, bool]:
    """A title without marks around it and the word SOP before it, and whether that word was there."""
    words = " ".join(title.split()).strip(_MARKS)
    found = re.match(_SOP, words) if words.casefold().startswith(_BEGINNINGS) else None
    return (words[found.end() :].strip(_MARKS), True) if found else (words, False)


def title_key(title: str) -> str:
    """What two titles have in common when they are the same."""
    return key(without_sop(title)[0])


def link_keys(title: str) -> tuple[str, ...]:
    """The keys by which a link is looked up: its title, then the title without a remark in parentheses at its end."""
    shorter = re.sub(_REMARK, "", title)
    return (title_key(title),) if shorter in ("", title) else (title_key(title), title_key(shorter))
