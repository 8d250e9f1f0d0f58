"""`sop format`: documents in their canonical form."""

from __future__ import annotations

from pathlib import Path

import click

from sopdsl.cli.changes import show_change, write_back
from sopdsl.cli.command import Command, Mistake, Session
from sopdsl.cli.ending import report_crash
from sopdsl.cli.paths import complain_about, find, typed
from sopdsl.cli.standard_input import STANDARD_INPUT, give_back, take_bytes
from sopdsl.diagnostics import message
from sopdsl.project.files import Unreadable, read_text
from sopdsl.project.formatting import FormattedFile, format_file
from sopdsl.project.outcome import Crash
from sopdsl.reports.text import visible


@click.command(
    cls=Command, help="cli.format.bantuan", epilog="cli.format.contoh", options_metavar="cli.format.pemakaian"
)
@click.argument("paths", metavar="cli.isian.berkas", nargs=-1, required=True)
@click.option("--check", is_flag=True, help="cli.format.check")
@click.option("--diff", is_flag=True, help="cli.format.diff")
@click.option("--stdin-filename", "name", metavar="cli.isian.berkas", help="cli.format.stdin-filename")
@click.pass_obj
def command(session: Session, paths: tuple[str, ...], check: bool, diff: bool, name: str | None) -> None:
    """Format all documents; one that cannot be formatted does not hold up the others."""
    if name is not None and STANDARD_INPUT not in paths:
        raise Mistake(message("cli.format.tanpa-stdin"))
    if STANDARD_INPUT not in paths:
        _format_files(paths, check, diff, session)
    elif len(paths) > 1 or check or diff:
        raise Mistake(message("cli.format.masukan-sendiri"))
    else:
        _filter(Path(name or STANDARD_INPUT), session)


def _filter(path: Path, session: Session) -> None:
    """From standard input to standard output, for editors: nothing comes out where something is wrong."""
    formatted = _attempt(path, take_bytes(), session)
    if formatted:
        give_back(formatted.after)


def _format_files(paths: tuple[str, ...], check: bool, diff: bool, session: Session) -> None:
    changed, tidy, failed = 0, 0, 0
    for found in find(paths, session):
        formatted = _attempt(found.path, None, session)
        if formatted and formatted.after == formatted.before:
            tidy += 1
        elif formatted and _deliver(found.path, formatted, check, diff, session):
            changed += 1
        else:
            failed += 1
    if changed or tidy or failed:
        key = "cli.format.ringkasan-check" if check or diff else "cli.format.ringkasan"
        summary = session.text(message(key, changed=changed, tidy=tidy, failed=failed))
        session.warn(summary) if diff else session.say(summary)


def _attempt(path: Path, data: bytes | None, session: Session) -> FormattedFile | None:
    """A document formatted, from its file if `data` is None; None where that cannot be done, which is said."""
    shown = path.as_posix()
    try:
        formatted = format_file(shown, read_text(path) if data is None else data)
    except Unreadable as error:
        complain_about(error.problem, session)
        return None
    except Exception as error:
        report_crash(session, Crash.of(error), shown)
        return None
    if not formatted.errors:
        return formatted
    session.found_errors()
    line, _ = formatted.source.line_column(formatted.errors[0].span.start)
    what = message("cli.format.ada-galat", path=shown, errors=len(formatted.errors), line=line, typed=typed(shown))
    session.warn(f"sop: {visible(session.text(what))}")
    return None


def _deliver(path: Path, formatted: FormattedFile, check: bool, diff: bool, session: Session) -> bool:
    """Write, show or name the file; whether that was possible."""
    if check or diff:
        session.found_errors()
    if diff:
        return show_change(path, formatted.before, formatted.after, session)
    if not check and not write_back(path, formatted.before, formatted.after, session):
        return False
    what = message("cli.format.belum-rapi" if check else "cli.format.dirapikan", path=path.as_posix())
    session.say(visible(session.text(what)))
    return True
