"""The rules that a run asks for: `--pilih` and `--abaikan`, with names, codes or families, repeated or with commas."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

from sopdsl.cli.command import Mistake, Session
from sopdsl.diagnostics import message

_Command = TypeVar("_Command", bound=Callable[..., Any])


def rule_options(command: _Command) -> _Command:
    """Give a command that reports findings the options `--pilih` and `--abaikan`."""
    for name, take, help in (
        ("--abaikan", _take_ignored, "cli.check.abaikan"),
        ("--pilih", _take_selected, "cli.check.pilih"),
    ):
        option = click.option(
            name, metavar="cli.isian.aturan", multiple=True, expose_value=False, callback=take, help=help
        )
        command = option(command)
    return command


def _take_selected(ctx: click.Context, _: click.Parameter, words: tuple[str, ...]) -> None:
    if words:
        ctx.ensure_object(Session).selected = _canonical(words, ctx)


def _take_ignored(ctx: click.Context, _: click.Parameter, words: tuple[str, ...]) -> None:
    if not words:
        return
    from sopdsl.checks.selection import fixed

    rules = _canonical(words, ctx)
    for rule in rules:
        if fixed(rule):
            raise Mistake(message("cli.check.aturan-tetap", rule=rule), ctx)
    ctx.ensure_object(Session).ignored = rules


def _canonical(words: tuple[str, ...], ctx: click.Context) -> tuple[str, ...]:
    from sopdsl.checks.selection import canonical, selectable_words
    from sopdsl.checks.similar import nearest

    found = []
    for word in ",".join(words).split(","):
        rule = canonical(word)
        if rule is None:
            near = nearest(word, selectable_words())
            unknown = message("cli.explain.tidak-dikenal", rule=word)
            raise Mistake(message("cli.explain.mirip", rule=word, near=(near,)) if near else unknown, ctx)
        found.append(rule)
    return tuple(found)
