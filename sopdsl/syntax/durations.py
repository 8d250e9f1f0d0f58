"""Times as a Waktu says them: durations, ranges, bounds, times per unit. No word is ever read as zero."""

from __future__ import annotations

import re
from fractions import Fraction

from sopdsl.model import Amount, Bound, Duration, DurationKind, Text, Unit, plain

_UNITS = {
    "detik": Unit.SECOND,
    "menit": Unit.MINUTE,
    "minit": Unit.MINUTE,
    "jam": Unit.HOUR,
    "hari": Unit.DAY,
    "hari kalender": Unit.CALENDAR_DAY,
    "minggu": Unit.WEEK,
    "pekan": Unit.WEEK,
    "bulan": Unit.MONTH,
    "tahun": Unit.YEAR,
}
_ONES = ("satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan")
_BOUNDS = {
    Bound.AT_MOST: r"maks\.|maks|maksimal|maksimum|paling lambat|paling lama|paling banyak|selambat-lambatnya"
    r"|selama-lamanya|≤|<=",
    Bound.AT_LEAST: r"min\.|min|minimal|minimum|paling cepat|paling sedikit|sekurang-kurangnya|≥|>=",
    Bound.ABOUT: r"±|\+/-|sekitar|kira-kira|kurang lebih|lebih kurang",
}
_PERIODS = "harian|mingguan|bulanan|triwulan|triwulanan|semester|semesteran|tahunan"
_NUMBER = r"\d+(?:[.,]\d+)?|setengah|sepuluh|sebelas|(?:%s)(?: belas| puluh(?: (?:%s))?)?" % (("|".join(_ONES),) * 2)
_UNIT = r"(?:detik|menit|minit|jam(?: kerja)?|hari(?: kalender| kerja| efektif)?|minggu|pekan|bulan|tahun)(?![^\W_])"
_AMOUNT = rf"(?:(?:{_NUMBER})(?: ?[x×] ?(?:{_NUMBER}))? ?|se){_UNIT}"
_AMOUNTS = rf"{_AMOUNT}(?:(?: ?\+ ?| ?, ?| dan | ){_AMOUNT})*"
_TO = r"(?: ?[-–—] ?| ?s\.d\.? ?| ?s/d ?| sd | sampai dengan | sampai | hingga )"

_TIME = re.compile(
    rf"(?:(?P<bound>{'|'.join(_BOUNDS.values())}) ?)?"
    rf"(?:(?P<low>{_AMOUNTS}|{_NUMBER}){_TO}(?P<high>{_AMOUNTS})|(?P<exact>{_AMOUNTS}))"
    rf"(?: ?/ ?(?P<per>\S.*)| (?:per|setiap|tiap) (?P<each>\S.*))?"
)
_PARTS = re.compile(rf"(?:(?P<number>{_NUMBER})(?: ?[x×] ?(?P<times>{_NUMBER}))? ?|se)(?P<unit>{_UNIT})")
_REMARK = re.compile(r"(?<=\S) ?\([^()]*\)$")
_SPELT_OUT = re.compile(r"(?<=\d) ?\([a-z ]+\)(?= )")
_PERIODIC = re.compile(
    rf"(?:(?:per|setiap|tiap|sekali|1) )?(?:{_PERIODS})|(?:per|setiap|tiap) (?:hari|minggu|bulan|tahun)"
)


def read_duration(text: Text) -> Duration:
    """What the text of a Waktu means; the text itself is kept for the sheet."""
    words = " ".join(plain(text).split()).lower()
    words = _SPELT_OUT.sub("", _REMARK.sub("", words))
    found = _TIME.fullmatch(words)
    if found is None:
        return Duration(_wordy_kind(words), text, span=text.span)
    low = read_amounts(found["exact"] or found["high"])
    kind, high = DurationKind.DURATION, low
    if found["high"]:
        kind, low = DurationKind.RANGE, _low_end(found["low"], high)
    per = found["per"] or found["each"]
    return Duration(kind, text, low, high, _bound(found["bound"]), per, text.span)


def read_amounts(words: str) -> tuple[Amount, ...]:
    """The amounts of `1 jam 30 menit` (lower case, single spaces); none where it is no time."""
    if not re.fullmatch(_AMOUNTS, words):
        return ()
    return tuple(Amount(_value(each), _UNITS[_plain_unit(each["unit"])]) for each in _PARTS.finditer(words))


def read_number(words: str) -> Fraction:
    """A number in digits (`1,5`, `1.000`) or in words (`dua puluh lima`)."""
    if words[0].isdigit():
        whole, _, rest = words.replace(",", ".").partition(".")
        return Fraction(whole + rest) if "." in words and len(rest) == 3 else Fraction(f"{whole}.{rest or 0}")
    if words == "setengah":
        return Fraction(1, 2)
    if words in ("sepuluh", "sebelas"):
        return Fraction(10 if words == "sepuluh" else 11)
    first, *rest_words = words.split()
    value = _ONES.index(first) + 1
    if rest_words[:1] == ["belas"]:
        value += 10
    elif rest_words[:1] == ["puluh"]:
        value = value * 10 + (_ONES.index(rest_words[1]) + 1 if rest_words[1:] else 0)
    return Fraction(value)


def _value(part: re.Match[str]) -> Fraction:
    if part["number"] is None:
        return Fraction(1)
    return read_number(part["number"]) * (read_number(part["times"]) if part["times"] else 1)


def _plain_unit(words: str) -> str:
    return words if words == "hari kalender" else words.partition(" ")[0]


def _low_end(words: str, high: tuple[Amount, ...]) -> tuple[Amount, ...]:
    """The low end of a range; a bare number is counted in the unit of the high end."""
    return read_amounts(words) or (Amount(read_number(words), high[0].unit),)


def _bound(words: str | None) -> Bound | None:
    if words is None:
        return None
    return next(bound for bound, forms in _BOUNDS.items() if re.fullmatch(forms, words))


def _wordy_kind(words: str) -> DurationKind:
    if words == "seketika":
        return DurationKind.IMMEDIATE
    return DurationKind.PERIODIC if _PERIODIC.fullmatch(words) else DurationKind.UNMEASURED
