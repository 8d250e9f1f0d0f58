"""How a run of the program ends, whatever happened in it: an exit code, and a short message instead of a traceback."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

import click

from sopdsl import __version__
from sopdsl.cli.command import Mistake, Session, usage_line
from sopdsl.diagnostics import Message, message

if TYPE_CHECKING:
    from sopdsl.project.outcome import Crash

INTERRUPTED = 130
BROKEN_PIPE = 141
"""The exit codes of a program that the signals INT and PIPE end, as shells count them."""


def ending(work: Callable[[], int], session: Session) -> int:
    """Do the work and flush what it printed. The result is the exit code: 2 for everything that could not be done."""
    try:
        code = _attempt(work, session)
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:
                stream.flush()
        return code
    except BrokenPipeError:
        _forget_output()
        return BROKEN_PIPE
    except OSError as error:
        _forget_output()
        _last_words(session, message("cli.gagal.sistem", reason=error.strerror or type(error).__name__))
        return 2


def _attempt(work: Callable[[], int], session: Session) -> int:
    try:
        return work()
    except click.exceptions.Exit as leaving:
        return leaving.exit_code
    except click.UsageError as error:
        _explain_usage(error, session)
        return 2
    except (KeyboardInterrupt, click.Abort):
        session.warn("\n" + session.text(message("cli.gagal.dihentikan")))
        return INTERRUPTED
    except OSError:
        raise
    except Exception as error:
        from sopdsl.project.outcome import Crash

        report_crash(session, Crash.of(error))
        return 2


def report_crash(session: Session, crash: Crash, path: str = "") -> None:
    """Say that the program itself is at fault, and what to report; with `SOP_DEBUG=1` the traceback too."""
    if os.environ.get("SOP_DEBUG") == "1":
        session.warn(crash.traceback)
    if path:
        session.complain(message("cli.gagal.dokumen", path=path, kind=crash.kind, version=__version__))
    else:
        session.complain(message("cli.gagal.program", kind=crash.kind, version=__version__))


def _explain_usage(error: click.UsageError, session: Session) -> None:
    session.warn(f"sop: {session.text(_usage_message(error, session))}")
    command = error.ctx.command if error.ctx is not None else None
    if command is not None:
        session.warn(usage_line(command, session))
    path = error.ctx.command_path if error.ctx is not None else "sop"
    session.warn(session.text(message("cli.salah.lihat-bantuan", command=f"{path} --help")))


def _usage_message(error: click.UsageError, session: Session) -> Message:
    match error:
        case Mistake():
            return error.what
        case click.NoSuchOption():
            near = (error.possibilities or [""])[0]
            if near:
                return message("cli.salah.opsi-mirip", name=error.option_name, near=near)
            return message("cli.salah.opsi", name=error.option_name)
        case click.MissingParameter(param=param) if param is not None:
            return message("cli.salah.kurang", name=session.text(Message(param.human_readable_name)))
        case click.BadOptionUsage():
            return message("cli.salah.nilai-opsi", name=error.option_name)
        case _:
            return message("cli.salah.lain", reason=error.format_message())


def _forget_output() -> None:
    """Send what is left in the buffers nowhere, so that the interpreter's own last flush cannot fail."""
    if sys.stdout is None:
        return
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError, AttributeError):
        return


def _last_words(session: Session, what: Message) -> None:
    try:
        session.complain(what)
    except OSError:
        return
