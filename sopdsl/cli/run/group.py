"""How `sop run` finds what its first word means."""

from __future__ import annotations

from difflib import get_close_matches
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from sopdsl.cli.command import Command, Mistake, Session
from sopdsl.diagnostics import Message, message

COMMANDS = {
    "resume": "run.resume.ringkas",
    "show": "run.show.ringkas",
    "undo": "run.undo.ringkas",
    "cancel": "run.cancel.ringkas",
    "export": "run.export.ringkas",
    "import": "run.import.ringkas",
    "verify": "run.verify.ringkas",
    "migrate": "run.migrate.ringkas",
}
"""What can be done with runs that were begun, each a module beside this one, and what it does in a few words."""

_MODULES = {"import": "import_"}


class RunCommand(Command):
    """`sop run`: its first word is a file, or one of `COMMANDS`. A file of such a name is reached by `./show`."""

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: Any
    ) -> click.Context:
        """The context of this command, or of the one that the first word names."""
        first = args[0] if args else ""
        if first in COMMANDS:
            return sub_command(first).make_context(f"{info_name} {first}", args[1:], parent, **extra)
        near = get_close_matches(first, COMMANDS, n=1)
        if near and not Path(first).exists():
            raise Mistake(message("run.salah.perintah-mirip", name=first, near=near[0]), parent)
        return super().make_context(info_name, args, parent, **extra)

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the help page, with what else can be done with runs."""
        super().format_help(ctx, formatter)
        session = ctx.ensure_object(Session)
        with formatter.section(session.text(message("run.bantuan-lain"))):
            formatter.write_dl([(f"sop run {name}", session.text(Message(short))) for name, short in COMMANDS.items()])


def sub_command(name: str) -> Command:
    """Import a command."""
    command = import_module(f"sopdsl.cli.run.{_MODULES.get(name, name)}").command
    assert isinstance(command, Command)
    return command
