"""The pattern of an agency's SOP numbers, as an official writes it: `000.8.3.3/{urut}/{unit}/{tahun}`.

Everything stands for itself, except the parts in braces. Case and spaces make no difference.
"""

from __future__ import annotations

import re

PARTS = {
    "urut": r"\d{1,6}",
    "unit": r"[\w.&-]+",
    "tahun": r"(?:19|20)\d\d",
    "bulan": r"(?:0?[1-9]|1[0-2]|XI{0,2}|I{1,3}|IV|VI{0,3}|IX)",
    "kode": r"[\d.]*\d",
    "apa-saja": r".+",
}
"""The parts in braces: a serial number, a unit, a year, a month (05 or V), a code of digits and dots, anything."""

_PART = r"\{([^{}]*)\}"


def unknown_parts(pattern: str) -> tuple[str, ...]:
    """The names in braces that are no part."""
    return tuple(name for name in re.findall(_PART, pattern) if name not in PARTS)


def matches(pattern: str, number: str) -> bool:
    """Whether a number has the form of a pattern without unknown parts."""
    pieces = re.split(_PART, "".join(pattern.split()))
    expression = "".join(PARTS[piece] if index % 2 else re.escape(piece) for index, piece in enumerate(pieces))
    return re.fullmatch(expression, "".join(number.split()), re.IGNORECASE) is not None


def example(pattern: str) -> str:
    """A number of that form, with dots for what only its author can know: any serial number may be taken."""
    parts = {"urut": "…", "unit": "UNIT", "tahun": "2025", "bulan": "05", "kode": "000.8.3.3", "apa-saja": "…"}
    return re.sub(_PART, lambda found: parts[found[1]], pattern)
