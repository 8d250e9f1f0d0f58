"""`sop runs`: the runs of a store, newest first."""

from __future__ import annotations

import json
from typing import Any

import click

from sopdsl.cli import moment
from sopdsl.cli.columns import in_columns
from sopdsl.cli.command import Command, Mistake, Session
from sopdsl.cli.formats import format_of
from sopdsl.cli.run.durations import is_late
from sopdsl.cli.run.options import store_option
from sopdsl.cli.run.places import opened, store_place
from sopdsl.cli.run.telling import time_words
from sopdsl.diagnostics import message
from sopdsl.execution.kept import understood
from sopdsl.execution.run import Status
from sopdsl.execution.store import RunHeader
from sopdsl.reports.text import visible
from sopdsl.words import key

STATUSES = {
    Status.RUNNING: message("run.status.berjalan"),
    Status.FINISHED: message("run.status.selesai"),
    Status.CANCELLED: message("run.status.dibatalkan"),
    Status.STUCK: message("run.status.buntu"),
}
"""The names of the states, by which runs are also chosen."""


@click.command(cls=Command, help="run.runs.bantuan", epilog="run.runs.contoh", options_metavar="run.runs.pemakaian")
@click.option("--status", metavar="run.isian.status", help="run.runs.status")
@click.option("--judul", "title", metavar="cli.isian.teks", help="run.runs.judul")
@click.option("--as", "office", metavar="run.isian.pelaksana", help="run.runs.sebagai")
@click.option("--terlambat", "late", is_flag=True, help="run.runs.terlambat")
@click.option("--format", "format", metavar="cli.isian.format", help="run.runs.format")
@store_option
@click.pass_obj
def command(
    session: Session,
    status: str | None,
    title: str | None,
    office: str | None,
    late: bool,
    format: str | None,
    store: str | None,
) -> None:
    """List the runs that are asked for."""
    wanted, form = _status(status, session), format_of(format, ("text", "json"))
    with opened(store_place(store, session), session) as opened_store:
        headers = [
            header
            for header in opened_store.runs(status="running" if late else wanted)
            if _is_asked_for(header, title, office)
        ]
        if late:
            stored = opened_store.read_each([header.number for header in headers])
            late_ones = {each.header.number for each in stored if is_late(understood(each).run, moment.now())}
            headers = [header for header in headers if header.number in late_ones]
    if form == "json":
        session.say(json.dumps([_plain(header) for header in headers], indent=2, ensure_ascii=False))
    elif headers:
        _print(headers, session)
    else:
        session.say(session.text(message("run.runs.tidak-ada")))


def _status(wanted: str | None, session: Session) -> str | None:
    names = {key(session.text(name)): status.value for status, name in STATUSES.items()}
    if wanted is None:
        return None
    found = names.get(key(wanted)) or next((each.value for each in Status if each.value == key(wanted)), None)
    if found is None:
        raise Mistake(message("run.runs.status-tidak-dikenal", name=wanted, known=tuple(names)))
    return found


def _is_asked_for(header: RunHeader, title: str | None, office: str | None) -> bool:
    summary = header.summary
    named = title is None or key(title) in key(f"{summary.title} {summary.procedure}")
    return named and (office is None or key(office) in map(key, summary.waiting))


def _plain(header: RunHeader) -> dict[str, Any]:
    return {"number": header.number, **header.summary._asdict(), "events": header.length, "hash": header.hash}


def _print(headers: list[RunHeader], session: Session) -> None:
    rows = [tuple(session.text(message("run.runs.kepala")).split(";"))]
    for header in headers:
        summary = header.summary
        title = f"{summary.title}, {summary.procedure}" if summary.procedure else summary.title
        status = session.text(STATUSES[Status(summary.status)])
        waiting = ", ".join(each or session.text(message("run.kartu.siapa-saja")) for each in summary.waiting)
        cells = (str(header.number), status, time_words(summary.latest, session), title, waiting or "-")
        rows.append(tuple(map(visible, cells)))
    session.say("\n".join(in_columns(rows)))
