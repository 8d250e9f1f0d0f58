"""The settings in force as JSON, for programs."""

from __future__ import annotations

import json
from pathlib import Path

from sopdsl.project.effective import changed_rules, settings_in_force
from sopdsl.project.projects import Project


def config_json(project: Project, document: Path | None) -> str:
    """An object: the path of `sop.toml`, every setting by table and name, and the rules that are changed.

    A line counts from 1 and is null for a default; a severity is null for a rule that is not reported.
    """
    settings: dict[str, dict[str, object]] = {}
    for one in settings_in_force(project, document):
        settings.setdefault(one.place[0], {})[one.place[1]] = {"value": one.value, "line": one.line}
    rules = [
        {
            "code": changed.rule.code,
            "name": changed.rule.name,
            "severity": changed.severity and changed.severity.value,
            "default_severity": changed.rule.severity.value,
            "reason": list(changed.reason),
            "line": changed.line,
        }
        for changed in changed_rules(project, document)
    ]
    path = None if project.source is None else project.source.path
    return json.dumps({"settings_file": path, "settings": settings, "rules": rules}, indent=2, default=str)
