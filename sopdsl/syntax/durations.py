"""Times as a Waktu says them: durations, ranges, bounds, times per unit. No word is ever read as zero.

Nearly all are a number and a unit. Only the others need the regular expressions, which take long to compile.
"""

import re
from fractions import Fraction
from functools import lru_cache

from sopdsl.model import Amount, Bound, Duration, DurationKind, Text, Unit, plain

_UNITS = {
    "detik": Unit.SECOND,
    "menit": Unit.MINUTE,
    "minit": Unit.MINUTE,
    "jam": Unit.HOUR,
    "jam kerja": Unit.HOUR,
    "hari": Unit.DAY,
    "hari kerja": Unit.DAY,
    "hari efektif": Unit.DAY,
    "hari kalender": Unit.CALENDAR_DAY,
    "minggu": Unit.WEEK,
    "pekan": Unit.WEEK,
    "bulan": Unit.MONTH,
    "tahun": Unit.YEAR,
}
_ONES = ("satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan")
_SIGNS = {"½": "1/2", "¼": "1/4", "¾": "3/4"}
_BOUNDS = {
    Bound.AT_MOST: r"ma(?:ks|x)(?:imal|imum|\.)?|paling (?:lambat|lama|banyak)|selambat-lambatnya|selama-lamanya"
    r"|(?:tidak lebih|kurang) dari|s\.d\.?|s/d|≤|<=?",
    Bound.AT_LEAST: r"min(?:imal|imum|\.)?|paling (?:cepat|sedikit)|sekurang-kurangnya|tidak kurang dari|≥|>=?",
    Bound.ABOUT: r"±|\+/-|sekitar|kira-kira|kurang lebih|lebih kurang",
}
_BOUND = rf"(?:({')|('.join(_BOUNDS.values())}))(?![^\W\d_]) ?"
_DIGIT = "|".join(_ONES)
_MOST_DIGITS = 12
"""No time has more; a number without end would cost without end."""
_DIGITS = rf"\d{{1,{_MOST_DIGITS}}}"
_FRACTION = rf"(?:{_DIGITS} )?[1-9]/[2-9]|(?:{_DIGITS})?[½¼¾]"
NUMBER = rf"{_DIGITS}(?:[.,]{_DIGITS})?"
"""A number as an expression, in digits."""
_NUMBER = rf"{_FRACTION}|{NUMBER}|setengah|sepuluh|sebelas|(?:{_DIGIT})(?: belas| puluh(?: (?:{_DIGIT}))?)?"
_AMOUNT = (
    rf"(?:(?P<number>{_NUMBER})(?: ?[x×] ?(?P<times>{_NUMBER}))? ?|se)"
    rf"(?P<unit>{'|'.join(sorted(_UNITS, key=len, reverse=True))})(?!-?[^\W\d_])"
)
_BARE = rf"(?:{_NUMBER})(?![^\W\d_])"
_AND = r" ?\+ ?| ?, ?| dan | "
_TO = r" ?[-–—] ?| ?s\.d\.? ?| ?s/d ?| sd | sampai dengan | sampai | hingga "
_PER = r"(?: ?/ ?| (?:per|setiap|tiap) )(\S.*)"
_REMARK = r"(?<=\S) ?(?:\([^()]*\)|\*{1,3}\)?)$"
"""A remark in parentheses, or the mark of a note below the table: `10 menit *)`."""
_SPELT_OUT = r"(?<=\d) ?\([a-z ]+\)(?= )"
_PERIODIC = (
    r"(?:(?:per|setiap|tiap|sekali|1) )?(?:harian|mingguan|bulanan|triwulan(?:an)?|semester(?:an)?|tahunan)"
    r"|(?:per|setiap|tiap) (?:hari|minggu|bulan|tahun)|(?:\d{1,2} |se)(?:hari|minggu|bulan|tahun) sekali"
)


def read_duration(text: Text) -> Duration:
    """What the text of a Waktu means; the text itself is kept for the sheet."""
    meaning = _meaning(" ".join(plain(text).split()).lower())
    return Duration(meaning.kind, text, meaning.low, meaning.high, meaning.bound, meaning.per, text.span)


@lru_cache(maxsize=1024)
def _meaning(words: str) -> Duration:
    """What words say, without their text: offices write the same few times again and again."""
    number, _, unit = words.partition(" ")
    if unit in _UNITS and number.isdecimal() and len(number) <= _MOST_DIGITS:
        amounts = (Amount(read_number(number), _UNITS[unit]),)
        return Duration(DurationKind.DURATION, Text(), amounts, amounts)
    return _rarer_meaning(re.sub(_SPELT_OUT, "", re.sub(_REMARK, "", words)))


def _rarer_meaning(words: str) -> Duration:
    if words.startswith("antara ") and re.search(_TO, words):
        words = words.removeprefix("antara ")
    bound = re.match(_BOUND, words)
    low, end = _amounts_at(words, bound.end() if bound else 0)
    bare = None if low else re.compile(_BARE).match(words, end)
    to = re.compile(_TO).match(words, bare.end() if bare else end)
    high, end = _amounts_at(words, to.end()) if to else (low, end)
    per = re.compile(_PER).fullmatch(words, end)
    if not high or not (low or bare) or not (per or end == len(words)):
        return Duration(_wordy_kind(words), Text())
    if bare:
        low = (Amount(read_number(bare.group()), high[0].unit),)
    kind = DurationKind.RANGE if to else DurationKind.DURATION
    limit = list(_BOUNDS)[(bound.lastindex or 1) - 1] if bound else None
    return Duration(kind, Text(), low, high, limit, per[1] if per else None)


def _amounts_at(words: str, position: int) -> tuple[tuple[Amount, ...], int]:
    """The amounts of `1 jam 30 menit` that begin here, and where they end."""
    amounts: list[Amount] = []
    end = position
    while found := re.compile(_AMOUNT).match(words, position):
        amounts.append(Amount(_value(found), _UNITS[found["unit"]]))
        end = found.end()
        joint = re.compile(_AND).match(words, end)
        if joint is None:
            break
        position = joint.end()
    return tuple(amounts), end


def read_number(words: str) -> Fraction:
    """A number in digits (`1,5`, `1.000`, `1/2`, `1½`) or in words (`dua puluh lima`)."""
    if words.isdecimal():
        return Fraction(int(words))
    if re.fullmatch(_FRACTION, words):
        return _fraction(words)
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


def _fraction(words: str) -> Fraction:
    """`1/2`, `1 1/2`, `½` or `1½`."""
    for sign, written in _SIGNS.items():
        words = words.replace(sign, f" {written}")
    return sum((Fraction(part) for part in words.split()), Fraction(0))


def _value(part: re.Match[str]) -> Fraction:
    if part["number"] is None:
        return Fraction(1)
    return read_number(part["number"]) * (read_number(part["times"]) if part["times"] else 1)


def _wordy_kind(words: str) -> DurationKind:
    if words in ("seketika", "saat itu juga", "real time", "realtime"):
        return DurationKind.IMMEDIATE
    return DurationKind.PERIODIC if re.fullmatch(_PERIODIC, words) else DurationKind.UNMEASURED
