"""The settings in force for a file or a folder, each with the line that gives it, and the rules that they change."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import attrs

from sopdsl.checks import Rule, all_rules
from sopdsl.checks.document import Choice
from sopdsl.checks.selection import canonical, silencing
from sopdsl.diagnostics import Severity
from sopdsl.project.projects import Project
from sopdsl.project.setting_keys import BY_FILE, KEYS, SHEET
from sopdsl.project.sheet_settings import sheet_settings, tables_for
from sopdsl.project.toml_places import Place, closest_place, key_places
from sopdsl.source import Source
from sopdsl.values import Value

_IGNORED = ("periksa", "abaikan")
_SELECTED = ("periksa", "pilih")
_WEIGHTS = ("periksa", "bobot")
_BY_FILE = ("periksa", BY_FILE)


@attrs.frozen
class InForce(Value):
    """A setting: its value as TOML has it, None where nothing is set; the line of `sop.toml`, None for a default."""

    place: Place
    value: object
    line: int | None


@attrs.frozen
class ChangedRule(Value):
    """A rule that is not reported, or weighs something else than it does by itself, and the setting that says so."""

    rule: Rule
    severity: Severity | None
    """None: it is not reported."""
    reason: Place
    line: int


def settings_in_force(project: Project, file: Path | None) -> tuple[InForce, ...]:
    """All settings for a file, or for all without one: as in `sopdsl.project.setting_keys`, those of the sheet last."""
    line_of = _Lines(project)
    written = project.settings.values
    own = [
        InForce(key.place, written.get(key.place, key.default), line_of(key.place) if key.place in written else None)
        for key in KEYS
    ]
    return (*own, *_sheet_in_force(project, file, line_of))


def _sheet_in_force(project: Project, file: Path | None, line_of: _Lines) -> Iterator[InForce]:
    """Those of the sheet; what a profile decides stands where the profile is chosen."""
    written = {
        name: (value, (*place, name)) for place, table in tables_for(project, file) for name, value in table.items()
    }
    if project.settings.sheet_by_file:
        by_file = {pattern: dict(table) for pattern, table in project.settings.sheet_by_file}
        written[BY_FILE] = by_file, (SHEET, BY_FILE)
    for name, key in sheet_settings({name: value for name, (value, _) in written.items()}).items():
        value, _ = written.get(name, (key.default, None))
        origin = written.get(name) or written.get(key.given_by or "")
        yield InForce((SHEET, name), value, line_of(origin[1]) if origin else None)


def changed_rules(project: Project, file: Path | None) -> Iterator[ChangedRule]:
    """The rules that `sop.toml` changes, for a file; without one, those that it changes everywhere."""
    line_of = _Lines(project)
    for_file = [] if file is None else project.patterns_for(file)
    own = project.settings.choice
    choices = [*(choice for _, choice in for_file), own]
    severities = dict(project.settings.check.severities)
    for rule in all_rules():
        silent = silencing(choices, rule)
        if silent is not None:
            reason = (*_BY_FILE, for_file[silent][0]) if silent < len(for_file) else _of_choice(rule, own)
            yield ChangedRule(rule, None, reason, line_of(reason))
        elif severities.get(rule.code, rule.severity) is not rule.severity:
            reason = line_of.weight(rule)
            yield ChangedRule(rule, severities[rule.code], reason, line_of(reason))


def _of_choice(rule: Rule, choice: Choice) -> Place:
    return _IGNORED if {rule.name, rule.code[:3]} & set(choice.ignored) else _SELECTED


class _Lines:
    """Where a project's `sop.toml` has its keys."""

    def __init__(self, project: Project) -> None:
        self._source = project.source or Source("", "")
        self._places = key_places(self._source)

    def __call__(self, place: Place) -> int:
        return self._source.line_column(closest_place(place, self._places, self._source).start)[0]

    def weight(self, rule: Rule) -> Place:
        """The key that weighs a rule, as it is written: by name, by code or by family."""
        written = {canonical(place[2]): place for place in self._places if place[:2] == _WEIGHTS and len(place) == 3}
        return written.get(rule.name, written.get(rule.code[:3], _WEIGHTS))
