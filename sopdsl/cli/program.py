"""The program itself: its commands, loaded when they are called, and the one place where everything ends."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Any, NoReturn

import click

from sopdsl import __version__
from sopdsl.cli.command import (
    HELP_OPTION,
    Command,
    Mistake,
    Session,
    tolerate_any_character,
    write_examples,
    write_options,
    write_text,
    write_usage,
)
from sopdsl.cli.ending import ending
from sopdsl.cli.language import take_language
from sopdsl.diagnostics import Message, message

COMMANDS = {
    "new": "cli.new.ringkas",
    "check": "cli.check.ringkas",
    "format": "cli.format.ringkas",
    "render": "cli.render.ringkas",
    "book": "cli.book.ringkas",
    "preview": "cli.preview.ringkas",
    "run": "run.ringkas",
    "runs": "run.runs.ringkas",
    "stats": "stats.ringkas",
    "form": "stats.form.ringkas",
    "import": "cli.import.ringkas",
    "info": "cli.info.ringkas",
    "compare": "compare.ringkas",
    "explain": "cli.explain.ringkas",
    "config": "cli.config.ringkas",
}
"""The commands, each a module of this package with a `command`, and the keys of what they do in a few words."""

_MODULES = {"import": "import_", "run": "run.begin"}
"""The modules of commands that are not named like them."""


class Program(click.Group):
    """`sop`: a group of commands that are imported only when they are called."""

    def get_help_option(self, ctx: click.Context) -> click.Option:
        """The option `--help`."""
        return HELP_OPTION

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of the commands, in the order of the help page."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import a command."""
        if cmd_name not in COMMANDS:
            return None
        command = import_module(f"sopdsl.cli.{_MODULES.get(cmd_name, cmd_name)}").command
        assert isinstance(command, Command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that is called; a word that is none is a mistake, with the nearest one."""
        if args[0] not in COMMANDS:
            from difflib import get_close_matches

            near = get_close_matches(args[0], COMMANDS, n=1)
            if near:
                raise Mistake(message("cli.salah.perintah-mirip", name=args[0], near=near[0]), ctx)
            raise Mistake(message("cli.salah.perintah", name=args[0], known=tuple(COMMANDS)), ctx)
        return super().resolve_command(ctx, args)

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the help page."""
        session = ctx.ensure_object(Session)
        write_usage(self, session, formatter)
        write_text(self.help, session, formatter)
        with formatter.section(session.text(message("cli.bantuan.perintah"))):
            formatter.write_dl([(name, session.text(Message(short))) for name, short in COMMANDS.items()])
        write_options(self, ctx, session, formatter)
        write_examples(self.epilog, session, formatter)

    def run(self, args: Sequence[str] | None = None) -> int:
        """Run with the given words and end in good order, whatever happens; the result is the exit code."""
        tolerate_any_character()
        session = Session()

        def work() -> int:
            words = take_language(sys.argv[1:] if args is None else args, os.environ, session)
            with self.make_context("sop", words, obj=session) as ctx:
                self.invoke(ctx)
            return session.exit_code

        return ending(work, session)

    def main(self, args: Sequence[str] | None = None, *_: Any, **__: Any) -> NoReturn:
        """Run and leave the interpreter, as click's callers expect."""
        sys.exit(self.run(args))


def _print_version(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted:
        click.echo(f"sop {__version__}")
        ctx.exit()


@click.command(
    cls=Program,
    invoke_without_command=True,
    help="cli.program.bantuan",
    epilog="cli.program.contoh",
    options_metavar="cli.program.pemakaian",
)
@click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=_print_version, help="cli.program.version"
)
@click.pass_context
def program(ctx: click.Context) -> None:
    """`sop` without a command shows its help, and leaves with 2: nothing was done."""
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())
        ctx.exit(2)
