"""Days on the command line. Overdue reviews are reckoned on `--tanggal`, or `SOP_TANGGAL`; never by the clock."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar

import click

from sopdsl.cli.command import Mistake, Session
from sopdsl.diagnostics import message


def _take_day(ctx: click.Context, _: click.Parameter, text: str | None) -> None:
    """Set the session's day from the option's words, a date as SOPs write it."""
    if text is not None:
        ctx.ensure_object(Session).today = day_of(text)


def day_of(text: str) -> date:
    """The day of a date as SOPs write it. Raises Mistake."""
    from sopdsl.model import Words
    from sopdsl.syntax.dates import read_date

    read = read_date(Words(text.strip()))
    if read.year is None or read.month is None or read.day is None:
        raise Mistake(message("cli.check.tanggal-salah", text=text))
    return date(read.year, read.month, read.day)


_Command = TypeVar("_Command", bound=Callable[..., Any])


def day_option(command: _Command) -> _Command:
    """Give a command that shows findings the option `--tanggal`."""
    option = click.option(
        "--tanggal",
        metavar="cli.isian.tanggal",
        envvar="SOP_TANGGAL",
        expose_value=False,
        callback=_take_day,
        help="cli.check.tanggal",
    )
    return option(command)
