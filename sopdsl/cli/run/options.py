"""What the commands for runs have in common on the command line: who acts, and where runs are kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import click

from sopdsl.cli import moment
from sopdsl.cli.command import Mistake
from sopdsl.diagnostics import message
from sopdsl.execution.actions import Person
from sopdsl.execution.plan import Plan
from sopdsl.words import key

_Command = TypeVar("_Command", bound=Callable[..., Any])

store_option = click.option(
    "--simpan", "store", metavar="run.isian.tempat", envvar="SOP_SIMPAN", help="run.opsi.simpan"
)
"""Where runs are kept: a file, or the address of a PostgreSQL database."""


class _Number(click.ParamType[int]):
    """The number of a run."""

    name = "number"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The number that was written. Raises Mistake."""
        words = str(value)
        if words.isdecimal() and len(words) <= _DIGITS and int(words):
            return int(words)
        raise Mistake(message("run.salah.nomor", words=words), ctx)


_DIGITS = 9
"""A store gives no longer numbers."""

number_argument = click.argument("number", type=_Number(), metavar="cli.isian.nomor")
optional_number_argument = click.argument("number", type=_Number(), metavar="cli.isian.nomor", required=False)

script_option = click.option("--script", metavar="cli.isian.berkas", help="run.opsi.script")
"""A file with the answers, for what is carried out without anybody typing."""

name_option = click.option("--nama", "name", metavar="cli.isian.nama", envvar="SOP_NAMA", help="run.opsi.nama")
_as_option = click.option("--as", "offices", metavar="run.isian.pelaksana", multiple=True, help="run.opsi.sebagai")


def person_options(command: _Command) -> _Command:
    """Give a command `--as` and `--nama`, as `offices` and `name`."""
    return _as_option(name_option(command))


def person_of(name: str | None, offices: Sequence[str], plan: Plan) -> Person:
    """Who acts: with the offices given, or, without any, for all of a plan's executors. Raises Mistake."""
    named = (moment.user_name() if name is None else name).strip()
    if not named or not named.isprintable():
        raise Mistake(message("run.salah.tanpa-nama"))
    return Person(named, tuple(executor_of(office, plan) for office in offices) or None)


def executor_of(words: str, plan: Plan) -> str:
    """The executor of a label or a full name. Raises Mistake."""
    found = executor_named(words, plan)
    if found is not None:
        return found
    from sopdsl.checks.similar import nearest  # the parser comes with it

    near = nearest(words, plan.executors)
    if near is not None:
        raise Mistake(message("run.salah.pelaksana-mirip", words=words, near=near))
    raise Mistake(message("run.salah.pelaksana", words=words, known=plan.executors))


def executor_named(words: str, plan: Plan) -> str | None:
    """The executor of a label or a full name, None where there is none."""
    known = {key(office): label for office, label in zip(plan.offices, plan.executors, strict=True)}
    known.update({key(label): label for label in plan.executors})
    return known.get(key(words))
