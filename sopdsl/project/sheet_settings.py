"""`[lembar]` of a `sop.toml`, which the sheet's renderer reads."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import cast

from sopdsl.diagnostics import Diagnostic
from sopdsl.project.identity_settings import IDENTITY_TABLES
from sopdsl.project.projects import Project
from sopdsl.project.setting_keys import BOOK, SHEET
from sopdsl.project.settings import Settings
from sopdsl.project.toml_places import Place, key_places
from sopdsl.rendering import Configurable, Setting, find_renderer
from sopdsl.source import NOWHERE, Span


def sheet_settings() -> Mapping[str, Setting]:
    """Its keys."""
    return _renderer().settings()


def check_sheet(project: Project) -> tuple[Diagnostic, ...]:
    """What is wrong with the table, at its place."""
    return placed(_renderer().check_settings(project.settings.sheet), project)


def placed(findings: Iterable[Diagnostic], project: Project) -> tuple[Diagnostic, ...]:
    """A renderer's findings about what a project sets, at their places there, which the renderer does not know."""
    places = {} if project.source is None else key_places(project.source)
    return tuple(finding._replace(span=_place(finding, places, project.settings)) for finding in findings)


def _place(finding: Diagnostic, places: Mapping[Place, Span], settings: Settings) -> Span:
    """The key of the sheet that a finding names, else that of the identity page or book whose text is or holds it."""
    words = [
        word for _, said in finding.message.arguments for word in (said if isinstance(said, tuple) else [str(said)])
    ]
    named = [(SHEET, word) for word in words]
    printed = {place: str(value) for place, value in settings.values.items() if place[0] in (*IDENTITY_TABLES, BOOK)}
    holding = [place for place, text in printed.items() if any(word in text for word in words)]
    holding.sort(key=lambda place: printed[place] not in words)
    known = (places[place] for place in (*named, *holding, (SHEET,)) if place in places)
    return next(known, NOWHERE)


def _renderer() -> Configurable:
    return cast(Configurable, find_renderer("sheet"))
