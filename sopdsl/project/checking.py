"""From texts to findings: from the cache, or worked out here or by another process, always with the same result."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from functools import lru_cache
from typing import TYPE_CHECKING

from sopdsl.project.cache import Cache, key_of
from sopdsl.project.manuscripts import Manuscript
from sopdsl.project.outcome import Crash, Outcome, from_plain, to_plain
from sopdsl.project.overrides import Overrides
from sopdsl.project.plain import Plain, plain_card
from sopdsl.project.roots import Root
from sopdsl.project.workers import Done, Task, Workers, in_order

if TYPE_CHECKING:
    from sopdsl.model import Sop
    from sopdsl.project.document import Document
    from sopdsl.project.projects import Project
    from sopdsl.source import Source

FEW = 12
"""So many texts are checked in this process; only for more it pays to start others."""


def check_manuscript(manuscript: Manuscript, overrides: Overrides) -> Outcome | Crash:
    """What is wrong with a text. A failure of the program is a value too, so that the next text can have its turn."""
    from sopdsl.project.document import check_text

    try:
        project = project_of(manuscript.root, overrides)
        if manuscript.is_settings:
            from sopdsl.project.sheet_settings import check_sheet

            return Outcome(project.diagnostics + check_sheet(project))
        return outcome_of(check_text(manuscript.path, manuscript.data, project))
    except Exception as error:
        return Crash.of(error)


def outcome_of(document: Document) -> Outcome:
    """The plain values of a checked document."""
    return Outcome(document.diagnostics, _card(document.sop, document.source))


def read_card(manuscript: Manuscript, overrides: Overrides) -> Outcome | Crash:
    """What the neighbours of a document need to know of it: its card, and no findings."""
    from sopdsl.project.document import parse_text

    try:
        parsed, _ = parse_text(manuscript.path, manuscript.data, project_of(manuscript.root, overrides))
        return Outcome((), _card(parsed.sop, parsed.source))
    except Exception as error:
        return Crash.of(error)


def _card(sop: Sop, source: Source) -> Plain:
    from sopdsl.checks import card_of

    return plain_card(card_of(sop, source.text, ""))


@lru_cache(maxsize=8)
def project_of(root: Root, overrides: Overrides) -> Project:
    """The project that begins there, as this run wants it."""
    from sopdsl.project.projects import read_project

    return read_project(root).under(overrides)


class Work:
    """What is done with each text, and the keys of the cache under which the result may lie, its own one first.

    A key is made of all that the result follows from.
    """

    def __init__(
        self, do: Callable[[Manuscript, Overrides], Outcome | Crash], *keys: Callable[[Manuscript, Overrides], str]
    ) -> None:
        self.do = do
        self.keys = keys


def outcome_key(manuscript: Manuscript, overrides: Overrides) -> str:
    """The key of what `check_manuscript` gives."""
    return key_of(manuscript.root.settings, repr(overrides), manuscript.inside, manuscript.data)


def card_key(manuscript: Manuscript, overrides: Overrides) -> str:
    """The key of what `read_card` gives; what a run wants to be told makes no difference to it."""
    return key_of("card", manuscript.root.settings, manuscript.data)


CHECKING = Work(check_manuscript, outcome_key)
READING = Work(read_card, card_key, outcome_key)


class Checker:
    """Works through the texts of a run, with a cache if there is one, and with more processes (`jobs`) if they pay."""

    def __init__(self, overrides: Overrides, cache: Cache | None = None, jobs: int = 1, work: Work = CHECKING) -> None:
        self.overrides = overrides
        self.cache = cache
        self.jobs = jobs
        self.work = work
        self._worked_out = 0

    def check(self, manuscripts: Iterable[Manuscript]) -> Iterator[tuple[Manuscript, Outcome | Crash]]:
        """What is found in each text, in the order given, as it is ready."""
        workers = Workers(self.work.do, self.overrides, self.jobs)
        try:
            begun = (self._begin(manuscript, workers) for manuscript in manuscripts)
            for (manuscript, is_known), outcome in in_order(begun):
                yield manuscript, outcome if is_known else self._kept(manuscript, outcome)
        finally:
            workers.close()
            if self.cache is not None:
                self.cache.tidy()

    def _begin(
        self, manuscript: Manuscript, workers: Workers[Outcome]
    ) -> tuple[tuple[Manuscript, bool], Task[Outcome | Crash]]:
        """A text, whether its result is known already, and that result."""
        known = self._known(manuscript)
        if known is not None:
            return (manuscript, True), Done(known)
        self._worked_out += 1
        begin = workers.begin if self._worked_out > FEW else workers.begin_here
        return (manuscript, False), begin(manuscript)

    def _known(self, manuscript: Manuscript) -> Outcome | None:
        if self.cache is None:
            return None
        for key in self.work.keys:
            value = self.cache.get(key(manuscript, self.overrides))
            with suppress(TypeError, ValueError, LookupError, AttributeError):
                return from_plain(value)
        return None

    def _kept(self, manuscript: Manuscript, outcome: Outcome | Crash) -> Outcome | Crash:
        """The same, put into the cache; failures of the program are not, for they may have been the machine's."""
        if self.cache is not None and isinstance(outcome, Outcome) and not outcome.failed:
            self.cache.put(self.work.keys[0](manuscript, self.overrides), to_plain(outcome))
        return outcome
