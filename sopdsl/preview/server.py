"""The preview's server: HTTP on this computer's own address, for browsers that run here."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socketserver import TCPServer
from threading import Condition, Event, Thread
from typing import Any, cast

from sopdsl.preview.desk import Desk
from sopdsl.preview.pages import FOLDER, Pages
from sopdsl.project.outcome import Crash
from sopdsl.project.watching import INTERVAL

ADDRESS = "127.0.0.1"
"""Other computers cannot reach it."""

PORT = 8350
"""The first port that is tried."""

NEWS = "/kabar"
"""Where the page hears of changes (server-sent events)."""

_STATIC = {"/preview.css": "text/css; charset=utf-8", "/preview.js": "text/javascript; charset=utf-8"}
_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cache-Control": "no-store",
}
_PULSE = 10.0
"""Seconds after which a page that heard nothing is greeted, so that one that is gone is noticed."""


class PreviewServer(ThreadingHTTPServer):
    """Serves a desk. Raises OSError where the port is taken."""

    allow_reuse_address = os.name != "nt"  # where Windows would let two programs have one port

    def __init__(self, desk: Desk, language: str, port: int) -> None:
        super().__init__((ADDRESS, port), _Handler)
        self.pages = Pages(desk, language)
        self.news = _News(desk)
        port = self.server_address[1]
        self.url = f"http://{ADDRESS}:{port}/"
        self.hosts = (f"{ADDRESS}:{port}", f"localhost:{port}")

    def server_bind(self) -> None:
        """Take the port, and ask nobody for a name of this computer, as the class above would."""
        TCPServer.server_bind(self)
        self.server_name, self.server_port = ADDRESS, self.server_address[1]

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that goes away is no error."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)

    def serve(self) -> None:
        """Answer until Ctrl-C, or until another thread calls `shutdown`."""
        Thread(target=self.news.watch, daemon=True).start()
        try:
            with suppress(KeyboardInterrupt):
                self.serve_forever()
        finally:
            self.news.end()
            self.server_close()


class _News:
    """How the files look, for those who wait for a change, until it has `ended`."""

    def __init__(self, desk: Desk) -> None:
        self.ended = Event()
        self._desk = desk
        self._changed = Condition()
        self._digest = desk.digest()

    def watch(self) -> None:
        """Look again and again."""
        while not self.ended.wait(INTERVAL):
            self.look()

    def look(self) -> None:
        """Look at the files now. A folder that cannot be looked at for a while is no news."""
        with suppress(OSError), self._changed:
            self._digest = self._desk.digest()
            self._changed.notify_all()

    def end(self) -> None:
        """Let nobody wait any longer."""
        self.ended.set()
        with self._changed:
            self._changed.notify_all()

    def after(self, known: str) -> str:
        """The digest as soon as it is another than `known`; the same if that takes long."""
        with self._changed:
            self._changed.wait_for(lambda: self._digest != known or self.ended.is_set(), _PULSE)
            return self._digest


class _Handler(BaseHTTPRequestHandler):
    """Answers GET, and only those who know the server by its own name: a page of another site that had its name point
    here (DNS rebinding) gives itself away in `Host`.
    """

    error_content_type = "text/plain"
    error_message_format = "%(code)d\n"

    def do_GET(self) -> None:
        """Answer a request."""
        server = cast(PreviewServer, self.server)
        path = self.path.partition("?")[0]
        if self.headers.get("Host") not in server.hosts:
            self._send(HTTPStatus.FORBIDDEN, "text/plain", b"403\n")
        elif path == NEWS:
            self._tell(server.news)
        elif path in _STATIC:
            self._send(HTTPStatus.OK, _STATIC[path], (FOLDER / path[1:]).read_bytes())
        else:
            status, page = _page(server.pages, path)
            self._send(status, "text/html; charset=utf-8", page.encode("utf-8", "replace"))

    def _send(self, status: HTTPStatus, kind: str, data: bytes) -> None:
        self._begin(status, kind)
        self.wfile.write(data)

    def _begin(self, status: HTTPStatus, kind: str) -> None:
        self.send_response(status)
        for name, value in {"Content-Type": kind, **_HEADERS}.items():
            self.send_header(name, value)
        self.end_headers()

    def _tell(self, news: _News) -> None:
        """Tell the digest of the files now, and again at every change, until the page is gone."""
        self._begin(HTTPStatus.OK, "text/event-stream")
        self.wfile.write(b"retry: 1000\n")
        news.look()
        known = ""
        while not news.ended.is_set():
            digest = news.after(known)
            self.wfile.write(f"data: {digest}\n\n".encode() if digest != known else b":\n\n")
            known = digest

    def version_string(self) -> str:
        """What the server calls itself."""
        return "sop"

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: the user looks at the page."""


def _page(pages: Pages, path: str) -> tuple[HTTPStatus, str]:
    """The page of a path, or one that says why there is none."""
    try:
        page = pages.at(path)
    except Exception as error:
        return HTTPStatus.INTERNAL_SERVER_ERROR, pages.failure(Crash.of(error))
    return (HTTPStatus.OK, page) if page is not None else (HTTPStatus.NOT_FOUND, pages.nothing())
