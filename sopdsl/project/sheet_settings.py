"""`[lembar]` of a `sop.toml`, which the sheet's renderer reads."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import cast

import attrs

from sopdsl.diagnostics import Diagnostic
from sopdsl.project.setting_keys import SHEET
from sopdsl.project.toml_places import Place, key_places
from sopdsl.rendering import Configurable, Setting, find_renderer
from sopdsl.source import NOWHERE, Source, Span


def sheet_settings() -> Mapping[str, Setting]:
    """Its keys."""
    return _renderer().settings()


def check_sheet(table: Mapping[str, object], source: Source | None) -> tuple[Diagnostic, ...]:
    """What is wrong with the table, at its place in the text of the `sop.toml`."""
    return placed(_renderer().check_settings(table), source)


def placed(findings: Iterable[Diagnostic], source: Source | None) -> tuple[Diagnostic, ...]:
    """A renderer's findings about its settings, which it knows by their keys only, at their places."""
    places = {} if source is None else key_places(source)
    return tuple(attrs.evolve(finding, span=_place(finding, places)) for finding in findings)


def _place(finding: Diagnostic, places: Mapping[Place, Span]) -> Span:
    named = [places.get((SHEET, str(value))) for _, value in finding.message.arguments]
    return next((place for place in named if place is not None), places.get((SHEET,), NOWHERE))


def _renderer() -> Configurable:
    return cast(Configurable, find_renderer("sheet"))
