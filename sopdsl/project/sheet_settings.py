"""`[lembar]` of a `sop.toml`, which the sheet's renderer reads, and what of it differs in some files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import cast

from sopdsl.diagnostics import Diagnostic
from sopdsl.project.identity_settings import IDENTITY_TABLES
from sopdsl.project.projects import Project
from sopdsl.project.setting_keys import BOOK, BY_FILE, SHEET
from sopdsl.project.settings import Settings
from sopdsl.project.toml_places import Place, key_places
from sopdsl.rendering import Configurable, Setting, find_renderer
from sopdsl.source import NOWHERE, Span


def sheet_settings(table: Mapping[str, object] | None = None) -> Mapping[str, Setting]:
    """Its keys, with the defaults that they have beside what `table` says."""
    keys = _renderer().settings(table)
    references = {name: {"$ref": f"#/properties/{SHEET}/properties/{name}"} for name in keys}
    inside = {"type": "object", "additionalProperties": False, "properties": references}
    by_file = Setting({"type": "object", "additionalProperties": inside}, "pengaturan.lembar-per-berkas", {})
    return {**keys, BY_FILE: by_file}


def tables_for(project: Project, file: Path | None) -> list[tuple[Place, Mapping[str, object]]]:
    """The table and those for the file alone, each with its place: what a later one says goes before."""
    by_file = [] if file is None else project.sheets_for(file)
    own = [((SHEET, BY_FILE, pattern), table) for pattern, table in by_file]
    return [((SHEET,), project.settings.sheet), *own]


def sheet_for(project: Project, file: Path) -> Mapping[str, object]:
    """The table as it holds for a file."""
    return {name: value for _, table in tables_for(project, file) for name, value in table.items()}


def check_sheet(project: Project) -> tuple[Diagnostic, ...]:
    """What is wrong with the tables, at its place."""
    by_file = [((SHEET, BY_FILE, pattern), table) for pattern, table in project.settings.sheet_by_file]
    tables: list[tuple[Place, Mapping[str, object]]] = [((SHEET,), project.settings.sheet), *by_file]
    check = _renderer().check_settings
    return tuple(finding for place, table in tables for finding in placed(check(table), project, [place]))


def placed(findings: Iterable[Diagnostic], project: Project, tables: Sequence[Place] = ()) -> tuple[Diagnostic, ...]:
    """A renderer's findings about what a project sets, at their places there, which the renderer does not know.

    `tables` are the places of the tables that the renderer was given, the ones that go before last.
    """
    places = {} if project.source is None else key_places(project.source)
    at = [*reversed(tables or [(SHEET,)])]
    return tuple(finding._replace(span=_place(finding, places, project.settings, at)) for finding in findings)


def _place(finding: Diagnostic, places: Mapping[Place, Span], settings: Settings, tables: Sequence[Place]) -> Span:
    """The key of the sheet that a finding names, else that of the identity page or book whose text is or holds it."""
    arguments = [said for _, said in finding.message.arguments]
    words = [str(said) for said in arguments if not isinstance(said, tuple)]
    words += [word for said in arguments if isinstance(said, tuple) for word in said]
    named = [(*table, word) for table in tables for word in words]
    printed = {place: str(value) for place, value in settings.values.items() if place[0] in (*IDENTITY_TABLES, BOOK)}
    holding = [place for place, text in printed.items() if any(word in text for word in words)]
    holding.sort(key=lambda place: printed[place] not in words)
    known = (places[place] for place in (*named, *holding, *tables) if place in places)
    return next(known, NOWHERE)


def _renderer() -> Configurable:
    return cast(Configurable, find_renderer("sheet"))
