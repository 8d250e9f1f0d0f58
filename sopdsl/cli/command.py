"""Click's commands with all words from the catalogue: help in plain Indonesian, or English on request."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

import click

from sopdsl.diagnostics import Message, message
from sopdsl.messages import text_of


class Session:
    """One run of the program: the language of its words, the exit code so far, the day it is to reckon with, and the
    rules that it asks for (`sopdsl.project.overrides`).

    `output_taken`: standard output is for a text that a program asked for, so that all words go to standard error.
    """

    def __init__(self) -> None:
        self.language = "id"
        self.exit_code = 0
        self.today: date | None = None
        self.selected: tuple[str, ...] | None = None
        self.ignored: tuple[str, ...] = ()
        self.output_taken = False
        self._held: list[tuple[str, bool]] | None = None

    def text(self, what: Message) -> str:
        """A message in the run's language."""
        return text_of(what, self.language)

    def say(self, text: str) -> None:
        """Print to standard output."""
        self._print(text, err=self.output_taken)

    def warn(self, text: str) -> None:
        """Print to standard error."""
        self._print(text, err=True)

    def _print(self, text: str, err: bool) -> None:
        if self._held is None:
            click.echo(text, err=err)
        else:
            self._held.append((text, err))

    @contextmanager
    def held_back(self) -> Iterator[None]:
        """Print nothing now, and all of it at the end, even of an interrupted run."""
        held = self._held = []
        try:
            yield
        finally:
            self._held = None
            for text, err in held:
                click.echo(text, err=err)

    def complain(self, what: Message) -> None:
        """Print why something could not be done, and leave with 2."""
        from sopdsl.reports.text import visible

        self.warn(f"sop: {visible(self.text(what))}")
        self.exit_code = 2

    def found_errors(self) -> None:
        """Leave with 1, unless something could not be done at all."""
        self.exit_code = max(self.exit_code, 1)


class Mistake(click.UsageError):
    """A mistake in the command line, said by a message of the catalogue."""

    def __init__(self, what: Message, ctx: click.Context | None = None) -> None:
        super().__init__(what.key, ctx or click.get_current_context(silent=True))
        self.what = what


def _show_help(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted:
        click.echo(ctx.get_help())
        ctx.exit()


HELP_OPTION = click.Option(
    ["--help"], is_flag=True, is_eager=True, expose_value=False, callback=_show_help, help="cli.bantuan.help"
)
"""Click's own looks for translations of its help at each start, in all folders where the system may have some."""


class Command(click.Command):
    """A command whose `help`, `epilog` (examples) and parameters' `help` and `metavar` are keys of the catalogue.

    `options_metavar` is the key of its usage line.
    """

    allow_extra_args = True

    def get_help_option(self, ctx: click.Context) -> click.Option:
        """The option `--help`."""
        return HELP_OPTION

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the arguments; more than the command takes is a mistake."""
        try:
            rest = super().parse_args(ctx, args)
        except click.UsageError as error:
            error.ctx = error.ctx or ctx
            raise
        if rest:
            raise Mistake(message("cli.salah.berlebih", words=tuple(rest)), ctx)
        return rest

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the help page."""
        session = ctx.ensure_object(Session)
        write_usage(self, session, formatter)
        write_text(self.help, session, formatter)
        write_options(self, ctx, session, formatter)
        write_examples(self.epilog, session, formatter)


def write_usage(command: click.Command, session: Session, formatter: click.HelpFormatter) -> None:
    """The usage line."""
    formatter.write(usage_line(command, session) + "\n")


def usage_line(command: click.Command, session: Session) -> str:
    """How the command is called, in one line."""
    how = session.text(Message(command.options_metavar or ""))
    return session.text(message("cli.bantuan.pemakaian", how=how))


def write_text(key: str | None, session: Session, formatter: click.HelpFormatter) -> None:
    """Paragraphs, indented."""
    for paragraph in session.text(Message(key or "")).split("\n"):
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(paragraph)


def write_options(command: click.Command, ctx: click.Context, session: Session, formatter: click.HelpFormatter) -> None:
    """The options, those of the program itself last."""
    records = []
    for option in command.params:
        record = option.get_help_record(ctx)
        if isinstance(option, click.Option) and record is not None:
            spelling = record[0]
            if option.metavar:
                spelling = spelling.replace(option.metavar, session.text(Message(option.metavar)))
            records.append((spelling, session.text(Message(option.help or ""))))
    records.append(("--lang id|en", session.text(message("cli.bantuan.lang"))))
    records.append(("--help", session.text(message("cli.bantuan.help"))))
    with formatter.section(session.text(message("cli.bantuan.opsi"))):
        formatter.write_dl(records)


def write_examples(key: str | None, session: Session, formatter: click.HelpFormatter) -> None:
    """Examples as they are typed, each with its purpose: a line of the text is `command  purpose`."""
    with formatter.section(session.text(message("cli.bantuan.contoh"))):
        lines = session.text(Message(key or "")).split("\n")
        formatter.write_dl([(command, purpose) for command, _, purpose in (line.partition("  ") for line in lines)])


def tolerate_any_character() -> None:
    """Let a terminal that lacks a character show `?` in its place, or type it, and a closed one show nothing."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")
