"""Documents among their neighbours: what is found when all of a portfolio are known."""

from __future__ import annotations

import json
import os
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from sopdsl.diagnostics import Diagnostic
from sopdsl.project.cache import Cache, key_of
from sopdsl.project.checking import project_of
from sopdsl.project.finding import find_documents
from sopdsl.project.manuscripts import Manuscript, Roots, read_manuscripts
from sopdsl.project.outcome import Outcome
from sopdsl.project.overrides import Overrides
from sopdsl.project.places import report_path
from sopdsl.project.plain import Plain, card_from, finding_from, plain_finding
from sopdsl.project.roots import Root

Findings = dict[str, tuple[Diagnostic, ...]]
"""What is found in documents, by their paths in the portfolio."""


def neighbours(manuscripts: Iterable[Manuscript]) -> Iterator[Manuscript]:
    """The other documents of the projects that documents belong to; those that cannot be read are left out."""
    given = [manuscript for manuscript in manuscripts if not manuscript.is_settings]
    known = {os.path.realpath(manuscript.path) for manuscript in given}
    for root in {each.root.resolved: each.root for each in given if each.root.settings is not None}.values():
        files = find_documents([str(root.folder)]).files
        others = (found for found in files if os.path.realpath(found.path) not in known)
        for other in read_manuscripts(others, Roots()):
            if isinstance(other, Manuscript) and other.root.resolved == root.resolved:
                yield other


class Portfolios:
    """The portfolios of a run: the documents of each project that has a `sop.toml`; and, as one, all that have none.

    The one without a `sop.toml` is whole if a folder was named (`folders`): of single files nobody can tell what lies
    beside them.
    """

    def __init__(self, overrides: Overrides, folders: bool = False, cache: Cache | None = None) -> None:
        self.overrides = overrides
        self.folders = folders
        self.cache = cache
        self._parts: dict[Path | None, dict[str, tuple[Manuscript, Plain]]] = {}

    def put(self, manuscript: Manuscript, outcome: Outcome) -> None:
        """Make a checked document known, in place of what was known of its file. Of a `sop.toml` there is no need."""
        if not manuscript.is_settings:
            part = self._parts.setdefault(_home(manuscript.root), {})
            part[report_path(manuscript.path.as_posix(), manuscript.root)] = manuscript, outcome.card

    def complete(self, checked: Iterable[tuple[Manuscript, Outcome]]) -> list[tuple[Manuscript, Outcome]]:
        """The same texts with all that is found in them among their neighbours."""
        found = {home: self._judge(home) for home in self._parts}
        completed = []
        for manuscript, outcome in checked:
            path = report_path(manuscript.path.as_posix(), manuscript.root)
            completed.append((manuscript, _with(outcome, found.get(_home(manuscript.root), {}).get(path, ()))))
        return completed

    def complete_one(self, manuscript: Manuscript, outcome: Outcome) -> Outcome:
        """A document as it may become, with all that would be found in it then."""
        path = report_path(manuscript.path.as_posix(), manuscript.root)
        part = {**self._parts[_home(manuscript.root)], path: (manuscript, outcome.card)}
        return _with(outcome, self._judge_anew(part, (path,)).get(path, ()))

    def _judge(self, home: Path | None) -> Findings:
        """What is found in a portfolio, from the cache if it is there: then no rule needs to be loaded."""
        part = dict(sorted(self._parts[home].items()))
        if self.cache is None:
            return self._judge_anew(part, part)
        root = next(iter(part.values()))[0].root
        cards = [[path, manuscript.inside, card] for path, (manuscript, card) in part.items()]
        key = key_of(root.settings, repr((self.overrides, self.folders)), json.dumps(cards))
        value = self.cache.get(key)
        try:
            return {path: tuple(map(finding_from, findings)) for path, findings in value.items()}
        except (TypeError, ValueError, LookupError, AttributeError):
            found = self._judge_anew(part, part)
            self.cache.put(key, {path: list(map(plain_finding, each)) for path, each in found.items()})
            return found

    def _judge_anew(self, part: dict[str, tuple[Manuscript, Plain]], wanted: Collection[str]) -> Findings:
        from sopdsl.checks import check_portfolio

        root = next(iter(part.values()))[0].root
        project = project_of(root, self.overrides)
        cards = [card_from(card, path) for path, (_, card) in part.items()]
        settings = {path: project.check_settings(manuscript.path) for path, (manuscript, _) in part.items()}
        whole = self.folders or root.settings is not None
        return check_portfolio(cards, settings, project.settings.outside, whole, wanted)


def _home(root: Root) -> Path | None:
    return None if root.settings is None else root.resolved


def _with(outcome: Outcome, found: tuple[Diagnostic, ...]) -> Outcome:
    """An outcome with more findings, in the order of the text."""
    if not found:
        return outcome
    both = sorted((*outcome.diagnostics, *found), key=lambda one: (one.span.start, one.span.end, one.code))
    return outcome._replace(diagnostics=tuple(both))
