"""The day on which overdue reviews are reckoned: `--tanggal`, or `SOP_TANGGAL`; never the clock."""

from __future__ import annotations

from datetime import date

import click

from sopdsl.cli.command import Mistake, Session
from sopdsl.diagnostics import message


def take_day(ctx: click.Context, _: click.Parameter, text: str | None) -> None:
    """Set the session's day from the option's words, a date as SOPs write it."""
    if text is None:
        return
    from sopdsl.model import Words
    from sopdsl.syntax.dates import read_date

    read = read_date(Words(text.strip()))
    if read.year is None or read.month is None or read.day is None:
        raise Mistake(message("cli.check.tanggal-salah", text=text))
    ctx.ensure_object(Session).today = date(read.year, read.month, read.day)
