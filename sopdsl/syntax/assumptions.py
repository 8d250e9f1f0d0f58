"""`Asumsi waktu: 1 hari = 7,5 jam; 1 minggu = 5 hari`: how units of time convert."""

from __future__ import annotations

import re
from fractions import Fraction

from sopdsl.diagnostics import Diagnostic
from sopdsl.model import TimeAssumption, Unit
from sopdsl.source import NOWHERE, Span
from sopdsl.syntax.durations import NUMBER, read_number
from sopdsl.syntax.fields import Field
from sopdsl.syntax.findings import finding
from sopdsl.syntax.lexer import GOES_ON
from sopdsl.words import number_words

_FIELDS = {
    ("hari", "jam"): "hours_per_day",
    ("minggu", "hari"): "days_per_week",
    ("bulan", "hari"): "days_per_month",
    ("tahun", "hari"): "days_per_year",
}
_EQUATION = (  # few documents hold one
    r"(?i)(?:[-•]\s+)?1\s+(?P<unit>hari|minggu|bulan|tahun)(?:\s+kerja)?\s*=\s*"
    rf"(?P<value>{NUMBER})\s*"
    r"(?P<of>jam|hari)(?:\s+kerja)?"
)


def read_assumption(text: str) -> TimeAssumption | None:
    """The conversion that a text gives; units that it does not name keep the default. None where it cannot be read."""
    values, unread = _equations(text)
    return _with(values) if values and not unread else None


def assumption_words(assumption: TimeAssumption) -> str:
    """The assumption as an author writes it: `1 hari = 7,5 jam; 1 minggu = 5 hari; …`."""
    return "; ".join(
        f"1 {unit.value} = {number_words(number)} {part.value}"
        for unit, number, part in (
            (Unit.DAY, assumption.hours_per_day, Unit.HOUR),
            (Unit.WEEK, assumption.days_per_week, Unit.DAY),
            (Unit.MONTH, assumption.days_per_month, Unit.DAY),
            (Unit.YEAR, assumption.days_per_year, Unit.DAY),
        )
    )


def assumption_of(field: Field | None, problems: list[Diagnostic]) -> TimeAssumption | None:
    """The author's own conversion, as far as it can be read. None where there is none."""
    if field is None:
        return None
    values, unread = _equations(field.value)
    for start, words in unread:
        place = Span(field.start + start, field.start + start + len(words))
        problems.append(finding("TKS001.assumption", place, found=words[:40]))
    return _with(values, field.span)


def _with(values: dict[str, Fraction], span: Span = NOWHERE) -> TimeAssumption:
    """The default conversion with these values in its place."""
    default = TimeAssumption()
    return TimeAssumption(
        values.get("hours_per_day", default.hours_per_day),
        values.get("days_per_week", default.days_per_week),
        values.get("days_per_month", default.days_per_month),
        values.get("days_per_year", default.days_per_year),
        span,
    )


def _equations(text: str) -> tuple[dict[str, Fraction], list[tuple[int, str]]]:
    """The values by the fields of `TimeAssumption`, and what could not be read with its place."""
    values: dict[str, Fraction] = {}
    unread = []
    start = 0
    for part in re.split(f"[;{GOES_ON}]", text):
        words = part.strip()
        found = re.fullmatch(_EQUATION, words)
        name = _FIELDS.get((found["unit"].lower(), found["of"].lower())) if found else None
        value = read_number(found["value"]) if found else Fraction(0)
        if name and value > 0:
            values[name] = value
        elif words:
            unread.append((start + len(part) - len(part.lstrip()), words))
        start += len(part) + 1
    return values, unread
