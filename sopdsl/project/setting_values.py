"""How the values of `sop.toml` are read: a function gives what is sound of one, None for nothing, and reports the rest.

What it gives is still a value of TOML; `sopdsl.project.settings` makes of it what the stages work with.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Protocol

from sopdsl.checks import QUALITY_FIELDS
from sopdsl.checks.idn.idn007_nip import mistake_in
from sopdsl.checks.idn.number_pattern import PARTS, unknown_parts
from sopdsl.checks.placeholders import placeholder_in
from sopdsl.checks.selection import canonical, fixed, selectable_words
from sopdsl.checks.similar import nearest
from sopdsl.diagnostics import Message, Severity, message
from sopdsl.project.toml_places import Place
from sopdsl.syntax.assumptions import read_assumption
from sopdsl.syntax.characters import without_forbidden
from sopdsl.words import key

WEIGHTS = {"galat": Severity.ERROR, "peringatan": Severity.WARNING, "catatan": Severity.INFO}
"""The weights of findings, in the words of the reports."""

LETTERHEAD_LINES = 4
FIRST_YEAR, LAST_YEAR = 1945, 2999
_PERIOD = re.compile(r"\s*(\d{1,3})\s+(bulan|tahun)\s*", re.IGNORECASE)


class Report(Protocol):
    """Takes a finding: where (the names of tables, of the key, maybe of a word in its value), what, and the remedy."""

    def __call__(
        self, place: Place, what: Message, hint: Message | None = None, severity: Severity = Severity.ERROR
    ) -> None: ...


def did_you_mean(word: str, known: Iterable[str]) -> Message:
    """The remedy for a word that is not known."""
    words = tuple(known)
    near = nearest(word, words)
    return message("PRY001.yang-dikenal", names=words) if near is None else message("PRY001.maksud-anda", name=near)


def read_text(value: object, place: Place, report: Report) -> str | None:
    """A text that says something."""
    if not isinstance(value, str) or not value.strip():
        report(place, message("PRY001.harus-teks", name=place[-1]))
        return None
    return value


def read_yes_no(value: object, place: Place, report: Report) -> bool | None:
    """`true` or `false`."""
    if isinstance(value, bool):
        return value
    report(place, message("PRY001.ya-tidak", name=place[-1]), message("PRY001.ya-tidak-saran"))
    return None


def read_printed(value: object, place: Place, report: Report) -> str | None:
    """A text that is to be printed: it may not hold characters that no document may hold, nor a placeholder."""
    text = read_text(value, place, report)
    if text is None:
        return None
    found = placeholder_in(text)
    if without_forbidden(text)[1]:
        report(place, message("PRY001.karakter", name=place[-1]), message("PRY001.karakter-saran"))
    elif found is not None:
        report(place, message("PRY001.pengganti", name=place[-1], words=found[0]), message("PRY001.pengganti-saran"))
    else:
        return text
    return None


def read_employee_number(value: object, place: Place, report: Report) -> str | None:
    """A NIP. One that cannot be right is told here once, and not in every document."""
    text = read_printed(value, place, report)
    wrong = None if text is None else mistake_in(text)
    if wrong is not None:
        report(place, wrong, message("IDN007.hint"), Severity.WARNING)
    return text


def read_texts(value: object, place: Place, report: Report) -> list[str] | None:
    """A list of texts."""
    if not isinstance(value, list) or not all(isinstance(word, str) for word in value):
        report(place, message("PRY001.harus-daftar", name=place[-1]))
        return None
    return value


def read_letterhead(value: object, place: Place, report: Report) -> list[str] | None:
    """The lines of a letterhead."""
    lines = read_texts(value, place, report)
    if lines is None or not all(read_printed(line, place, report) for line in lines):
        return None
    if not 1 <= len(lines) <= LETTERHEAD_LINES:
        report(place, message("PRY001.kop", limit=LETTERHEAD_LINES))
        return None
    return lines


def read_quality(value: object, place: Place, report: Report) -> list[str] | None:
    """Parts of the mutu baku."""
    words = read_texts(value, place, report)
    if words is None:
        return None
    return [key(word) for word in words if _is_known(word, QUALITY_FIELDS, place, report)]


def read_rules(value: object, place: Place, report: Report) -> list[str] | None:
    """Rules by name, code or family, in canonical words."""
    words = read_texts(value, place, report)
    return None if words is None else _sound(_rule(word, place, report) for word in words)


def read_ignored(value: object, place: Place, report: Report) -> list[str] | None:
    """Rules to ignore, in canonical words: none of those that cannot be ignored."""
    words = read_texts(value, place, report)
    return None if words is None else _sound(_free_rule(word, place, report) for word in words)


def read_ignored_by_file(value: object, place: Place, report: Report) -> dict[str, object] | None:
    """Rules to ignore in the files that match a pattern."""
    table = read_table(value, place, report)
    if table is None:
        return None
    read = {pattern: read_ignored(words, (*place, pattern), report) for pattern, words in table.items()}
    return {pattern: words for pattern, words in read.items() if words is not None}


def read_weights(value: object, place: Place, report: Report) -> dict[str, object] | None:
    """The weights of rules and families, by canonical words."""
    table = read_table(value, place, report)
    sound: dict[str, object] = {}
    for word, weight in (table or {}).items():
        rule = _free_rule(word, place, report)
        if rule is None:
            continue
        if not isinstance(weight, str) or key(weight) not in WEIGHTS:
            what = message("PRY001.bobot", name=word, value=str(weight))
            report((*place, word), what, message("PRY001.yang-dikenal", names=tuple(WEIGHTS)))
        elif rule in sound:
            report((*place, word), message("PRY001.bobot-ganda", name=word), message("PRY001.bobot-ganda-saran"))
        else:
            sound[rule] = key(weight)
    return None if table is None else sound


def read_table(value: object, place: Place, report: Report) -> dict[str, object] | None:
    """A table."""
    if isinstance(value, dict):
        return value
    report(place, message("PRY001.harus-tabel", name=".".join(place)))
    return None


def read_assumption_words(value: object, place: Place, report: Report) -> str | None:
    """How units of time convert."""
    if isinstance(value, str) and read_assumption(value) is not None:
        return value
    report(place, message("PRY001.asumsi"), message("PRY001.asumsi-contoh"))
    return None


def read_number_pattern(value: object, place: Place, report: Report) -> str | None:
    """The pattern of SOP numbers (`sopdsl.checks.idn.number_pattern`)."""
    if not isinstance(value, str) or not value.strip():
        report(place, message("PRY001.pola-teks"), message("PRY001.pola-contoh"))
        return None
    unknown = unknown_parts(value)
    for name in unknown:
        report(place, message("PRY001.pola-bagian", name=f"{{{name}}}"), did_you_mean(name, PARTS))
    return None if unknown else value


def read_period(value: object, place: Place, report: Report) -> str | None:
    """After what time an SOP is to be reviewed."""
    if isinstance(value, str) and months_in(value):
        return value
    report(place, message("PRY001.masa"), message("PRY001.masa-contoh"))
    return None


def read_year(value: object, place: Place, report: Report) -> int | None:
    """A year in four figures."""
    if isinstance(value, int) and FIRST_YEAR <= value <= LAST_YEAR:
        return value
    report(place, message("PRY001.tahun", name=place[-1]), message("PRY001.tahun-contoh"))
    return None


def months_in(period: str) -> int:
    """The months of a period; 0 where it cannot be read."""
    found = _PERIOD.fullmatch(period)
    return int(found[1]) * (12 if found[2].casefold() == "tahun" else 1) if found else 0


def _is_known(word: str, known: Iterable[str], place: Place, report: Report) -> bool:
    if key(word) in known:
        return True
    report((*place, word), message("PRY001.nilai-tidak-dikenal", value=word, name=place[-1]), did_you_mean(word, known))
    return False


def _rule(word: str, place: Place, report: Report) -> str | None:
    rule = canonical(word)
    if rule is None:
        near = nearest(word, selectable_words())
        hint = message("PRY001.lihat-aturan") if near is None else message("PRY001.maksud-anda", name=near)
        report((*place, word), message("PRY001.nilai-tidak-dikenal", value=word, name=place[-1]), hint)
    return rule


def _free_rule(word: str, place: Place, report: Report) -> str | None:
    """A rule or family that a project may ignore or weigh."""
    rule = _rule(word, place, report)
    if rule is None or not fixed(rule):
        return rule
    report((*place, word), message("PRY001.aturan-tetap", rule=word), message("PRY001.aturan-tetap-saran"))
    return None


def _sound(words: Iterable[str | None]) -> list[str]:
    return list(dict.fromkeys(word for word in words if word is not None))
