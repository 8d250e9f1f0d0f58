"""The server answers its own pages only, to this computer only, and what documents say is never markup."""

from __future__ import annotations

import re
import socket
import struct
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

import pytest

from sopdsl.messages import LANGUAGES
from sopdsl.preview.server import PreviewServer
from tests.preview.conftest import BROKEN, CLEAN, served

PATIENCE = 30
HOSTILE = '</script><script src="//x"></script><svg onload="alert(1)"><!-- & {{ 77777*3 }} "\''


def ask(server: PreviewServer, path: str, method: str = "GET", host: str | None = None) -> HTTPResponse:
    connection = HTTPConnection("127.0.0.1", server.server_port, timeout=PATIENCE)
    connection.putrequest(method, path, skip_host=True)
    connection.putheader("Host", host or f"127.0.0.1:{server.server_port}")
    connection.endheaders()
    return connection.getresponse()


def page(server: PreviewServer, path: str = "/") -> str:
    answer = ask(server, path)
    assert answer.status == 200
    return answer.read().decode()


def test_it_listens_on_this_computer_only(quiet_server: PreviewServer) -> None:
    assert quiet_server.server_address[0] == "127.0.0.1"
    assert quiet_server.url == f"http://127.0.0.1:{quiet_server.server_port}/"


def test_the_list_leads_to_the_documents(server: PreviewServer, office: Path) -> None:
    (office / "bagian/naskah & konsep #1.sop").write_text(BROKEN)
    addresses = re.findall(r'<a href="(/sop/[^"]*)"', page(server))
    assert addresses == ["/sop/a.sop", "/sop/bagian/b.sop", "/sop/bagian/naskah%20%26%20konsep%20%231.sop"]
    assert [("<svg" in page(server, address)) for address in addresses] == [True, True, False]


def test_a_file_is_shown_at_once(office: Path) -> None:
    with served(office / "a.sop") as server:
        assert "<svg" in page(server) and "Semua SOP" not in page(server)
        assert ask(server, "/sop/a.sop").status == 404


@pytest.mark.parametrize(
    "path",
    [
        "/sop/../sop.toml",
        "/sop/%2e%2e/kantor/a.sop",
        "/sop/sop.toml",
        "/sop//etc/passwd",
        "/sop/",
        "/pages.py",
        "/dasar.html",
        "/../preview/naskah.html",
        "/sop/%00",
        "/sop/%ff",
    ],
)
def test_nothing_else_is_served(quiet_server: PreviewServer, path: str) -> None:
    answer = ask(quiet_server, path)
    assert answer.status == 404 and "Tidak ada halaman" in answer.read().decode()


@pytest.mark.parametrize("path", ["/", "/preview.js", "/kabar"])
@pytest.mark.parametrize("host", ["kantor.example", "127.0.0.1", "127.0.0.1:1", "localhost.example:{port}", ""])
def test_a_stranger_gets_nothing(quiet_server: PreviewServer, path: str, host: str) -> None:
    answer = ask(quiet_server, path, host=host.format(port=quiet_server.server_port) or " ")
    assert answer.status == 403 and b"SOP" not in answer.read()
    assert ask(quiet_server, "/", host=f"localhost:{quiet_server.server_port}").status == 200


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "HEAD", "OPTIONS"])
def test_nothing_but_get_is_answered(quiet_server: PreviewServer, method: str) -> None:
    assert ask(quiet_server, "/", method).status == 501


@pytest.mark.parametrize("path", ["/", "/sop/a.sop", "/preview.js", "/preview.css", "/tidak-ada", "/kabar"])
def test_every_answer_is_closed_to_the_outside(quiet_server: PreviewServer, path: str) -> None:
    answer = ask(quiet_server, path)
    policy = answer.headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self'; img-src data:;")
    assert "frame-ancestors 'none'" in policy and "unsafe" not in policy and "http" not in policy
    assert answer.headers["X-Content-Type-Options"] == "nosniff" and answer.headers["Cache-Control"] == "no-store"
    assert "Access-Control-Allow-Origin" not in answer.headers


