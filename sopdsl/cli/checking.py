"""A run of `sop check`: texts, their findings, among their neighbours, their fixes, and the report."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from sopdsl.cli.check_report import report_findings
from sopdsl.cli.command import Session
from sopdsl.cli.ending import report_crash
from sopdsl.cli.paths import complain_about, find
from sopdsl.cli.progress import progress
from sopdsl.cli.standard_input import STANDARD_INPUT, give_back, manuscript_of, take_bytes
from sopdsl.diagnostics import message
from sopdsl.project.cache import open_cache
from sopdsl.project.checking import READING, Checker
from sopdsl.project.finding import PathProblem
from sopdsl.project.manuscripts import Manuscript, Roots, read_manuscripts, with_settings
from sopdsl.project.outcome import Crash, Outcome
from sopdsl.project.overrides import Overrides
from sopdsl.project.portfolios import Portfolios, neighbours

if TYPE_CHECKING:
    from sopdsl.cli.mending import Mender


class Order(NamedTuple):
    """What the command line asks for."""

    paths: tuple[str, ...]
    fix: bool
    unsafe: bool
    diff: bool
    format: str
    target: str | None
    cached: bool
    jobs: int
    name: str | None

    @property
    def from_stdin(self) -> bool:
        """Whether the text comes from standard input, as that of the file `name`."""
        return STANDARD_INPUT in self.paths


def check(order: Order, session: Session) -> None:
    """Check all texts, then mend them or show what would be mended, then report."""
    received = take_bytes() if order.from_stdin else None
    session.output_taken = order.from_stdin and order.fix and not order.diff
    overrides = Overrides(session.today, session.selected, session.ignored)
    checker = Checker(overrides, open_cache(os.environ) if order.cached else None, order.jobs)
    portfolios = Portfolios(overrides, any(Path(path).is_dir() for path in order.paths), checker.cache)
    alone = list(_outcomes(order, received, checker, session))
    if received is None or order.name:
        _put_in_place(alone, checker, portfolios, session)
    checked = portfolios.complete(alone)
    mender = None
    if order.fix or order.diff:
        mender = _mender(order, portfolios, session)
        alone = [mender.mend(*each, found.diagnostics) for each, (_, found) in zip(alone, checked, strict=True)]
        checked = portfolios.complete(alone)
    if session.output_taken and received is not None:
        give_back(next((text.data for text, _ in checked if not text.is_settings), received))
    documents = sum(not manuscript.is_settings for manuscript, _ in checked)
    if mender is not None and order.diff:
        _end_diff(mender, documents, session)
    else:
        report_findings(checked, order.format, order.target, mender, session)


def _outcomes(
    order: Order, received: bytes | None, checker: Checker, session: Session
) -> Iterator[tuple[Manuscript, Outcome]]:
    """All texts with their findings; what cannot be checked is said, so that the others can have their turn."""
    if received is None:
        files = find(order.paths, session)
        texts, total = read_manuscripts(files, Roots()), len(files)
    else:
        texts, total = manuscript_of(received, order.name), 1
    with progress(session, total, message("cli.check.sedang")) as advance:
        for manuscript, outcome in checker.check(_readable(with_settings(texts), session)):
            if isinstance(outcome, Crash):
                report_crash(session, outcome, manuscript.path.as_posix())
            else:
                yield manuscript, outcome
            if not manuscript.is_settings:
                advance()


def _put_in_place(
    checked: list[tuple[Manuscript, Outcome]], checker: Checker, portfolios: Portfolios, session: Session
) -> None:
    """Put the texts among their neighbours, of which nothing is said."""
    for manuscript, outcome in checked:
        portfolios.put(manuscript, outcome)
    others = list(neighbours(manuscript for manuscript, _ in checked))
    with progress(session, len(others), message("cli.check.tetangga")) as advance:
        for manuscript, known in Checker(checker.overrides, checker.cache, checker.jobs, READING).check(others):
            if isinstance(known, Outcome):
                portfolios.put(manuscript, known)
            advance()


def _readable(texts: Iterator[Manuscript | PathProblem], session: Session) -> Iterator[Manuscript]:
    for text in texts:
        if isinstance(text, PathProblem):
            complain_about(text, session)
        else:
            yield text


def _mender(order: Order, portfolios: Portfolios, session: Session) -> "Mender":
    """What mends as the command line asks; its modules are imported for nothing else."""
    from sopdsl.cli.changes import keep, show_change, write_back
    from sopdsl.cli.mending import Mender

    deliver = show_change if order.diff else keep if order.from_stdin else write_back
    return Mender(session, portfolios, order.unsafe, deliver)


def _end_diff(mender: "Mender", documents: int, session: Session) -> None:
    if mender.documents:
        session.found_errors()
    if documents:
        session.warn(
            session.text(message("cli.check.akan-diperbaiki", fixes=mender.applied, documents=mender.documents))
        )
