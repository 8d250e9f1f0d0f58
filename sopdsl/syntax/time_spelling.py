"""How a Waktu should be written: units spelt out in lower case, one space after the number.

Nearly all are written so. Only the others need the regular expressions, which take long to compile.
"""

from __future__ import annotations

import re

import attrs

from sopdsl.model import Run, Text
from sopdsl.syntax.durations import read_duration

_UNITS = ("detik", "menit", "jam", "hari", "kerja", "kalender", "efektif", "minggu", "pekan", "bulan", "tahun")
_SLIPS = {
    **dict.fromkeys(("minit", "mnt", "mnit", "menti", "minute", "menitt"), "menit"),
    **dict.fromkeys(("jm", "jamm"), "jam"),
    **dict.fromkeys(("hr", "hri", "harri"), "hari"),
    **dict.fromkeys(("mgg", "mggu", "minngu", "mingu"), "minggu"),
    **dict.fromkeys(("bln", "buln", "bulam"), "bulan"),
    **dict.fromkeys(("thn", "th"), "tahun"),
    **dict.fromkeys(("dtk", "detk"), "detik"),
}
_UNIT = "|".join(sorted((*_UNITS, *_SLIPS), key=len, reverse=True))
_NEARLY = ("detik", "menit", "minggu", "bulan", "tahun")
"""Units that are long enough to be known by all letters but one."""
_AMOUNT = rf"(?i)(?P<number>\d)[ \t]*(?P<unit>{_UNIT}|[a-z]{{4,8}})(?![^\W\d_])(?=(?P<next>\d)?)"
_CLOSED = rf"(?i)\b({'|'.join(_UNITS)})\s*[.;,]+\s*$"
"""A mark at the end, as in the lists of word processors: `10 menit.`"""
_CAPITAL = rf"(?i)(?<!\w)(?:{'|'.join(_UNITS)})(?!\w)"


def corrected(text: str) -> str:
    """The same time with its slips mended: `30menit`, `5 minit`, `2 jm`, `10 menit.`"""
    return text if _usual(text) else re.sub(_CLOSED, r"\1", re.sub(_AMOUNT, _mended, text))


def lowered(text: str) -> str:
    """The same time with its units in lower case: `10 Menit`, `3 Hari Kerja`. Parentheses are left alone."""
    if _usual(text):
        return text
    time, parenthesis, remark = text.partition("(")
    return re.sub(_CAPITAL, lambda found: found[0].lower(), time) + parenthesis + remark


def spelled_time(text: Text) -> Text:
    """The text of a time that is understood, in its usual spelling; any other text as it is."""
    if text.items or len(text.lead) != 1 or not isinstance(text.lead[0], Run):
        return text
    run = text.lead[0]
    spelt = lowered(corrected(run.text))
    if spelt == run.text:
        return text
    better = attrs.evolve(text, lead=(attrs.evolve(run, text=spelt),))
    before, after = read_duration(text), read_duration(better)
    return better if before.low and attrs.evolve(after, text=text) == before else text


def _usual(text: str) -> bool:
    """Whether a time is only numbers and units, each of them spelt and spaced as it should be."""
    return all(word in _UNITS or word.isdecimal() for word in text.split(" "))


def _mended(found: re.Match[str]) -> str:
    written = found["unit"].lower()
    unit = _SLIPS.get(written, found["unit"])
    if written not in _UNITS and written not in _SLIPS:
        from sopdsl.syntax.spelling import distance

        near = [each for each in _NEARLY if distance(written, each, 1) <= 1]
        if not near:
            return found[0]
        unit = near[0]
    return f"{found['number']} {unit}{' ' if found['next'] else ''}"
