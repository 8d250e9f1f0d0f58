"""How many processes work at the same time: `-j`, or one for each processor core."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any, TypeVar

import click

from sopdsl.cli.command import Mistake
from sopdsl.diagnostics import message

_MOST = 61
"""Windows lets one process wait for no more."""

_Command = TypeVar("_Command", bound=Callable[..., Any])


def jobs_option(command: _Command) -> _Command:
    """Give a command that works on many documents the option `--jobs`."""
    option = click.option("-j", "--jobs", metavar="cli.isian.jumlah", callback=_number, help="cli.jobs")
    return option(command)


def _number(ctx: click.Context, _: click.Parameter, wanted: str | None) -> int:
    if wanted is None:
        cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
        return min(cores, _MOST)
    if not wanted.isdecimal() or int(wanted) == 0:
        raise Mistake(message("cli.jobs-salah", text=wanted), ctx)
    return min(int(wanted), _MOST)
