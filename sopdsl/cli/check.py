"""`sop check`: what is wrong with documents, and the fixes of what a program can mend."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import attrs
import click

from sopdsl.cli.changes import keep, show_change, write_back
from sopdsl.cli.command import Command, Mistake, Session
from sopdsl.cli.day import day_option
from sopdsl.cli.ending import report_crash
from sopdsl.cli.findings import Findings
from sopdsl.cli.mending import Mender
from sopdsl.cli.paths import complain_about, find
from sopdsl.cli.progress import progress
from sopdsl.cli.rules import rule_options
from sopdsl.cli.standard_input import STANDARD_INPUT, give_back, manuscript_of, take_bytes
from sopdsl.cli.watching import watch
from sopdsl.cli.writing import write_files
from sopdsl.diagnostics import Message, Severity, message
from sopdsl.project.cache import open_cache
from sopdsl.project.checking import Checker
from sopdsl.project.finding import PathProblem
from sopdsl.project.manuscripts import Manuscript, Roots, read_manuscripts, with_settings
from sopdsl.project.outcome import Crash, Outcome
from sopdsl.project.overrides import Overrides
from sopdsl.project.portfolios import Portfolios, neighbours
from sopdsl.reports import FORMATS, Checked, report

_FOR_PEOPLE = ("text", "concise")


@attrs.frozen
class _Order:
    """What the command line asks for."""

    paths: tuple[str, ...]
    fix: bool = False
    unsafe: bool = False
    diff: bool = False
    format: str = FORMATS[0]
    target: str | None = None
    cached: bool = True
    jobs: int = 1
    name: str | None = None

    @property
    def from_stdin(self) -> bool:
        """Whether the text comes from standard input, as that of the file `name`."""
        return STANDARD_INPUT in self.paths


@click.command(cls=Command, help="cli.check.bantuan", epilog="cli.check.contoh", options_metavar="cli.check.pemakaian")
@click.argument("paths", metavar="BERKAS", nargs=-1, required=True)
@click.option("--fix", is_flag=True, help="cli.check.fix")
@click.option("--unsafe-fixes", "unsafe", is_flag=True, help="cli.check.unsafe-fixes")
@click.option("--diff", is_flag=True, help="cli.check.diff")
@click.option("--format", "format", metavar="FORMAT", help="cli.check.format")
@click.option("--stdin-filename", "name", metavar="BERKAS", help="cli.check.stdin-filename")
@click.option("--watch", "watching", is_flag=True, help="cli.check.watch")
@click.option("--output-file", "target", metavar="BERKAS", help="cli.check.keluaran")
@rule_options
@day_option
@click.option("-j", "--jobs", metavar="JUMLAH", help="cli.check.jobs")
@click.option("--no-cache", is_flag=True, envvar="SOP_NO_CACHE", help="cli.check.no-cache")
@click.pass_obj
def command(
    session: Session,
    paths: tuple[str, ...],
    fix: bool,
    unsafe: bool,
    diff: bool,
    format: str | None,
    name: str | None,
    watching: bool,
    target: str | None,
    jobs: str | None,
    no_cache: bool,
) -> None:
    """Check all documents and report what was found."""
    if unsafe and not (fix or diff):
        raise Mistake(message("cli.check.tanpa-fix"))
    if diff and (format or target):
        raise Mistake(message("cli.check.diff-sendiri"))
    order = _Order(paths, fix, unsafe, diff, _format(format), target, not no_cache, _jobs(jobs), name)
    if order.from_stdin and len(paths) > 1:
        raise Mistake(message("cli.check.stdin-sendiri"))
    if name is not None and not order.from_stdin:
        raise Mistake(message("cli.check.tanpa-stdin"))
    if watching and (fix or diff or order.from_stdin):
        raise Mistake(message("cli.check.watch-sendiri"))
    if watching:
        watch(paths, partial(_check, order, session), session)
    else:
        _check(order, session)


def _format(wanted: str | None) -> str:
    name = (wanted or FORMATS[0]).lower()
    if name not in FORMATS:
        raise Mistake(message("cli.check.format-tidak-dikenal", name=name, known=FORMATS))
    return name


def _jobs(wanted: str | None) -> int:
    if wanted is None:
        return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    if not wanted.isdecimal() or int(wanted) == 0:
        raise Mistake(message("cli.check.jobs-salah", text=wanted))
    return int(wanted)


def _check(order: _Order, session: Session) -> None:
    """Check all texts, then mend them or show what would be mended, then report."""
    received = take_bytes() if order.from_stdin else None
    session.output_taken = order.from_stdin and order.fix and not order.diff
    overrides = Overrides(session.today, session.selected, session.ignored)
    checker = Checker(overrides, open_cache(os.environ) if order.cached else None, order.jobs)
    portfolios = Portfolios(overrides, any(Path(path).is_dir() for path in order.paths), checker.cache)
    alone = list(_outcomes(order, received, checker, session))
    if received is None or order.name:
        _put_in_place(alone, checker, portfolios)
    checked = portfolios.complete(alone)
    mender = None
    if order.fix or order.diff:
        deliver = show_change if order.diff else write_back if received is None else keep
        mender = Mender(session, portfolios, order.unsafe, deliver)
        alone = [mender.mend(*each, found.diagnostics) for each, (_, found) in zip(alone, checked, strict=True)]
        checked = portfolios.complete(alone)
    if session.output_taken and received is not None:
        give_back(next((text.data for text, _ in checked if not text.is_settings), received))
    documents = sum(not manuscript.is_settings for manuscript, _ in checked)
    if mender is not None and order.diff:
        _end_diff(mender, documents, session)
    else:
        _report(order, checked, mender, session)


def _outcomes(
    order: _Order, received: bytes | None, checker: Checker, session: Session
) -> Iterator[tuple[Manuscript, Outcome]]:
    """All texts with their findings; what cannot be checked is said, so that the others can have their turn."""
    if received is None:
        files = find(order.paths, session)
        texts, total = read_manuscripts(files, Roots()), len(files)
    else:
        texts, total = manuscript_of(received, order.name), 1
    with progress(session, total, session.text(message("cli.check.sedang"))) as advance:
        for manuscript, outcome in checker.check(_readable(with_settings(texts), session)):
            if isinstance(outcome, Crash):
                report_crash(session, outcome, manuscript.path.as_posix())
            else:
                yield manuscript, outcome
            if not manuscript.is_settings:
                advance()


def _put_in_place(checked: list[tuple[Manuscript, Outcome]], checker: Checker, portfolios: Portfolios) -> None:
    """Put the texts among their neighbours, of which nothing is said."""
    others = checker.check(neighbours(manuscript for manuscript, _ in checked))
    for manuscript, outcome in (*checked, *others):
        if isinstance(outcome, Outcome):
            portfolios.put(manuscript, outcome)


def _readable(texts: Iterator[Manuscript | PathProblem], session: Session) -> Iterator[Manuscript]:
    for text in texts:
        if isinstance(text, PathProblem):
            complain_about(text, session)
        else:
            yield text


def _end_diff(mender: Mender, documents: int, session: Session) -> None:
    if mender.documents:
        session.found_errors()
    if documents:
        session.warn(
            session.text(message("cli.check.akan-diperbaiki", fixes=mender.applied, documents=mender.documents))
        )


def _report(order: _Order, checked: list[tuple[Manuscript, Outcome]], mender: Mender | None, session: Session) -> None:
    at_once = order.format == "text" and order.target is None
    kept: list[Checked] = []
    findings = Findings(session, None if at_once else kept)
    for manuscript, outcome in checked:
        if outcome.diagnostics or not (at_once or manuscript.is_settings):
            findings.show(manuscript.source, outcome.diagnostics, manuscript.root)
    if findings.counts[Severity.ERROR]:
        session.found_errors()
    if not at_once:
        _deliver(report(order.format, kept, session.language), order.target, session)
    documents = sum(not manuscript.is_settings for manuscript, _ in checked)
    if checked and (order.target is not None or order.format in _FOR_PEOPLE):
        for line in _summary(documents, findings, mender):
            session.say(session.text(line))


def _deliver(text: str, target: str | None, session: Session) -> None:
    if target is None:
        if text:
            session.say(text.removesuffix("\n"))
        return
    try:
        write_files({Path(target): text.encode("utf-8", "surrogateescape")})
    except OSError as error:
        reason = error.strerror or type(error).__name__
        session.complain(message("cli.check.laporan-tidak-tertulis", path=target, reason=reason))


def _summary(documents: int, findings: Findings, mender: Mender | None) -> Iterator[Message]:
    """What was mended, what was found, and what else a program can mend."""
    if mender and mender.applied:
        yield message("cli.check.diperbaiki", fixes=mender.applied, documents=mender.documents)
    counts = findings.counts
    yield message(
        "cli.check.ringkasan",
        documents=documents,
        errors=counts[Severity.ERROR],
        warnings=counts[Severity.WARNING],
        infos=counts[Severity.INFO],
    )
    if findings.fixable[True]:
        yield message("cli.check.ditahan" if mender else "cli.check.dapat-diperbaiki", count=findings.fixable[True])
    if findings.fixable[False] and not (mender and mender.unsafe):
        yield message("cli.check.perlu-diperiksa", count=findings.fixable[False])
