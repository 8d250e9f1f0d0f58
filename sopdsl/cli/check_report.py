"""What a run of `sop check` says: its findings in one of the reports, and how much they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from sopdsl.cli.command import Session
from sopdsl.cli.findings import Findings
from sopdsl.diagnostics import Message, Severity, message
from sopdsl.project.manuscripts import Manuscript
from sopdsl.project.outcome import Outcome
from sopdsl.reports import Checked, report

if TYPE_CHECKING:
    from sopdsl.cli.mending import Mender

_FOR_PEOPLE = ("text", "concise")


def report_findings(
    checked: Sequence[tuple[Manuscript, Outcome]],
    format: str,
    target: str | None,
    mender: Mender | None,
    session: Session,
) -> None:
    """Print what was found, or write it to a file (`target`), and say how much it is."""
    at_once = format == "text" and target is None
    kept: list[Checked] = []
    findings = Findings(session, None if at_once else kept)
    for manuscript, outcome in checked:
        if outcome.diagnostics or not (at_once or manuscript.is_settings):
            findings.show(manuscript.source, outcome.diagnostics, manuscript.root)
    if findings.counts[Severity.ERROR]:
        session.found_errors()
    if not at_once:
        _deliver(report(format, kept, session.language), target, session)
    documents = sum(not manuscript.is_settings for manuscript, _ in checked)
    if checked and (target is not None or format in _FOR_PEOPLE):
        for line in _summary(documents, findings, mender):
            session.say(session.text(line))


def _deliver(text: str, target: str | None, session: Session) -> None:
    if target is None:
        if text:
            session.say(text.removesuffix("\n"))
        return
    from sopdsl.cli.writing import write_files

    try:
        write_files({Path(target): text.encode("utf-8", "surrogateescape")})
    except OSError as error:
        reason = error.strerror or type(error).__name__
        session.complain(message("cli.check.laporan-tidak-tertulis", path=target, reason=reason))


def _summary(documents: int, findings: Findings, mender: Mender | None) -> Iterator[Message]:
    """What was mended, what was found, and what else a program can mend."""
    if mender and mender.applied:
        yield message("laporan.diperbaiki", fixes=mender.applied, documents=mender.documents)
    counts = findings.counts
    yield message(
        "laporan.ringkasan",
        documents=documents,
        errors=counts[Severity.ERROR],
        warnings=counts[Severity.WARNING],
        infos=counts[Severity.INFO],
    )
    if findings.fixable[True]:
        yield message("laporan.ditahan" if mender else "laporan.dapat-diperbaiki", count=findings.fixable[True])
    if findings.fixable[False] and not (mender and mender.unsafe):
        yield message("laporan.perlu-diperiksa", count=findings.fixable[False])
