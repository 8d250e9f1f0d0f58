"""`sop check`: what is wrong with documents, and the fixes of what a program can mend."""

from __future__ import annotations

from functools import partial

import click

from sopdsl.cli.checking import Order, check
from sopdsl.cli.command import Command, Mistake, Session
from sopdsl.cli.day import day_option
from sopdsl.cli.jobs import jobs_option
from sopdsl.cli.rules import rule_options
from sopdsl.diagnostics import message
from sopdsl.reports import FORMATS


@click.command(cls=Command, help="cli.check.bantuan", epilog="cli.check.contoh", options_metavar="cli.check.pemakaian")
@click.argument("paths", metavar="cli.isian.berkas", nargs=-1, required=True)
@click.option("--fix", is_flag=True, help="cli.check.fix")
@click.option("--unsafe-fixes", "unsafe", is_flag=True, help="cli.check.unsafe-fixes")
@click.option("--diff", is_flag=True, help="cli.check.diff")
@click.option("--format", "format", metavar="cli.isian.format", help="cli.check.format")
@click.option("--stdin-filename", "name", metavar="cli.isian.berkas", help="cli.check.stdin-filename")
@click.option("--watch", "watching", is_flag=True, help="cli.check.watch")
@click.option("--output-file", "target", metavar="cli.isian.berkas", help="cli.check.keluaran")
@rule_options
@day_option
@jobs_option
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
    jobs: int,
    no_cache: bool,
) -> None:
    """Check all documents and report what was found."""
    if unsafe and not (fix or diff):
        raise Mistake(message("cli.check.tanpa-fix"))
    if diff and (format or target):
        raise Mistake(message("cli.check.diff-sendiri"))
    order = Order(paths, fix, unsafe, diff, _format(format), target, not no_cache, jobs, name)
    if order.from_stdin and len(paths) > 1:
        raise Mistake(message("cli.check.stdin-sendiri"))
    if name is not None and not order.from_stdin:
        raise Mistake(message("cli.check.tanpa-stdin"))
    if watching and (fix or diff or order.from_stdin):
        raise Mistake(message("cli.check.watch-sendiri"))
    if watching:
        from sopdsl.cli.watching import watch

        watch(paths, partial(check, order, session), session)
    else:
        check(order, session)


def _format(wanted: str | None) -> str:
    name = (wanted or FORMATS[0]).lower()
    if name not in FORMATS:
        raise Mistake(message("cli.check.format-tidak-dikenal", name=name, known=FORMATS))
    return name
