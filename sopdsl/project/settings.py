"""`sop.toml`: the settings of a project, checked."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import attrs

from sopdsl.checks import QUALITY_FIELDS, CheckSettings, rule_names
from sopdsl.checks.similar import nearest
from sopdsl.diagnostics import Diagnostic, Message, Severity, message
from sopdsl.model import TimeAssumption
from sopdsl.project.regulation_settings import REGULATION_KEYS, read_regulations
from sopdsl.project.review_settings import REVIEW_KEYS, read_number_pattern, read_review_months
from sopdsl.project.toml_places import Place, key_places
from sopdsl.source import Source, Span
from sopdsl.syntax.assumptions import read_assumption
from sopdsl.words import key


@attrs.frozen
class Settings:
    """What a project sets: the time assumption (None: the program's own), what the checker asks for, and the sheet.

    `sheet` is the table `[lembar]` as it stands, which the sheet's renderer checks. `outside` are the titles of SOPs
    that others keep, to which the project's may link.
    """

    assumption: TimeAssumption | None = None
    check: CheckSettings = CheckSettings()
    sheet: Mapping[str, object] = attrs.field(factory=lambda: MappingProxyType({}))
    outside: tuple[str, ...] = ()


def read_settings(source: Source) -> tuple[Settings, tuple[Diagnostic, ...]]:
    """The settings of a `sop.toml` text, and what is wrong with it (PRY001). Never raises; what is sound counts."""
    import tomllib  # only projects with a sop.toml pay for it

    try:
        data = tomllib.loads(source.text)
    except tomllib.TOMLDecodeError as error:
        return Settings(), (_finding(_place_of(error, source), message("PRY001.toml"), message("PRY001.toml-contoh")),)
    reader = _Reader(key_places(source), [])
    settings = reader.settings(data)
    return settings, tuple(sorted(reader.diagnostics, key=lambda finding: finding.span))


def _place_of(error: ValueError, source: Source) -> Span:
    match = re.search(r"at line (\d+), column (\d+)", str(error))
    if match is None:
        return Span(len(source.text), len(source.text))
    lines = source.text.split("\n")
    line, column = int(match[1]), int(match[2])
    start = sum(len(text) + 1 for text in lines[: line - 1]) + column - 1
    return Span(start, min(start + 1, len(source.text)))


def _finding(span: Span, what: Message, hint: Message | None = None) -> Diagnostic:
    return Diagnostic("PRY001", "pengaturan", Severity.ERROR, span, what, hint)


@attrs.frozen
class _Reader:
    """Reads the tables of a `sop.toml`, collecting what is wrong."""

    places: Mapping[Place, Span]
    diagnostics: list[Diagnostic]

    def settings(self, data: dict[str, Any]) -> Settings:
        self._only_known((), data, ("waktu", "periksa", "keterkaitan", "peraturan", "lembar"))
        time = self._table(data, "waktu", ("asumsi",))
        check = self._table(data, "periksa", ("abaikan", "mutu-baku-wajib", "pelaksana", *REVIEW_KEYS))
        ignored = self._words(("periksa", "abaikan"), check, rule_names())
        required = self._words(("periksa", "mutu-baku-wajib"), check, QUALITY_FIELDS)
        regulations = self._table(data, "peraturan", REGULATION_KEYS)
        own = read_regulations(regulations, self._report) if regulations else ()
        return Settings(
            self._assumption(time),
            CheckSettings(
                ignored or (),
                QUALITY_FIELDS if required is None else required,
                own,
                read_number_pattern(check, self._report),
                read_review_months(check, self._report),
                executors=self._texts(("periksa", "pelaksana"), check) or (),
            ),
            MappingProxyType(self._table(data, "lembar", None)),
            self._texts(("keterkaitan", "sop-luar"), self._table(data, "keterkaitan", ("sop-luar",))) or (),
        )

    def _report(self, place: Place, what: Message, hint: Message | None = None) -> None:
        while place and place not in self.places:
            place = place[:-1]
        self.diagnostics.append(_finding(self.places.get(place, Span(0, 0)), what, hint))

    def _only_known(self, place: Place, table: dict[str, Any], known: tuple[str, ...]) -> None:
        for name in table:
            if name not in known:
                what = message("PRY001.kunci-tidak-dikenal", name=name)
                self._report((*place, name), what, _did_you_mean(name, known))

    def _table(self, data: dict[str, Any], name: str, known: tuple[str, ...] | None) -> dict[str, Any]:
        table = data.get(name, {})
        if not isinstance(table, dict):
            self._report((name,), message("PRY001.harus-tabel", name=name))
            return {}
        if known is not None:
            self._only_known((name,), table, known)
        return table

    def _assumption(self, table: dict[str, Any]) -> TimeAssumption | None:
        if "asumsi" not in table:
            return None
        text = table["asumsi"]
        assumption = read_assumption(text) if isinstance(text, str) else None
        if assumption is None:
            self._report(("waktu", "asumsi"), message("PRY001.asumsi"), message("PRY001.asumsi-contoh"))
        return assumption

    def _texts(self, place: Place, table: dict[str, Any]) -> tuple[str, ...] | None:
        value = table.get(place[-1])
        if value is None:
            return None
        if not isinstance(value, list) or not all(isinstance(word, str) for word in value):
            self._report(place, message("PRY001.harus-daftar", name=place[-1]))
            return None
        return tuple(value)

    def _words(self, place: Place, table: dict[str, Any], known: tuple[str, ...]) -> tuple[str, ...] | None:
        value = self._texts(place, table)
        if value is None:
            return None
        sound = []
        for word in value:
            if key(word) in map(key, known):
                sound.append(key(word))
            else:
                what = message("PRY001.nilai-tidak-dikenal", value=word, name=place[-1])
                self._report(place, what, _did_you_mean(word, known))
        return tuple(sound)


def _did_you_mean(word: str, known: tuple[str, ...]) -> Message | None:
    near = nearest(word, known)
    if near is not None:
        return message("PRY001.maksud-anda", name=near)
    return message("PRY001.yang-dikenal", names=known) if len(known) < 10 else message("PRY001.lihat-aturan")
