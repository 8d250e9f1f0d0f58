"""Dates as the identity page writes them: `2 Juni 2020`, `2020-06-02`, `Juni 2020`, or `-`."""

from __future__ import annotations

import re

from sopdsl.model import DateField, Words

_MONTHS = {
    "januari": 1,
    "februari": 2,
    "pebruari": 2,
    "maret": 3,
    "april": 4,
    "mei": 5,
    "juni": 6,
    "juli": 7,
    "agustus": 8,
    "september": 9,
    "oktober": 10,
    "november": 11,
    "nopember": 11,
    "desember": 12,
    "agt": 8,
    "ags": 8,
    "sept": 9,
}
_NAMES = {month: name.capitalize() for name, month in reversed(_MONTHS.items())}
_WORDS = r"(?:(?P<day>\d{1,2})[ -])?(?P<word>[A-Za-z]+)\.?[ -](?P<year>\d{4})"
_ISO = r"(?P<year>\d{4})-(?P<month>\d{1,2})(?:-(?P<day>\d{1,2}))?"
_NUMBERS = r"(?P<day>\d{1,2})[-/.](?P<month>\d{1,2})[-/.](?P<year>\d{4})"
_AROUND = r"(?i)^(?:senin|selasa|rabu|kamis|jum['’]?at|sabtu|minggu|ahad)\s*,?\s*|\s*[.,;]+$"
_YEAR = r"(?i)(?:tahun )?(?P<year>\d{4})"


def read_date(words: Words, label: str | None = None) -> DateField:
    """A date, or as much of one as can be read; a day that no calendar has leaves only its text."""
    parts = {} if words.text in ("", "-") else _parts(words.text)
    if not parts:
        return DateField(words.text, label=label, span=words.span)
    year, month, day = _checked(parts["year"], _month(parts), parts.get("day"))
    return DateField(words.text, year, month, day, label, words.span)


def _parts(text: str) -> dict[str, str | None]:
    """The parts of a date; none where the text is not one. Nearly all are a day, the name of a month, and a year."""
    match text.split(" "):
        case [day, word, year] if (
            word.lower() in _MONTHS and (day + year).isdecimal() and len(day) in (1, 2) and len(year) == 4
        ):
            return {"day": day, "word": word, "year": year}
    for form in (_YEAR, _WORDS, _ISO, _NUMBERS):
        found = re.fullmatch(form, text)
        if found:
            return found.groupdict()
    return {}


def is_no_day(text: str) -> bool:
    """Is this a date in form, of a day that no calendar has: `31 April 2024`?"""
    found = re.fullmatch(_WORDS, text) or re.fullmatch(_ISO, text) or re.fullmatch(_NUMBERS, text)
    return found is not None and _month(found.groupdict()) != 0 and read_date(Words(text)).year is None


def nearest_date(text: str) -> str | None:
    """The date that is nearly written: without the day of the week or a full stop, or with its month spelt right.

    None where there is none, or it is right.
    """
    bare = re.sub(_AROUND, "", text)
    if bare != text and read_date(Words(bare)).day is not None:
        return bare
    found = re.fullmatch(_WORDS, text)
    if found is None or found["day"] is None or _month(found.groupdict()) != 0:
        return None
    from sopdsl.syntax.spelling import distance

    written = found["word"].lower()
    near = {name: distance(written, name, 2) for name in _MONTHS if len(name) > 3}
    best = min(near, key=lambda name: near[name])
    return f"{found['day']} {_NAMES[_MONTHS[best]]} {found['year']}" if near[best] <= 2 else None


def spelled_date(date: DateField) -> str:
    """The usual spelling, `2 Juni 2020` or `Juni 2020`, of a date that was read; any other text as it is."""
    if date.month is None:
        return date.text
    day = "" if date.day is None else f"{date.day} "
    return f"{day}{_NAMES[date.month]} {date.year:04}"


def _month(parts: dict[str, str | None]) -> int | None:
    number, word = parts.get("month"), (parts.get("word") or "").lower()
    if number is not None:
        return int(number)
    if word in _MONTHS:
        return _MONTHS[word]
    if len(word) == 3:
        return next((month for name, month in _MONTHS.items() if name.startswith(word)), 0)
    return 0 if word else None


def _checked(year: str | None, month: int | None, day: str | None) -> tuple[int | None, int | None, int | None]:
    number, count = int(year or 0), int(day or 1)
    if number == 0 or not 1 <= (1 if month is None else month) <= 12 or not 1 <= count <= _days(number, month or 1):
        return None, None, None
    return number, month, int(day) if day else None


def _days(year: int, month: int) -> int:
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31
