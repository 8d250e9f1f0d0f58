"""The settings in force as a `sop.toml`, with comments that say where each comes from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from pathlib import Path

from sopdsl.cli.command import Session
from sopdsl.diagnostics import Message, message
from sopdsl.project.effective import ChangedRule, InForce, changed_rules, settings_in_force
from sopdsl.project.projects import Project
from sopdsl.project.toml_places import Place
from sopdsl.project.toml_text import key_text, value_text
from sopdsl.reports.text import LABELS, visible


def config_text(project: Project, shown: str, document: Path | None, session: Session) -> str:
    """The settings for a path that the user `shown`; `document` is None where it is a folder."""
    text = _Text(project, session)
    lines = list(text.head(shown))
    for table, settings in groupby(settings_in_force(project, document), key=lambda setting: setting.place[0]):
        lines += ["", f"[{table}]", *text.table(settings)]
    return "\n".join([*lines, "", *text.rules(list(changed_rules(project, document)))])


class _Text:
    """Writes the parts, in the language of a run."""

    def __init__(self, project: Project, session: Session) -> None:
        self._path = "" if project.source is None else project.source.path
        self._session = session

    def head(self, shown: str) -> Iterator[str]:
        """For what, and from where."""
        yield self._comment(message("cli.config.untuk", path=shown))
        if self._path:
            yield self._comment(message("cli.config.dari", path=self._path))
        else:
            yield self._comment(message("cli.config.tanpa-berkas"))

    def table(self, settings: Iterable[InForce]) -> Iterator[str]:
        """A table's keys, then the tables in it."""
        below: list[str] = []
        for setting in settings:
            name, value = key_text(setting.place[1]), setting.value
            origin = self._origin(setting.line)
            if value is None:
                yield self._comment(message("cli.config.tidak-diatur", name=name))
            elif isinstance(value, Mapping) and value:
                below += ["", f"[{setting.place[0]}.{name}]  # {origin}"]
                below += [f"{key_text(key)} = {value_text(each)}" for key, each in value.items()]
            else:
                yield f"{name} = {value_text(value)}  # {origin}"
        yield from below

    def rules(self, changed: list[ChangedRule]) -> Iterator[str]:
        """The rules that are not as they are by themselves."""
        if not changed:
            yield self._comment(message("cli.config.semua-aturan"))
            return
        yield self._comment(message("cli.config.aturan"))
        for rule in changed:
            yield self._comment(self._rule(rule))

    def _rule(self, changed: ChangedRule) -> Message:
        reason, rule = _key(changed.reason), f"{changed.rule.name} ({changed.rule.code})"
        origin = f"{self._path}:{changed.line}"
        if changed.severity is None:
            return message("cli.config.tidak-dilaporkan", rule=rule, reason=reason, origin=origin)
        now, before = (self._session.text(LABELS[each]) for each in (changed.severity, changed.rule.severity))
        return message("cli.config.bobot", rule=rule, now=now, before=before, reason=reason, origin=origin)

    def _origin(self, line: int | None) -> str:
        if line is None:
            return self._session.text(message("cli.config.bawaan"))
        return visible(f"{self._path}:{line}")

    def _comment(self, what: Message) -> str:
        return f"# {visible(self._session.text(what))}"


def _key(place: Place) -> str:
    return ".".join(map(key_text, place))
