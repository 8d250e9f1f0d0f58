"""A `sop.toml` read and checked."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import attrs

from sopdsl.checks import QUALITY_FIELDS, CheckSettings
from sopdsl.checks.document import Choice
from sopdsl.checks.selection import unreported, weights
from sopdsl.diagnostics import Diagnostic, Message, Severity, message
from sopdsl.project.identity_settings import identity_of
from sopdsl.project.regulation_settings import regulations
from sopdsl.project.setting_keys import BY_FILE, KEYS, SHEET, TABLES, keys_of
from sopdsl.project.setting_values import WEIGHTS, did_you_mean, months_in, read_table
from sopdsl.project.settings import Settings, SheetByFile, Values
from sopdsl.project.toml_places import Place, closest_place, error_place, key_places
from sopdsl.source import NOWHERE, Source, Span
from sopdsl.syntax.assumptions import read_assumption
from sopdsl.values import Value

_MOST_FINDINGS = 100


class _TooManyError(Exception):
    """There are more findings than anybody would read: the file is something else."""


def read_settings(source: Source) -> tuple[Settings, tuple[Diagnostic, ...]]:
    """The settings of a `sop.toml` text, and what is wrong with it (PRY001). Never raises; what is sound counts."""
    try:
        data = tomllib.loads(source.text)
    except tomllib.TOMLDecodeError as error:
        return Settings(), (_unreadable(error, source),)
    except (ValueError, RecursionError):  # of a number with thousands of digits, of lists in lists without end
        return Settings(), (finding(NOWHERE, message("PRY001.tidak-wajar"), message("PRY001.toml-contoh")),)
    reader = _Reader(source)
    try:
        settings = _settings(*reader.read(data))
    except _TooManyError:
        settings = Settings()
    return settings, tuple(sorted(reader.diagnostics, key=lambda finding: finding.span))


def _unreadable(error: Exception, source: Source) -> Diagnostic:
    place = error_place(error, source)
    if re.match("Cannot (overwrite|declare|mutate)", str(error)):
        return finding(place, message("PRY001.ganda"), message("PRY001.ganda-saran"))
    return finding(place, message("PRY001.toml"), message("PRY001.toml-contoh"))


def finding(span: Span, what: Message, hint: Message | None = None, severity: Severity = Severity.ERROR) -> Diagnostic:
    """A finding about the project's settings."""
    return Diagnostic("PRY001", "pengaturan", severity, span, what, hint)


@attrs.frozen
class _Reader(Value):
    """Reads the tables of a `sop.toml`, collecting what is wrong."""

    source: Source
    diagnostics: list[Diagnostic] = attrs.field(init=False, factory=list)
    places: dict[Place, Span] = attrs.field(init=False)

    @places.default
    def _key_places(self) -> dict[Place, Span]:
        return key_places(self.source)

    def read(self, data: dict[str, Any]) -> tuple[Values, Mapping[str, object], SheetByFile]:
        """The sound values, the sheet's table, and what of it differs in some files."""
        values = {}
        self._only_known((), data, TABLES)
        tables = {name: self._table(data, name) for name in TABLES}
        sheet = dict(tables.pop(SHEET))
        by_file = self._sheet_by_file(sheet.pop(BY_FILE, {}))
        for name, table in tables.items():
            known = keys_of(name)
            self._only_known((name,), table, tuple(known))
            for key in known.values():
                if key.place[1] in table:
                    values[key.place] = key.read(table[key.place[1]], key.place, self.report)
        sound = {place: value for place, value in values.items() if value is not None}
        self._refuse_contradictions(sound)
        return MappingProxyType(sound), MappingProxyType(sheet), by_file

    def _sheet_by_file(self, value: object) -> SheetByFile:
        place = (SHEET, BY_FILE)
        tables = read_table(value, place, self.report) or {}
        read = {pattern: read_table(table, (*place, pattern), self.report) for pattern, table in tables.items()}
        return tuple((pattern, MappingProxyType(table)) for pattern, table in read.items() if table is not None)

    def _refuse_contradictions(self, values: Values) -> None:
        """What is both selected and ignored is ignored; whoever wrote it meant one of the two."""
        ignored = values.get(("periksa", "abaikan"), ())
        for word in values.get(("periksa", "pilih"), ()):
            if word in ignored:
                what = message("PRY001.bertentangan", rule=word)
                self.report(("periksa", "abaikan", word), what, message("PRY001.bertentangan-saran"))

    def report(
        self, place: Place, what: Message, hint: Message | None = None, severity: Severity = Severity.ERROR
    ) -> None:
        """Keep a finding, at the closest place that can be pointed at."""
        span = closest_place(place, self.places, self.source)
        if len(self.diagnostics) == _MOST_FINDINGS:
            what, hint = message("PRY001.terlalu-banyak", limit=_MOST_FINDINGS), None
        self.diagnostics.append(finding(span, what, hint, severity))
        if len(self.diagnostics) > _MOST_FINDINGS:
            raise _TooManyError

    def _only_known(self, place: Place, table: dict[str, Any], known: tuple[str, ...]) -> None:
        for name in table:
            if name not in known:
                what = message("PRY001.kunci-tidak-dikenal", name=name)
                home = next((key.place[0] for key in KEYS if key.place[1] == name), None)
                elsewhere = message("PRY001.bagian-lain", table=home) if home is not None else None
                self.report((*place, name), what, elsewhere or did_you_mean(name, known))

    def _table(self, data: dict[str, Any], name: str) -> dict[str, Any]:
        table = data.get(name, {})
        if isinstance(table, dict):
            return table
        self.report((name,), message("PRY001.harus-tabel", name=name))
        return {}


def _settings(values: Values, sheet: Mapping[str, object], sheet_by_file: SheetByFile) -> Settings:
    asked = values.get(("periksa", "pilih"))
    choice = Choice(None if asked is None else tuple(asked), tuple(values.get(("periksa", "abaikan"), ())))
    by_file = values.get(("periksa", BY_FILE), {})
    assumption = values.get(("waktu", "asumsi"))
    return Settings(
        None if assumption is None else read_assumption(assumption),
        _check_settings(values, choice),
        choice,
        tuple((pattern, Choice(None, tuple(words))) for pattern, words in by_file.items()),
        identity_of(values),
        sheet,
        sheet_by_file,
        tuple(values.get(("keterkaitan", "sop-luar"), ())),
        values,
    )


def _check_settings(values: Values, choice: Choice) -> CheckSettings:
    weighed = values.get(("periksa", "bobot"), {})
    return CheckSettings(
        unreported([choice]),
        tuple(values.get(("periksa", "mutu-baku-wajib"), QUALITY_FIELDS)),
        regulations(values.get(("peraturan", "berlaku"), ()), values.get(("peraturan", "dicabut"), {})),
        values.get(("periksa", "pola-nomor")),
        months_in(values.get(("periksa", "masa-tinjauan"), "")) or None,
        executors=tuple(values.get(("periksa", "pelaksana"), ())),
        severities=weights({word: WEIGHTS[weight] for word, weight in weighed.items()}),
    )
