"""`sop preview`: documents in the browser, drawn and checked again whenever they are saved."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import click

from sopdsl.cli.command import Command, Mistake, Session
from sopdsl.cli.day import day_option
from sopdsl.cli.findings import is_read_by_eye
from sopdsl.cli.paths import find
from sopdsl.diagnostics import message

if TYPE_CHECKING:
    from sopdsl.preview.desk import Desk
    from sopdsl.preview.server import PreviewServer

_TRIES = 20
"""So many ports are tried, one after the other, where the user names none."""


@click.command(
    cls=Command, help="cli.preview.bantuan", epilog="cli.preview.contoh", options_metavar="cli.preview.pemakaian"
)
@click.argument("path", metavar="cli.isian.berkas")
@click.option("--port", metavar="cli.isian.nomor", help="cli.preview.port")
@click.option("--no-open", is_flag=True, help="cli.preview.no-open")
@day_option
@click.pass_obj
def command(session: Session, path: str, port: str | None, no_open: bool) -> None:
    """Serve a document or a folder of them until Ctrl-C."""
    from sopdsl.preview.desk import Desk
    from sopdsl.project.cache import open_cache
    from sopdsl.project.overrides import Overrides

    wanted = _port(port)
    if not find([path], session):
        return
    cache = None if os.environ.get("SOP_NO_CACHE") else open_cache(os.environ)
    server = _server(Desk(path, Overrides(session.today), cache), wanted, session)
    session.say(session.text(message("cli.preview.alamat", address=server.url)))
    if sys.stdout is not None:
        sys.stdout.flush()
    if not no_open and _has_browser():
        import webbrowser

        webbrowser.open(server.url)
    server.serve()


def _port(wanted: str | None) -> int | None:
    if wanted is None:
        return None
    if not wanted.isdecimal() or not 1024 <= int(wanted) <= 65535:
        raise Mistake(message("cli.preview.port-salah", text=wanted))
    return int(wanted)


def _server(desk: Desk, wanted: int | None, session: Session) -> PreviewServer:
    """A server at the port that is wanted, else at the first free one."""
    from sopdsl.preview.server import PORT, PreviewServer

    ports = [wanted] if wanted else [*range(PORT, PORT + _TRIES), 0]
    for port in ports:
        try:
            return PreviewServer(desk, session.language, port)
        except OSError as error:
            reason = error.strerror or type(error).__name__
    if wanted:
        raise Mistake(message("cli.preview.port-terpakai", port=wanted, reason=reason))
    raise Mistake(message("cli.preview.tanpa-port", reason=reason))


def _has_browser() -> bool:
    """Whether somebody sits at this computer's own screen; else Python would look for a browser for terminals."""
    has_screen = sys.platform in ("win32", "darwin") or any(map(os.environ.get, ("DISPLAY", "WAYLAND_DISPLAY")))
    return has_screen and is_read_by_eye()
