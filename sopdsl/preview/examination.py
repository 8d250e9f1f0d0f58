"""All documents of a preview, checked among their neighbours."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import attrs

from sopdsl.diagnostics import Diagnostic
from sopdsl.project.cache import Cache
from sopdsl.project.checking import READING, Checker
from sopdsl.project.finding import Found, PathProblem
from sopdsl.project.manuscripts import Manuscript, Roots, read_manuscripts, with_settings
from sopdsl.project.outcome import Crash, Outcome
from sopdsl.project.overrides import Overrides
from sopdsl.project.plain import card_from
from sopdsl.project.portfolios import Portfolios, neighbours


@attrs.frozen
class Checked:
    """A document with what is found in it, and in the `sop.toml` that holds for it. `title` is empty without one."""

    manuscript: Manuscript
    title: str
    findings: tuple[Diagnostic, ...]
    settings_findings: tuple[Diagnostic, ...]


Examined = Checked | PathProblem | Crash
"""What became of a file: it was checked, it cannot be read, or the program failed at it."""


def examine(files: Iterable[Found], folder: bool, overrides: Overrides, cache: Cache | None) -> dict[str, Examined]:
    """Check files, by their places below what was named. `folder`: they are all that a folder holds."""
    roots = Roots()
    read = {found.relative.as_posix(): next(read_manuscripts([found], roots)) for found in files}
    checker = Checker(overrides, cache)
    portfolios = Portfolios(overrides, folder, cache)
    texts = [text for text in with_settings(read.values()) if isinstance(text, Manuscript)]
    outcomes: dict[Path, Outcome | Crash] = {text.path: outcome for text, outcome in checker.check(texts)}
    beside = Checker(overrides, cache, work=READING).check(neighbours(texts))
    for text, outcome in [*((text, outcomes[text.path]) for text in texts), *beside]:
        if isinstance(outcome, Outcome):
            portfolios.put(text, outcome)
    alone = [(text, outcome) for text in texts if isinstance(outcome := outcomes[text.path], Outcome)]
    for text, outcome in portfolios.complete(alone):
        outcomes[text.path] = outcome
    return {place: _examined(text, outcomes) for place, text in read.items()}


def _examined(text: Manuscript | PathProblem, outcomes: dict[Path, Outcome | Crash]) -> Examined:
    if isinstance(text, PathProblem):
        return text
    outcome = outcomes[text.path]
    if isinstance(outcome, Crash):
        return outcome
    settings = outcomes.get(text.root.settings_file)
    about_settings = settings.diagnostics if isinstance(settings, Outcome) else ()
    return Checked(text, card_from(outcome.card, "").title, outcome.diagnostics, about_settings)