def test_pages_keep_their_own_rules(quiet_server: PreviewServer) -> None:
    """No script, style or address from elsewhere, which the policy would refuse."""
    for path in ("/", "/sop/a.sop", "/tidak-ada"):
        text = ask(quiet_server, path).read().decode()
        assert not re.search(r"\sstyle=|<style|\son\w+=|<script>|https?:", text)
        assert set(re.findall(r'(?:src|href)="([^"#]*)"', text)) <= {
            *("data:,", "/preview.css", "/preview.js", "/", "/sop/a.sop", "/sop/bagian/b.sop"),
        }


def test_what_documents_say_is_text(office: Path) -> None:
    text = CLEAN.replace("Pelayanan Surat", HOSTILE, 1).replace("Mencatat surat masuk", f"Mencatat {HOSTILE}")
    (office / "a.sop").write_text(f"{text}Salah {HOSTILE}: x\n")
    (office / "<b>.sop").write_text(text)
    with served(office) as server:
        for path in ("/", "/sop/a.sop", "/sop/%3Cb%3E.sop"):
            made = page(server, path)
            assert "&lt;/script&gt;" in made
            assert made.count("<script") == 1 and "onload" not in re.sub(r"&lt;.*", "", made)
            assert "<b>" not in made and "233331" not in made


def test_controls_and_turned_letters_are_shown_as_unreadable(server: PreviewServer, office: Path) -> None:
    (office / "a.sop").write_text(CLEAN.replace("surat masuk", "surat \u202emasuk\x1b"))
    made = page(server, "/sop/a.sop")
    assert "\u202e" not in made.split('id="samping"')[1] and "\x1b" not in made
    assert "surat <mark>\ufffd</mark>masuk<mark>\ufffd</mark>" in made


def test_findings_stand_below_their_lines_with_their_remedies(server: PreviewServer, office: Path) -> None:
    (office / "a.sop").write_text(BROKEN)
    made = page(server, "/sop/a.sop")
    line = made.split('<li id="baris-21"')[1].split("</li>")[0]
    assert "<mark>Kepal</mark>" in line and "pelaksana-tidak-dikenal" in line and "saran: " in line
    assert '<a href="#baris-21">baris 21</a>' in made.split('id="temuan"')[1].split("</section>")[0]


def test_what_messages_quote_is_set_as_code(server: PreviewServer, office: Path) -> None:
    (office / "a.sop").write_text(CLEAN.replace("Waktu: 1 jam", "Waktu: <i>`nanti`"))
    made = page(server, "/sop/a.sop")
    assert "<code>1-3 hari kerja</code>" in made and "“&lt;i&gt;<code>nanti</code>”" in made


def test_both_languages(office: Path) -> None:
    said = set()
    for language in LANGUAGES:
        with served(office, language) as server:
            assert f'<html lang="{language}">' in page(server)
            said.add(re.findall(r"<h2>(.*?)</h2>", page(server, "/sop/a.sop"))[0])
    assert said == {"Naskah", "Text"}


def test_changes_are_told(server: PreviewServer, office: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sopdsl.preview.server._PULSE", 100.0 * PATIENCE)
    news = ask(server, "/kabar")
    assert news.headers["Content-Type"] == "text/event-stream"
    assert news.readline().startswith(b"retry: ")
    first = news.readline()
    assert first.startswith(b"data: ") and news.readline() == b"\n"
    assert f'data-digest="{first[6:].decode().strip()}"' in page(server, "/sop/a.sop")
    (office / "a.sop").write_text(BROKEN)
    assert news.readline() not in (first, b"") and news.readline() == b"\n"


def test_a_failure_of_the_program_is_a_page(server: PreviewServer, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("<boom>")

    monkeypatch.setattr("sopdsl.preview.desk.examine", fail)
    answer = ask(server, "/")
    assert answer.status == 500 and "RuntimeError: &lt;boom&gt;" in answer.read().decode()


@pytest.mark.parametrize("request_line", [b"GET /sop/a.sop HTTP/1.0", b"GET http://[ HTTP/1.0", b"\xff", b""])
def test_broken_requests_and_browsers_that_go_away_leave_no_words(
    server: PreviewServer, capfd: pytest.CaptureFixture[str], request_line: bytes
) -> None:
    for linger in (1, 0):
        with socket.create_connection(("127.0.0.1", server.server_port), PATIENCE) as connection:
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", linger, 0))
            connection.sendall(request_line + b"\r\nHost: x\r\n\r\n")
    assert page(server)
    assert capfd.readouterr() == ("", "")
